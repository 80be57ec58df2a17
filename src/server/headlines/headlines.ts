import type { HeadlineFigure, HeadlinePage } from '#contract/headlines.ts'
import type { Progress } from '#contract/progress.ts'
import type { Day } from '#core/base/day.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { type IndicatorCard, meetsThreshold } from '#core/indicators/card.ts'
import { isPresent } from '#core/indicators/observed.ts'
import { mayReadDisclosed } from '#core/indicators/rights.ts'
import { singleMonths } from '#core/progress/bound-series.ts'
import { countLights } from '#core/progress/lights.ts'
import { mayChooseHeadlines } from '#core/progress/rights.ts'
import { changeUnitOf, isRateUnit, yearlyChange } from '#core/progress/yearly-change.ts'
import { type Headline, listHeadlines, replaceHeadlines } from '#store/progress/headlines.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import { listUnits } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import { type CardBook, loadCardBook } from '../indicators/card-book.ts'
import { note } from '../note.ts'
import { readValues } from '../observations/read-values.ts'
import type { Held, ValueGrid } from '../observations/value-grid.ts'
import { judgeTargets, viewOn } from '../progress/judge-targets.ts'
import { listPlanned } from '../progress/planned-targets.ts'
import { listRevised } from './revised.ts'

/** What one printed page holds. */
const MOST_BEHIND = 4
const TREND = 13
const YEARS_BACK = 2

/** What a leader looks at first: the figures that the office chose, how targets stand, and which numbers were revised. */
export async function getHeadlines(context: CityContext, asked: Day | undefined): Promise<HeadlinePage> {
  const { today } = context
  const asOf = asked === undefined || asked > today ? today : asked
  const rows = (await judgeTargets(context, await listPlanned(context, asOf), asOf)).map(({ progress }) => progress)
  const behind = rows.filter(({ light }) => light === 'late' || light === 'watch').sort(byGravity)
  return {
    asOf,
    figures: await readFigures(context, asOf, rows),
    lights: { ...countLights(rows.map(({ light }) => light)) },
    behind: { total: behind.length, items: firstOfSeries(behind).slice(0, MOST_BEHIND) },
    revised: await listRevised(context, asOf),
    mayChoose: mayChooseHeadlines(context.actor),
  }
}

/** Late before to be watched, the smaller chance first; what has no chance to state after those that have. */
const byGravity = (a: Progress, b: Progress): number =>
  Number(b.light === 'late') - Number(a.light === 'late') || (a.chance ?? 1) - (b.chance ?? 1)

/** Of one metric's years only the one that comes first: who misses this year will be told of the next in time. */
function firstOfSeries(rows: readonly Progress[]): Progress[] {
  const first = new Map<string, Progress>()
  for (const row of rows) {
    const key = `${row.programmeId} ${row.target.series}`
    const held = first.get(key)
    if (held === undefined || (row.end ?? '9') < (held.end ?? '9')) first.set(key, row)
  }
  return rows.filter((row) => first.get(`${row.programmeId} ${row.target.series}`) === row)
}

async function readFigures(context: CityContext, asOf: Day, rows: readonly Progress[]): Promise<HeadlineFigure[]> {
  const { tx, actor, today } = context
  const book = await loadCardBook(tx)
  const chosen = (await listHeadlines(tx)).filter(({ indicatorId }) => {
    const card = book.byId.get(indicatorId)?.card
    return card !== undefined && mayReadDisclosed(actor, card.disclosure)
  })
  if (chosen.length === 0) return []
  const subjectIds = [...new Set(chosen.map(({ subjectId }) => subjectId))]
  const { grid } = await readValues(tx, {
    codes: chosen.flatMap(({ indicatorId }) => book.byId.get(indicatorId)?.card.code ?? []),
    subjectIds,
    from: `${Number(asOf.slice(0, 4)) - YEARS_BACK}-01-01`,
    to: asOf,
    view: viewOn(asOf, today),
  })
  const names = new Map((await listSubjects(tx, { ids: subjectIds })).map(({ id, name }) => [id, name]))
  const units = new Map((await listUnits(tx)).map(({ id, name }) => [id, name]))
  return chosen.flatMap((one) => showFigure(one, { book, grid, names, units, rows }))
}

type Known = {
  readonly book: CardBook
  readonly grid: ValueGrid
  readonly names: ReadonlyMap<number, string>
  readonly units: ReadonlyMap<string, string>
  readonly rows: readonly Progress[]
}

function showFigure({ indicatorId, subjectId }: Headline, known: Known): HeadlineFigure[] {
  const { book, grid, names, units, rows } = known
  const card = book.byId.get(indicatorId)?.card
  if (card === undefined) return []
  const at = (end: Day) => grid.get(card.code, subjectId, end)
  const valued = grid.periods.filter((end) => {
    const held = at(end)
    return held !== undefined && isPresent(held.now)
  })
  const period = valued.at(-1) ?? null
  const held = period === null ? undefined : at(period)
  const value = held !== undefined && isPresent(held.now) ? held.now.value : null
  const change = held === undefined ? null : yearlyChange(card.unit, held.now, held.lastYear)
  return [
    {
      ...{ indicatorCode: card.code, indicatorName: card.name, definition: card.definition, unit: card.unit },
      ...{ decimals: card.decimals, periodType: card.periodType, subjectId, subjectName: names.get(subjectId) ?? '' },
      sourceUnit: card.sourceUnitId === null ? null : (units.get(card.sourceUnitId) ?? null),
      ...{ period, value, missing: value === null ? 'not-reported' : null, vintage: held?.vintage ?? null },
      growth: change !== null && isPresent(change) ? change.value : null,
      growthUnit: changeUnitOf(card.unit),
      alarm: card.alarm?.kind === 'value' ? meetsThreshold(card.alarm, value, null) : null,
      good: card.good?.kind === 'value' ? meetsThreshold(card.good, value, null) : null,
      trend: trendOf(card, valued, at),
      target: nextTarget(rows, card.code, subjectId),
    },
  ]
}

/** What adds up from January is shown month by month, else its line would fall each new year. */
function trendOf(
  { periodType, unit, method }: IndicatorCard,
  ends: readonly Day[],
  at: (end: Day) => Held | undefined,
): HeadlineFigure['trend'] {
  const points = ends.flatMap((end) => {
    const held = at(end)
    return held !== undefined && isPresent(held.now) ? [{ end, value: held.now.value, vintage: held.vintage }] : []
  })
  const addsUp = periodType === 'cumulative-month' && method !== 'formula' && !isRateUnit(unit)
  return (addsUp ? singleMonths(points) : points).slice(-TREND)
}

/** The target whose day comes next, or the last one that has passed. */
function nextTarget(rows: readonly Progress[], code: string, subjectId: number): HeadlineFigure['target'] {
  const own = rows
    .filter(({ binding }) => binding?.indicatorCode === code && binding.subjectId === subjectId)
    .sort((a, b) => ((a.end ?? '9') < (b.end ?? '9') ? -1 : 1))
  const next = own.find(({ light }) => light !== 'done') ?? own.at(-1)
  if (next === undefined) return null
  const { id, value, valueMax, comparator, unit, period } = next.target
  return { id, value, valueMax, comparator, unit, period, chance: next.chance, light: next.light }
}

export type Chosen = { readonly indicatorCode: string; readonly subjectId: number }

export async function chooseHeadlines(context: CityContext, figures: readonly Chosen[]): Promise<Outcome<Chosen[]>> {
  const { tx, actor, now } = context
  const book = await loadCardBook(tx)
  const subjects = new Set(
    (await listSubjects(tx, { ids: figures.map(({ subjectId }) => subjectId) })).map(({ id }) => id),
  )
  const keys = new Set(figures.map(({ indicatorCode, subjectId }) => `${indicatorCode} ${subjectId}`))
  if (keys.size < figures.length) return bad({ code: 'headline.twice', facts: {} })
  const unknown = figures.filter(
    ({ indicatorCode, subjectId }) => !book.byCode.has(indicatorCode) || !subjects.has(subjectId),
  )
  if (unknown.length > 0)
    return bad(...unknown.map(({ indicatorCode }) => ({ code: 'indicator.not-found', facts: { id: indicatorCode } })))
  const rows = figures.flatMap(({ indicatorCode, subjectId }): Headline[] => {
    const indicator = book.byCode.get(indicatorCode)
    return indicator === undefined ? [] : [{ indicatorId: indicator.id, subjectId }]
  })
  await replaceHeadlines(tx, rows, { at: now, by: actor.accountId })
  await note(context, {
    action: 'headlines.chosen',
    subjectKind: 'city',
    subjectId: String(actor.cityId),
    detail: { figures: figures.map(({ indicatorCode, subjectId }) => ({ indicatorCode, subjectId })) },
  })
  return good([...figures])
}
