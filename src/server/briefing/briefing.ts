import type { Briefing } from '#contract/briefing.ts'
import { daysBetween } from '#core/base/day.ts'
import { groupBy } from '#core/base/group.ts'
import { movesOf, shiftOf } from '#core/programmes/briefing.ts'
import { answeringUnits } from '#core/programmes/reports.ts'
import type { CityHandle } from '#store/handle.ts'
import { listDuties } from '#store/measures/duties.ts'
import {
  countAllByStatus,
  listAsks,
  listNamed,
  listProblemsOf,
  listStepsDone,
  listStuck,
  listToldSince,
  listVersionsSince,
} from '#store/programmes/briefing.ts'
import { listSilentUnits } from '#store/programmes/programme-overview.ts'
import { listProgrammes, type StoredProgramme } from '#store/programmes/programmes.ts'
import { type CityContext, dayOf } from '../context.ts'
import { reportingOf } from '../programmes/reporting.ts'
import { firstsOf } from '../units/firsts.ts'

/** A leader compares months; thirty days reach back over one report cycle of a month. */
const DAYS_BACK = 30
/** What one printed page holds, whatever stands in each; the page says how many more there are. */
const MOST = { asks: 4, stuck: 5, silent: 4, moves: 3, steps: 3, versions: 2 } as const

/** Figures, what is asked, who is stuck, who is silent and what has changed, over all running programmes. */
export async function getBriefing({ tx, now, today }: CityContext): Promise<Briefing> {
  const running = (await listProgrammes(tx)).filter(({ state }) => state === 'active')
  const since = new Date(now.getTime() - DAYS_BACK * 86_400_000)
  const statuses = await countAllByStatus(tx)
  const silent = await silentUnits(tx, running, today)
  const moves = await movesSince(tx, dayOf(since))
  const versions = await listVersionsSince(tx, since, MOST.versions)
  return {
    today,
    since: dayOf(since),
    programmes: running.map(({ id, head }) => ({ id, title: head.title })),
    figures: {
      measures: [...statuses.values()].reduce((sum, count) => sum + count, 0),
      byStatus: Object.fromEntries(
        [...statuses].flatMap(([status, count]) => (status === null ? [] : [[status, count]])),
      ),
      unreported: statuses.get(null) ?? 0,
      silentUnits: silent.list.total,
      owedReports: silent.owed,
      shift: shiftOf(moves),
    },
    asks: open(await listAsks(tx, MOST.asks)),
    stuck: await stuckMeasures(tx, today),
    silent: silent.list,
    moves: await showMoves(tx, moves),
    stepsDone: open(await listStepsDone(tx, dayOf(since), MOST.steps)),
    versions: { total: versions.total, items: versions.items.map((one) => ({ ...one, at: one.at.toISOString() })) },
  }
}

const open = <T>({ total, items }: { readonly total: number; readonly items: readonly T[] }) => ({
  total,
  items: [...items],
})

async function stuckMeasures(tx: CityHandle, today: string): Promise<Briefing['stuck']> {
  const { total, items } = await listStuck(tx, today, MOST.stuck)
  const ids = items.map(({ measureId }) => measureId)
  const duties = groupBy(await listDuties(tx, ids), ({ measureId }) => measureId)
  const problems = groupBy(await listProblemsOf(tx, ids), ({ measureId }) => measureId)
  const unitsOf = (id: string) => {
    const own = duties.get(id) ?? []
    return answeringUnits(own).map((unitId) => ({
      unitId,
      unitName: own.find((one) => one.unitId === unitId)?.unitName ?? '',
    }))
  }
  const firsts = await firstsOf(
    tx,
    ids.flatMap((id) => unitsOf(id).map(({ unitId }) => unitId)),
  )
  return {
    total,
    items: items.map(({ lateStep, ...measure }) => {
      const problem = problems.get(measure.measureId)?.[0]
      return {
        ...measure,
        leads: unitsOf(measure.measureId).map((unit) => ({ ...unit, first: firsts.get(unit.unitId) ?? null })),
        lateStep: lateStep === null ? null : { ...lateStep, days: daysBetween(lateStep.due, today) },
        problem: problem === undefined ? null : { unitName: problem.unitName, problem: problem.problem },
      }
    }),
  }
}

/** A unit that is behind in two programmes stands once. */
async function silentUnits(
  tx: CityHandle,
  programmes: readonly StoredProgramme[],
  today: string,
): Promise<{ readonly list: Briefing['silent']; readonly owed: number }> {
  const owed = []
  for (const programme of programmes) {
    const closed = reportingOf(programme, today)?.closed
    if (closed === undefined || closed === null) continue
    for (const unit of await listSilentUnits(tx, programme.id, closed.to)) owed.push({ ...unit, period: closed.text })
  }
  const units = [...groupBy(owed, ({ unitId }) => unitId)].map(([unitId, all]) => ({
    unitId,
    unitName: all[0]?.unitName ?? '',
    measures: all.reduce((sum, { measures }) => sum + measures, 0),
    periods: [...new Set(all.map(({ period }) => period))].sort(),
    lastReportAt:
      all
        .flatMap(({ lastReportAt }) => lastReportAt?.toISOString() ?? [])
        .sort()
        .at(-1) ?? null,
  }))
  const worst = units.sort((a, b) => b.measures - a.measures).slice(0, MOST.silent)
  const firsts = await firstsOf(
    tx,
    worst.map(({ unitId }) => unitId),
  )
  return {
    list: { total: units.length, items: worst.map((unit) => ({ ...unit, first: firsts.get(unit.unitId) ?? null })) },
    owed: units.reduce((sum, { measures }) => sum + measures, 0),
  }
}

async function movesSince(tx: CityHandle, since: string) {
  const begin = new Date(`${since}T00:00:00+08:00`)
  const told = await listToldSince(tx, begin)
  const measures = [...groupBy(told, ({ measureId }) => measureId)].map(([id, rows]) => ({
    id,
    duties: rows,
    reports: rows.flatMap(({ unitId, period, status, submittedAt }) =>
      period === null || status === null || submittedAt === null
        ? []
        : [
            {
              unitId,
              period,
              status,
              percent: null,
              submittedAt: new Date(submittedAt).toISOString(),
              submittedBy: '',
            },
          ],
    ),
  }))
  return movesOf(measures, ({ submittedAt }) => submittedAt < begin.toISOString())
}

async function showMoves(tx: CityHandle, moves: ReturnType<typeof movesOf>): Promise<Briefing['moves']> {
  const shown = moves.slice(0, MOST.moves)
  const named = new Map(
    (
      await listNamed(
        tx,
        shown.map(({ id }) => id),
      )
    ).map((one) => [one.measureId, one]),
  )
  return {
    total: moves.length,
    items: shown.flatMap(({ id, ...move }) => {
      const measure = named.get(id)
      return measure === undefined ? [] : [{ ...measure, leads: [...measure.leads], ...move }]
    }),
  }
}
