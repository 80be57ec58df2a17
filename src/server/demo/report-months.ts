import { accountableUnits } from '#core/programmes/reports.ts'
import type { CityHandle } from '#store/handle.ts'
import { listDuties, listSteps, type StoredDuty, type StoredStep } from '#store/measures/duties.ts'
import { getSnapshot } from '#store/programmes/programme-versions.ts'
import { getProgramme } from '#store/programmes/programmes.ts'
import { dayOf } from '../context.ts'
import { reportingOf } from '../programmes/reporting.ts'
import { confirmUpdate, returnUpdate, submitUpdate } from '../updates/decide.ts'
import { saveReport } from '../updates/updates.ts'
import { contextOf, type DemoIds, granted } from './demo-context.ts'
import { reportOn, SENT_BACK, SILENT_AFTER, UNCONFIRMED } from './report-words.ts'

type Measure = {
  readonly id: string
  readonly number: string
  readonly order: number
  readonly duties: readonly StoredDuty[]
  readonly steps: readonly StoredStep[]
}
type Round = { readonly programmeId: string; readonly ids: DemoIds; readonly month: number; readonly isLast: boolean }

/** The programme's life since it was adopted: each month's reports, as far as the real calendar has come. */
export async function reportMonths(tx: CityHandle, programmeId: string, ids: DemoIds, now: Date): Promise<void> {
  const measures = await listMeasures(tx, programmeId)
  const closed = reportingOf(await getProgramme(tx, programmeId), dayOf(now))?.closed?.text
  if (closed === undefined) return
  // Beyond its first year the demonstration stands still: its stories are of 2026.
  const last = closed.startsWith('2026-') ? Number(closed.slice(5)) : closed < '2026' ? 0 : 12
  for (let month = 4; month <= last; month += 1) {
    const round = { programmeId, ids, month, isLast: month === last }
    for (const measure of measures) await reportMonth(tx, round, measure)
  }
}

async function listMeasures(tx: CityHandle, programmeId: string): Promise<readonly Measure[]> {
  const { measures } = await getSnapshot(tx, programmeId, 1)
  const all = measures.map(({ id }) => id)
  const [duties, steps] = [await listDuties(tx, all), await listSteps(tx, all)]
  return measures.map(({ id, number }, order) => ({
    ...{ id, number, order },
    duties: duties.filter(({ measureId }) => measureId === id),
    steps: steps.filter(({ measureId }) => measureId === id),
  }))
}

async function reportMonth(tx: CityHandle, round: Round, measure: Measure): Promise<void> {
  for (const unitId of accountableUnits(measure.duties)) {
    const name = [...round.ids.unitIds].find(([, id]) => id === unitId)?.[0] ?? ''
    if ((SILENT_AFTER[name] ?? 12) < round.month) continue
    await reportOnce(tx, round, measure, { id: unitId, name })
  }
}

async function reportOnce(
  tx: CityHandle,
  { ids, month, isLast }: Round,
  measure: Measure,
  unit: { readonly id: string; readonly name: string },
): Promise<void> {
  const actor = ids.reporters.get(unit.name) ?? ids.office
  const reporting = contextOf(tx, actor, onDay(month + 1, 2 + (measure.order % 3), measure.order))
  const { stepsDone, ...said } = reportOn(measure.number, month, measure.order)
  const saved = granted(
    await saveReport(reporting, {
      ...said,
      measureId: measure.id,
      unitId: unit.id,
      period: `2026-${String(month).padStart(2, '0')}`,
      revision: null,
      stepsDone: stepsDone.flatMap((at) => measure.steps[at]?.id ?? []),
      evidenceFileIds: [],
    }),
  )
  const submitted = granted(await submitUpdate(reporting, { id: saved.id, revision: saved.revision }))
  const seen = { id: submitted.id, revision: submitted.revision }
  if (isLast && (UNCONFIRMED as readonly string[]).includes(measure.number)) return
  const office = contextOf(tx, ids.office, onDay(month + 1, 6, measure.order))
  if (isLast && measure.number === SENT_BACK.number)
    granted(await returnUpdate(office, { ...seen, reason: SENT_BACK.reason }))
  else granted(await confirmUpdate(office, seen))
}

/** A working hour in China on a day of 2026; the minutes only keep two reports from falling together. */
const onDay = (month: number, day: number, minutes: number): Date =>
  new Date(Date.UTC(2026, month - 1, day, 2, minutes))
