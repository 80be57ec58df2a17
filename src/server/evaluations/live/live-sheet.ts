import type ExcelJs from 'exceljs'
import { benchmarkAt } from '#core/evaluations/benchmarks.ts'
import type { Evaluation } from '#core/evaluations/evaluate.ts'
import { boundsIn } from '#core/evaluations/leaves.ts'
import type { MeasuredLeaf } from '#core/evaluations/measure-leaf.ts'
import { LEFT_OUT, MISSING } from '#core/evaluations/score-functions.ts'
import { numberColumn } from '#core/evaluations/values.ts'
import { winsorised } from '#core/evaluations/winsorise.ts'
import { excelConstant as n } from './excel-expression.ts'
import { excelBenchmark } from './live-benchmark.ts'
import {
  BENCHMARK_ROWS,
  type CohortSheet,
  columnsOf,
  FIRST_ROW,
  type ItemColumns,
  isCompared,
  rangeOf,
  sheetsOver,
  TOO_MANY,
  WEIGHT_ROW,
} from './live-columns.ts'
import { excelRounded, excelScore } from './live-score.ts'
import { totalsWriter } from './live-totals.ts'
import { excelFormula, excelValue } from './live-value.ts'
import type { DataSheet } from './live-workbook.ts'

/** Why something stands as a number, and where. */
export type Notes = Map<string, Set<string>>

export type LiveTask = {
  readonly evaluation: Evaluation
  readonly measured: readonly MeasuredLeaf[]
  readonly sheets: readonly CohortSheet[]
  readonly sheet: CohortSheet
  readonly data: DataSheet
  readonly notes: Notes
  /** told after every line */
  readonly line: () => Promise<void>
}

const plainFill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3E3E3' } } as const

/** Writes a formula with the result that our engine has, or that result alone with the reason. */
export class LiveWriter {
  readonly sheet: ExcelJs.Worksheet
  readonly #notes: Notes
  readonly #name: string

  constructor(sheet: ExcelJs.Worksheet, notes: Notes) {
    this.sheet = sheet
    this.#notes = notes
    this.#name = sheet.name
  }

  put(address: string, formula: string | undefined, result: number | string | null, why: string, what: string): void {
    const cell = this.sheet.getCell(address)
    // Excel takes no longer formula
    if (formula !== undefined && formula.length < 8000) {
      cell.value = { formula, result: result ?? '' } as ExcelJs.CellFormulaValue
      return
    }
    cell.value = result
    cell.fill = plainFill
    const where = this.#notes.get(why) ?? new Set<string>()
    this.#notes.set(why, where.add(`${this.#name} ${what}`))
  }
}

export async function writeCohortSheet(workbook: ExcelJs.Workbook, task: LiveTask): Promise<void> {
  const { sheet: plan, evaluation } = task
  const { method, subjects } = evaluation.prepared
  const sheet = workbook.addWorksheet(plan.name, { views: [{ state: 'frozen', xSplit: 2, ySplit: FIRST_ROW - 1 }] })
  const writer = new LiveWriter(sheet, task.notes)
  sheet.getCell('A1').value = `${method.name}　${method.cohorts[plan.cohort]?.name ?? ''}`
  sheet.getCell('A1').font = { bold: true, size: 14 }
  sheet.getCell('A4').value = '代码'
  sheet.getCell('B4').value = '名称'
  sheet.getCell(`A${WEIGHT_ROW}`).value = '满分'
  sheet.getCell(`A${BENCHMARK_ROWS[0]}`).value = '基准或最好值'
  sheet.getCell(`A${BENCHMARK_ROWS[1]}`).value = '最差值'
  sheet.getColumn(1).width = 14
  sheet.getColumn(2).width = 26
  for (const item of plan.items) writeItemHead(writer, task, item)
  const writeTotal = totalsWriter(writer, task)
  for (const row of [3, 4]) {
    sheet.getRow(row).font = { bold: true }
    sheet.getRow(row).alignment = { wrapText: true, vertical: 'middle' }
  }
  for (const [at, row] of plan.rows.entries()) {
    const line = FIRST_ROW + at
    sheet.getCell(line, 1).value = subjects.codes[row] ?? ''
    sheet.getCell(line, 2).value = subjects.names[row] ?? ''
    for (const item of plan.items) writeLine(writer, task, item, { row, line })
    writeTotal(row, line)
    sheet.getRow(line).commit()
    await task.line()
  }
  sheet.commit()
}

function writeItemHead(writer: LiveWriter, task: LiveTask, item: ItemColumns): void {
  const { evaluation, sheet: plan } = task
  const { leaf } = item.placed
  const own = evaluation.scores[item.index]?.cohorts.find(({ cohort }) => cohort === plan.cohort)
  const heads: readonly (readonly [string, string])[] = [
    ...(item.sides === null
      ? []
      : ([
          [item.sides[0], '分子'],
          [item.sides[1], '分母'],
        ] as const)),
    [item.raw, leaf.unit === null ? '指标值' : `指标值（${leaf.unit}）`],
    ...(item.scored === item.raw ? [] : ([[item.scored, '缩尾后']] as const)),
    ...item.benchmarks.flatMap(({ column }) => (column === null ? [] : [[column, '基准'] as const])),
    [item.points, '得分'],
  ]
  for (const [column, head] of heads) writer.sheet.getCell(`${column}4`).value = head
  writer.sheet.getCell(`${heads[0]?.[0]}3`).value = leaf.name
  writer.sheet.getCell(`${item.points}${WEIGHT_ROW}`).value = own?.weight ?? 0
  writeFixedBenchmarks(writer, task, item)
}

const NO_WORDS = 'Excel 没有相应的函数'

function writeFixedBenchmarks(writer: LiveWriter, task: LiveTask, item: ItemColumns): void {
  const { evaluation, sheets, sheet, measured, data } = task
  const found = measured[item.index]?.find(({ cohort }) => cohort === sheet.cohort)?.benchmarks
  item.benchmarks.forEach(({ benchmark, column }, at) => {
    if (column !== null) return
    const result = found?.[at]?.whole ?? null
    const place = { ...{ prepared: evaluation.prepared, sheets, sheet, item }, cell: () => undefined }
    const inputRange = (one: CohortSheet, code: string) => data.range(one.rows, code)
    const formula = excelBenchmark(benchmark, { ...place, inputRange })
    const address = `${item.points}${BENCHMARK_ROWS[at as 0 | 1]}`
    writer.put(address, formula, result, '对人群或他期数据取平均、极值', `${item.placed.leaf.name}的基准`)
  })
}

type Line = { readonly row: number; readonly line: number }

function writeLine(writer: LiveWriter, task: LiveTask, item: ItemColumns, { row, line }: Line): void {
  const { evaluation, sheet, sheets, measured, data } = task
  const { prepared, scores } = evaluation
  const { leaf } = item.placed
  const found = measured[item.index]?.find(({ cohort }) => cohort === sheet.cohort)
  const cell = (code: string) => data.cell(row, code)
  const raw = found?.column[row] ?? Number.NaN
  const shown = (value: number) => (Number.isNaN(value) ? '' : value)
  const [x, w] = [`$${item.scored}${line}`, `${item.points}$${WEIGHT_ROW}`]
  if (item.sides !== null && item.value.kind === 'ratio') {
    const [of, per] = [excelFormula(prepared, item.value.of, cell), excelFormula(prepared, item.value.per, cell)]
    const both = (own: string | undefined) => own && of && per && `IF(OR(${of}="",${per}=""),"",${own})`
    const [first, second] = item.sides
    const known = [item.value.of, item.value.per].map((one) => numberColumn(prepared, one)[row] ?? Number.NaN)
    const [above = Number.NaN, below = Number.NaN] = Number.isNaN((known[0] ?? 0) + (known[1] ?? 0)) ? [] : known
    writer.put(`${first}${line}`, both(of), shown(above), NO_WORDS, leaf.name)
    writer.put(`${second}${line}`, both(per), shown(below), NO_WORDS, leaf.name)
  }
  const value = excelValue(prepared, item.value, { cell, list: (code) => data.list(row, code) })
  writer.put(`${item.raw}${line}`, value, shown(raw), NO_WORDS, `${leaf.name}的指标值`)
  if (item.scored !== item.raw && found?.limits) {
    const { lower, upper } = found.limits
    const low = Number.isFinite(lower) ? `MAX(${n(lower)},$${item.raw}${line})` : `$${item.raw}${line}`
    const cut = `IF($${item.raw}${line}="","",${Number.isFinite(upper) ? `MIN(${n(upper)},${low})` : low})`
    writer.put(
      `${item.scored}${line}`,
      cut,
      shown(winsorised(Float64Array.of(raw), found.limits)[0] ?? Number.NaN),
      '',
      '',
    )
  }
  item.benchmarks.forEach(({ benchmark, column }, at) => {
    const own = found?.benchmarks[at]
    if (column === null || own === undefined) return
    const inputRange = (one: CohortSheet, code: string) => data.range(one.rows, code)
    const compared = benchmark.kind === 'own' || isCompared(task)
    const formula = compared && excelBenchmark(benchmark, { prepared, sheets, sheet, item, cell, inputRange })
    writer.put(
      `${column}${line}`,
      formula || undefined,
      shown(benchmarkAt(own, row)),
      compared ? '对人群或他期数据取平均、极值' : TOO_MANY,
      `${leaf.name}的基准`,
    )
  })
  const power = 10 ** prepared.method.rounding.item
  const points = ((scores[item.index]?.points[row] as number | undefined) ?? 0) / power
  const marks = (scores[item.index]?.marks[row] as number | undefined) ?? 0
  const [formula, why] = pointsFormula(task, item, { row, line, x, w, marks })
  writer.put(`${item.points}${line}`, formula, points, why, leaf.name)
}

type Cells = Line & { readonly x: string; readonly w: string; readonly marks: number }

/** The points of a line, or why they stand as a number. */
function pointsFormula(
  { evaluation, sheets, sheet, data }: LiveTask,
  item: ItemColumns,
  { row, line, x, w, marks }: Cells,
): readonly [string | undefined, string] {
  const { prepared, scores } = evaluation
  const { leaf } = item.placed
  const { item: decimals, mode } = prepared.method.rounding
  const spreads = prepared.leaves.some((_, index) => ((scores[index]?.marks[row] ?? 0) & LEFT_OUT) !== 0)
  if (spreads) return [undefined, '有缺数据不计的项，分值分给了其余各项']
  const score = item.score
  if ((score.kind === 'rank' || score.kind === 'percentile') && !isCompared({ sheets })) return [undefined, TOO_MANY]
  const over = score.kind === 'rank' || score.kind === 'percentile' ? sheetsOver(sheets, sheet, score.over) : []
  if (over === undefined) return [undefined, '在人群里排名']
  const pool = over.flatMap((one) => {
    const found = columnsOf(one, item.index)
    return found === undefined ? [] : [rangeOf(one, found.scored)]
  })
  const b = item.benchmarks.map(({ column }, at) =>
    column === null ? `${item.points}$${BENCHMARK_ROWS[at as 0 | 1]}` : `$${column}${line}`,
  )
  const body = excelScore(score, leaf.direction, { x, w, b, pool, cell: (code) => data.cell(row, code) })
  if (body === undefined) return [undefined, NO_WORDS]
  const { least, most } = boundsIn(leaf, prepared.method.cohorts[sheet.cohort]?.code ?? '')
  const low = Number.isFinite(least) ? `MAX(${n(least)},${body})` : body
  const bounded = Number.isFinite(most) ? `MIN(${n(most)},${low})` : low
  const own = scores[item.index]?.cohorts.find(({ cohort }) => cohort === sheet.cohort)
  const imputed = ((own?.imputed ?? 0) as number) / 10 ** decimals
  // what has no value under a benchmark that is missing is missing too
  const missing = (marks & MISSING) !== 0 ? n(imputed) : missingPoints(leaf.missing, imputed)
  return [`IF(${x}="",${missing},IFERROR(${excelRounded(bounded, decimals, mode)},${missing}))`, '']
}

function missingPoints(missing: ItemColumns['placed']['leaf']['missing'], imputed: number): string {
  switch (missing.kind) {
    case 'points':
      return n(missing.points)
    case 'mean':
      return n(imputed)
    default:
      return '0'
  }
}
