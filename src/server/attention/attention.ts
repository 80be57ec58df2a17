import type { Attention } from '#contract/attention.ts'
import { holds, unitsOf } from '#core/accounts/roles.ts'
import { dayAfter, daysBetween } from '#core/base/day.ts'
import { type Cycle, cycleOn, parsePeriod } from '#core/base/period.ts'
import { mayManageMatrices } from '#core/matrices/rights.ts'
import { mayConfirm, mayImportPlan, mayReadProgrammes } from '#core/programmes/rights.ts'
import { dueWithinDays, isGate } from '#core/programmes/steps.ts'
import { listDrafts } from '#store/drafts/drafts.ts'
import { listWaitingForms } from '#store/matrices/matrix-forms.ts'
import {
  listOwedReports,
  listSubmittedUpdates,
  listUnfinishedUpdates,
  type OwedReport,
  type UnfinishedUpdate,
} from '#store/programmes/attention.ts'
import { listOpenSteps } from '#store/programmes/programme-overview.ts'
import { listProgrammes, type StoredProgramme } from '#store/programmes/programmes.ts'
import { waitingBulletins } from '../bulletins/waiting.ts'
import type { CityContext } from '../context.ts'
import { reportingOf } from '../programmes/reporting.ts'
import { collectionsWaiting } from './collections.ts'
import { roundsWaiting } from './rounds.ts'

const MOST_STEPS = 100

/** What waits for the asker over all programmes; empty lists for whom the programmes are not open. */
export async function getAttention(context: CityContext): Promise<Attention> {
  const { actor, today } = context
  const collections = await collectionsWaiting(context)
  const rounds = await roundsWaiting(context)
  const nothing = {
    ...{ today, toReport: [], toConfirm: [], drafts: [], forms: [], bulletins: [], lateSteps: [], dueSteps: [] },
    ...{ collections, rounds },
  }
  if (!mayReadProgrammes(actor)) return nothing
  return {
    today,
    toReport: await reportsToWrite(context),
    toConfirm: await reportsToConfirm(context),
    drafts: mayImportPlan(actor) ? await openDrafts(context) : [],
    forms: await waitingForms(context),
    bulletins: await waitingBulletins(context),
    ...(await stepsOf(context)),
    ...{ collections, rounds },
  }
}

async function reportsToWrite(context: CityContext): Promise<Attention['toReport']> {
  const { tx, actor, today } = context
  if (!holds(actor, 'unit', 'park', 'office')) return []
  const units = [...unitsOf(actor)]
  const begun = await listUnfinishedUpdates(tx, units)
  const unfinished = new Map(begun.map((update) => [keyOf(update), update.state] as const))
  const waiting: Attention['toReport'] = []
  for (const programme of await listProgrammes(tx)) {
    const reporting = reportingOf(programme, today)
    if (reporting === undefined) continue
    const { open, closed } = reporting
    for (const owed of await listOwedReports(tx, programme.id, units, open.to)) {
      // A missed cycle comes first; the open one follows when it is made good.
      const cycle = closed !== null && owed.heardTo < closed.to ? closed : open
      waiting.push(toWrite(programme, owed, cycle, unfinished, today))
    }
    const listed = new Set(waiting.map(keyOf))
    for (const update of begun) {
      // What was opened again may speak of a cycle long gone; it waits all the same.
      if (update.programmeId !== programme.id || update.state !== 'returned' || listed.has(keyOf(update))) continue
      const from = parsePeriod(update.period)?.from ?? today
      const cycle = cycleOn(programme.reportCycle, programme.reportDay, from)
      if (cycle?.text === update.period) waiting.push(toWrite(programme, update, cycle, unfinished, today))
    }
  }
  return waiting.sort((a, b) => Number(b.overdue) - Number(a.overdue) || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
}

function toWrite(
  programme: StoredProgramme,
  { measureId, number, title, unitId, unitName }: Omit<OwedReport, 'heardTo'>,
  cycle: Cycle,
  unfinished: ReadonlyMap<string, UnfinishedUpdate['state']>,
  today: string,
): Attention['toReport'][number] {
  const state = unfinished.get(keyOf({ measureId, unitId, period: cycle.text }))
  return {
    programmeId: programme.id,
    programmeTitle: programme.head.title,
    measureId,
    number,
    title,
    unitId,
    unitName,
    period: cycle.text,
    due: cycle.due,
    state: state === 'draft' || state === 'returned' ? state : 'missing',
    overdue: cycle.due < today,
  }
}

const keyOf = ({ measureId, unitId, period }: Pick<UnfinishedUpdate, 'measureId' | 'unitId' | 'period'>): string =>
  `${measureId} ${unitId} ${period}`

async function reportsToConfirm({ tx, actor }: CityContext): Promise<Attention['toConfirm']> {
  const submitted = holds(actor, 'office')
    ? await listSubmittedUpdates(tx)
    : await listSubmittedUpdates(tx, [...unitsOf(actor)])
  return submitted
    .filter((update) => mayConfirm(actor, { unitIds: [], leadUnitIds: update.leadIds }, update.unitId))
    .map(({ unitId: _, leadIds: __, submittedAt, ...update }) => ({
      ...update,
      submittedAt: submittedAt.toISOString(),
    }))
}

async function openDrafts({ tx }: CityContext): Promise<Attention['drafts']> {
  return (await listDrafts(tx))
    .filter(({ state }) => state === 'open')
    .map(({ id, title, counts, createdAt }) => ({
      id,
      title,
      pending: counts.pending,
      createdAt: createdAt.toISOString(),
    }))
}

/** A park's own that it has to fill in; for the office those that were handed in. */
async function waitingForms({ tx, actor, today }: CityContext): Promise<Attention['forms']> {
  const fill = holds(actor, 'unit', 'park') ? await listWaitingForms(tx, [...unitsOf(actor)], toFill) : []
  const decide = mayManageMatrices(actor) ? await listWaitingForms(tx, null, ['submitted']) : []
  return [...fill, ...decide].map(({ dueOn, ...form }) => ({
    ...{ ...form, due: dueOn, overdue: dueOn !== null && dueOn < today && form.state !== 'submitted' },
  }))
}
const toFill = ['blank', 'draft', 'returned'] as const

/** Late ones, and those that come next. A unit's own; whoever sees the whole city, everybody's. */
async function stepsOf({ tx, actor, today }: CityContext): Promise<Pick<Attention, 'lateSteps' | 'dueSteps'>> {
  const all = holds(actor, 'leader', 'office', 'statistics')
  const unitIds = all ? undefined : [...unitsOf(actor)]
  const late = await listOpenSteps(tx, { unitIds, to: dayAfter(today, -1), limit: MOST_STEPS })
  const due = await listOpenSteps(tx, { unitIds, from: today, to: dayAfter(today, dueWithinDays), limit: MOST_STEPS })
  return {
    lateSteps: late.map(({ leads: _, ...step }) => ({ ...step, days: daysBetween(step.due, today) })),
    dueSteps: due.map(({ leads: _, ...step }) => ({ ...step, gate: isGate(step.step) })),
  }
}
