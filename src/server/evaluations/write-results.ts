import { createWriteStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Fault } from '#core/base/fault.ts'
import type { Evaluation } from '#core/evaluations/evaluate.ts'
import type { EvaluationFinding } from '#core/evaluations/finding.ts'
import { csvLines } from '../documents/write-csv.ts'
import { writeTable } from '../documents/write-table.ts'
import { type Language, said, severityWords } from './finding-words.ts'
import { resultTable } from './result-table.ts'
import { resultsCsv } from './results-csv.ts'

/** Excel has 1,048,576 rows, and nobody reads a workbook of that many. */
const MOST_XLSX_ROWS = 100_000

/** Writes results as CSV and, where they fit, as a workbook; answers with the files' names. */
export async function writeResults(
  evaluation: Evaluation,
  folder: string,
  language: Language,
): Promise<readonly string[]> {
  const { columns, rows, rowOf } = resultTable(evaluation, language)
  const files = ['results.csv']
  await pipeline(Readable.from(resultsCsv(evaluation, language)), createWriteStream(join(folder, 'results.csv')))
  if (rows.length <= MOST_XLSX_ROWS) {
    const { method } = evaluation.prepared
    const sheet = {
      name: language === 'zh' ? '评价结果' : 'Results',
      title: method.name,
      note:
        language === 'zh'
          ? `评价期 ${method.period}，第 ${method.version} 版`
          : `${method.period}, version ${method.version}`,
      columns: columns.map(({ heading, unit }) => ({ header: [heading], ...(unit === null ? {} : { unit }) })),
      rows: (function* () {
        for (const row of rows) yield rowOf(row)
      })(),
      frozenColumns: 4,
    }
    const mark = { kind: 'evaluation-results', id: method.code, version: String(method.version) }
    await writeTable(createWriteStream(join(folder, 'results.xlsx')), [sheet], mark)
    files.push('results.xlsx')
  }
  if (evaluation.groups.length > 0) files.push(await writeGroups(evaluation, folder, language))
  return files
}

async function writeGroups({ groups, prepared }: Evaluation, folder: string, language: Language): Promise<string> {
  const { codes, names } = prepared.subjects
  const head =
    language === 'zh'
      ? ['名次', prepared.method.grouping?.name ?? '', '平均分', '等次', '对象']
      : ['Rank', 'Group', 'Mean', 'Grade', 'Subjects']
  const rows = groups.map(({ group, mean, rank, grade, subjects }) => [
    rank,
    group,
    mean,
    grade,
    subjects.map((row) => names[row] ?? codes[row] ?? '').join('、'),
  ])
  await writeFile(join(folder, 'groups.csv'), [...csvLines([head, ...rows])].join(''))
  return 'groups.csv'
}

/** What was found in method and data as a table, whether or not anything was computed. */
export async function writeFindings(
  { findings = [], notes = [], faults = [] }: Found,
  folder: string,
  language: Language,
): Promise<string> {
  const words = severityWords[language]
  const head =
    language === 'zh'
      ? ['类别', '说明', '文件', '工作表', '行', '列', '位置', '代码']
      : ['Kind', 'Finding', 'File', 'Sheet', 'Line', 'Column', 'Place', 'Code']
  const line = (kind: string, { code, place = {}, facts = {} }: Fault) => [
    kind,
    said(code, facts, language),
    place.file ?? '',
    place.sheet ?? '',
    place.row ?? '',
    place.column ?? '',
    place.field ?? '',
    code,
  ]
  const rows = [
    ...faults.map((fault) => line(words.refuse, fault)),
    ...findings.map((found) => line(words[found.severity], found)),
    ...notes.map((note) => line(words.note, note)),
  ]
  await writeFile(join(folder, 'findings.csv'), [...csvLines([head, ...rows])].join(''))
  return 'findings.csv'
}

/** `notes` and `faults` are those of the data, and of a method that could not be read. */
export type Found = {
  readonly findings?: readonly EvaluationFinding[]
  readonly notes?: readonly Fault[]
  readonly faults?: readonly Fault[]
}
