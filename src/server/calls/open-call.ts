import { randomUUID } from 'node:crypto'
import type { Day } from '#core/base/day.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { dueOn, lastEnded } from '#core/collections/calendar.ts'
import { checkForm, type FormIndicator, fieldsOf, freezeForm } from '#core/collections/form.ts'
import { periodEnding } from '#core/indicators/report-period.ts'
import { appendAudit } from '#store/audit/audit.ts'
import { listCities } from '#store/city/cities.ts'
import { inCity } from '#store/city/city.ts'
import { insertCall, listCalls } from '#store/collections/calls.ts'
import {
  getCollection,
  listCollections,
  type Recipient,
  type StoredCollection,
} from '#store/collections/collections.ts'
import { insertEvents } from '#store/collections/submission-cells.ts'
import { insertSubmissions, type SubmissionToStore } from '#store/collections/submissions.ts'
import type { CityHandle } from '#store/handle.ts'
import { listIndicators } from '#store/observations/indicators.ts'
import type { Store } from '#store/open.ts'
import { listPlaces } from '#store/places/places.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import { type CityContext, dayOf } from '../context.ts'
import { countAsked, loadHeld } from '../submissions/load-sheet.ts'

/** Who opens: a person, or nobody where the calendar does. */
type Opener = { readonly accountId: string | null; readonly name: string; readonly address: string }
type Opening = {
  readonly collectionId: string
  readonly periodEnd: Day
  readonly dueOn?: Day | undefined
}

export async function indicatorBook(tx: CityHandle): Promise<ReadonlyMap<number, FormIndicator>> {
  return new Map(
    (await listIndicators(tx)).map(({ id, card, retiredOn }) => [id, { id, card, retired: retiredOn !== null }]),
  )
}

export const openCall = (context: CityContext, opening: Opening): Promise<Outcome<string>> =>
  open(context.tx, context.now, { ...context.actor, address: context.address }, opening)

async function open(tx: CityHandle, now: Date, opener: Opener, opening: Opening): Promise<Outcome<string>> {
  const collection = await getCollection(tx, opening.collectionId)
  const { periodType, state, firstPeriod } = collection
  const { periodEnd } = opening
  if (state === 'closed') return bad({ code: 'collection.closed' })
  if (periodEnding(periodType, periodEnd) === undefined || periodEnd < firstPeriod)
    return bad({ code: 'call.no-such-period', place: { field: 'periodEnd' }, facts: { periodEnd } })
  const due = opening.dueOn ?? dueOn(periodEnd, collection)
  if (due < periodEnd) return bad({ code: 'call.due-before-end', place: { field: 'dueOn' }, facts: { due } })
  const indicators = await indicatorBook(tx)
  const faults = checkForm(collection.form, periodType, indicators)
  if (faults.length > 0) return bad(...faults)
  if (collection.recipients.length === 0) return bad({ code: 'collection.no-recipients' })
  const id = randomUUID()
  const form = freezeForm(collection.form, collection.layout, indicators)
  const added = await insertCall(tx, {
    ...{ id, collectionId: collection.id, periodEnd, version: collection.version, form },
    ...{ openedAt: now, openedBy: opener.accountId, dueOn: due },
  })
  if (!added) return bad({ code: 'call.conflict', facts: { periodEnd } })
  const submissions = await blankSubmissions(tx, { id, collection, periodEnd, form })
  await insertSubmissions(tx, submissions)
  const event = { action: 'opened' as const, words: null, detail: {}, at: now, by: opener.accountId }
  await insertEvents(
    tx,
    submissions.map((one) => one.id),
    event,
  )
  const detail = {
    collectionId: collection.id,
    period: periodEnd,
    due,
    units: submissions.length,
    address: opener.address,
  }
  await appendAudit(tx, {
    ...{ at: now, accountId: opener.accountId, actor: opener.name, action: 'call.opened' },
    ...{ subjectKind: 'call', subjectId: id, detail },
  })
  return good(id)
}

type Made = {
  readonly id: string
  readonly collection: StoredCollection
  readonly periodEnd: Day
  readonly form: ReturnType<typeof freezeForm>
}

async function blankSubmissions(
  tx: CityHandle,
  { id: callId, collection, periodEnd, form }: Made,
): Promise<readonly SubmissionToStore[]> {
  const submissions: SubmissionToStore[] = []
  for (const [sort, recipient] of collection.recipients.entries()) {
    const id = randomUUID()
    const subjectIds = await rowsOf(tx, collection, recipient, periodEnd)
    const { held } = await loadHeld(tx, { submissionId: id, periodEnd, fields: fieldsOf(form), subjectIds })
    submissions.push({
      ...{ id, callId, unitId: recipient.unitId, subjectIds, state: 'open', revision: 1, sort },
      ...{ filled: 0, asked: countAsked(form, subjectIds, held), firstSubmittedAt: null, submittedAt: null },
      ...{ submittedBy: null, findings: [], decidedAt: null, decidedBy: null, words: null, returnedCells: [] },
      ...{ reopenedReason: null, revisionAsked: null, batchId: null, lateDays: null, returnCount: 0 },
      ...{ firstFindings: null, revisionCount: 0, remindedAt: null },
    })
  }
  return submissions
}

/** The recipient's own subjects, or those of the asked kind below them that were there in the period. */
async function rowsOf(
  tx: CityHandle,
  { rowKind }: StoredCollection,
  { subjectIds }: Recipient,
  periodEnd: Day,
): Promise<readonly number[]> {
  if (rowKind === null) return subjectIds
  const groups = new Set((await listPlaces(tx)).flatMap(({ id, kind }) => (kind === 'group' ? [id] : [])))
  const below = await listSubjects(tx, { kinds: [rowKind] })
  return below
    .filter(({ placeId }) => placeId === null || !groups.has(placeId))
    .filter(({ parentId }) => parentId !== null && subjectIds.includes(parentId))
    .filter(({ validFrom, validTo }) => (validFrom ?? '') <= periodEnd && (validTo ?? '9999') >= periodEnd)
    .map(({ id }) => id)
}

export type CalendarRun = {
  readonly opened: number
  readonly faults: readonly { readonly collectionId: string; readonly code: string }[]
}

/**
 * Opens the calls whose day has come, in all cities: the last period that has ended, once. May run as often as one likes,
 * on several servers at once.
 */
export async function openDueCalls(store: Store, now: Date): Promise<CalendarRun> {
  const today = dayOf(now)
  let opened = 0
  const faults: { collectionId: string; code: string }[] = []
  for (const city of await listCities(store.db)) {
    const due = await inCity(store, city.id, async (tx) => listDue(tx, today))
    for (const opening of due) {
      const outcome = await inCity(store, city.id, (tx) => open(tx, now, CALENDAR, opening))
      if (outcome.ok) opened += 1
      else if (outcome.faults[0]?.code !== 'call.conflict')
        faults.push({ collectionId: opening.collectionId, code: outcome.faults[0]?.code ?? '' })
    }
  }
  return { opened, faults }
}

const CALENDAR: Opener = { accountId: null, name: '报送日历', address: 'local' }

async function listDue(tx: CityHandle, today: Day): Promise<readonly Opening[]> {
  const known = new Set((await listCalls(tx)).map(({ collectionId, periodEnd }) => `${collectionId} ${periodEnd}`))
  return (await listCollections(tx))
    .filter(({ state, periodType }) => state === 'active' && periodType !== 'as-of')
    .map(({ id, periodType, firstPeriod }) => ({
      collectionId: id,
      periodEnd: lastEnded(periodType, today).end,
      firstPeriod,
    }))
    .filter(
      ({ collectionId, periodEnd, firstPeriod }) =>
        periodEnd >= firstPeriod && !known.has(`${collectionId} ${periodEnd}`),
    )
}
