import type { Measure } from '#contract/measures.ts'
import { speaksFor } from '#core/programmes/rights.ts'
import { isGate, stepState } from '#core/programmes/steps.ts'
import { listDuties, listSteps, type StoredDuty } from '#store/measures/duties.ts'
import { getMeasure as getStored, listChildren, type StoredMeasure } from '#store/measures/measures.ts'
import { listUpdateHistory, listUpdates, type StoredUpdate } from '#store/measures/updates.ts'
import type { StoredProgramme } from '#store/programmes/programmes.ts'
import type { CityContext } from '../context.ts'
import { getDisclosed } from '../programmes/disclosed.ts'
import { reportingOf } from '../programmes/reporting.ts'
import { firstsOf } from '../units/firsts.ts'
import { showUpdates } from '../updates/show-update.ts'

/** A measure with everything that hangs on it, as the asker may see it. */
export async function getMeasure(context: CityContext, id: string): Promise<Measure> {
  const { tx, today } = context
  const measure = await getStored(tx, id)
  const programme = await getDisclosed(context, measure.programmeId)
  const duties = await listDuties(tx, [id])
  const firsts = await firstsOf(
    tx,
    duties.map(({ unitId }) => unitId),
  )
  const steps = await listSteps(tx, [id])
  const updates = await listUpdates(tx, id)
  const shown = await showUpdates(context, updates, duties)
  return {
    id,
    programmeId: programme.id,
    programmeTitle: programme.head.title,
    number: measure.number,
    title: measure.title,
    form: measure.form,
    body: measure.body,
    duties: duties.map(({ measureId: _, groupId: __, ...duty }) => ({
      ...duty,
      first: firsts.get(duty.unitId) ?? null,
    })),
    steps: steps.map(({ measureId: _, ...step }) => ({
      ...step,
      gate: isGate(step.text),
      state: stepState(step, today),
    })),
    status: measure.status,
    percent: measure.percent,
    source: measure.source,
    updates: shown,
    parent: measure.parentId === null ? null : headingOf(await getStored(tx, measure.parentId)),
    children: [...(await listChildren(tx, id))],
    history: await historyOf(context, id, new Set(shown.map((update) => update.id))),
    mayReportFor: measure.inForce ? reportable(context, programme, duties, updates) : [],
  }
}

const headingOf = ({ id, number, title }: StoredMeasure) => ({ id, number, title })

/** What was done to the reports that the asker may see, oldest first. */
async function historyOf({ tx }: CityContext, id: string, visible: ReadonlySet<string>): Promise<Measure['history']> {
  const entries = await listUpdateHistory(tx, id)
  return entries
    .filter(({ updateId }) => visible.has(updateId))
    .map(({ at, by, action, content, unitName, period }) => ({
      at: at.toISOString(),
      actor: by,
      action: `update.${action}`,
      detail: { unitName, period, ...content },
    }))
}

/** The asker's units that may write a report now, on the open cycle and on a closed one that they have missed. */
function reportable(
  { actor, today }: CityContext,
  programme: StoredProgramme,
  duties: readonly StoredDuty[],
  updates: readonly StoredUpdate[],
): Measure['mayReportFor'] {
  const reporting = reportingOf(programme, today)
  if (reporting === undefined) return []
  const periods = [reporting.open.text, ...(reporting.closed === null ? [] : [reporting.closed.text])]
  // what was sent back may be corrected, however long ago its cycle has closed
  const sentBack = updates.filter(({ state }) => state === 'returned')
  const handedIn = new Set(
    updates.flatMap(({ unitId, period, state }) =>
      state === 'submitted' || state === 'confirmed' ? [`${unitId} ${period}`] : [],
    ),
  )
  return duties
    .filter(({ unitId }) => speaksFor(actor, unitId))
    .flatMap(({ unitId, unitName }) => {
      const own = sentBack.flatMap((update) => (update.unitId === unitId ? update.period : []))
      return [...new Set([...periods, ...own])].map((period) => ({ unitId, unitName, period }))
    })
    .filter(({ unitId, period }) => !handedIn.has(`${unitId} ${period}`))
}
