// What is wrong in a park's form, in which cell, before it goes to the office?

import { tidy } from '../metrics/amount.ts'
import type { FormProblemCode } from './form-words.ts'
import type { SheetPlace } from './layout.ts'
import {
  type FormCell,
  type FormContent,
  type FormLine,
  lineOf,
  type MatrixRow,
  type MatrixTerm,
  type TargetCell,
  targetCells,
} from './matrix.ts'
import { type CellReading, readCell, sumOfYears } from './read-cell.ts'

export type FormProblem = {
  readonly code: FormProblemCode
  /** fault: is to be corrected, or explained, before the form is handed in · warning: worth a second look */
  readonly severity: 'fault' | 'warning'
  /** null for the form as a whole */
  readonly rowId: string | null
  readonly cell: FormCell | 'content' | 'clause' | null
  readonly facts: Readonly<Record<string, string | number>>
  /** in the file that came back, where the form's own order does not say it */
  readonly place?: SheetPlace
}

export type CheckedLine = {
  readonly rowId: string
  readonly line: FormLine
  readonly readings: Readonly<Record<TargetCell, CellReading>>
}
export type CheckedForm = { readonly lines: readonly CheckedLine[]; readonly problems: readonly FormProblem[] }

/** A value for each target cell of a row, in the row's unit. */
export type CityValues = Readonly<Record<TargetCell, number | null>>
/** What a row is held against: the city's own targets, and what has been handed down to this park. */
export type Against = { readonly city: CityValues; readonly share: CityValues }
const none: CityValues = { whole: null, annual: null }

/** Every cell read and checked; problems in the order of the rows. `againstOf` is null for rows without a target. */
export function checkForm(
  rows: readonly MatrixRow[],
  term: MatrixTerm,
  content: FormContent,
  againstOf: (row: MatrixRow) => Against | null = () => null,
): CheckedForm {
  const lines = rows.map((row) => readLine(row, term, lineOf(content, row)))
  const problems = rows.flatMap((row, at) => {
    const line = lines[at]
    return line === undefined ? [] : checkLine(row, term, line, againstOf(row) ?? { city: none, share: none })
  })
  return { lines, problems }
}

function readLine(row: MatrixRow, term: MatrixTerm, line: FormLine): CheckedLine {
  const read = (cell: TargetCell) => readCell(line[cell], cell, row, term, line.unit)
  return { rowId: row.id, line, readings: { whole: read('whole'), annual: read('annual') } }
}

function checkLine(row: MatrixRow, term: MatrixTerm, { line, readings }: CheckedLine, { city, share }: Against) {
  const problem = problemIn(row)
  const problems: FormProblem[] = []
  for (const cell of targetCells) {
    problems.push(...checkCell(row, term, cell, readings[cell], line[cell].trim()))
    problems.push(...checkAgainstCity(row, cell, readings[cell], city[cell]))
    problems.push(...checkAgainstShare(row, cell, readings[cell], share[cell]))
  }
  problems.push(...checkOverTime(row, term, readings))
  const asked = readings.whole.kind !== 'blank' && readings.whole.kind !== 'not-applicable'
  if (asked && line.wholeMeasures.trim() === '') problems.push(problem('measures-blank', 'warning', 'wholeMeasures'))
  return dropEchoes(problems)
}

const problemIn =
  (row: MatrixRow) =>
  (
    code: FormProblemCode,
    severity: FormProblem['severity'],
    cell: FormProblem['cell'],
    facts: FormProblem['facts'] = {},
  ): FormProblem => ({ code, severity, rowId: row.id, cell, facts })

function checkCell(
  row: MatrixRow,
  term: MatrixTerm,
  cell: TargetCell,
  reading: CellReading,
  text: string,
): readonly FormProblem[] {
  const problem = problemIn(row)
  const demanded = row.quantified ? 'fault' : 'warning'
  switch (reading.kind) {
    case 'blank':
      return [problem('blank', demanded, cell)]
    case 'none':
      return row.quantified ? [problem('none', 'fault', cell, { text })] : []
    case 'not-applicable':
      return [problem('not-applicable', 'warning', cell, { text: text.slice(0, 60) })]
    case 'words':
      return row.quantified ? [problem('unquantified', 'fault', cell, { text: text.slice(0, 60) })] : []
    case 'figures':
      return checkFigures(row, term, cell, reading)
  }
}

function checkFigures(
  row: MatrixRow,
  term: MatrixTerm,
  cell: TargetCell,
  reading: CellReading,
): readonly FormProblem[] {
  const problem = problemIn(row)
  const { items, value, fresh } = reading
  const outside = items.find(({ period }) => period !== null && !isWithin(period, term))
  const problems = outside?.period
    ? [problem('year-outside', 'warning', cell, { year: outside.period, from: term.from, to: term.to })]
    : []
  if (row.unit === null || row.adding === 'text') return problems
  if (value === null) return [...problems, withoutValue(row, cell, reading)]
  if (fresh !== null && fresh > value)
    problems.push(problem('new-exceeds', 'fault', cell, { fresh, value, unit: row.unit }))
  if (cell === 'whole' && row.adding === 'flow') {
    const sum = sumOfYears(
      items.filter(({ inRowUnit }) => inRowUnit !== null),
      term,
    )
    if (sum !== null && sum.value !== value) {
      const facts = { sum: sum.value, whole: value, by: tidy(Math.abs(sum.value - value)), unit: row.unit }
      problems.push(problem('years-differ', 'fault', cell, facts))
    }
  }
  return problems
}

/** Why a cell with figures gives no value for the row. */
function withoutValue(row: MatrixRow, cell: TargetCell, { items }: CellReading): FormProblem {
  const problem = problemIn(row)
  const own = items.filter(({ inRowUnit }) => inRowUnit !== null)
  const [first] = items
  if (own.length === 0 && first !== undefined)
    return problem('unit-other', 'fault', cell, { found: first.unit, value: first.value, wanted: row.unit ?? '' })
  if (own.every(({ role }) => role === 'new')) return problem('only-new', 'fault', cell, { unit: row.unit ?? '' })
  return problem('several', 'fault', cell, { n: own.length, values: own.map(({ value }) => value).join('、') })
}

const isWithin = (period: string, { from, to }: MatrixTerm): boolean => {
  const [first, last] = period.split('-').map(Number)
  return (first ?? 0) >= from && (last ?? first ?? 0) <= to
}

/** 万 for 亿, or a figure typed in the smaller unit, is wrong by ten thousand; nothing honest is by a thousand. */
const SLIP = 1000
/** A park that sets itself several times the whole city's target has slipped, too. */
const ABOVE_CITY = 5

function checkOverTime(row: MatrixRow, term: MatrixTerm, { whole, annual }: CheckedLine['readings']) {
  if (row.unit === null || whole.value === null || annual.value === null || term.from === term.to) return []
  const problem = problemIn(row)
  const facts = { annual: annual.value, whole: whole.value, unit: row.unit, year: term.year }
  if (Math.min(whole.value, annual.value) > 0) {
    const times = tidy(Math.max(whole.value / annual.value, annual.value / whole.value))
    // 万元 typed where 亿元 is asked is what makes a figure too large: the larger of the two is named
    const cell = annual.value > whole.value ? 'annual' : 'whole'
    if (times >= SLIP) return [problem('unit-slip', 'fault', cell, { ...facts, times: Math.round(times) })]
  }
  const said =
    whole.items.find(({ role, period }) => role === 'year' && period === String(term.year))?.inRowUnit ?? null
  if (said !== null && said !== annual.value)
    return [problem('annual-differs', 'fault', 'annual', { ...facts, said, by: tidy(Math.abs(said - annual.value)) })]
  return annual.value > whole.value ? [problem('annual-exceeds', 'fault', 'annual', facts)] : []
}

function checkAgainstCity(row: MatrixRow, cell: TargetCell, { value }: CellReading, city: number | null) {
  if (value === null || city === null || city <= 0 || value <= city) return []
  const facts = { value, city, unit: row.unit ?? '', times: tidy(value / city) }
  if (value < ABOVE_CITY * city) return [problemIn(row)('exceeds-city', 'warning', cell, facts)]
  return [problemIn(row)('unit-slip', 'fault', cell, { ...facts, times: Math.round(value / city) })]
}

function checkAgainstShare(row: MatrixRow, cell: TargetCell, { value }: CellReading, share: number | null) {
  if (value === null || share === null || value >= share) return []
  const facts = { value, share, by: tidy(share - value), unit: row.unit ?? '' }
  return [problemIn(row)('below-share', 'warning', cell, facts)]
}

/** A slip in one cell makes the other comparisons of its row odd as well: it is told once. */
function dropEchoes(problems: readonly FormProblem[]): readonly FormProblem[] {
  const slip = problems.find(({ code }) => code === 'unit-slip')
  const echoes: readonly FormProblemCode[] = [
    'annual-exceeds',
    'annual-differs',
    'exceeds-city',
    'below-share',
    'unit-slip',
  ]
  return slip === undefined ? problems : problems.filter((one) => one === slip || !echoes.includes(one.code))
}
