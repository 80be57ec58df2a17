import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Attention } from '#contract/attention.ts'
import type { Measure } from '#contract/measures.ts'
import type { Update } from '#contract/updates.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { adoptHarbourPlan, type Harbour, openHarbour } from '../programmes/testing.ts'
import type { Browser } from '../testing.ts'

const MONTH = 31 * 24 * 60

describe.each(testStores)('a confirmed report on $name', ({ open }) => {
  let store: Store
  let harbour: Harbour
  let gongxin: Browser
  let office: Browser
  let measureId: string
  beforeAll(async () => {
    store = await open()
    harbour = await openHarbour(store)
    const { programmeId } = await adoptHarbourPlan(harbour)
    await signIn()
    const path = `/api/programmes/${programmeId}/measures?search=${encodeURIComponent('标准厂房')}`
    measureId = (await gongxin.ask<{ items: { id: string }[] }>('GET', path)).body.items[0]?.id ?? ''
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })
  const signIn = async () => {
    gongxin = await harbour.door.as('unit', { unitId: harbour.units.gongxin })
    office = await harbour.door.as('office')
  }
  const measure = async (as: Browser) => (await as.ask<Measure>('GET', `/api/measures/${measureId}`)).body
  const save = (period: string, words: string, revision: number | null) => {
    const said = { status: 'on_course', percent: 10, problem: null, ask: null, stepsDone: [], evidenceFileIds: [] }
    const path = `/api/measures/${measureId}/updates/${harbour.units.gongxin}/${period}`
    return gongxin.ask<Update>('PUT', path, { ...said, words, revision })
  }
  const decide = (as: Browser, deed: string, { id, revision }: Update, more = {}) =>
    as.ask<Update>('POST', `/api/updates/${id}/${deed}`, { revision, ...more })
  const reportAndConfirm = async (period: string) => {
    const saved = await save(period, '完成选址', null)
    const submitted = await decide(gongxin, 'submit', saved.body)
    return (await decide(office, 'confirm', submitted.body)).body
  }

  it('is opened again by the office alone, corrected however old its cycle, and every turn is kept', async () => {
    const first = await reportAndConfirm('2026-11')
    harbour.door.clock.pass(2 * MONTH)
    await signIn()
    await reportAndConfirm('2027-01')
    harbour.door.clock.pass(1)
    expect((await measure(gongxin)).updates.every(({ mayConfirm }) => !mayConfirm)).toBe(true)
    expect((await measure(office)).updates.every(({ mayConfirm }) => mayConfirm)).toBe(true)
    expect((await decide(gongxin, 'return', first, { reason: '想改' })).faults).toMatchObject([
      { code: 'update.forbidden' },
    ])
    const opened = (await decide(office, 'return', first, { reason: '面积口径有误' })).body
    expect(opened).toMatchObject({ state: 'returned', decisionReason: '面积口径有误' })
    const waiting = (await gongxin.ask<Attention>('GET', '/api/attention')).body.toReport
    expect(waiting).toContainEqual(expect.objectContaining({ measureId, period: '2026-11', state: 'returned' }))
    expect((await measure(gongxin)).mayReportFor.map(({ period }) => period)).toContain('2026-11')
    const corrected = await save('2026-11', '完成选址，改为实测面积', opened.revision)
    expect((await decide(gongxin, 'submit', corrected.body)).body.state).toBe('submitted')
    expect((await measure(office)).history.map(({ action }) => action.replace('update.', ''))).toEqual([
      ...['saved', 'submitted', 'confirmed', 'saved', 'submitted', 'confirmed'],
      ...['returned', 'saved', 'submitted'],
    ])
  })

  it('of a closed cycle that was never begun stays closed', async () => {
    expect((await save('2026-10', '补报', null)).faults).toMatchObject([{ code: 'update.period-closed' }])
  })
})
