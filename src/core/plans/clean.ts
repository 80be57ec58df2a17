// How does a document's text read once page ends, widths and blanks are out of the way, and where did each character stand?

import type { Span } from '../base/span.ts'
import type { PlanDocument } from './document.ts'
import { columnedLines } from './fixed-columns.ts'
import { foldLine, type LineBuffer, newLineBuffer, textOfCodes } from './fold-line.ts'
import { endsYear, joinOf, type LineFacts, lineFacts, Paragraph } from './join-lines.ts'

/**
 * Cleaned text whose every character knows its offset in the original.
 *
 * One line of `text` is one paragraph, or one row of a table with its cells parted by tabs. In it
 * digits, letters, brackets, % and dashes of ranges are half width; ，；：！？。、 are full width (except the comma and
 * colon inside a number); blanks stand only between two Latin words or figures; words broken by a page end or a hard
 * wrap are whole again; what a page end printed twice stands once.
 */
export type CleanText = {
  readonly text: string
  /** the original span of cleaned [start, end); blanks dropped at its edges are not in it */
  original(start: number, end: number): Span
  /** cleaned [start, end) with the characters as the document printed them, only without the dropped blanks and breaks */
  printed(start: number, end: number): string
  /** whether a blank or a break was dropped before the cleaned character at this offset */
  gapBefore(at: number): boolean
  /** the first cleaned offset that stands at or after this original offset */
  cleaned(originalOffset: number): number
}

type RawLine = Span & { readonly inTable: boolean }

/** Cleans a document in one pass over its text. Never fails: what it does not understand stays as it is. */
export function cleanText(document: PlanDocument): CleanText {
  const source = document.text
  const out = new Output(source.length + 1)
  const lines = rawLines(document)
  const wrapWidth = hardWrapWidth(source, lines)
  const buffer = newLineBuffer()
  let held: LineFacts | null = null
  let paragraph: Paragraph | null = null
  const columned = columnedLines(source, lines)
  for (const [index, line] of lines.entries()) {
    foldLine(source, line, buffer, columned.has(index))
    if (buffer.length === 0) {
      paragraph?.noteBlankLine()
      continue
    }
    const facts = lineFacts(buffer, line.inTable)
    if (facts.furniture === 'page') continue
    if (facts.furniture === 'number' && held === null && paragraph !== null) {
      if (endsYear(paragraph, buffer)) {
        out.append(buffer, 0, false)
        paragraph.grow(buffer, 0, facts)
        continue
      }
      // a bare number may be a page number inside a sentence; the next line decides
      held = { ...facts, copy: copyOf(buffer) }
      continue
    }
    const joined = paragraph === null ? null : joinOf(paragraph, facts, buffer, wrapWidth)
    if (held !== null && joined === null) paragraph = startParagraph(out, held.copy ?? buffer, held)
    held = null
    if (joined === 'repeated') continue
    if (paragraph !== null && joined !== null) {
      out.append(buffer, joined.skip, joined.blank)
      paragraph.grow(buffer, joined.skip, facts)
    } else {
      paragraph = startParagraph(out, buffer, facts)
    }
  }
  if (held?.copy) startParagraph(out, held.copy, held)
  return out.finish(source)
}

function startParagraph(out: Output, buffer: LineBuffer, facts: LineFacts): Paragraph {
  out.breakLine(buffer)
  out.append(buffer, 0, false)
  return new Paragraph(buffer, facts)
}

function copyOf(buffer: LineBuffer): LineBuffer {
  return {
    ...buffer,
    codes: buffer.codes.slice(0, buffer.length),
    offsets: buffer.offsets.slice(0, buffer.length),
  }
}

const isLineEnd = (code: number): boolean =>
  code === 10 || code === 13 || code === 12 || code === 11 || code === 0x2028 || code === 0x2029 || code === 0x85

function rawLines(document: PlanDocument): RawLine[] {
  const { text } = document
  const tables = [...document.tables].sort((a, b) => a.start - b.start)
  const lines: RawLine[] = []
  let start = 0
  let table = 0
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && !isLineEnd(text.charCodeAt(at))) continue
    while ((tables[table]?.end ?? Number.POSITIVE_INFINITY) <= start) table++
    const inTable = (tables[table]?.start ?? Number.POSITIVE_INFINITY) <= start
    // the line feed of CRLF must not count as a blank line of its own
    if (!(at === start && at > 0 && text.charCodeAt(at) === 10 && text.charCodeAt(at - 1) === 13)) {
      lines.push({ start, end: at, inTable })
    }
    start = at + 1
  }
  return lines
}

const widest = 240

/** The width at which the text was wrapped by hand or by a converter, or null where lines are paragraphs. */
function hardWrapWidth(source: string, lines: readonly RawLine[]): number | null {
  const counts = new Uint32Array(widest + 1)
  let total = 0
  for (const line of lines) {
    if (line.inTable) continue
    const width = lineWidth(source, line)
    if (width === 0) continue
    total++
    counts[Math.min(width, widest)] = (counts[Math.min(width, widest)] ?? 0) + 1
  }
  let longer = 0
  for (let width = widest; width >= 40; width--) {
    const near = (counts[width] ?? 0) + (counts[width - 1] ?? 0) + (counts[width - 2] ?? 0) + (counts[width - 3] ?? 0)
    if (width < widest && near >= 6 && near >= total * 0.3 && longer <= total * 0.05) return width
    longer += counts[width] ?? 0
  }
  return unevenWrapWidth(source, lines)
}

const shortestWrapped = 36
const widestWrapped = 96

/** Lines of uneven width that mostly break off in mid-sentence were wrapped too, as read from a picture. */
function unevenWrapWidth(source: string, lines: readonly RawLine[]): number | null {
  let long = 0
  let broken = 0
  for (const line of lines) {
    const width = line.inTable ? 0 : lineWidth(source, line)
    if (width > widestWrapped) return null
    if (width < shortestWrapped) continue
    long++
    if (!/[。；：！？;:!?.…”)）》〕\]]\s*$/.test(source.slice(Math.max(line.start, line.end - 4), line.end))) broken++
  }
  return long >= 12 && broken >= long * 0.6 ? shortestWrapped + 4 : null
}

function lineWidth(source: string, line: Span): number {
  let width = 0
  let trailing = 0
  for (let at = line.start; at < line.end && width < widest; at++) {
    const code = source.charCodeAt(at)
    if (code === 9) return 0
    const blank = code === 32 || code === 0x3000 || code === 0xa0
    if (blank && width === 0) continue
    trailing = blank ? trailing + 1 : 0
    width += code > 0xff ? 2 : 1
  }
  return Math.max(0, width - trailing)
}

class Output {
  readonly codes: Uint16Array
  readonly offsets: Uint32Array
  length = 0

  constructor(capacity: number) {
    this.codes = new Uint16Array(capacity + 1)
    this.offsets = new Uint32Array(capacity + 1)
  }

  breakLine(next: LineBuffer): void {
    if (this.length === 0) return
    this.push(10, Math.max(this.lastOffset() + 1, (next.offsets[0] ?? 0) - 1))
  }

  append(buffer: LineBuffer, skip: number, blank: boolean): void {
    if (blank) this.push(32, this.lastOffset() + 1)
    const { codes, offsets, length } = buffer
    // most lines are short, and two views of a buffer cost more than copying these
    for (let at = skip; at < length; at++) this.push(codes[at] ?? 0, offsets[at] ?? 0)
  }

  private push(code: number, offset: number): void {
    this.codes[this.length] = code
    this.offsets[this.length] = offset
    this.length++
  }

  private lastOffset(): number {
    return this.length === 0 ? -1 : (this.offsets[this.length - 1] ?? 0)
  }

  finish(source: string): CleanText {
    return mapped(source, textOf(this.codes, this.length), this.offsets.slice(0, this.length))
  }
}

function textOf(codes: Uint16Array, length: number): string {
  const parts: string[] = []
  for (let at = 0; at < length; at += 8192) {
    parts.push(textOfCodes(codes.subarray(at, Math.min(at + 8192, length))))
  }
  return parts.join('')
}

function mapped(source: string, text: string, offsets: Uint32Array): CleanText {
  const offsetOf = (at: number): number => offsets[at] ?? source.length
  const lowerBound = (original: number): number => {
    let low = 0
    let high = text.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (offsetOf(middle) < original) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    text,
    original: (start, end) =>
      end <= start
        ? { start: offsetOf(start), end: offsetOf(start) }
        : { start: offsetOf(start), end: offsetOf(end - 1) + 1 },
    printed: (start, end) => {
      let printed = ''
      for (let at = start, next = start; at < end; at = next) {
        next = at + 1
        if (text.charCodeAt(at) === 32) printed += ' '
        else {
          while (next < end && text.charCodeAt(next) !== 32 && offsetOf(next) === offsetOf(next - 1) + 1) next++
          printed += source.slice(offsetOf(at), offsetOf(next - 1) + 1)
        }
      }
      return printed
    },
    gapBefore: (at) => at > 0 && at < text.length && offsetOf(at) - offsetOf(at - 1) > 1,
    cleaned: lowerBound,
  }
}
