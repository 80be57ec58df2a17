import type { CallRow } from '#contract/collections/call.ts'
import type { Collection, CollectionRow } from '#contract/collections/collection.ts'
import { type CalendarEntry, comingEntries, entryOf, lastEnded } from '#core/collections/calendar.ts'
import { fieldsOf } from '#core/collections/form.ts'
import { mayDefineCollections } from '#core/collections/rights.ts'
import { shiftPeriod } from '#core/indicators/report-period.ts'
import { listCalls } from '#store/collections/calls.ts'
import { listDefinitionVersions, type StoredCollection } from '#store/collections/collections.ts'
import { listSubmissions } from '#store/collections/submissions.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import { listUnits } from '#store/units/units.ts'
import { indicatorBook } from '../calls/open-call.ts'
import { showCallRow } from '../calls/show-call.ts'
import type { CityContext } from '../context.ts'

const showEntry = ({ period, opensOn, dueOn }: CalendarEntry) => ({ periodEnd: period.end, opensOn, dueOn })

export function showCollectionRow(
  collection: StoredCollection,
  lastCall: CallRow | null,
  today: string,
): CollectionRow {
  const { id, title, basis, periodType, ownerUnitName, layout, state, version, dueMonths, dueDay } = collection
  const [next] = comingEntries(periodType, collection, today, 1)
  return {
    ...{ id, title, basis, periodType, ownerUnitName, layout, state, version, dueMonths, dueDay, lastCall },
    fields: fieldsOf(collection.form).length,
    recipients: collection.recipients.length,
    next: state === 'closed' || next === undefined || periodType === 'as-of' ? null : showEntry(next),
  }
}

const COMING = 6
/** how far back a period can be opened by hand that nobody opened in time */
const OPENABLE = 12

export async function showCollection(context: CityContext, collection: StoredCollection): Promise<Collection> {
  const { tx, actor, today } = context
  const { id, version, state, ownerUnitName, periodType } = collection
  const calls = await listCalls(tx, id)
  const submissions = await listSubmissions(
    tx,
    calls.map((call) => call.id),
  )
  const versions = await listDefinitionVersions(tx, id)
  return {
    ...{ id, version, state, ownerUnitName },
    definition: definitionOf(collection),
    ...(await namesOf(context, collection)),
    versions: versions.map(({ version, reason, at, by }) => ({ version, reason, at: at.toISOString(), by })),
    calls: calls.map((call) =>
      showCallRow(
        call,
        submissions.filter(({ callId }) => callId === call.id),
        today,
      ),
    ),
    openable: state === 'closed' ? [] : openable(collection, new Set(calls.map(({ periodEnd }) => periodEnd)), today),
    coming:
      periodType === 'as-of' || state === 'closed'
        ? []
        : comingEntries(periodType, collection, today, COMING).map(showEntry),
    mayChange: mayDefineCollections(actor),
  }
}

function openable(collection: StoredCollection, opened: ReadonlySet<string>, today: string) {
  const last = lastEnded(collection.periodType, today)
  return Array.from({ length: OPENABLE }, (_, back) => entryOf(shiftPeriod(last, -back), collection))
    .filter(({ period }) => period.end >= collection.firstPeriod && !opened.has(period.end))
    .map(showEntry)
}

const definitionOf = (collection: StoredCollection): Collection['definition'] => {
  const { title, basis, periodType, ownerUnitId, layout, rowKind, dueMonths, dueDay, firstPeriod, form } = collection
  return {
    ...{ title, basis, periodType, ownerUnitId, layout, rowKind, dueMonths, dueDay, firstPeriod },
    remindBefore: [...collection.remindBefore],
    form: form as Collection['definition']['form'],
    recipients: collection.recipients.map(({ unitId, subjectIds }) => ({ unitId, subjectIds: [...subjectIds] })),
  }
}

async function namesOf({ tx }: CityContext, collection: StoredCollection) {
  const units = new Map((await listUnits(tx)).map((unit) => [unit.id, unit.name]))
  const ids = collection.recipients.flatMap(({ subjectIds }) => subjectIds)
  const subjects = new Map((await listSubjects(tx, { ids })).map((subject) => [subject.id, subject.name]))
  const book = await indicatorBook(tx)
  return {
    recipients: collection.recipients.map(({ unitId, subjectIds }) => ({
      ...{ unitId, unitName: units.get(unitId) ?? '' },
      subjects: subjectIds.map((id) => ({ id, name: subjects.get(id) ?? '' })),
    })),
    fields: fieldsOf(collection.form).flatMap(({ indicatorId }) => {
      const card = book.get(indicatorId)?.card
      return card === undefined ? [] : [{ indicatorId, code: card.code, name: card.name, unit: card.unit }]
    }),
  }
}
