import { randomUUID } from 'node:crypto'
import type { ImportOrder } from '#contract/imports.ts'
import type { Actor } from '#core/accounts/roles.ts'
import { daysInMonth, toDay } from '#core/base/day.ts'
import type { Vintage } from '#core/indicators/vintages.ts'
import { insertFile } from '#store/files/files.ts'
import type { CityHandle } from '#store/handle.ts'
import { openBatch } from '#store/observations/batches.ts'
import { insertObservations, type ObservationToStore } from '#store/observations/copy-observations.ts'
import type { BatchKind } from '#store/observations/tables.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import { completeBatch, undoBatch } from '../batches/batches.ts'
import { dayOf } from '../context.ts'
import { inspectFile } from '../imports/inspect.ts'
import { importAtOnce } from '../imports/run.ts'
import { addIndicator } from '../indicators/indicators.ts'
import { contextOf, type DemoIds, granted } from './demo-context.ts'
import { demoCards, POWER, TAX } from './number-cards.ts'
import { officialGrowth, reportedCodes, reportingPlaces, seriesValue } from './number-series.ts'

type Laying = {
  readonly tx: CityHandle
  readonly ids: DemoIds
  readonly statistics: Actor
  readonly indicators: ReadonlyMap<string, number>
  readonly subjects: ReadonlyMap<string, number>
}

const FIRST_YEAR = 2021
const STORY_YEAR = 2026
const FOUNDED = new Date('2026-01-05T02:00:00Z')
const HISTORY_LAID = new Date('2026-01-20T02:30:00Z')
/** What the tax bureau and the power company bring as files of their own. */
const BY_FILE: readonly string[] = ['tax', 'electricity']
/** 白塔科技园 has not reported since July, and is the unit that everybody chases. */
const LATE = { place: '白塔科技园', after: 7 } as const
/** A firm of 南浦智造园 was counted twice in June. */
const REVISED = { place: '南浦智造园', month: 6, by: 0.93, known: onDay(8, 20, 10) } as const
/** The tax file of August was in 元 under a header that says 万元. */
const SLIP = { month: 8 } as const

/** Five years of the dictionary's numbers, and 2026 as far as the real calendar has come, with what happened on the way. */
export async function layNumbers(tx: CityHandle, ids: DemoIds, now: Date): Promise<void> {
  const { statistics } = ids
  const laying = { tx, ids, statistics, ...(await layCards(tx, ids, statistics)) }
  for (let year = FIRST_YEAR; year < STORY_YEAR; year += 1) await layHistory(laying, year)
  for (let month = 1; month <= 12; month += 1) {
    if (monthKnown(month) > now) break
    await layMonth(laying, month)
    await bringFile(laying, POWER, 'electricity', month)
    await bringFile(laying, TAX, 'tax', month)
    if (REVISED.known <= now && month === REVISED.month + 1) await revise(laying)
  }
}

/** A working hour in China on a day of 2026. */
function onDay(month: number, day: number, hour: number): Date {
  return new Date(Date.UTC(STORY_YEAR, month - 1, day, hour - 8, 10))
}

const monthKnown = (month: number): Date => onDay(month + 1, 12, 9)

async function layCards(tx: CityHandle, ids: DemoIds, statistics: Actor) {
  const context = contextOf(tx, statistics, FOUNDED)
  const indicators = new Map<string, number>()
  for (const { card, from } of demoCards) {
    const sourceUnitId = ids.unitIds.get(from) ?? null
    const { id } = granted(await addIndicator(context, { ...card, sourceUnitId }, '1949-10-01'))
    indicators.set(card.code, id)
  }
  const subjects = new Map((await listSubjects(tx, { kinds: ['place'] })).map(({ id, name }) => [name, id]))
  return { indicators, subjects }
}

const ends = (code: string, year: number, month: number): string | undefined => {
  const last = toDay(year, month, daysInMonth(year, month))
  if (code === 'high_tech_firms' || code === 'specialised_firms') return month % 3 === 0 ? last : undefined
  if (code === 'research_spending') return month === 12 ? last : undefined
  return last
}

/** What a place says of a month; nothing of what it does not know yet. */
function said(
  laying: Laying,
  place: string,
  year: number,
  month: number,
  codes: readonly string[],
): ObservationToStore[] {
  const subjectId = laying.subjects.get(place) ?? 0
  const cells = codes.flatMap((code): ObservationToStore[] => {
    const [periodEnd, indicatorId] = [ends(code, year, month), laying.indicators.get(code) ?? 0]
    if (periodEnd === undefined) return []
    const cell = { indicatorId, subjectId, periodEnd, missing: null }
    // Nothing is retrofitted where everything is new, and the form says so with a dash.
    if (code === 'retrofit_investment' && place === '望潮综合保税区')
      return [{ ...cell, value: null, lastYear: null, missing: 'dash' }]
    return [
      { ...cell, value: seriesValue(code, place, year, month), lastYear: seriesValue(code, place, year - 1, month) },
    ]
  })
  if (!codes.includes('value_added')) return cells
  const growth = { indicatorId: laying.indicators.get('value_added_growth') ?? 0, subjectId, missing: null }
  const periodEnd = toDay(year, month, daysInMonth(year, month))
  return [...cells, { ...growth, periodEnd, value: officialGrowth(place, year, month), lastYear: null }]
}

async function layHistory(laying: Laying, year: number): Promise<void> {
  const cells: ObservationToStore[] = []
  for (let month = 1; month <= 12; month += 1)
    for (const place of reportingPlaces) cells.push(...said(laying, place, year, month, reportedCodes))
  await write(laying, cells, {
    kind: 'entry',
    vintage: 'final',
    at: HISTORY_LAID,
    reason: `历史数据整理：${year}年年报口径`,
  })
}

async function layMonth(laying: Laying, month: number): Promise<void> {
  const codes = reportedCodes.filter((code) => !BY_FILE.includes(code))
  const cells = reportingPlaces
    .filter((place) => place !== LATE.place || month <= LATE.after)
    .flatMap((place) =>
      said(laying, place, STORY_YEAR, month, codes).map((cell) => counted(laying, place, month, cell)),
    )
  const reason = `${STORY_YEAR}年${month}月统计月报`
  await write(laying, cells, { kind: 'entry', vintage: 'flash', at: monthKnown(month), reason })
}

/** In the flash a firm's output was in twice. */
function counted(laying: Laying, place: string, month: number, cell: ObservationToStore): ObservationToStore {
  const doubled = place === REVISED.place && month === REVISED.month && isRevised(laying, cell)
  return doubled && cell.value !== null ? { ...cell, value: Number((cell.value / REVISED.by).toFixed(2)) } : cell
}

const isRevised = ({ indicators }: Laying, { indicatorId }: ObservationToStore): boolean =>
  ['industrial_output', 'value_added', 'revenue'].some((code) => indicators.get(code) === indicatorId)

async function revise(laying: Laying): Promise<void> {
  const cells = said(laying, REVISED.place, STORY_YEAR, REVISED.month, ['industrial_output', 'value_added', 'revenue'])
  const reason = '核查发现一家企业6月产值在总部和分厂重复统计，按分厂数核减'
  const revised = cells.filter((cell) => isRevised(laying, cell))
  await write(laying, revised, { kind: 'correction', vintage: 'revised', at: REVISED.known, reason })
}

type Act = { readonly kind: BatchKind; readonly vintage: Vintage; readonly at: Date; readonly reason: string }

async function write({ tx, statistics }: Laying, cells: readonly ObservationToStore[], act: Act): Promise<void> {
  const { kind, vintage, at, reason } = act
  const context = contextOf(tx, statistics, at)
  const opened = { kind, vintage, reason, knownOn: dayOf(at), source: {}, openedAt: at, openedBy: statistics.accountId }
  const id = await openBatch(tx, opened)
  await insertObservations(tx, id, cells)
  await completeBatch(context, id)
}

/** A supplier's file of a month, as it comes out of that supplier's system, through the same import as anybody's. */
async function bringFile(laying: Laying, unit: string, code: 'tax' | 'electricity', month: number): Promise<void> {
  if (code === 'tax' && month === SLIP.month) {
    const wrong = await importFile(laying, unit, code, month, { at: onDay(month + 1, 12, 9), times: 10_000 })
    const undoing = contextOf(laying.tx, laying.ids.office, onDay(month + 1, 12, 11))
    granted(
      await undoBatch(undoing, wrong, '文件数值以元为单位，表头写的是万元，导入后大了一万倍；整批撤销，请税务局重发'),
    )
    await importFile(laying, unit, code, month, { at: onDay(month + 1, 13, 10), times: 1 })
    return
  }
  await importFile(laying, unit, code, month, { at: onDay(month + 1, 11, 9), times: 1 })
}

async function importFile(
  { tx, ids }: Laying,
  unit: string,
  code: 'tax' | 'electricity',
  month: number,
  { at, times }: { readonly at: Date; readonly times: number },
): Promise<number> {
  const actor = ids.suppliers.get(unit)
  if (actor === undefined) throw new Error(`nobody brings the files of ${unit}`)
  const context = contextOf(tx, actor, at)
  const fileId = randomUUID()
  const file = {
    id: fileId,
    name: fileName(code, month),
    mediaType: 'text/csv',
    createdAt: at,
    createdBy: actor.accountId,
  }
  await insertFile(tx, { ...file, bytes: Buffer.from(`\uFEFF${fileText(code, month, times)}`) })
  const { mapping } = granted(await inspectFile(context, { fileId, sheet: null }))
  const periodEnd = toDay(STORY_YEAR, month, daysInMonth(STORY_YEAR, month))
  const order: ImportOrder = { fileId, mapping, periodEnd, vintage: 'flash', knownOn: dayOf(at) }
  const { batchId } = granted(await importAtOnce(context, { ...order, reason: null, goodRowsOnly: false, rows: null }))
  return batchId ?? 0
}

const fileName = (code: 'tax' | 'electricity', month: number): string =>
  code === 'tax' ? `分园区镇街税收${STORY_YEAR}年1-${month}月.csv` : `分园区镇街工业用电${STORY_YEAR}年${month}月.csv`

function fileText(code: 'tax' | 'electricity', month: number, times: number): string {
  const [name, unit] = code === 'tax' ? ['税收收入', '万元'] : ['工业用电量', '万千瓦时']
  const rows = reportingPlaces.map((place) =>
    [place, ...[STORY_YEAR, STORY_YEAR - 1].map((year) => seriesValue(code, place, year, month) * times)].join(','),
  )
  return [`地区,${name}（${unit}）,上年同期${name}（${unit}）`, ...rows, ''].join('\r\n')
}
