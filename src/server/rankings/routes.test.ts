import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HeadlinePage } from '#contract/headlines.ts'
import type { RankingPage } from '#contract/rankings.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { readTable } from '../documents/read-table.ts'
import { type NumberHarbour, openNumberHarbour } from '../observations/testing.ts'
import { download } from '../programmes/testing.ts'

const [MAY, JUNE] = ['2026-05-31', '2026-06-30']

describe.each(testStores)('places side by side, on $name', ({ open }) => {
  let store: Store
  let harbour: NumberHarbour
  beforeAll(async () => {
    store = await open()
    harbour = await openNumberHarbour({ store })
    await harbour.enter([
      { of: 'output', for: '澜桥街道', on: MAY, value: 10, lastYear: 8 },
      { of: 'output', for: '稻浦镇', on: MAY, value: 12, lastYear: 12 },
    ])
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })
  const ask = async (more: Record<string, string> = {}) => {
    const query = new URLSearchParams({ indicator: 'output', among: 'town', ...more })
    return (await harbour.office.ask<RankingPage>('GET', `/api/rankings?${query}`)).body
  }

  it('stand by value in the latest period, with the mean and the whole city beside them', async () => {
    const page = await ask()
    expect([page.period, page.mean, page.whole?.value, page.gapUnit]).toEqual([MAY, 11, 22, '亿元'])
    expect(page.places.map(({ name, rank, toMean }) => [name, rank, toMean])).toEqual([
      ['稻浦镇', 1, 1],
      ['澜桥街道', 2, -1],
    ])
  })

  it('stand by growth from the reported pair, where the gap to the mean is in 百分点', async () => {
    const page = await ask({ by: 'growth' })
    expect([page.unit, page.gapUnit, page.mean]).toEqual(['%', '百分点', 12.5])
    expect(page.places.map(({ name, value, toMean }) => [name, value, toMean])).toEqual([
      ['澜桥街道', 25, 12.5],
      ['稻浦镇', 0, -12.5],
    ])
  })

  it('keep the rank of the period before; equals are told as tied, who has not reported stands at no rank', async () => {
    await harbour.enter([
      { of: 'output', for: '澜桥街道', on: JUNE, value: 13 },
      { of: 'output', for: '稻浦镇', on: JUNE, value: 13 },
    ])
    const tied = await ask()
    expect(tied.places.map(({ rank, tiedWith, lastRank, moved }) => [rank, tiedWith, lastRank, moved])).toEqual([
      [1, 1, 2, 1],
      [1, 1, 1, 0],
    ])
    const parks = await ask({ among: 'park', period: JUNE })
    expect(parks.places[0]).toMatchObject({ name: '临港工业园', rank: null, value: null, missing: 'not-reported' })
  })

  it('come out as a workbook with the same ranks', async () => {
    const path = '/api/exports/ranking.xlsx?indicator=output&among=town'
    const { status, bytes } = await download(harbour, harbour.office, path)
    expect(status).toBe(200)
    const read = await readTable(bytes, 'ranking.xlsx')
    expect(JSON.stringify(read)).toContain('与另外1个并列')
  })
})

describe.each(testStores)('what leaders see first, on $name', ({ open }) => {
  it('are the chosen figures in their order, with growth from the pair, and what was revised since', async () => {
    const store = await open()
    const harbour = await openNumberHarbour({ store })
    const city = harbour.subjects.望潮市
    const figures = ['tax', 'output'].map((indicatorCode) => ({ indicatorCode, subjectId: city }))
    expect((await harbour.office.ask('PUT', '/api/headlines', { figures })).status).toBe(200)
    const first = await harbour.enter([{ of: 'output', for: '望潮市', on: JUNE, value: 110, lastYear: 100 }])
    harbour.door.clock.pass(5)
    const corrected = { of: 'output', for: '望潮市', on: JUNE, value: 104, lastYear: 100, seen: first.body.id }
    await harbour.enter([corrected], { vintage: 'revised', reason: '企业重复统计' })
    const page = (await harbour.office.ask<HeadlinePage>('GET', '/api/headlines')).body
    expect(
      page.figures.map(({ indicatorCode, value, growth, growthUnit }) => [indicatorCode, value, growth, growthUnit]),
    ).toEqual([
      ['tax', null, null, '%'],
      ['output', 104, 4, '%'],
    ])
    expect(page.revised.items.map(({ before, after, vintage, reason }) => [before, after, vintage, reason])).toEqual([
      [110, 104, 'revised', '企业重复统计'],
    ])
    const twice = await harbour.office.ask('PUT', '/api/headlines', { figures: [figures[0], figures[0]] })
    expect([twice.status, twice.faults[0]?.code]).toEqual([422, 'headline.twice'])
    await harbour.door.close()
    await store.close()
  })
})
