import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ForecastScore, LightRulesPage, ProgressList } from '#contract/progress.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { keepChances } from './chances.ts'
import { openPlanHarbour, type PlanHarbour } from './testing.ts'

describe.each(testStores)('chances and the rules of lights on $name', ({ open }) => {
  let store: Store
  let harbour: PlanHarbour
  beforeAll(async () => {
    store = await open()
    harbour = await openPlanHarbour(store)
    // what a month is of a year differs a little from year to year, or a forecast would know the end
    for (const [year, total] of [
      [2021, 760],
      [2022, 820],
      [2023, 860],
      [2024, 930],
      [2025, 1000],
    ] as const)
      await harbour.fillYear(year, 12, total)
    await harbour.fillYear(2026, 10, 1090)
    const { office, subjects, target } = harbour
    for (const period of ['2026', '2028'])
      await office.ask('POST', '/api/bindings', {
        ...{ targets: [{ id: target('总产值', period).id, seen: null }], indicatorCode: 'output', reason: null },
        ...{ subjectId: subjects.望潮市, reading: 'value', accumulation: 'year-flow' },
      })
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })
  const score = async () => (await harbour.office.ask<ForecastScore>('GET', '/api/forecast-score')).body
  const rules = async () => (await harbour.office.ask<LightRulesPage>('GET', '/api/light-rules')).body

  it('keeps what was stated at each month’s end, once', async () => {
    const now = harbour.door.program.clock()
    const kept = await keepChances(store, now)
    expect(kept).toBeGreaterThan(0)
    expect(await keepChances(store, now)).toBe(0)
    expect(await score()).toMatchObject({ stated: kept, brier: null, decided: [] })
  })

  it('scores them when it is known whether they came true', async () => {
    const { office, subjects, enter } = harbour
    const held = await office.ask<{ entries: { batch: { id: number } }[] }>(
      'GET',
      `/api/observations/history?indicator=output&subject=${subjects.望潮市}&periodEnd=2026-10-31`,
    )
    // a large order booked in October: the sum of the year is above its 1080 already
    const seen = held.body.entries[0]?.batch.id ?? 0
    const cells = [{ of: 'output', for: '望潮市', on: '2026-10-31', value: 290, lastYear: 86, seen }]
    expect((await enter(cells, { vintage: 'revised', reason: '大额订单入账' })).status).toBe(200)
    const later = await score()
    expect(later.decided).toMatchObject([{ metric: expect.stringContaining('总产值'), period: '2026', happened: true }])
    const chances = later.decided[0]?.chances ?? []
    const brier = chances.reduce((sum, { chance }) => sum + (1 - chance) ** 2, 0) / chances.length
    expect(later.brier).toBeCloseTo(brier, 9)
    expect(later.bins.reduce((sum, { count }) => sum + count, 0)).toBe(chances.length)
  })

  it('makes forecasts of past years again, and counts how many ends the interval held', async () => {
    const { backtest } = await score()
    expect(backtest.map(({ month }) => month)).toEqual([3, 6, 9])
    for (const { cases, within } of backtest) expect(cases).toBeGreaterThanOrEqual(within)
  })

  it('judges by the city’s own rules from their day on, and never by those of a day to come', async () => {
    const [started] = (await rules()).dated
    if (started === undefined) throw new Error('there are always rules')
    const set = (more: object, own: object = {}) =>
      harbour.office.ask<LightRulesPage>('POST', '/api/light-rules', {
        ...{ from: '2026-11-23', source: '领导小组第三次会议', ...more },
        rules: { ...started.rules, ...own },
      })
    expect((await set({ from: '2026-01-01' })).faults[0]?.code).toBe('light-rules.past')
    expect((await set({}, { watchChance: 0.9 })).faults).toMatchObject([
      { code: 'light-rules.order', place: { field: 'watchChance' } },
    ])
    await set({ from: '2027-01-01' }, { onCourseChance: 0.8 })
    await set({}, { onCourseChance: 0.7 })
    expect((await rules()).dated.map(({ from, inForce }) => [from, inForce])).toEqual([
      ['2027-01-01', false],
      ['2026-11-23', true],
      ['2000-01-01', false],
    ])
    const list = (await harbour.office.ask<ProgressList>('GET', '/api/progress')).body
    expect(list.rules).toMatchObject({ source: '领导小组第三次会议', rules: { onCourseChance: 0.7 } })
    const before = (await harbour.office.ask<ProgressList>('GET', '/api/progress?asOf=2026-10-31')).body
    expect(before.rules.rules.onCourseChance).toBe(started.rules.onCourseChance)
    expect((await harbour.office.ask('DELETE', '/api/light-rules/2026-11-23')).faults[0]?.code).toBe(
      'light-rules.in-force',
    )
    const dropped = await harbour.office.ask<LightRulesPage>('DELETE', '/api/light-rules/2027-01-01')
    expect(dropped.body.dated).toHaveLength(2)
  })

  it('are set by the office, and read by whoever reads progress', async () => {
    const park = await harbour.door.as('park')
    expect((await park.ask<LightRulesPage>('GET', '/api/light-rules')).body.maySet).toBe(false)
    expect((await park.ask('GET', '/api/forecast-score')).status).toBe(200)
    for (const role of ['park', 'leader', 'statistics', 'unit'] as const) {
      const other = await harbour.door.as(role)
      const { dated } = await rules()
      const sent = { from: '2027-02-01', source: '自行设定', rules: dated[0]?.rules }
      expect((await other.ask('POST', '/api/light-rules', sent)).status, role).toBe(403)
      expect((await other.ask('DELETE', '/api/light-rules/2027-02-01')).status, role).toBe(403)
    }
  })
})
