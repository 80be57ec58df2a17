// Which lines are rows of a table whose columns are set apart by blanks alone?

import type { Span } from '../base/span.ts'

const gap = /[ \u00a0\u3000]{2,}/
const value = /^[≥≤<>+-]?\d[\d.,]*[%％‰]?$|^[-—–/]+$/
const widestCell = 24
const fewestRows = 3

/**
 * The lines, by index, that are rows of tables set in columns of blanks: three or more in a run, parted into as many
 * short cells each, most of them values below the first row. A signature's or a title's letters set apart are none.
 */
export function columnedLines(source: string, lines: readonly Span[]): ReadonlySet<number> {
  const found = new Set<number>()
  let run: string[][] = []
  for (let at = 0; at <= lines.length; at++) {
    const line = lines[at]
    const cells = line === undefined ? [] : cellsOf(source, line)
    if (cells.length > 2 && (run.length === 0 || run[0]?.length === cells.length)) {
      run.push(cells)
      continue
    }
    if (holdsValues(run)) for (let row = at - run.length; row < at; row++) found.add(row)
    run = cells.length > 2 ? [cells] : []
  }
  return found
}

function cellsOf(source: string, { start, end }: Span): string[] {
  if (end - start > 400) return []
  const words = source.slice(start, end)
  if (words.includes('\t') || !gap.test(words.trim())) return []
  const cells = words.trim().split(gap)
  return cells.every((cell) => cell.length <= widestCell && !/[。；]/.test(cell)) ? cells : []
}

function holdsValues(rows: readonly string[][]): boolean {
  if (rows.length < fewestRows) return false
  const below = rows.slice(1).flatMap((cells) => cells.slice(1))
  return below.filter((cell) => value.test(cell)).length * 2 > below.length
}
