import type { RankedPlace, RankingPage, RankingQuery } from '#contract/rankings.ts'
import { periodEnding, periodKey } from '#core/indicators/report-period.ts'
import type { CityContext } from '../context.ts'
import type { TableCell, TableColumn } from '../documents/write-table.ts'
import { type MadeFile, writeBook } from '../programmes/export-tasks.ts'
import { vintageWords } from '../progress/progress-words.ts'
import { getRanking } from './rankings.ts'

const among = { park: '园区', county: '县区', town: '镇街' } as const

/** The comparison as a page shows it, with the last periods of each place on a sheet of its own. */
export async function exportRanking(context: CityContext, query: RankingQuery): Promise<MadeFile> {
  const page = await getRanking(context, query)
  const what = `${page.indicator.name}${page.by === 'growth' ? '同比' : ''}`
  const when = page.period === null ? '' : keyOf(page, page.period)
  const title = `${page.group?.name ?? among[page.among]}${what}排名${when === '' ? '' : `（${when}）`}`
  const mean = page.mean === null ? '' : `平均${page.mean}${page.unit}（有数的对象的简单平均）；`
  const note = `单位：${page.unit}；${mean}并列取同一较好位次，其后空出；没有数的不排名。口径：${page.indicator.definition || '—'}`
  const decimals = page.by === 'growth' ? 1 : page.indicator.decimals
  const format = decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
  const sheets = [
    {
      ...{ name: '排名', title, note, columns: columnsOf(page, format), frozenColumns: 2 },
      rows: page.places.map((place) => cellsOf(place)),
    },
    {
      ...{ name: '各期', title: `${what}各期`, note, columns: trendColumns(page, format), frozenColumns: 1 },
      rows: page.places.map(({ name, trend }): readonly TableCell[] => [
        name,
        ...trend.map(({ value }) => value ?? '—'),
      ]),
    },
  ]
  const mark = { kind: 'ranking', id: page.indicator.code, version: when }
  return { name: `${title.replaceAll('/', '至')}.xlsx`, bytes: await writeBook(sheets, mark) }
}

function keyOf({ indicator }: RankingPage, end: string): string {
  const period = periodEnding(indicator.periodType, end)
  return period === undefined ? end : periodKey(period)
}

const columnsOf = ({ unit, gapUnit, indicator, by }: RankingPage, format: string): readonly TableColumn[] => [
  { header: ['位次'], width: 8, align: 'center' },
  { header: ['名称'], width: 24 },
  { header: [by === 'growth' ? '同比' : '数值'], unit, width: 14, align: 'right', format },
  { header: ['并列'], width: 14 },
  { header: ['比平均'], unit: gapUnit, width: 12, align: 'right', format: `+${format};-${format};${format}` },
  { header: ['上期位次'], width: 10, align: 'center' },
  { header: ['位次变化'], width: 10, align: 'center' },
  { header: ['数值（原单位）'], unit: indicator.unit, width: 14, align: 'right' },
  { header: ['上年同期'], unit: indicator.unit, width: 14, align: 'right' },
  { header: ['版次'], width: 8, align: 'center' },
]

const NONE = '—'

function cellsOf(place: RankedPlace): readonly TableCell[] {
  const { rank, name, value, tiedWith, toMean, lastRank, moved, level, lastYear, vintage } = place
  return [
    ...[rank ?? '不排名', name, value ?? NONE, tiedWith > 0 ? `与另外${tiedWith}个并列` : null],
    ...[toMean ?? NONE, lastRank ?? NONE, moved === null ? NONE : moved, level ?? NONE, lastYear ?? NONE],
    vintage === null || value === null ? NONE : vintageWords[vintage],
  ]
}

const trendColumns = (page: RankingPage, format: string): readonly TableColumn[] => [
  { header: ['名称'], width: 24 },
  ...(page.places[0]?.trend ?? []).map(
    ({ end }): TableColumn => ({ header: [keyOf(page, end)], unit: page.unit, width: 13, align: 'right', format }),
  ),
]
