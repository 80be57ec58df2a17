import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Binding, Proposal } from '#contract/bindings.ts'
import type { PastLight, ProgressList, TargetProgress } from '#contract/progress.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { openPlanHarbour, type PlanHarbour } from './testing.ts'

describe.each(testStores)('targets and what they are measured by, on $name', ({ open }) => {
  let store: Store
  let harbour: PlanHarbour
  beforeAll(async () => {
    store = await open()
    harbour = await openPlanHarbour(store)
    for (const [year, total] of [
      [2021, 800],
      [2022, 850],
      [2023, 910],
      [2024, 950],
      [2025, 1000],
    ] as const)
      await harbour.fillYear(year, 12, total)
    await harbour.fillYear(2026, 10, 1100)
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })

  const list = async (more = '') => (await harbour.office.ask<ProgressList>('GET', `/api/progress${more}`)).body
  const page = async (id: string, more = '') =>
    (await harbour.office.ask<TargetProgress>('GET', `/api/progress/${id}${more}`)).body
  const bind = (id: string, more: Record<string, unknown> = {}) =>
    harbour.office.ask<Binding[]>('POST', '/api/bindings', {
      ...{ targets: [{ id, seen: null }], indicatorCode: 'output', subjectId: harbour.subjects.望潮市 },
      ...{ reading: 'value', accumulation: 'year-flow', reason: null, ...more },
    })

  it('begin unbound, and say that this is why they have no light', async () => {
    const { rows } = await list()
    expect(rows.length).toBeGreaterThan(3)
    expect(new Set(rows.map(({ reason }) => reason.rule))).toEqual(new Set(['unbound']))
    expect(rows.every(({ target }) => target.role === 'target')).toBe(true)
  })

  it('are proposed an indicator by name, unit and kind, with the whole city where the plan names no place', async () => {
    const { id } = harbour.target('规上工业总产值', '2026')
    const { body } = await harbour.office.ask<Proposal[]>('GET', `/api/targets/${id}/proposals`)
    expect(body[0]).toMatchObject({
      ...{ indicatorCode: 'output', subjectName: '望潮市', reading: 'value', accumulation: 'year-flow' },
      ...{ scale: { times: 1, over: 1 }, why: { name: '规上工业总产值', unit: 'same', subject: 'city' } },
    })
  })

  it('bound by a person get their course, pace, chance and light from what was observed', async () => {
    const { id } = harbour.target('规上工业总产值', '2026')
    expect((await bind(id)).status).toBe(200)
    const { progress, points, course, series } = await page(id)
    expect(progress.actual).toMatchObject({ end: '2026-10-31', vintage: 'final' })
    expect(progress.actual?.value).toBeCloseTo((1100 / 12) * 10, 6)
    expect(progress.light).toBe('on-course')
    expect(progress.reason.rule).toBe('chance')
    expect(progress.chance).toBeGreaterThan(0.6)
    expect(progress.pace?.monthsLeft).toBe(2)
    expect(points).toHaveLength(70)
    expect(course).toHaveLength(12)
    expect(series.map(({ role, end, value }) => [role, end, value])).toEqual([
      ['base', '2025-12-31', 1000],
      ['target', '2026-12-31', 1080],
      ['target', '2028-12-31', 1250],
    ])
  })

  it('are refused an indicator whose unit cannot become theirs, and a second binding that nobody saw', async () => {
    const firms = harbour.target('高新技术企业', '2028')
    const unit = await bind(firms.id)
    expect([unit.status, unit.faults[0]?.code]).toEqual([422, 'binding.unit'])
    const blind = await bind(harbour.target('规上工业总产值', '2026').id)
    expect([blind.status, blind.faults[0]?.code]).toEqual([409, 'binding.conflict'])
  })

  it('in another unit are measured by the factor, which is told', async () => {
    await harbour.create({ code: 'output_wan', name: '产值（万元）', unit: '万元' })
    await harbour.enter([{ of: 'output_wan', for: '望潮市', on: '2026-01-31', value: 900_000 }])
    const { id } = harbour.target('规上工业总产值', '2028')
    const bound = await bind(id, { indicatorCode: 'output_wan' })
    expect(bound.body[0]?.scale).toEqual({ times: 1, over: 10_000 })
    const { progress } = await page(id)
    expect(progress.actual).toMatchObject({ end: '2026-01-31', value: 90 })
  })

  it('are shown as they stood on a past day, from what was known then', async () => {
    const { id } = harbour.target('规上工业总产值', '2026')
    const then = await page(id, '?asOf=2026-09-30')
    // the ten months became known on the last day of October
    expect(then.progress.actual?.end).toBe('2025-12-31')
    expect(then.progress.actual?.value).toBeCloseTo(1000, 6)
    const past = (await harbour.office.ask<PastLight[]>('GET', `/api/progress/${id}/lights`)).body
    expect(past.map(({ asOf }) => asOf)).toContain('2026-09-30')
    expect(past.at(-1)).toMatchObject({ asOf: '2026-11-23', light: 'on-course' })
  })

  it('unbound again keep in their history what they were measured by, by whom and why not any more', async () => {
    const { id } = harbour.target('规上工业总产值', '2028')
    const bindingId = (await page(id)).progress.binding?.id ?? ''
    const ended = await harbour.office.ask('POST', `/api/bindings/${bindingId}/end`, { reason: '单位换了口径' })
    expect(ended.status).toBe(200)
    const { progress, bindings } = await page(id)
    expect(progress.reason.rule).toBe('unbound')
    expect(bindings[0]).toMatchObject({ reason: '单位换了口径', endedBy: expect.any(String) })
  })
})
