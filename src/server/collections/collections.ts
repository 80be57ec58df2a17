import { randomUUID } from 'node:crypto'
import type { Collection, CollectionRow, Definition, UnitRecord } from '#contract/collections/collection.ts'
import type { Day } from '#core/base/day.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { groupBy } from '#core/base/group.ts'
import { isSame } from '#core/base/same.ts'
import { lateDays } from '#core/collections/calendar.ts'
import { checkForm } from '#core/collections/form.ts'
import { qualityOf } from '#core/collections/quality.ts'
import { mayReadCall } from '#core/collections/rights.ts'
import { isHandedIn } from '#core/collections/states.ts'
import { periodEnding } from '#core/indicators/report-period.ts'
import { listCalls } from '#store/collections/calls.ts'
import {
  type CollectionDefinition,
  getCollection as getStored,
  insertCollection,
  listCollections as listStored,
  lockCollection,
  setCollectionState,
  updateCollection,
} from '#store/collections/collections.ts'
import { listAnswersDue, listSubmissions } from '#store/collections/submissions.ts'
import type { CollectionState } from '#store/collections/tables.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import { listUnits } from '#store/units/units.ts'
import { indicatorBook } from '../calls/open-call.ts'
import { showCallRow } from '../calls/show-call.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { pinyinKey } from '../pinyin.ts'
import { showCollection, showCollectionRow } from './show-collection.ts'

export async function listCollections(context: CityContext): Promise<CollectionRow[]> {
  const { tx, actor, today } = context
  const calls = await listCalls(tx)
  const rows: CollectionRow[] = []
  for (const collection of await listStored(tx)) {
    if (!mayReadCall(actor, collection.ownerUnitId)) continue
    const last = calls.find(({ collectionId }) => collectionId === collection.id)
    const lastCall = last === undefined ? null : showCallRow(last, await listSubmissions(tx, [last.id]), today)
    rows.push(showCollectionRow(collection, lastCall, today))
  }
  return rows
}

export async function getCollection(context: CityContext, id: string): Promise<Outcome<Collection>> {
  const collection = await getStored(context.tx, id)
  if (!mayReadCall(context.actor, collection.ownerUnitId)) return bad({ code: 'collection.not-found', facts: { id } })
  return good(await showCollection(context, collection))
}

export async function createCollection(context: CityContext, input: Definition): Promise<Outcome<Collection>> {
  const { tx, actor, now } = context
  const faults = await checkDefinition(context, input)
  if (faults.length > 0) return bad(...faults)
  const id = randomUUID()
  await insertCollection(tx, id, toDefinition(input), { reason: null, at: now, by: actor.accountId })
  await noteIt(context, id, 'created', { title: input.title })
  return getCollection(context, id)
}

export async function changeCollection(
  context: CityContext,
  {
    id,
    version,
    reason,
    ...input
  }: Definition & { readonly id: string; readonly version: number; readonly reason: string },
): Promise<Outcome<Collection>> {
  const { tx, actor, now } = context
  const before = await lockCollection(tx, id)
  if (before.version !== version) return bad({ code: 'collection.conflict', facts: { version: before.version } })
  const faults = await checkDefinition(context, input)
  if (before.periodType !== input.periodType && (await listCalls(tx, id)).length > 0)
    faults.push({ code: 'collection.period-stays', place: { field: 'periodType' } })
  if (faults.length > 0) return bad(...faults)
  const after = toDefinition(input)
  const { id: _, state: __, version: ___, ownerUnitName: ____, ...definition } = before
  if (isSame(definition, after)) return bad({ code: 'collection.nothing-changed' })
  await updateCollection(tx, { id, version: version + 1 }, after, { reason, at: now, by: actor.accountId })
  await noteIt(context, id, 'changed', { version: version + 1, reason })
  return getCollection(context, id)
}

export async function setState(
  context: CityContext,
  { id, state, reason }: { readonly id: string; readonly state: CollectionState; readonly reason: string },
): Promise<Outcome<Collection>> {
  await lockCollection(context.tx, id)
  await setCollectionState(context.tx, id, state)
  await noteIt(context, id, state === 'closed' ? 'closed' : 'opened-again', { reason })
  return getCollection(context, id)
}

async function checkDefinition({ tx }: CityContext, input: Definition): Promise<Fault[]> {
  const faults: Fault[] = [...checkForm(input.form, input.periodType, await indicatorBook(tx))]
  if (periodEnding(input.periodType, input.firstPeriod) === undefined)
    faults.push({ code: 'collection.first-period', place: { field: 'firstPeriod' }, facts: { day: input.firstPeriod } })
  if (input.recipients.length === 0) faults.push({ code: 'collection.no-recipients', place: { field: 'recipients' } })
  if (input.layout === 'indicator-rows' && input.rowKind !== null)
    faults.push({ code: 'collection.rows-need-subjects', place: { field: 'rowKind' } })
  const units = new Set((await listUnits(tx)).map(({ id }) => id))
  const subjects = await listSubjects(tx, { ids: input.recipients.flatMap(({ subjectIds }) => subjectIds) })
  const known = new Set(subjects.map(({ id }) => id))
  const seen = new Set<string>()
  input.recipients.forEach(({ unitId, subjectIds }, at) => {
    const place = { field: `recipients.${at}` }
    if (!units.has(unitId)) faults.push({ code: 'collection.unit-unknown', place })
    if (seen.has(unitId)) faults.push({ code: 'collection.unit-twice', place })
    seen.add(unitId)
    if (subjectIds.some((id) => !known.has(id))) faults.push({ code: 'collection.subject-unknown', place })
  })
  return faults
}

const toDefinition = (input: Definition): CollectionDefinition => ({
  ...{ title: input.title, pinyin: pinyinKey(input.title), basis: input.basis || null, periodType: input.periodType },
  ...{ ownerUnitId: input.ownerUnitId, layout: input.layout, rowKind: input.rowKind, dueMonths: input.dueMonths },
  ...{ dueDay: input.dueDay, firstPeriod: input.firstPeriod, form: input.form },
  remindBefore: [...new Set(input.remindBefore)].sort((a, b) => b - a),
  recipients: input.recipients.map(({ unitId, subjectIds }) => ({
    ...{ unitId, subjectIds: [...new Set(subjectIds)].sort((a, b) => a - b) },
  })),
})

/** How units reported on what was due between two days, by unit. */
export async function listRecords(
  { tx, actor, today }: CityContext,
  between: { readonly from: Day; readonly to: Day },
): Promise<UnitRecord[]> {
  const calls = await listCalls(tx)
  const readable = new Set(calls.filter(({ ownerUnitId }) => mayReadCall(actor, ownerUnitId)).map(({ id }) => id))
  const answers = (await listAnswersDue(tx, between)).filter(({ callId }) => readable.has(callId))
  return [...groupBy(answers, ({ unitId }) => unitId)].map(([unitId, own]) => ({
    unitId,
    unitName: own[0]?.unitName ?? '',
    ...qualityOf(
      own.map((one) => ({
        handedIn: isHandedIn(one.state) || one.firstSubmittedAt !== null,
        lateDays: one.lateDays ?? lateDays(one.dueOn, null, today),
        ...{ returns: one.returnCount, findings: one.firstFindings ?? 0, revisions: one.revisionCount },
      })),
    ),
  }))
}

const noteIt = (
  context: CityContext,
  id: string,
  action: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> => note(context, { action: `collection.${action}`, subjectKind: 'collection', subjectId: id, detail })
