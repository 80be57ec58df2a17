// Which targets speak of the same thing, and how does it run over the years?

import { groupBy } from '../base/group.ts'
import { comparePeriods, parsePeriod } from '../base/period.ts'
import { foldText } from '../base/text.ts'
import type { SnapshotTarget, TargetValue } from './snapshot.ts'

/**
 * The key that targets of one trajectory share: metric, scope, unit and kind, folded. A growth rate and a level of one
 * metric are two series, for their values do not compare.
 */
export const seriesKey = (target: Pick<TargetValue, 'metric' | 'scope' | 'unit' | 'kind'>): string =>
  [foldMetric(target.metric), foldText(target.scope ?? ''), foldText(target.unit), target.kind].join('|')

const foldMetric = (metric: string): string => foldText(metric).replace(/["'“”‘’《》「」·,，、:：]/g, '')

export type TrajectoryPoint = {
  readonly targetId: string
  readonly period: string
  /** the year by whose end the value is to be reached */
  readonly year: number
  readonly value: number
  readonly valueMax: number | null
  readonly comparator: TargetValue['comparator']
}

export type Trajectory = {
  readonly series: string
  readonly metric: string
  readonly scope: string | null
  readonly unit: string
  readonly kind: TargetValue['kind']
  /** what is to be reached, by year */
  readonly points: readonly TrajectoryPoint[]
  /** printed facts of the past: background, never goals */
  readonly base: readonly TrajectoryPoint[]
  /** targets for every year or without a year; they stand beside the line, not on it */
  readonly undated: readonly string[]
}

/** One trajectory a series, in the order in which the document first names them; points by year. */
export function trajectoriesOf(targets: readonly SnapshotTarget[]): readonly Trajectory[] {
  return [...groupBy(targets, seriesKey)].map(([series, group]) => trajectoryOf(series, group))
}

function trajectoryOf(series: string, group: readonly SnapshotTarget[]): Trajectory {
  const [first] = group
  const dated = group.flatMap((target) => {
    const point = pointOf(target)
    return point === undefined ? [] : [{ role: target.role, point }]
  })
  const pointsOf = (role: TargetValue['role']) =>
    dated.flatMap((one) => (one.role === role ? [one.point] : [])).sort((a, b) => comparePeriods(a.period, b.period))
  const onLine = new Set(dated.map(({ point }) => point.targetId))
  return {
    series,
    metric: first?.metric ?? '',
    scope: first?.scope ?? null,
    unit: first?.unit ?? '',
    kind: first?.kind ?? 'level',
    points: pointsOf('target'),
    base: pointsOf('base'),
    undated: group.flatMap((target) => (onLine.has(target.id) ? [] : [target.id])),
  }
}

function pointOf(target: SnapshotTarget): TrajectoryPoint | undefined {
  const period = target.period === null ? undefined : parsePeriod(target.period)
  if (period === undefined) return undefined
  const { value, valueMax, comparator } = target
  return { targetId: target.id, period: period.text, year: Number(period.to.slice(0, 4)), value, valueMax, comparator }
}
