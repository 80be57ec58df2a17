import type { Evaluation } from '#core/evaluations/evaluate.ts'
import { csvLines } from '../documents/write-csv.ts'
import type { Language } from './finding-words.ts'
import { type ResultCell, resultTable } from './result-table.ts'

/** The league table as lines of CSV, headings first: what is written to a folder, and what a package is held to. */
export function resultsCsv(evaluation: Evaluation, language: Language): Iterable<string> {
  const { columns, rows, rowOf } = resultTable(evaluation, language)
  const cells = function* (): Generator<readonly ResultCell[]> {
    yield columns.map(({ heading, unit }) => (unit === null ? heading : `${heading}（${unit}）`))
    for (const row of rows) yield rowOf(row)
  }
  return csvLines(cells())
}
