// Do the shares of a target make up what the whole demands, and by how much do they miss it?

import { amountOf, tidy } from '../metrics/amount.ts'
import { isMoney } from '../metrics/wording.ts'
import { type DecompositionContent, type Share, type Whole, yearsOf } from './decomposition.ts'
import type { ShareFindingCode } from './finding-codes.ts'

/** stop: cannot be issued like this · wrong: misses what the target demands · note: worth knowing */
export type ShareSeverity = 'stop' | 'wrong' | 'note'

export type ShareFinding = {
  readonly code: ShareFindingCode
  readonly severity: ShareSeverity
  /** the line it speaks of, counted from 0; null for all of them together */
  readonly share: number | null
  readonly period: string | null
  readonly facts: Readonly<Record<string, string | number>>
}

/** What was held against the whole for one period; every figure in the unit of the shares. */
export type Held = {
  readonly period: string | null
  readonly sum: number
  readonly whole: number
  /** positive where the shares are more */
  readonly difference: number
  /** lines without a value, which count as absent and not as 0 */
  readonly missing: number
}

export type ShareCheck = {
  /** the sum of each column, null where no line has a value */
  readonly columns: readonly (number | null)[]
  /** empty where nothing is held against the whole */
  readonly held: readonly Held[]
  readonly findings: readonly ShareFinding[]
}

type Measured = { readonly period: string | null; readonly values: readonly (number | null)[] }

/** All findings at once. A factor changes what is handed down and not what is summed here. */
export function checkShares(whole: Whole, content: DecompositionContent): ShareCheck {
  const { shares, periods, rule } = content
  const findings = [...findShape(content)]
  const columns = periods.map((_, at) => sumOf(shares.map(({ values }) => values[at] ?? null)).sum)
  const limits = limitsIn(whole, content.unit)
  if (limits === null) {
    const facts = { whole: whole.unit, shares: content.unit }
    if (rule !== 'none') findings.push({ code: 'not-one-unit', severity: 'stop', share: null, period: null, facts })
    return { columns, held: [], findings }
  }
  if (limits.scale !== 1) {
    const facts = { value: whole.value, from: whole.unit, converted: limits.low, to: content.unit }
    findings.push({ code: 'converted', severity: 'note', share: null, period: null, facts })
  }
  findings.push(...findYearsDiffering(whole, content))
  if (rule === 'none' || shares.length === 0) return { columns, held: [], findings }
  const measured = measuredOf(whole, content)
  if (measured.length === 0) {
    const facts = { period: whole.period ?? '' }
    findings.push({ code: 'period-missing', severity: 'wrong', share: null, period: null, facts })
  }
  findings.push(...measured.flatMap(findEmpty))
  if (rule === 'each') {
    findings.push(...measured.flatMap((one) => findEach(whole, limits, content.unit, one)))
    return { columns, held: [], findings }
  }
  const weights = shares.map(({ weight }) => weight)
  if (rule === 'weighted') findings.push(...findUnweighted(weights))
  const held = measured.flatMap((one) =>
    heldOf(rule === 'sum' ? sumOf(one.values) : meanOf(one.values, weights), limits, one),
  )
  const kind = rule === 'sum' ? 'sum' : 'mean'
  findings.push(...held.flatMap((one) => findMissed(whole, content.unit, kind, one)))
  return { columns, held, findings }
}

type Limits = { readonly low: number; readonly high: number; readonly scale: number }

/** What the target demands, in another unit of its dimension; null where that unit measures something else. */
function limitsIn({ value, valueMax, unit, metric }: Whole, wanted: string): Limits | null {
  const money = isMoney(metric)
  const [from, to] = [amountOf(value, valueMax, unit, money), amountOf(1, null, wanted, money)]
  if (from.dimension !== to.dimension) return null
  return { low: tidy(from.low / to.scale), high: tidy(from.high / to.scale), scale: from.scale / to.scale }
}

function findShape({ shares }: DecompositionContent): readonly ShareFinding[] {
  const at = { period: null, facts: {} }
  if (shares.length === 0) return [{ code: 'no-shares', severity: 'stop', share: null, ...at }]
  const seen = new Set<string>()
  return shares.flatMap((share, index): readonly ShareFinding[] => {
    const key = `${share.unitId} ${share.placeId}`
    const twice: readonly ShareFinding[] = seen.has(key)
      ? [{ code: 'same-twice', severity: 'stop', share: index, ...at }]
      : []
    seen.add(key)
    return share.factor !== null && share.factor !== 1 && share.factorReason.trim() === ''
      ? [...twice, { code: 'factor-without-reason', severity: 'stop', share: index, ...at }]
      : twice
  })
}

/** Which columns speak of what the target speaks of. What adds up over the years is added up; a level is that of its last year. */
function measuredOf(whole: Whole, content: DecompositionContent): readonly Measured[] {
  const { periods, shares } = content
  const column = (at: number): Measured => ({
    period: periods[at] ?? null,
    values: shares.map(({ values }) => values[at] ?? null),
  })
  const years = yearsOf(whole.period)
  if (years === undefined) return periods.map((_, at) => column(at))
  const same = periods.indexOf(whole.period ?? '')
  if (same >= 0) return [column(same)]
  if (whole.kind === 'increment') {
    const inside = yearColumns(content, years)
    return inside === null
      ? []
      : [
          {
            period: whole.period,
            values: shares.map(({ values }) => completeSum(inside.map((at) => values[at] ?? null))),
          },
        ]
  }
  const last = periods.indexOf(String(years.to))
  return last < 0 ? [] : [column(last)]
}

/** The columns that together are exactly these years; null where a year has none. */
function yearColumns(
  { periods }: DecompositionContent,
  years: { readonly from: number; readonly to: number },
): readonly number[] | null {
  const columns: number[] = []
  for (let year = years.from; year <= years.to; year += 1) {
    const at = periods.indexOf(String(year))
    if (at < 0) return null
    columns.push(at)
  }
  return columns
}

const completeSum = (values: readonly (number | null)[]): number | null =>
  values.some((value) => value === null) ? null : sumOf(values).sum

type Summed = { readonly sum: number | null; readonly missing: number }

function sumOf(values: readonly (number | null)[]): Summed {
  const there = values.filter((value) => value !== null)
  return {
    sum: there.length === 0 ? null : tidy(there.reduce((sum, value) => sum + value, 0)),
    missing: values.length - there.length,
  }
}

function meanOf(values: readonly (number | null)[], weights: readonly (number | null)[]): Summed {
  let [sum, total, missing] = [0, 0, 0]
  values.forEach((value, at) => {
    const weight = weights[at] ?? null
    if (value === null || weight === null) missing += 1
    else [sum, total] = [sum + value * weight, total + weight]
  })
  return { sum: total === 0 ? null : tidy(sum / total), missing }
}

function heldOf({ sum, missing }: Summed, { low, high }: Limits, { period }: Measured): readonly Held[] {
  if (sum === null) return []
  const whole = sum > high ? high : low
  const difference = sum > high ? tidy(sum - high) : sum < low ? tidy(sum - low) : 0
  return [{ period, sum, whole, difference, missing }]
}

function findMissed(
  { comparator }: Whole,
  unit: string,
  kind: 'sum' | 'mean',
  { period, sum, whole, difference, missing }: Held,
): readonly ShareFinding[] {
  if (difference === 0) return []
  const facts = { sum, whole, by: Math.abs(difference), unit, missing }
  const allowed = difference > 0 ? comparator === '>=' : comparator === '<='
  const severity = allowed || comparator === '~' ? 'note' : 'wrong'
  return [{ code: `${kind}-${difference > 0 ? 'over' : 'short'}`, severity, share: null, period, facts }]
}

function findEach({ comparator }: Whole, { low, high }: Limits, unit: string, { period, values }: Measured) {
  return values.flatMap((value, share): readonly ShareFinding[] => {
    if (value === null) return []
    const facts = { value, whole: comparator === '<=' ? high : low, unit }
    if (comparator === '<=')
      return value > high ? [{ code: 'share-above', severity: 'wrong', share, period, facts }] : []
    return value < low ? [{ code: 'share-below', severity: 'wrong', share, period, facts }] : []
  })
}

const findEmpty = ({ period, values }: Measured): readonly ShareFinding[] =>
  values.flatMap((value, share) =>
    value === null ? [{ code: 'share-empty' as const, severity: 'wrong' as const, share, period, facts: {} }] : [],
  )

const findUnweighted = (weights: readonly (number | null)[]): readonly ShareFinding[] =>
  weights.flatMap((weight, share) =>
    weight === null
      ? [{ code: 'weight-missing' as const, severity: 'wrong' as const, share, period: null, facts: {} }]
      : [],
  )

/** A line that gives the whole period and its years must give the same by both. */
function findYearsDiffering(whole: Whole, content: DecompositionContent): readonly ShareFinding[] {
  const years = yearsOf(whole.period)
  const at = content.periods.indexOf(whole.period ?? '')
  if (whole.kind !== 'increment' || years === undefined || years.from === years.to || at < 0) return []
  const columns = yearColumns(content, years)
  if (columns === null) return []
  return content.shares.flatMap((share: Share, index): readonly ShareFinding[] => {
    const said = share.values[at] ?? null
    const sum = completeSum(columns.map((column) => share.values[column] ?? null))
    if (said === null || sum === null || tidy(said) === sum) return []
    const facts = { sum, said, by: tidy(Math.abs(said - sum)), unit: content.unit }
    return [{ code: 'years-differ', severity: 'wrong', share: index, period: whole.period, facts }]
  })
}

/** Whether the target has come to demand something else than what was split. */
export const isOtherWhole = (split: Whole, now: Whole): boolean =>
  split.value !== now.value ||
  split.valueMax !== now.valueMax ||
  split.unit !== now.unit ||
  split.comparator !== now.comparator ||
  split.period !== now.period ||
  split.kind !== now.kind
