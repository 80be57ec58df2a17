import type { Day } from '#core/base/day.ts'
import { groupBy } from '#core/base/group.ts'
import { aggregate } from '#core/indicators/aggregate.ts'
import { isPresent, type Observed, toObserved } from '#core/indicators/observed.ts'
import type { Vintage } from '#core/indicators/vintages.ts'
import type { CityHandle } from '#store/handle.ts'
import { finishBatch, listBatches, openBatch, type StoredBatch, undoBatch } from '#store/observations/batches.ts'
import { insertObservations, type ObservationToStore } from '#store/observations/copy-observations.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import {
  type Leaf,
  type LeavesAsked,
  listLeafMoments,
  listLeaves,
  listParentsTouched,
  sumLeaves,
} from '#store/observations/leaves.ts'
import type { CityContext } from '../context.ts'
import { loadCardBook } from '../indicators/card-book.ts'

/**
 * Brings what firms and projects come to for their places up to date, after a batch of theirs was done or undone: so that no
 * page adds ten thousand firms. Written for the batch's day and for every later day on which something of the same was
 * known, because a file that arrives late changes what was known after it, too.
 */
export async function rollUp(context: CityContext, batch: StoredBatch): Promise<void> {
  const { tx } = context
  const parents = await listParentsTouched(tx, batch.id, batch)
  if (parents.length === 0) return
  const { byId, byCode } = await loadCardBook(tx)
  const rules = batch.indicatorIds
    .flatMap((id) => byId.get(id) ?? [])
    .filter(({ card }) => card.overPlaces.kind === 'sum' || card.overPlaces.kind === 'weighted-mean')
  if (rules.length === 0) return
  const moments = await listLeafMoments(tx, batch)
  if (batch.state === 'undone') await undoRollUps(context, batch)
  for (const moment of moments) await rollUpOn(context, { batch, rules, parents, moment, byCode })
}

async function undoRollUps({ tx, actor, now }: CityContext, batch: StoredBatch): Promise<void> {
  const rollUps = await listBatches(tx, { kinds: ['roll-up'], leafBatchId: batch.id })
  const undo = { at: now, by: actor.accountId, reason: batch.undoneReason ?? '' }
  for (const { id, state } of rollUps) if (state === 'done') await undoBatch(tx, id, undo)
}

type Round = {
  readonly batch: StoredBatch
  readonly rules: readonly StoredIndicator[]
  readonly parents: readonly number[]
  readonly moment: { readonly knownOn: Day; readonly vintage: Vintage }
  readonly byCode: ReadonlyMap<string, StoredIndicator>
}

async function rollUpOn(context: CityContext, round: Round): Promise<void> {
  const { tx, actor, now } = context
  const { batch, rules, parents, moment } = round
  const sums: ObservationToStore[] = []
  const leafBatchIds = new Set<number>()
  for (const rule of rules) {
    for (const period of batch.periods) {
      // One indicator and period at a time: all of a large city's firms at once would fill the memory.
      const asked = { indicatorId: rule.id, periodEnd: period, parentIds: parents, knownOn: moment.knownOn }
      const found = await (rule.card.overPlaces.kind === 'sum' ? addUp(tx, asked) : average(tx, asked, round, rule))
      for (const { batchIds } of found) for (const id of batchIds) leafBatchIds.add(id)
      sums.push(...found.map(({ cell }) => cell))
    }
  }
  if (sums.length === 0) return
  const id = await openBatch(tx, {
    ...{ kind: 'roll-up', vintage: moment.vintage, knownOn: moment.knownOn, reason: null },
    ...{ source: { leafBatchIds: [...leafBatchIds].sort((a, b) => a - b) }, openedAt: now, openedBy: actor.accountId },
  })
  await insertObservations(tx, id, sums)
  await finishBatch(tx, id, now)
}

/** What a place's firms come to, and the batches that it rests on. */
type Found = { readonly cell: ObservationToStore; readonly batchIds: readonly number[] }

async function addUp(tx: CityHandle, asked: LeavesAsked): Promise<readonly Found[]> {
  const sums = await sumLeaves(tx, asked)
  return sums.map(({ parentId, value, lastYear, batchIds }) => ({
    cell: cellOf(asked, parentId, { value, lastYear }),
    batchIds,
  }))
}

const cellOf = (
  { indicatorId, periodEnd }: LeavesAsked,
  subjectId: number,
  { value, lastYear }: { readonly value: number | null; readonly lastYear: number | null },
): ObservationToStore => ({
  ...{ indicatorId, subjectId, periodEnd, value, lastYear },
  missing: value === null ? 'not-reported' : null,
})

async function average(
  tx: CityHandle,
  asked: LeavesAsked,
  { byCode }: Round,
  { card: { overPlaces } }: StoredIndicator,
): Promise<readonly Found[]> {
  const weight = overPlaces.kind === 'weighted-mean' ? byCode.get(overPlaces.weight)?.id : undefined
  // Who has never said anything of it is no part: among a place's firms are many that an indicator does not concern.
  const said = await listLeaves(tx, asked)
  const weights = weight === undefined ? [] : await listLeaves(tx, { ...asked, indicatorId: weight })
  const weightOf = new Map(weights.map((one) => [one.subjectId, one]))
  return [...groupBy(said, ({ parentId }) => parentId)].map(([parentId, own]): Found => {
    const now = aggregate(
      overPlaces,
      own.map((one) => ({ observed: nowOf(one), weight: nowOf(weightOf.get(one.subjectId)) })),
    )
    // A growth needs the same firms on both sides.
    const last = aggregate(
      overPlaces,
      own
        .filter((one) => isPresent(nowOf(one)))
        .map((one) => ({ observed: lastOf(one), weight: lastOf(weightOf.get(one.subjectId)) })),
    )
    const value = { value: now.value, lastYear: last.state === 'whole' ? last.value : null }
    const restsOn = own.flatMap((one) => [one, weightOf.get(one.subjectId) ?? one])
    return { cell: cellOf(asked, parentId, value), batchIds: [...new Set(restsOn.map(({ batchId }) => batchId))] }
  })
}

const NOT_REPORTED: Observed = { missing: 'not-reported' }
const nowOf = (one: Leaf | undefined): Observed =>
  one === undefined ? NOT_REPORTED : toObserved(one.value, one.missing)
const lastOf = (one: Leaf | undefined): Observed => (one === undefined ? NOT_REPORTED : toObserved(one.lastYear, null))
