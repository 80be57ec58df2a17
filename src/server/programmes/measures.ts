import type { z } from 'zod'
import type { MeasureRow } from '#contract/measures.ts'
import type { programmes } from '#contract/programmes.ts'
import { type Actor, unitsOf } from '#core/accounts/roles.ts'
import { countLate, nextStep } from '#core/programmes/steps.ts'
import { listMeasurePage, type MeasureFilter, type MeasureLine } from '#store/measures/measure-page.ts'
import type { StoredProgramme } from '#store/programmes/programmes.ts'
import type { CityContext } from '../context.ts'
import { getDisclosed } from './disclosed.ts'
import { reportingOf } from './reporting.ts'

type Asked = z.infer<Extract<(typeof programmes.measures)['~orpc']['inputSchema'], z.ZodType>>
type Row = z.infer<typeof MeasureRow>

/** One page of the programme's measures, as filtered and sorted. */
export async function listMeasures(context: CityContext, asked: Asked): Promise<{ total: number; items: Row[] }> {
  const { tx, today, actor } = context
  const programme = await getDisclosed(context, asked.id)
  const closedTo = reportingOf(programme, today)?.closed?.to ?? null
  const filter = filterOf(programme, asked, actor, today, closedTo)
  // Without a cycle that has closed nobody can be silent on it.
  if (filter === undefined) return { total: 0, items: [] }
  const order = { by: asked.sort, descending: asked.descending }
  const page = { offset: (asked.page - 1) * asked.size, limit: asked.size, all: programme.measureCount }
  const { total, lines } = await listMeasurePage(tx, filter, order, page)
  return { total, items: lines.map((line) => showLine(line, today, closedTo)) }
}

function filterOf(
  programme: StoredProgramme,
  asked: Asked,
  actor: Actor,
  today: string,
  closedTo: string | null,
): MeasureFilter | undefined {
  if (asked.only === 'silent' && closedTo === null) return undefined
  const own = asked.only === 'mine' ? [...unitsOf(actor)] : undefined
  const search = asked.search?.trim()
  return {
    programmeId: programme.id,
    search: search === '' ? undefined : search,
    unitIds: asked.unitId === undefined ? own : [asked.unitId],
    grade: asked.grade,
    status: asked.status,
    lateOn: asked.only === 'late' ? today : undefined,
    silentOn: asked.only === 'silent' ? (closedTo ?? undefined) : undefined,
  }
}

export const showLine = (line: MeasureLine, today: string, closedTo: string | null): Row => {
  const { openSteps, heard, leads, others, reportedAt, ...shown } = line
  return {
    ...shown,
    leads: [...leads],
    others: [...others],
    reportedAt: reportedAt?.toISOString() ?? null,
    nextStep: nextStep(openSteps, today),
    lateSteps: countLate(openSteps, today),
    silentUnits: closedTo === null ? 0 : heard.filter((day) => day < closedTo).length,
  }
}
