import type { Day } from '#core/base/day.ts'
import { groupBy } from '#core/base/group.ts'
import { aggregate } from '#core/indicators/aggregate.ts'
import { isPresent, type Observed, toObserved } from '#core/indicators/observed.ts'
import type { Vintage } from '#core/indicators/vintages.ts'
import { finishBatch, listBatches, openBatch, type StoredBatch, undoBatch } from '#store/observations/batches.ts'
import { insertObservations, type ObservationToStore } from '#store/observations/copy-observations.ts'
import type { StoredIndicator } from '#store/observations/indicators.ts'
import { listLeafMoments, listParentsTouched } from '#store/observations/leaves.ts'
import { listObservations, type StoredObservation } from '#store/observations/observations.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import type { CityContext } from '../context.ts'
import { loadCardBook } from '../indicators/card-book.ts'

type Leaf = { readonly id: number; readonly parentId: number }

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
  const leaves = (await listSubjects(tx, { kinds: ['enterprise', 'project'] })).flatMap(({ id, parentId }): Leaf[] =>
    parentId !== null && parents.includes(parentId) ? [{ id, parentId }] : [],
  )
  const moments = await listLeafMoments(tx, batch)
  if (batch.state === 'undone') await undoRollUps(context, batch)
  for (const moment of moments) await rollUpOn(context, { batch, rules, leaves, moment, byCode })
}

async function undoRollUps({ tx, actor, now }: CityContext, batch: StoredBatch): Promise<void> {
  const rollUps = await listBatches(tx, { kinds: ['roll-up'], leafBatchId: batch.id })
  const undo = { at: now, by: actor.accountId, reason: batch.undoneReason ?? '' }
  for (const { id, state } of rollUps) if (state === 'done') await undoBatch(tx, id, undo)
}

type Round = {
  readonly batch: StoredBatch
  readonly rules: readonly StoredIndicator[]
  readonly leaves: readonly Leaf[]
  readonly moment: { readonly knownOn: Day; readonly vintage: Vintage }
  readonly byCode: ReadonlyMap<string, StoredIndicator>
}

async function rollUpOn(context: CityContext, round: Round): Promise<void> {
  const { tx, actor, now } = context
  const { batch, rules, moment } = round
  const sums: ObservationToStore[] = []
  const leafBatchIds = new Set<number>()
  for (const rule of rules) {
    for (const period of batch.periods) {
      // One indicator and period at a time: all of a large city's firms at once would fill the memory.
      const known = await readLeaves(context, round, rule, period)
      for (const { batchId } of known.values()) leafBatchIds.add(batchId)
      sums.push(...sumsOf(round, rule, period, known))
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

const weightOf = ({ card }: StoredIndicator, byCode: Round['byCode']): number | undefined =>
  card.overPlaces.kind === 'weighted-mean' ? byCode.get(card.overPlaces.weight)?.id : undefined

async function readLeaves(
  { tx }: CityContext,
  { leaves, moment, byCode }: Round,
  rule: StoredIndicator,
  period: Day,
): Promise<ReadonlyMap<string, StoredObservation>> {
  const weight = weightOf(rule, byCode)
  const cells = {
    periods: [period],
    indicatorIds: weight === undefined ? [rule.id] : [rule.id, weight],
    subjectIds: leaves.map(({ id }) => id),
  }
  const known = await listObservations(tx, cells, { kind: 'as-of', day: moment.knownOn })
  return new Map(known.map((one) => [`${one.indicatorId} ${one.subjectId}`, one]))
}

function sumsOf(
  { leaves, byCode }: Round,
  rule: StoredIndicator,
  periodEnd: Day,
  known: ReadonlyMap<string, StoredObservation>,
): readonly ObservationToStore[] {
  const weight = weightOf(rule, byCode)
  return [...groupBy(leaves, ({ parentId }) => parentId)].flatMap(([subjectId, own]): ObservationToStore[] => {
    const parts = own.flatMap(({ id }) => {
      const said = known.get(`${rule.id} ${id}`)
      // Who has never said anything of it is no part: among a place's firms are many that an indicator does not concern.
      return said === undefined ? [] : [{ said, weight: known.get(`${weight} ${id}`) }]
    })
    if (parts.length === 0) return []
    const { overPlaces } = rule.card
    const now = aggregate(
      overPlaces,
      parts.map((part) => ({ observed: nowOf(part.said), weight: nowOf(part.weight) })),
    )
    // A growth needs the same firms on both sides.
    const present = parts.filter(({ said }) => isPresent(nowOf(said)))
    const last = aggregate(
      overPlaces,
      present.map((part) => ({ observed: lastOf(part.said), weight: lastOf(part.weight) })),
    )
    const lastYear = last.state === 'whole' ? last.value : null
    const missing = now.value === null ? ('not-reported' as const) : null
    return [{ indicatorId: rule.id, subjectId, periodEnd, value: now.value, lastYear, missing }]
  })
}

const NOT_REPORTED: Observed = { missing: 'not-reported' }
const nowOf = (one: StoredObservation | undefined): Observed =>
  one === undefined ? NOT_REPORTED : toObserved(one.value, one.missing)
const lastOf = (one: StoredObservation | undefined): Observed =>
  one === undefined ? NOT_REPORTED : toObserved(one.lastYear, null)
