// Which target of the programme does a row of the table stand for?

import { similarityOf } from '../base/text.ts'
import { yearsOf } from '../decompositions/decomposition.ts'
import { amountOf, tidy } from '../metrics/amount.ts'
import { coreOf, isMoney } from '../metrics/wording.ts'
import type { Comparator } from '../plans/reading.ts'
import type { CityValues } from './check-form.ts'
import type { MatrixRow, MatrixTerm, TargetCell } from './matrix.ts'

export type CityTarget = {
  readonly id: string
  readonly metric: string
  readonly value: number
  readonly unit: string
  readonly comparator: Comparator
  readonly kind: string
  readonly period: string | null
  readonly scope: string | null
  readonly role: 'target' | 'base'
}

export type Proposal = { readonly rowId: string; readonly cell: TargetCell; readonly targetId: string }

/** Names less alike than this are no proposal. */
const ALIKE = 0.6
const wholeCity = /^全(?:省|市|县|区|镇|乡)?|^本(?:市|县|区)/

const rest = /培育$|建设$|引进$|情况$|数量?$/
const nameOf = (words: string): string =>
  coreOf(words)
    .replace(/技术改造/g, '技改')
    .replace(/^工业(?=技改)/, '')
    .replace(rest, '')

/**
 * The target of the same name, dimension and time for each cell that has none; the most alike one, and none where two are
 * equally so. Only targets of the whole city are proposed.
 */
export function proposeTargets(
  rows: readonly MatrixRow[],
  targets: readonly CityTarget[],
  term: MatrixTerm,
): readonly Proposal[] {
  const city = targets.filter(
    ({ role, scope, kind }) => role === 'target' && kind !== 'growth' && (scope === null || wholeCity.test(scope)),
  )
  const bound = (row: MatrixRow, cell: TargetCell) => (cell === 'whole' ? row.wholeTargetId : row.annualTargetId)
  return rows
    .filter(({ unit, adding }) => unit !== null && adding !== 'text')
    .flatMap((row) =>
      (['whole', 'annual'] as const).flatMap((cell): readonly Proposal[] => {
        if (bound(row, cell) !== null) return []
        const found = bestFor(row, cell, city, term)
        return found === null ? [] : [{ rowId: row.id, cell, targetId: found }]
      }),
    )
}

function bestFor(row: MatrixRow, cell: TargetCell, city: readonly CityTarget[], term: MatrixTerm): string | null {
  const wanted = nameOf(row.clause)
  const ranked = city
    .filter((target) => speaksOf(target.period, cell, term) && inUnit(target, row.unit) !== null)
    .map((target) => ({ id: target.id, alike: similarityOf(nameOf(target.metric), wanted) }))
    .filter(({ alike }) => alike >= ALIKE)
    .sort((a, b) => b.alike - a.alike)
  const [first, second] = ranked
  return first === undefined || first.alike === second?.alike ? null : first.id
}

function speaksOf(period: string | null, cell: TargetCell, { from, to, year }: MatrixTerm): boolean {
  const years = yearsOf(period)
  if (years === undefined) return cell === 'annual' && period === 'annual'
  if (cell === 'annual') return years.from === year && years.to === year && from !== to
  return years.to === to && (years.from === from || years.from === to)
}

/** A target's value in the row's unit; null where they measure different things. */
export function inUnit({ value, unit, metric }: Pick<CityTarget, 'value' | 'unit' | 'metric'>, wanted: string | null) {
  if (wanted === null) return null
  const money = isMoney(metric)
  const [from, to] = [amountOf(value, null, unit, money), amountOf(1, null, wanted, money)]
  return from.dimension === to.dimension ? tidy(from.low / to.scale) : null
}

/** What the city sets out to reach for each row, by the targets that the office has bound to it. */
export function cityValuesOf(targets: readonly CityTarget[]): (row: MatrixRow) => CityValues {
  const byId = new Map(targets.map((target) => [target.id, target]))
  const inRow = (id: string | null, unit: string | null): number | null => {
    const target = id === null ? undefined : byId.get(id)
    return target === undefined ? null : inUnit(target, unit)
  }
  return (row) => ({ whole: inRow(row.wholeTargetId, row.unit), annual: inRow(row.annualTargetId, row.unit) })
}
