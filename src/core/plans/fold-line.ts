// How does one printed line read in one width, without the blanks that mean nothing?

import type { Span } from '../base/span.ts'

/** A line's cleaned characters and where each stood; reused from line to line. */
export type LineBuffer = {
  codes: Uint16Array
  offsets: Uint32Array
  length: number
  /** the whole line once somebody asked for its words; null before, and where it is very long */
  text: string | null
  /** blanks before the first character, a full-width one counting two */
  indent: number
  /** printed width of the line without its indent, full-width characters counting two */
  width: number
}

export function newLineBuffer(): LineBuffer {
  return { codes: new Uint16Array(1024), offsets: new Uint32Array(1024), length: 0, text: null, indent: 0, width: 0 }
}

/** The text of up to some ten thousand codes. Spread into arguments an array goes through its iterator, at four times the cost. */
export const textOfCodes = (codes: Uint16Array): string => Reflect.apply(String.fromCharCode, null, codes)

/**
 * Folds [start, end) of the source into the buffer: one width, no blanks except between Latin words and figures.
 * In a line set in columns two blanks or more part two cells, as a tab does.
 */
export function foldLine(source: string, line: Span, buffer: LineBuffer, columned = false): void {
  makeRoom(buffer, line.end - line.start)
  buffer.length = 0
  buffer.text = null
  buffer.indent = 0
  buffer.width = 0
  let blank = false
  let blanks = 0
  for (let at = line.start; at < line.end; at++) {
    const code = source.charCodeAt(at)
    if (kinds[code] === nothing) continue
    if (kinds[code] === blankKind) {
      blank = true
      blanks++
      if (buffer.length === 0) buffer.indent += code === 0x3000 ? 2 : 1
      else buffer.width += code === 0x3000 ? 2 : 1
      continue
    }
    const folded = folded16[code] ?? code
    if (columned && blanks > 1 && buffer.length > 0) push(buffer, 9, at - 1)
    else if (blank && meansSomething(buffer, folded, source, at, line.end)) push(buffer, 32, at - 1)
    blank = false
    blanks = 0
    push(buffer, folded, at)
    buffer.width += code > 0xff ? 2 : 1
  }
  settlePunctuation(buffer)
}

function push(buffer: LineBuffer, code: number, offset: number): void {
  buffer.codes[buffer.length] = code
  buffer.offsets[buffer.length] = offset
  buffer.length++
}

function makeRoom(buffer: LineBuffer, size: number): void {
  if (buffer.codes.length >= size + 1) return
  buffer.codes = new Uint16Array(size * 2)
  buffer.offsets = new Uint32Array(size * 2)
}

const nothing = 1
const blankKind = 2

/** what a character is, looked up because every character of a document passes here */
const kinds = new Uint8Array(0x10000)
for (let code = 0; code < 32; code++) if (code !== 9) kinds[code] = nothing
for (const code of [0x7f, 0xad, 0xfeff, 0x2060, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f]) kinds[code] = nothing
for (const code of [0x20, 0xa0, 0x3000, 0x202f]) kinds[code] = blankKind
for (let code = 0x2000; code <= 0x200a; code++) kinds[code] = blankKind

export const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isLatin = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
const isWord = (code: number): boolean => isDigit(code) || isLatin(code)

const singles: ReadonlyMap<number, number> = new Map([
  [0xff61, 0x3002], // ｡
  [0xff64, 0x3001], // ､
  [0xff0c, 0x2c],
  [0x2013, 0x2d], // –
  [0x2212, 0x2d], // −
  [0x2010, 0x2d],
  [0x2011, 0x2d],
  [0x301c, 0x2d], // 〜
  [0x2500, 0x2014], // ─ drawn for —
  [0x2015, 0x2014],
  [0xfe30, 0x3a],
  [0x2236, 0x3a], // ∶
  [0x3014, 0x3014],
  [0xff3b, 0x3014], // ［ and [ are 〔 in these papers
  [0xff3d, 0x3015],
  [0x5b, 0x3014],
  [0x5d, 0x3015],
])

const folded16 = new Uint16Array(0x10000)
for (let code = 0; code < 0x10000; code++) {
  const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code
  folded16[code] = singles.get(code) ?? (half === 0x7e ? 0x2d : half)
}

function meansSomething(buffer: LineBuffer, next: number, source: string, at: number, end: number): boolean {
  const last = buffer.codes[buffer.length - 1]
  if (last === undefined || !isWord(next)) return false
  if (last === 46 && isDigit(next)) return !splitsDecimal(buffer, source, at, end)
  if (isDigit(last) && isDigit(next)) return !splitsNumber(buffer, source, at, end)
  return isWord(last)
}

/** "1 5 %" and "5 000万元" are one number; "2025 34", "专栏1 2023年" and "1 30家" at a line's start are two. */
function splitsNumber(buffer: LineBuffer, source: string, at: number, end: number): boolean {
  let first = buffer.length - 1
  while (first >= 0 && isDigit(buffer.codes[first] ?? 0)) first--
  const whole = buffer.length - 1 - first
  const before = first < 0 ? 0 : (buffer.codes[first] ?? 0)
  const decimals = before === 46 && isDigit(buffer.codes[first - 1] ?? 0)
  if (whole > 4 || before === 9 || (before === 46 && !decimals) || isLabel(buffer, first)) return false
  const rest = digitRuns(source, at, end)
  if (rest.tabbed || !rest.counts) return false
  // letters set apart: 2 0 2 2 年; the first of them may open the line
  const spaced = rest.runs.every((run) => run === 1) && (whole === 1 || first >= 0)
  if (spaced && whole + rest.runs.length <= 4) return true
  // 2 0 2 4 年 at a line's start, its first digits joined already
  if (rest.year && rest.runs.every((run) => run === 1) && whole + rest.runs.length === 4) return true
  return first >= 0 && whole <= 3 && rest.runs.every((run) => run === 3)
}

/** what a number before a blank is the number of: 表1, 图2, 专栏3, 附件4, 第5 */
const labels: ReadonlySet<number> = new Set([...'表图栏件附录第章节条'].map((label) => label.charCodeAt(0)))
/** 专栏1, but not 存栏1 8 0万只 */
const isLabel = ({ codes }: LineBuffer, at: number): boolean =>
  labels.has(codes[at] ?? 0) && (codes[at] !== 0x680f || codes[at - 1] === 0x4e13)

/** The runs of digits from here on that single blanks part, and whether what stands behind them counts something. */
type DigitRuns = {
  readonly runs: readonly number[]
  readonly tabbed: boolean
  readonly counts: boolean
  readonly year: boolean
}

function digitRuns(source: string, at: number, end: number): DigitRuns {
  const runs: number[] = []
  let run = 0
  let place = at
  for (; place < Math.min(end, at + 16); place++) {
    const code = source.charCodeAt(place)
    if (isDigit(folded16[code] ?? 0)) run++
    else if (kinds[code] === blankKind && run > 0) {
      runs.push(run)
      run = 0
    } else if (kinds[code] !== blankKind) break
  }
  if (run > 0) runs.push(run)
  const behind = folded16[source.charCodeAt(place)] ?? 0
  const decimal = behind === 46 && /^.[ \u3000]?[\d０-９]/.test(source.slice(place, Math.min(end, place + 3)))
  return {
    runs,
    tabbed: behind === 9,
    year: behind === 0x5e74,
    counts: place < end && (decimal || behind === 37 || (behind > 0x2e80 && behind < 0xff00)),
  }
}

/** "31. 34万" is one number; "2. 2017年" and "1. 30家" at the start of something are an item's number and a figure. */
function splitsDecimal(buffer: LineBuffer, source: string, at: number, end: number): boolean {
  let first = buffer.length - 2
  while (first >= 0 && isDigit(buffer.codes[first] ?? 0)) first--
  const whole = buffer.length - 2 - first
  if (whole === 0) return false
  let after = at
  while (after < end && after < at + 4 && isDigit(folded16[source.charCodeAt(after)] ?? 0)) after++
  const decimals = after - at
  const before = buffer.codes[first] ?? 9
  const startsThere =
    first < 0 || before === 9 || before === 0x3002 || before === 0xff1b || before === 59 || before === 46
  return decimals <= 3 && (whole >= 2 || !startsThere)
}

const full: ReadonlyMap<number, number> = new Map([
  [0x2c, 0xff0c],
  [0x3a, 0xff1a],
  [0x3b, 0xff1b],
  [0x21, 0xff01],
  [0x3f, 0xff1f],
])

function settlePunctuation(buffer: LineBuffer): void {
  const { codes, length } = buffer
  for (let at = 0; at < length; at++) {
    const code = codes[at] ?? 0
    if (code > 0x3f && code !== 0x2014) continue
    const wide = full.get(code)
    if (
      wide !== undefined &&
      !(code === 0x2c && partsThousands(codes, at, length)) &&
      !(code === 0x3a && between(codes, at))
    )
      codes[at] = wide
    else if (code === 0x2e && endsSentence(codes, at, length)) codes[at] = 0x3002
    else if (
      code === 0x2014 &&
      codes[at - 1] !== 0x2014 &&
      codes[at + 1] !== 0x2014 &&
      at > 0 &&
      isDigit(codes[at + 1] ?? 0)
    )
      codes[at] = 0x2d
  }
}

const quoteMarks: ReadonlySet<number> = new Set([0x22, 0x201c, 0x2018])
/** 甲. 乙. number the items of a list */
const stems: ReadonlySet<number> = new Set([...'甲乙丙丁戊己庚辛注附'].map((stem) => stem.charCodeAt(0)))
const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fff
const numerals: ReadonlySet<number> = new Set([...'〇零一二三四五六七八九十百'].map((numeral) => numeral.charCodeAt(0)))

/** "产值4500元.其中" ends a sentence with a half-width stop; "一.", "4.", "3.5" and "a.doc" do not. */
function endsSentence(codes: Uint16Array, at: number, length: number): boolean {
  const before = codes[at - 1] ?? 0
  const after = at + 1 < length ? (codes[at + 1] ?? 0) : 0
  if (at === 0) return isHan(after)
  const quotes = quoteMarks.has(after)
  if (after !== 0 && !isHan(after) && !((isDigit(after) || quotes) && isHan(before))) return false
  if (!isHan(before) && before !== 37 && !(before === 41 && (after === 0 || isHan(codes[at - 2] ?? 0)))) return false
  let first = at - 1
  while (first >= 0 && numerals.has(codes[first] ?? 0)) first--
  // a line that was wrapped may begin with the end of a sentence: 吨.牵头单位
  if (at > 0 && after === 0 && before === 41) return true
  return first >= 0 && (at > 3 || (isHan(after) && isHan(before) && !stems.has(before)))
}

const between = (codes: Uint16Array, at: number): boolean => isDigit(codes[at - 1] ?? 0) && isDigit(codes[at + 1] ?? 0)

function partsThousands(codes: Uint16Array, at: number, length: number): boolean {
  const digit = (index: number): boolean => index >= 0 && index < length && isDigit(codes[index] ?? 0)
  if (!digit(at + 1) || !digit(at + 2) || !digit(at + 3) || digit(at + 4) || !digit(at - 1)) return false
  const short = !digit(at - 2) || !digit(at - 3) || !digit(at - 4)
  // "1,234" but not "2025,300"
  return short
}
