import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HeadlinePage } from '#contract/headlines.ts'
import type { ProgressList } from '#contract/progress.ts'
import type { Role } from '#core/accounts/roles.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { openPlanHarbour, type PlanHarbour } from './testing.ts'

const readers: readonly Role[] = ['leader', 'office', 'statistics', 'unit', 'park']
const strangers: readonly Role[] = [
  ...(['system_admin', 'security_admin', 'audit_admin', 'third_party', 'panel', 'enterprise'] as const),
  ...(['supplier', 'liaison', 'association'] as const),
]

describe('who may see how targets stand, and say what they are measured by', () => {
  let store: Store
  let harbour: PlanHarbour
  let id: string
  beforeAll(async () => {
    const [pglite] = testStores
    if (pglite === undefined) throw new Error('there is always PGlite to test on')
    store = await pglite.open()
    harbour = await openPlanHarbour(store)
    id = harbour.target('规上工业总产值', '2026').id
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })
  const pages = () => [
    '/api/progress',
    `/api/progress/${id}`,
    '/api/rankings?indicator=output&among=park',
    '/api/headlines',
  ]
  const binding = (indicatorCode = 'output') => ({
    ...{ targets: [{ id, seen: null }], indicatorCode, subjectId: harbour.subjects.望潮市 },
    ...{ reading: 'value', accumulation: 'year-flow', reason: null },
  })

  it.each(readers)('%s reads progress, rankings and headlines', async (role) => {
    const browser = await harbour.door.as(role)
    for (const path of pages()) expect((await browser.ask('GET', path)).status, path).toBe(200)
    expect((await browser.ask('POST', '/api/exports/progress.xlsx', { targetIds: [id] })).status).toBe(200)
  })

  it.each(strangers)('%s sees none of them', async (role) => {
    const browser = await harbour.door.as(role)
    for (const path of pages()) expect((await browser.ask('GET', path)).status, path).toBe(403)
    expect((await browser.ask('POST', '/api/exports/progress.xlsx', { targetIds: [id] })).status).toBe(403)
    expect((await browser.ask('GET', '/api/exports/ranking.xlsx?indicator=output&among=park')).status).toBe(403)
  })

  it('a target is bound by the office and by statistics, never by who is measured', async () => {
    for (const role of [...readers, ...strangers].filter((one) => one !== 'office' && one !== 'statistics')) {
      const browser = await harbour.door.as(role)
      expect((await browser.ask('POST', '/api/bindings', binding())).status, role).toBe(403)
      expect((await browser.ask('GET', `/api/targets/${id}/proposals`)).status, role).toBe(403)
    }
    const statistics = await harbour.door.as('statistics')
    expect((await statistics.ask('POST', '/api/bindings', binding())).status).toBe(200)
  })

  it('what leaders see first is chosen by the office alone', async () => {
    const figures = [{ indicatorCode: 'output', subjectId: harbour.subjects.望潮市 }]
    for (const role of [...readers, ...strangers]) {
      const browser = await harbour.door.as(role)
      const answer = await browser.ask('PUT', '/api/headlines', { figures })
      expect(answer.status, role).toBe(role === 'office' ? 200 : 403)
    }
  })

  it('a target that a restricted indicator measures is listed without its numbers for who answers for one unit', async () => {
    const { body } = await harbour.office.ask<ProgressList>('GET', '/api/progress')
    const seen = body.rows.find(({ target }) => target.id === id)?.binding?.id ?? null
    await harbour.enter([{ of: 'secret', for: '望潮市', on: '2026-06-30', value: 99 }])
    const bound = await harbour.office.ask('POST', '/api/bindings', { ...binding('secret'), targets: [{ id, seen }] })
    expect(bound.status).toBe(200)
    const figures = [{ indicatorCode: 'secret', subjectId: harbour.subjects.望潮市 }]
    await harbour.office.ask('PUT', '/api/headlines', { figures })
    const unit = await harbour.door.as('unit')
    const row = (await unit.ask<ProgressList>('GET', '/api/progress')).body.rows.find(({ target }) => target.id === id)
    expect([row?.reason.rule, row?.actual, row?.binding]).toEqual(['withheld', null, null])
    expect((await unit.ask<HeadlinePage>('GET', '/api/headlines')).body.figures).toEqual([])
    expect((await unit.ask('GET', '/api/rankings?indicator=secret&among=park')).status).toBe(404)
    const leader = await harbour.door.as('leader')
    expect((await leader.ask<HeadlinePage>('GET', '/api/headlines')).body.figures[0]?.value).toBe(99)
  })

  it('another city’s target, binding and place are as if they were not there', async () => {
    const other = await openPlanHarbour(store)
    const theirs = other.target('规上工业总产值', '2026').id
    expect((await harbour.office.ask('GET', `/api/progress/${theirs}`)).status).toBe(404)
    const bound = await harbour.office.ask('POST', '/api/bindings', {
      ...binding(),
      targets: [{ id: theirs, seen: null }],
    })
    expect(bound.status).toBe(404)
    await other.door.close()
  })
})
