import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Attention } from '#contract/attention.ts'
import type { Measure } from '#contract/measures.ts'
import type { Update } from '#contract/updates.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { acceptAll, adopt, type Harbour, importDraft, openHarbour } from '../programmes/testing.ts'
import type { Browser } from '../testing.ts'

const plan = `望潮市工业互联网行动方案

一、主要任务

（一）建设公共服务平台。2026年启动前期调研；2026年12月评估并考核。（市工业和信息化局牵头）
`

describe.each(testStores)('steps on $name', ({ open }) => {
  let store: Store
  let harbour: Harbour
  let gongxin: Browser
  let measure: Measure
  let update: Update
  beforeAll(async () => {
    store = await open()
    harbour = await openHarbour(store)
    const draft = await importDraft(harbour, plan, '平台.txt')
    await acceptAll(harbour, draft.id)
    const { programmeId } = (await adopt(harbour, draft.id)).body
    gongxin = await harbour.door.as('unit', { unitId: harbour.units.gongxin })
    const rows = await gongxin.ask<{ items: { id: string }[] }>('GET', `/api/programmes/${programmeId}/measures`)
    measure = (await gongxin.ask<Measure>('GET', `/api/measures/${rows.body.items[0]?.id}`)).body
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })
  const save = async (said: Partial<Update> & { evidenceFileIds?: string[]; stepIds?: string[] }) => {
    const { evidenceFileIds = [], stepIds = [], status = 'on_course' } = said
    const saved = await gongxin.ask<Update>(
      'PUT',
      `/api/measures/${measure.id}/updates/${harbour.units.gongxin}/2026-11`,
      {
        ...{ status, percent: null, words: '已开评审会', problem: null, ask: null },
        ...{ stepsDone: stepIds, evidenceFileIds, revision: update?.revision ?? null },
      },
    )
    update = saved.body
  }
  const submit = () => gongxin.ask('POST', `/api/updates/${update.id}/submit`, { revision: update.revision })

  it('that come next are told to the unit that leads, thirty days ahead, and to nobody else', async () => {
    harbour.door.clock.pass(10 * 24 * 60)
    gongxin = await harbour.door.as('unit', { unitId: harbour.units.gongxin })
    const { dueSteps, lateSteps } = (await gongxin.ask<Attention>('GET', '/api/attention')).body
    expect(lateSteps).toEqual([])
    expect(dueSteps.map(({ step, due, gate }) => [step, due, gate])).toEqual([
      ['启动前期调研', '2026-12-31', false],
      ['评估并考核', '2026-12-31', true],
    ])
    const other = await harbour.door.as('unit', { unitId: harbour.units.ziran })
    expect((await other.ask<Attention>('GET', '/api/attention')).body.dueSteps).toEqual([])
  })

  it('that are gates hold up the report until what was assessed is shown', async () => {
    const gate = measure.steps.find((step) => step.gate)?.id ?? ''
    await save({ status: 'done' })
    expect((await submit()).faults).toMatchObject([{ code: 'update.gate-open', facts: { step: '评估并考核' } }])
    await save({ status: 'done', stepIds: [gate] })
    expect((await submit()).faults).toMatchObject([{ code: 'update.gate-evidence', place: { field: 'evidence' } }])
    const evidence = (await gongxin.upload('/api/files', '评估结论.txt', new TextEncoder().encode('通过'))).body.id
    await save({ status: 'done', stepIds: [gate], evidenceFileIds: [evidence] })
    expect((await submit()).status).toBe(200)
  })
})
