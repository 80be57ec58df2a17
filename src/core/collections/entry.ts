// What does a cell say that somebody typed, pasted or put into a spreadsheet?

import { tidyNumber } from '../base/sum.ts'
import { conversionOf, isRate, isSameScale, parseUnit, scaled } from '../base/units-of-measure.ts'
import type { MissingReason, Observed } from '../indicators/observed.ts'

/**
 * A number in the field's unit; or why there is none; or something that is neither. `from` names the unit that was
 * written beside the number where it is another one of the same kind (亿元 in a field of 万元): the number is converted,
 * and whoever shows it says so.
 */
export type Entry =
  | { readonly kind: 'value'; readonly value: number; readonly from: string | null }
  | { readonly kind: 'missing'; readonly missing: MissingReason }
  | {
      readonly kind: 'unreadable'
      readonly why: 'not-a-number' | 'ambiguous' | 'other-unit'
      readonly unit: string | null
    }

/** Words for absence that forms hold in practice. A blank cell and a dash are not the same, and neither is 0. */
const ABSENT: Readonly<Record<string, MissingReason>> = {
  '-': 'dash',
  '--': 'dash',
  '—': 'dash',
  '——': 'dash',
  '–': 'dash',
  '/': 'dash',
  '\\': 'dash',
  '…': 'dash',
  无: 'not-applicable',
  不适用: 'not-applicable',
  'n/a': 'not-applicable',
  na: 'not-applicable',
  未统计: 'not-collected',
  未采集: 'not-collected',
  未报: 'not-reported',
  暂缺: 'not-reported',
  未到期: 'not-due',
  保密: 'refused',
  拒报: 'refused',
}

const NUMBER = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d*)?(e[+-]?\d{1,3})?/i

/** `unit` is the field's, as printed on the form. Full-width digits, thousands' commas, spaces, % and units are taken. */
export function readEntry(text: string, unit: string): Entry {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/[−－﹣]/g, '-')
    .trim()
  if (plain === '') return { kind: 'missing', missing: 'blank' }
  const absent = ABSENT[plain.toLowerCase()]
  if (absent !== undefined) return { kind: 'missing', missing: absent }
  // an accountant's minus: (1,234.5)
  const bracketed = /^\(([^()]+)\)$/.exec(plain)
  const joined = (bracketed?.[1] ?? plain).replace(/(\d) (?=\d{3}(?!\d))/g, '$1').replace(/\s+/g, '')
  const match = NUMBER.exec(joined)
  const digits = match === null ? '' : `${match[2] ?? ''}${(match[3] ?? '').slice(1)}`
  if (match === null || digits === '') return { kind: 'unreadable', why: 'not-a-number', unit: null }
  const rest = joined.slice(match[0].length)
  if (/^[,.\d]/.test(rest)) return { kind: 'unreadable', why: 'ambiguous', unit: null }
  const value = Number(match[0].replaceAll(',', '')) * (bracketed === null ? 1 : -1)
  if (!Number.isFinite(value)) return { kind: 'unreadable', why: 'not-a-number', unit: null }
  return rest === ''
    ? { kind: 'value', value: Object.is(value, -0) ? 0 : value, from: null }
    : inUnit(value, rest, unit)
}

function inUnit(value: number, written: string, unit: string): Entry {
  const field = parseUnit(unit)
  if (!field.ok) return { kind: 'unreadable', why: 'other-unit', unit: written }
  const given = parseUnit(isBareMultiple(written) ? `${written}${baseOf(unit)}` : written)
  if (!given.ok) return { kind: 'unreadable', why: 'not-a-number', unit: null }
  const scale = conversionOf(given.value, field.value)
  if (scale === undefined) return { kind: 'unreadable', why: 'other-unit', unit: given.value.symbol }
  const from = isSameScale(scale) || isRate(field.value) ? null : given.value.symbol
  return { kind: 'value', value: tidyNumber(scaled(value, scale)), from }
}

const isBareMultiple = (written: string): boolean => /^[百千]?[万亿]$/.test(written)
const baseOf = (unit: string): string => unit.replace(/^[十百千]?[万亿]+/, '')

/** What counts of an entry: its value, or why there is none. */
export function observedOf(entry: Entry): Observed {
  switch (entry.kind) {
    case 'value':
      return { value: entry.value }
    case 'missing':
      return { missing: entry.missing }
    case 'unreadable':
      return { missing: 'unreadable' }
  }
}

/** Cells of a spreadsheet's clipboard: tabs part columns, line ends part rows, quotes hold what has either in it. */
export function readClipboard(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '')
  for (let at = 0; at < body.length; at += 1) {
    const character = body.charAt(at)
    if (quoted) {
      if (character !== '"') cell += character
      else if (body.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (character === '"' && cell === '') quoted = true
    else if (character === '\t') {
      row.push(cell)
      cell = ''
    } else if (character === '\n') {
      rows.push([...row, cell])
      row = []
      cell = ''
    } else cell += character
  }
  return [...rows, [...row, cell]]
}
