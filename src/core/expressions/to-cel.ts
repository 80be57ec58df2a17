// What is an expression as people type it — Chinese names, units, full-width signs — in CEL's letters?

import type { Fault } from '../base/fault.ts'
import type { Span } from '../base/span.ts'
import { parseUnit, type UnitOfMeasure } from '../base/units-of-measure.ts'
import { celName } from './cel-names.ts'
import { columnsNamed, isWord, knownNameAt, type NameBook, nearestName, wordEnd } from './names.ts'

/** CEL text, where each piece of it came from, and the units that stood behind numbers (by their place in the CEL text). */
export type CelText = {
  readonly cel: string
  readonly faults: readonly Fault[]
  readonly units: ReadonlyMap<number, UnitOfMeasure>
  /** whether what is left is worth parsing: unknown names are, an open quote is not */
  readonly readable: boolean
  /** a range of the CEL text as a range of what was typed */
  readonly spanOf: (start: number, end: number) => Span
}

/** Stands for a name that nobody knows; no column has such a code. */
export const UNKNOWN = 'unknown__'

const SIGNS: readonly (readonly [string, string])[] = [
  ['&&', '&&'],
  ['||', '||'],
  ['<>', '!='],
  ['!=', '!='],
  ['==', '=='],
  ['<=', '<='],
  ['>=', '>='],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '!='],
  ['=', '=='],
  ['<', '<'],
  ['>', '>'],
  ['!', '!'],
  ['×', '*'],
  ['*', '*'],
  ['÷', '/'],
  ['/', '/'],
  ['+', '+'],
  ['−', '-'],
  ['–', '-'],
  ['-', '-'],
  ['(', '('],
  [')', ')'],
  ['[', '['],
  [']', ']'],
  ['【', '['],
  ['】', ']'],
  [',', ','],
  ['、', ','],
  ['?', '?'],
  [':', ':'],
  ['.', '.'],
]

/** Words for signs and functions; they count only where they stand alone. */
const WORDS: Readonly<Record<string, string>> = {
  且: '&&',
  并且: '&&',
  and: '&&',
  或: '||',
  或者: '||',
  or: '||',
  非: '!',
  not: '!',
  属于: ' in ',
  in: ' in ',
  真: 'true',
  是: 'true',
  true: 'true',
  假: 'false',
  否: 'false',
  false: 'false',
  null: 'null',
}
const FUNCTIONS: Readonly<Record<string, string>> = {
  最小值: 'min',
  最大值: 'max',
  限定: 'clamp',
  首个有值: 'coalesce',
  有值: 'present',
  绝对值: 'abs',
  四舍五入: 'round',
  增速: 'growth',
  同比增速: 'growth',
  上年同期: 'lastYear',
}

type Piece = { readonly at: number; readonly text: string; readonly start: number; readonly end: number }
type Token = {
  readonly end: number
  readonly text: string
  readonly unit?: UnitOfMeasure
  readonly faults?: readonly Fault[]
  readonly broken?: true
}

/** Never throws; whatever is wrong with names, quotes, units and signs comes back as faults with their ranges. */
export function toCel(text: string, book: NameBook): CelText {
  const pieces: Piece[] = []
  const faults: Fault[] = []
  const units = new Map<number, UnitOfMeasure>()
  let cel = ''
  let readable = true
  for (let at = 0; at < text.length; ) {
    const token = tokenAt(text, at, book)
    if (token.unit !== undefined) units.set(cel.length, token.unit)
    if (token.faults !== undefined) faults.push(...token.faults)
    if (token.broken) readable = false
    pieces.push({ at: cel.length, text: token.text, start: at, end: token.end })
    cel += token.text
    at = token.end
  }
  const spanOf = (start: number, end: number): Span => ({
    start: placeOf(pieces, start, 'start', text.length),
    end: placeOf(pieces, Math.max(start, end - 1), 'end', text.length),
  })
  return { cel, faults, units, readable, spanOf }
}

function placeOf(pieces: readonly Piece[], at: number, side: 'start' | 'end', length: number): number {
  const piece = pieces.find((one) => at >= one.at && at < one.at + one.text.length)
  return piece === undefined ? length : piece[side]
}

function tokenAt(text: string, at: number, book: NameBook): Token {
  const character = text[at] ?? ''
  if (/\s/.test(character)) return { end: at + 1, text: ' ' }
  if (`"'“‘`.includes(character)) return quoted(text, at)
  if ('`「'.includes(character)) return marked(text, at, book)
  // before numbers, for a name may begin with one: 5G基站数
  const known = knownNameAt(book, text, at)
  if (known !== undefined && !isCallWord(text, at, known.end)) return nameToken(at, known.end, known.name, book)
  if (/[0-9]/.test(character.normalize('NFKC'))) return numberAt(text, at)
  if (isWord(character)) return wordAt(text, at, book)
  return signAt(text, at)
}

const isCallWord = (text: string, at: number, end: number): boolean =>
  /^\s*[(（]/.test(text.slice(end)) && text.slice(at, end) in FUNCTIONS

function signAt(text: string, at: number): Token {
  for (const [sign, cel] of SIGNS) {
    const printed = text.slice(at, at + sign.length)
    if (printed === sign || printed.normalize('NFKC') === sign) return { end: at + sign.length, text: cel }
  }
  const character = String.fromCodePoint(text.codePointAt(at) ?? 32)
  const end = at + character.length
  const faults = [{ code: 'expression.character', place: { start: at, end }, facts: { character } }]
  return { end, text: ' ', faults, broken: true }
}

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '‘': '’', '`': '`', '「': '」' }

function closingOf(text: string, at: number): number {
  const closing = CLOSING[text[at] ?? ''] ?? ''
  for (let end = at + 1; end < text.length; end += 1) {
    if (text[end] === '\\' && `"'`.includes(closing)) end += 1
    else if (text[end] === closing) return end
  }
  return -1
}

const open = (text: string, at: number): Token => ({
  end: text.length,
  text: ' ',
  faults: [{ code: 'expression.quote-open', place: { start: at, end: text.length }, facts: { quote: text[at] ?? '' } }],
  broken: true,
})

function quoted(text: string, at: number): Token {
  const end = closingOf(text, at)
  if (end < 0) return open(text, at)
  const inner = text.slice(at + 1, end)
  // what stands between plain quotes may carry escapes, which CEL reads itself
  const cel = `"'`.includes(text[at] ?? '') ? text.slice(at, end + 1) : JSON.stringify(inner)
  return { end: end + 1, text: cel }
}

function marked(text: string, at: number, book: NameBook): Token {
  const end = closingOf(text, at)
  return end < 0 ? open(text, at) : nameToken(at, end + 1, text.slice(at + 1, end).trim(), book)
}

function nameToken(start: number, end: number, name: string, book: NameBook): Token {
  const columns = columnsNamed(book, name)
  const [column] = columns
  if (column !== undefined && columns.length === 1) return { end, text: celName(column.code) }
  const place = { start, end }
  if (column === undefined)
    return {
      end,
      text: UNKNOWN,
      faults: [{ code: 'expression.name-unknown', place, facts: { name, nearest: nearestName(book, name) } }],
    }
  const holders = columns.map((one) => `${one.name} (${one.code})`).join('、')
  return { end, text: UNKNOWN, faults: [{ code: 'expression.name-ambiguous', place, facts: { name, holders } }] }
}

function wordAt(text: string, at: number, book: NameBook): Token {
  const end = wordEnd(text, at)
  const word = text.slice(at, end)
  const called = /^\s*[(（]/.test(text.slice(end))
  if (called && FUNCTIONS[word] !== undefined) return { end, text: FUNCTIONS[word] }
  const sign = WORDS[word.toLowerCase()]
  if (sign !== undefined) return { end, text: sign }
  // functions and methods are CEL's to know; a Chinese word before a bracket is a name that nobody knows
  if (/^[A-Za-z_]\w*$/.test(word) && (called || text.slice(0, at).trimEnd().endsWith('.'))) return { end, text: word }
  return nameToken(at, end, word, book)
}

function numberAt(text: string, at: number): Token {
  const match = /^[0-9０-９]+(?:[.．][0-9０-９]+)?(?:[eE][+-]?[0-9]+)?/.exec(text.slice(at))
  const printed = match?.[0] ?? ''
  const value = Number(printed.normalize('NFKC'))
  const end = at + printed.length
  const place = { start: at, end }
  if (!Number.isFinite(value))
    return { end, text: '0.0', faults: [{ code: 'expression.number-range', place, facts: { number: printed } }] }
  const cel = /[.e]/.test(String(value)) ? String(value) : `${value}.0`
  const unit = unitAt(text, end)
  if (unit === undefined) return { end, text: cel }
  if (unit.value === undefined) {
    const faults = [
      { code: 'unit.unknown', place: { start: at, end: unit.end }, facts: { unit: unit.printed, part: unit.printed } },
    ]
    return { end: unit.end, text: cel, faults }
  }
  return { end: unit.end, text: cel, unit: unit.value }
}

type UnitAt = { readonly end: number; readonly printed: string; readonly value?: UnitOfMeasure }

/** The longest unit behind a number, 2000万元/亩; a word there that is no unit comes back without a value. */
function unitAt(text: string, from: number): UnitAt | undefined {
  const start = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0)
  const run = /^[%％‰]|^[\p{L}㎡℃][\p{L}\p{N}㎡%/·]*/u.exec(text.slice(start))?.[0] ?? ''
  const word = text.slice(start, wordEnd(text, start))
  if (run === '' || WORDS[word.toLowerCase()] !== undefined) return undefined
  for (let length = run.length; length > 0; length -= 1) {
    const end = start + length
    if (isWord(text[end - 1]) && isWord(text[end])) continue
    const read = parseUnit(run.slice(0, length))
    if (read.ok && read.value.terms.length > 0) return { end, printed: run.slice(0, length), value: read.value }
    if (read.ok && run.slice(0, length) === '倍') return { end, printed: '倍', value: read.value }
  }
  return { end: start + word.length, printed: word }
}
