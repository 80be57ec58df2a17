// What of a target is compared with another's, in one scale and under one name?

import { parsePeriod } from '../base/period.ts'
import { foldText } from '../base/text.ts'
import { amountOf } from '../metrics/amount.ts'
import { type MetricMeaning, meaningOf } from '../metrics/meaning.ts'
import { isMoney } from '../metrics/wording.ts'
import type { Snapshot, SnapshotTarget } from '../programmes/snapshot.ts'
import { type PlanRelation, placeOf } from './relation.ts'

export type PreparedTarget = {
  readonly target: SnapshotTarget
  readonly meaning: MetricMeaning
  /** level and share are one: whether 占比 is printed says nothing of the value */
  readonly sort: 'level' | 'growth' | 'increment'
  /** values of one dimension compare */
  readonly dimension: string
  readonly low: number
  readonly high: number
  /** whom it binds; "@" and a side's name for the whole place of that side's plan */
  readonly place: string
  /** what the period is compared by */
  readonly period: string
  /** years from the end of the plan's term; null where one of them is unknown */
  readonly fromEnd: number | null
  /** how often the same is said again in the same plan */
  readonly again: number
}

export type Sides = { readonly left: Snapshot; readonly right: Snapshot; readonly relation: PlanRelation }

/** What is said twice with one value is one target; the first place in which it stands is kept. */
export function prepareSide(sides: Sides, side: 'left' | 'right'): readonly PreparedTarget[] {
  const own = sides[side]
  const once = new Map<string, PreparedTarget>()
  const names = { left: placeOf(sides.left.head)?.name, right: placeOf(sides.right.head)?.name }
  for (const target of own.targets) {
    const prepared = prepare(target, own, placedMetric(target, sides.relation, side, names))
    const { low, high } = prepared
    const key = `${fullKey(prepared)}|${low}|${high}|${prepared.meaning.telling ? '' : target.section}`
    const known = once.get(key)
    once.set(key, known === undefined ? prepared : { ...known, again: known.again + 1 })
  }
  return [...once.values()]
}

function prepare(
  target: SnapshotTarget,
  own: Snapshot,
  { metric, place }: { readonly metric: string; readonly place: string },
): PreparedTarget {
  const meaning = meaningOf(metric)
  const sort = target.kind === 'growth' || meaning.grows || meaning.falls ? 'growth' : kindSort(target.kind)
  const { low, high, dimension } = amountOf(target.value, target.valueMax, target.unit, isMoney(target.metric))
  const period = target.period === null ? undefined : parsePeriod(target.period)
  const { termTo } = own.head
  return {
    target,
    meaning,
    sort,
    dimension: sameDimension(dimension),
    low,
    high,
    place,
    // A level is measured at the end of its period, a rate or an increment over the whole of it.
    period: period !== undefined && sort === 'level' ? period.to : (period?.text ?? target.period ?? ''),
    fromEnd: period === undefined || termTo === null ? null : Number(period.to.slice(0, 4)) - termTo,
    again: 0,
  }
}

const kindSort = (kind: SnapshotTarget['kind']): PreparedTarget['sort'] => (kind === 'increment' ? kind : 'level')

const counts = new Set(['', '个', '家', '户', '项', '件', '台', '套', '座', '条', '所', '处', '支', '只', '种', '类'])
function sameDimension(dimension: string): string {
  if (counts.has(dimension)) return '个'
  if (dimension === '个百分点') return '百分点'
  return dimension
}

const whole = /^全(?:省|市|县|区|镇|乡|域|州|盟|旗|自治区)$/

type Names = { readonly left: string | undefined; readonly right: string | undefined }

/** Whom a target binds, be it printed apart or as the first word of the metric (东岸县实际利用外资). */
function placedMetric(target: SnapshotTarget, relation: PlanRelation, side: 'left' | 'right', names: Names) {
  const other = side === 'left' ? 'right' : 'left'
  const onePlace = relation === 'editions' || relation === 'peers'
  const mine = onePlace ? '@' : `@${side}`
  const folded = foldText(target.metric)
  const first = [names[side], names[other]].find(
    (name) => name !== undefined && folded.startsWith(name) && folded.length > name.length,
  )
  const metric = first === undefined ? target.metric : folded.slice(first.length)
  const scope = foldText(target.scope ?? first ?? '')
  if (scope === '' || whole.test(scope) || scope === names[side]) return { metric, place: mine }
  return { metric, place: !onePlace && scope === names[other] ? `@${other}` : scope }
}

/** What a metric without a telling name means is known from where it stands alone. */
export const nameKey = ({ meaning, target }: PreparedTarget): string =>
  `${target.role}|${meaning.words}|${meaning.telling ? '' : target.section}`

/** Metric, manner, dimension and whom it binds. */
export const thingKey = (one: PreparedTarget): string =>
  [nameKey(one), one.sort, one.meaning.falls, one.dimension, one.place].join('|')

export const fullKey = (one: PreparedTarget): string => `${thingKey(one)}|${one.period}`
