import type { Day } from '#core/base/day.ts'
import { type CellKey, cellKeyOf, type HeldValue, type KnownAround, type SubjectLine } from '#core/collections/check.ts'
import { type FrozenField, type FrozenForm, fieldsOf } from '#core/collections/form.ts'
import {
  type PeriodType,
  periodEnding,
  previousInYear,
  previousPeriod,
  samePeriodLastYear,
  shiftPeriod,
} from '#core/indicators/report-period.ts'
import type { StoredCell } from '#store/collections/submission-cells.ts'
import type { CityHandle } from '#store/handle.ts'
import { listBatchesById, type StoredBatch } from '#store/observations/batches.ts'
import { listObservations, type StoredObservation } from '#store/observations/observations.ts'

type CellId = `${number}:${number}`
export const cellIdOf = (subjectId: number, indicatorId: number): CellId => `${subjectId}:${indicatorId}`

/** A value of the period itself, with the act by which it became known. */
export type HeldHere = HeldValue & { readonly observation: StoredObservation; readonly batch: StoredBatch }

export type Around = {
  /** what came another way: not asked of the unit */
  readonly held: ReadonlyMap<CellId, HeldHere>
  /** what the submission itself has brought before */
  readonly own: ReadonlyMap<CellId, StoredObservation>
  readonly known: ReadonlyMap<CellId, KnownAround>
}

type Asked = {
  readonly submissionId: string
  readonly periodEnd: Day
  readonly fields: readonly FrozenField[]
  readonly subjectIds: readonly number[]
}

export async function loadHeld(tx: CityHandle, asked: Asked): Promise<Pick<Around, 'held' | 'own'>> {
  const observations = await listObservations(tx, {
    indicatorIds: asked.fields.map(({ indicatorId }) => indicatorId),
    subjectIds: asked.subjectIds,
    periods: [asked.periodEnd],
  })
  const batches = await listBatchesById(tx, [...new Set(observations.map(({ batchId }) => batchId))])
  const byId = new Map(batches.map((batch) => [batch.id, batch]))
  const held = new Map<CellId, HeldHere>()
  const own = new Map<CellId, StoredObservation>()
  for (const observation of observations) {
    const batch = byId.get(observation.batchId)
    const id = cellIdOf(observation.subjectId, observation.indicatorId)
    if (batch?.source.submissionId === asked.submissionId) own.set(id, observation)
    else if (batch !== undefined) {
      const { value, lastYear, missing } = observation
      held.set(id, { value, lastYear, missing, observation, batch })
    }
  }
  return { held, own }
}

/** Beyond so many cells a form is checked without the longer past: it would be larger than everything else on the page. */
const MOST_WITH_HISTORY = 3_000
const HISTORY = 12

/** The periods that say something about a value of one period type, each by its last day. */
function periodsAround(type: PeriodType, end: Day) {
  const period = periodEnding(type, end)
  if (period === undefined) return undefined
  const lastYear = samePeriodLastYear(period)
  // a sum that begins anew each January is like the same sums of other years
  const cumulative = type === 'cumulative-month'
  const history = cumulative
    ? [1, 2, 3, 4].map((years) => shiftPeriod(period, -12 * years).end)
    : Array.from({ length: HISTORY }, (_, at) => shiftPeriod(period, -1 - at).end)
  return {
    before: previousPeriod(period).end,
    beforeInYear: cumulative ? (previousInYear(period)?.end ?? null) : null,
    lastYear: lastYear.end,
    history: history.reverse(),
  }
}

export async function loadKnown(tx: CityHandle, asked: Asked): Promise<Around['known']> {
  const { fields, subjectIds, periodEnd } = asked
  const whole = fields.length * subjectIds.length <= MOST_WITH_HISTORY
  const types = [...new Set(fields.map(({ card }) => card.periodType))]
  const around = new Map(types.map((type) => [type, periodsAround(type, periodEnd)]))
  const periods = [...around.values()].flatMap((one) =>
    one === undefined ? [] : [one.before, one.lastYear, one.beforeInYear ?? one.before, ...(whole ? one.history : [])],
  )
  const observations = await listObservations(tx, {
    indicatorIds: fields.map(({ indicatorId }) => indicatorId),
    subjectIds,
    periods: [...new Set(periods)],
  })
  const at = new Map(
    observations.map((one) => [`${one.subjectId}:${one.indicatorId}:${one.periodEnd}`, one.value] as const),
  )
  const known = new Map<CellId, KnownAround>()
  for (const { indicatorId, card } of fields) {
    const days = around.get(card.periodType)
    if (days === undefined) continue
    for (const subjectId of subjectIds) {
      const value = (day: Day | null) => at.get(`${subjectId}:${indicatorId}:${day}`) ?? null
      const history = whole ? days.history.flatMap((day) => value(day) ?? []) : []
      const one = {
        ...{ before: value(days.before), beforeInYear: value(days.beforeInYear), lastYear: value(days.lastYear) },
        history,
      }
      if (one.before !== null || one.beforeInYear !== null || one.lastYear !== null || history.length > 0)
        known.set(cellIdOf(subjectId, indicatorId), one)
    }
  }
  return known
}

export async function loadAround(tx: CityHandle, asked: Asked): Promise<Around> {
  return { ...(await loadHeld(tx, asked)), known: await loadKnown(tx, asked) }
}

/** The subjects' lines as core checks them. */
export function linesOf(
  subjectIds: readonly number[],
  cells: readonly Pick<StoredCell, keyof CellKey | 'text' | 'reason'>[],
  around: Pick<Around, 'held' | 'known'>,
): readonly SubjectLine[] {
  const entered = new Map(cells.map((cell) => [cellKeyOf(cell), cell]))
  return subjectIds.map((subjectId) => ({
    subjectId,
    cell: (indicatorId, side) => entered.get(cellKeyOf({ subjectId, indicatorId, side })),
    known: (indicatorId) => around.known.get(cellIdOf(subjectId, indicatorId)),
    held: (indicatorId) => around.held.get(cellIdOf(subjectId, indicatorId)),
  }))
}

/** How many values the unit itself is asked for: fields that nobody else has brought. */
export const countAsked = (form: FrozenForm, subjectIds: readonly number[], held: Around['held']): number =>
  fieldsOf(form).length * subjectIds.length - held.size
