// How is each line of a cleaned text parted into cells by its tabs?

import type { Span } from '../base/span.ts'
import { trimmed } from './sentences.ts'
import { cellOf, type RawRow, type TableCell } from './tables.ts'

export type PrintedLine = Span & {
  readonly tabs: number
  readonly cells: readonly TableCell[]
  /** how many of the cells are not blank */
  readonly printed: number
}

/** A table found among printed lines, and the index of the first line behind it. */
export type FoundTable = { readonly rows: RawRow[]; readonly next: number }

/** The lines of cleaned [from, to) that are not empty. */
export function printedLines(text: string, from: number, to: number): PrintedLine[] {
  const lines: PrintedLine[] = []
  for (let start = from; start < to; ) {
    const stop = text.indexOf('\n', start)
    const end = stop < 0 || stop > to ? to : stop
    if (end > start) lines.push(lineOf(text, start, end))
    start = end + 1
  }
  return lines
}

function lineOf(text: string, start: number, end: number): PrintedLine {
  if (!isTabbed(text, start, end)) {
    const cell = cellOf(text, trimmed(text, start, end))
    return { start, end, cells: [cell], tabs: 0, printed: cell.from === 'own' ? 1 : 0 }
  }
  const cells: TableCell[] = []
  let from = start
  for (let at = start; at <= end; at++) {
    if (at < end && text.charCodeAt(at) !== 9) continue
    cells.push(cellOf(text, trimmed(text, from, at)))
    from = at + 1
  }
  return { start, end, cells, tabs: cells.length - 1, printed: cells.filter((cell) => cell.from === 'own').length }
}

function isTabbed(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 9) return true
  return false
}
