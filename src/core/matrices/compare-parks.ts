// How do the parks stand beside each other, and do they add up to what the city has set out to reach?

import { tidy } from '../metrics/amount.ts'
import type { Comparator } from '../plans/reading.ts'
import { type CityTarget, inUnit } from './bind-targets.ts'
import type { CheckedForm, FormProblem } from './check-form.ts'
import type { FormState, SumVerdict } from './form-words.ts'
import type { MatrixRow, TargetCell } from './matrix.ts'
import type { CellReading } from './read-cell.ts'

export type ParkForm = { readonly formId: string; readonly state: FormState; readonly checked: CheckedForm }

/** value: a number in the row's unit · text: words or several figures · unquantified: a number was demanded and none came */
export type ParkCell = {
  readonly formId: string
  readonly state: 'value' | 'text' | 'unquantified' | 'not-applicable' | 'missing' | 'not-submitted'
  readonly text: string
  readonly value: number | null
  readonly fresh: number | null
  readonly from: CellReading['from']
  readonly problems: readonly FormProblem[]
}

export type ComparedRow = {
  readonly rowId: string
  readonly cells: readonly ParkCell[]
  /** of the parks that gave a number; null where nothing is added or nobody gave one */
  readonly sum: number | null
  readonly counted: number
  /** forms whose cell gives no number although one is needed */
  readonly missing: readonly string[]
  readonly city: { readonly targetId: string; readonly value: number; readonly comparator: Comparator } | null
  /** the parks' sum less the city's target, in the row's unit */
  readonly difference: number | null
  readonly verdict: SumVerdict
}

/** A value this many times the middle one of the parks, or as many times less, is looked at again. */
const FAR = 1000
const handedIn: readonly FormState[] = ['submitted', 'accepted']

/** Forms that were not handed in count as missing, never as nothing. */
export function compareParks(
  rows: readonly MatrixRow[],
  forms: readonly ParkForm[],
  targets: readonly CityTarget[],
  cell: TargetCell,
): readonly ComparedRow[] {
  const byId = new Map(targets.map((target) => [target.id, target]))
  return rows.map((row, at) => {
    const cells = flagFar(
      row,
      cell,
      forms.map((form) => parkCell(row, form, at, cell)),
    )
    const id = cell === 'whole' ? row.wholeTargetId : row.annualTargetId
    return summed(row, cells, id === null ? undefined : byId.get(id))
  })
}

function parkCell(row: MatrixRow, form: ParkForm, at: number, cell: TargetCell): ParkCell {
  const { formId, checked } = form
  const base = { formId, text: '', value: null, fresh: null, from: null, problems: [] }
  if (!handedIn.includes(form.state)) return { ...base, state: 'not-submitted' }
  const line = checked.lines[at]
  const reading = line?.readings[cell]
  if (line === undefined || reading === undefined) return { ...base, state: 'missing' }
  const problems = checked.problems.filter((one) => one.rowId === row.id && one.cell === cell)
  const { value, fresh, from } = reading
  return { formId, text: line.line[cell].trim(), value, fresh, from, problems, state: stateOf(row, reading) }
}

function stateOf(row: MatrixRow, { kind, value }: CellReading): ParkCell['state'] {
  if (value !== null) return 'value'
  if (kind === 'blank') return 'missing'
  if (kind === 'not-applicable') return 'not-applicable'
  const adds = row.unit !== null && row.adding !== 'text'
  return row.quantified && (kind !== 'figures' || adds) ? 'unquantified' : 'text'
}

function flagFar(row: MatrixRow, cell: TargetCell, cells: readonly ParkCell[]): readonly ParkCell[] {
  const values = cells.flatMap(({ value }) => (value === null || value <= 0 ? [] : [value])).sort((a, b) => a - b)
  const middle = values[Math.floor(values.length / 2)]
  if (row.adding === 'text' || values.length < 3 || middle === undefined) return cells
  return cells.map((one) => {
    if (one.value === null || one.value <= 0 || one.problems.some(({ code }) => code === 'unit-slip')) return one
    const times = Math.max(one.value / middle, middle / one.value)
    if (times < FAR) return one
    const facts = { value: one.value, middle, unit: row.unit ?? '', times: Math.round(times) }
    const far = { code: 'far-from-others', severity: 'warning', rowId: row.id, cell, facts } as const
    return { ...one, problems: [...one.problems, far] }
  })
}

function summed(row: MatrixRow, cells: readonly ParkCell[], target: CityTarget | undefined): ComparedRow {
  const base = { rowId: row.id, cells }
  const bound = target === undefined ? null : inUnit(target, row.unit)
  const city =
    target === undefined || bound === null ? null : { targetId: target.id, value: bound, comparator: target.comparator }
  if (row.unit === null || row.adding === 'text')
    return { ...base, sum: null, counted: 0, missing: [], city: null, difference: null, verdict: 'not-added' }
  const there = cells.flatMap(({ value }) => (value === null ? [] : [value]))
  const missing = cells.flatMap(({ state, formId }) =>
    state === 'value' || state === 'not-applicable' ? [] : [formId],
  )
  const sum = there.length === 0 ? null : tidy(there.reduce((total, value) => total + value, 0))
  const difference = sum === null || city === null ? null : tidy(sum - city.value)
  return {
    ...base,
    sum,
    counted: there.length,
    missing,
    city,
    difference,
    verdict: verdictOf(city, difference, missing),
  }
}

function verdictOf(city: ComparedRow['city'], difference: number | null, missing: readonly string[]): SumVerdict {
  if (city === null) return 'no-target'
  if (difference === null) return 'incomplete'
  // Parks that are still missing can only add: what is over already stays over.
  if (missing.length > 0 && difference < 0) return 'incomplete'
  return difference === 0 ? 'meets' : difference > 0 ? 'over' : 'short'
}
