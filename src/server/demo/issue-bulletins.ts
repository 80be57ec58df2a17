import { daysInMonth, toDay } from '#core/base/day.ts'
import type { CityHandle } from '#store/handle.ts'
import { listSubjects } from '#store/rounds/subjects.ts'
import { issueBulletin, openBulletin, submitBulletin } from '../bulletins/moves.ts'
import { createSeries } from '../bulletins/series.ts'
import { contextOf, type DemoIds, granted } from './demo-context.ts'
import { cityName } from './wangchao.ts'

const YEAR = 2026
const FOUNDED = new Date('2026-02-02T02:00:00Z')
const INDICATORS = [
  ...['industrial_output', 'value_added', 'industrial_investment', 'retrofit_investment', 'electricity', 'tax'],
] as const
/** Flashes that went out, each two days after its numbers had come; June's was out before the revision of August. The third quarter's circular is late. */
const ISSUED = [6, 8, 9] as const

/** The city's monthly flash, quarterly circular and half-yearly journal; the flash as it went out for some months, with the numbers of its day. */
export async function issueBulletins(tx: CityHandle, ids: DemoIds, now: Date): Promise<void> {
  const [city] = (await listSubjects(tx, { kinds: ['place'] })).filter(({ name }) => name === cityName)
  if (city === undefined) throw new Error('the demonstration city is no subject')
  const office = contextOf(tx, ids.office, FOUNDED)
  const common = { subjectId: city.id, wholeName: '全市', issuer: '市产业园区建设领导小组办公室', remindDays: 10 }
  const flash = granted(
    await createSeries(office, {
      ...{ ...common, name: '工业经济运行快报', kind: 'flash', periodType: 'month' },
      ...{ numberPattern: '望潮工快〔{年}〕{期数}号', issueDay: 15, indicators: INDICATORS },
    }),
  )
  const circular = granted(
    await createSeries(office, {
      ...{ ...common, name: '产业提升行动季度通报', kind: 'circular', periodType: 'quarter' },
      ...{ numberPattern: '望潮升办通〔{年}〕{期数}号', issueDay: 25 },
      indicators: ['high_tech_firms', 'specialised_firms'],
    }),
  )
  const journal = granted(
    await createSeries(office, {
      ...{ ...common, name: '产业运行信息专刊', kind: 'journal', periodType: 'half' },
      ...{ numberPattern: '{年}年第{期数}期', issueDay: 28 },
      indicators: ['industrial_output', 'value_added', 'industrial_investment', 'profit', 'electricity'],
    }),
  )
  const issues = [
    ...ISSUED.map((month) => ({ seriesId: flash.id, month, day: 14 })),
    { seriesId: circular.id, month: 6, day: 24 },
    { seriesId: journal.id, month: 6, day: 27 },
  ].map((issue) => ({ ...issue, at: new Date(Date.UTC(YEAR, issue.month, issue.day, 1, 30)) }))
  for (const { seriesId, month, at } of issues.sort((a, b) => a.at.getTime() - b.at.getTime()))
    if (at < now) await issueOne(tx, ids, seriesId, month, at)
}

async function issueOne(tx: CityHandle, ids: DemoIds, seriesId: string, month: number, at: Date): Promise<void> {
  const office = contextOf(tx, ids.office, at)
  const opened = granted(
    await openBulletin(office, { seriesId, periodEnd: toDay(YEAR, month, daysInMonth(YEAR, month)) }),
  )
  const sent = granted(await submitBulletin(office, { ...opened, words: null }))
  const later = new Date(at.getTime() + 3 * 3_600_000)
  granted(await issueBulletin(contextOf(tx, ids.leader, later), sent))
}
