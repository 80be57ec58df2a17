import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Measure } from '#contract/measures.ts'
import type { Programme } from '#contract/programmes.ts'
import type { Update } from '#contract/updates.ts'
import type { Role } from '#core/accounts/roles.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { type Browser, openFrontDoor } from '../testing.ts'
import { type Adopted, adoptHarbourPlan, download, type Harbour, importDraft, openHarbour } from './testing.ts'

const readers: readonly Role[] = ['leader', 'office', 'statistics', 'unit', 'park', 'association']
const strangers: readonly Role[] = [
  'system_admin',
  'security_admin',
  'audit_admin',
  'third_party',
  'panel',
  'enterprise',
  'supplier',
  'liaison',
]

describe('who may do what with plans and programmes', () => {
  let store: Store
  let harbour: Harbour
  let adopted: Adopted
  let measureId: string

  beforeAll(async () => {
    const [pglite] = testStores
    if (pglite === undefined) throw new Error('there is always PGlite to test on')
    store = await pglite.open()
    harbour = await openHarbour(store)
    adopted = await adoptHarbourPlan(harbour)
    const path = `/api/programmes/${adopted.programmeId}/measures?search=${encodeURIComponent('标准厂房')}`
    measureId = (await harbour.office.ask<{ items: { id: string }[] }>('GET', path)).body.items[0]?.id ?? ''
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })
  const at = (path = '') => `/api/programmes/${adopted.programmeId}${path}`
  const measure = async (browser: Browser) => (await browser.ask<Measure>('GET', `/api/measures/${measureId}`)).body

  it.each(readers)('%s reads the whole programme', async (role) => {
    const browser = await harbour.door.as(role, { unitId: harbour.units.caizheng })
    for (const path of ['', '/overview', '/targets', '/measures', '/units', '/timeline', '/versions', '/versions/1']) {
      expect((await browser.ask('GET', at(path))).status, path).toBe(200)
    }
    expect((await browser.ask('GET', `/api/measures/${measureId}`)).status).toBe(200)
  })

  it.each(strangers)('%s sees nothing of it', async (role) => {
    const browser = await harbour.door.as(role)
    for (const path of ['', '/overview', '/measures', '/versions/1'])
      expect((await browser.ask('GET', at(path))).status).toBe(403)
    expect((await browser.ask('GET', `/api/measures/${measureId}`)).status).toBe(403)
    expect((await browser.ask('GET', '/api/programmes')).status).toBe(403)
    expect((await download(harbour, browser, `/api/exports${at('/tasks.xlsx').slice(4)}`)).status).toBe(403)
    const found = await browser.ask<{ kind: string }[]>('GET', `/api/search?q=${encodeURIComponent('标准厂房')}`)
    expect(found.body).toEqual([])
    expect((await browser.ask('GET', '/api/attention')).body).toMatchObject({
      toReport: [],
      toConfirm: [],
      drafts: [],
      lateSteps: [],
    })
  })

  it('the briefing is read by leaders and the office, and by nobody else', async () => {
    for (const role of [...readers, ...strangers]) {
      const browser = await harbour.door.as(role, { unitId: harbour.units.caizheng })
      const may = role === 'leader' || role === 'office'
      expect((await browser.ask('GET', '/api/briefing')).status, role).toBe(may ? 200 : 403)
    }
  })

  it('an association reads what is published or names it, and of the rest not even that it is there', async () => {
    const stranger = await harbour.door.as('association', { unitId: harbour.units.xigang })
    const named = await harbour.door.as('association', { unitId: harbour.units.gongxin })
    const outsider = await harbour.door.as('association')
    const disclose = async (disclosure: string | null) => {
      const { version, head, documentId } = (await harbour.office.ask<Programme>('GET', at())).body
      const body = {
        version,
        reason: '更正公开方式',
        changes: [{ kind: 'head.change', head: { ...head, disclosure } }],
      }
      expect((await harbour.office.ask('POST', at('/changes'), body)).status).toBe(200)
      return documentId
    }
    const seen = async (browser: Browser, documentId: string) => [
      (await browser.ask<unknown[]>('GET', '/api/programmes')).body.length,
      (await browser.ask('GET', at('/overview'))).status,
      (await browser.ask('GET', `/api/measures/${measureId}`)).status,
      (await browser.ask('GET', `/api/documents/${documentId}/text`)).status,
      (await download(harbour, browser, `/api/exports${at('/tasks.xlsx').slice(4)}`)).status,
      (await browser.ask<unknown[]>('GET', `/api/search?q=${encodeURIComponent('标准厂房')}`)).body.length > 0,
    ]
    const documentId = await disclose('依申请公开')
    expect(await seen(outsider, documentId)).toEqual([0, 404, 404, 404, 404, false])
    expect(await seen(named, documentId)).toEqual([1, 200, 200, 200, 200, true])
    expect(await seen(stranger, documentId)).toEqual([1, 200, 200, 200, 200, true])
    await disclose('主动公开')
    expect(await seen(outsider, documentId)).toEqual([1, 200, 200, 200, 200, true])
  })

  it('only the office imports, reviews and adopts plans, and changes programmes and units', async () => {
    const draft = await importDraft(harbour, '一、任务\n\n（一）做一件事。（市财政局负责）\n')
    for (const role of ['leader', 'statistics', 'unit', 'park', 'security_admin'] as const) {
      const browser = await harbour.door.as(role, { unitId: harbour.units.gongxin })
      const refused = [
        browser.upload('/api/imports/plan', 'a.txt', new TextEncoder().encode('甲')),
        browser.ask('GET', '/api/drafts'),
        browser.ask('GET', `/api/drafts/${draft.id}`),
        browser.ask('POST', `/api/drafts/${draft.id}/accept`, { kind: 'measure', confidence: 0 }),
        browser.ask('POST', `/api/drafts/${draft.id}/adopt`, { leavePending: true, programmeId: null, reason: null }),
        browser.ask('POST', at('/changes'), {
          version: 1,
          reason: '改一下',
          changes: [{ kind: 'measure.drop', id: measureId }],
        }),
        browser.ask('PUT', at('/reporting'), { reportCycle: 'none', reportDay: 1 }),
        browser.ask('POST', at('/close'), { reason: '关掉它' }),
        browser.upload(`/api/imports/programmes/${adopted.programmeId}/tasks`, 'a.xlsx', new Uint8Array([1])),
        browser.upload('/api/imports/units', 'a.xlsx', new Uint8Array([1])),
        browser.ask('DELETE', `/api/unit-groups/${measureId}`),
      ]
      for (const answer of await Promise.all(refused)) expect(answer.status).toBe(403)
    }
  })

  it('another city finds none of it, even by its ids', async () => {
    const neighbour = await openFrontDoor({ store })
    const office = await neighbour.as('office')
    expect((await office.ask('GET', at())).status).toBe(404)
    expect((await office.ask('GET', `/api/measures/${measureId}`)).status).toBe(404)
    expect((await office.ask('GET', '/api/units')).body).toEqual([])
    expect((await office.ask('GET', '/api/search?q=1')).body).toEqual([])
    await neighbour.close()
  })

  const words = {
    revision: null,
    status: 'on_course',
    percent: null,
    words: '进展',
    problem: null,
    ask: null,
    stepsDone: [],
    evidenceFileIds: [],
  }
  const path = (unitId: string) => `/api/measures/${measureId}/updates/${unitId}/2026-11`

  it('a unit reports for itself alone, on measures that name it', async () => {
    const { units } = harbour
    const ziran = await harbour.door.as('unit', { unitId: units.ziran })
    const caizheng = await harbour.door.as('unit', { unitId: units.caizheng })
    expect((await ziran.ask('PUT', path(units.gongxin), words)).status).toBe(403)
    expect((await caizheng.ask('PUT', path(units.caizheng), words)).status).toBe(403)
    expect((await harbour.office.ask('PUT', path(units.gongxin), words)).status).toBe(403)
    expect((await ziran.ask('PUT', path(units.ziran), words)).status).toBe(200)
    expect((await measure(caizheng)).mayReportFor).toEqual([])
  })

  it('what a unit has not handed in is seen by nobody else', async () => {
    const { units } = harbour
    const ziran = await harbour.door.as('unit', { unitId: units.ziran })
    const gongxin = await harbour.door.as('unit', { unitId: units.gongxin })
    const own = await measure(ziran)
    expect(own.updates).toHaveLength(1)
    for (const browser of [gongxin, harbour.office]) {
      const seen = await measure(browser)
      expect([seen.updates, seen.history]).toEqual([[], []])
    }
    const [draft] = own.updates
    expect((await gongxin.ask('POST', `/api/updates/${draft?.id}/submit`, { revision: draft?.revision })).status).toBe(
      403,
    )
  })

  it('the lead confirms the others and the office confirms the lead; nobody confirms himself', async () => {
    const { units } = harbour
    const ziran = await harbour.door.as('unit', { unitId: units.ziran })
    const gongxin = await harbour.door.as('unit', { unitId: units.gongxin })
    const dongan = await harbour.door.as('park', { unitId: units.dongan })
    const [own] = (await measure(ziran)).updates
    const submitted = (await ziran.ask<Update>('POST', `/api/updates/${own?.id}/submit`, { revision: own?.revision }))
      .body
    const confirm = (browser: Browser, update: Update) =>
      browser.ask<Update>('POST', `/api/updates/${update.id}/confirm`, { revision: update.revision })
    for (const browser of [ziran, dongan, harbour.office]) expect((await confirm(browser, submitted)).status).toBe(403)
    expect((await confirm(gongxin, submitted)).body.state).toBe('confirmed')
    const saved = (await gongxin.ask<Update>('PUT', path(units.gongxin), words)).body
    const led = (await gongxin.ask<Update>('POST', `/api/updates/${saved.id}/submit`, { revision: saved.revision }))
      .body
    for (const browser of [gongxin, ziran]) expect((await confirm(browser, led)).status).toBe(403)
    expect((await confirm(harbour.office, led)).body.state).toBe('confirmed')
  })

  it('only the office opens again what was confirmed', async () => {
    const gongxin = await harbour.door.as('unit', { unitId: harbour.units.gongxin })
    const update = (await measure(harbour.office)).updates.find(({ unitId }) => unitId === harbour.units.ziran)
    const sendBack = (browser: Browser) =>
      browser.ask<Update>('POST', `/api/updates/${update?.id}/return`, {
        revision: update?.revision,
        reason: '证据不足',
      })
    expect((await sendBack(gongxin)).status).toBe(403)
    expect((await sendBack(harbour.office)).body.state).toBe('returned')
  })

  it('a unit may not pass somebody else’s file off as its evidence', async () => {
    const ziran = await harbour.door.as('unit', { unitId: harbour.units.ziran })
    const file = (await harbour.office.upload('/api/files', '别人的.txt', new TextEncoder().encode('x'))).body.id
    const [own] = (await measure(ziran)).updates.filter(({ unitId }) => unitId === harbour.units.ziran)
    const answer = await ziran.ask('PUT', path(harbour.units.ziran), {
      ...words,
      revision: own?.revision,
      evidenceFileIds: [file],
    })
    expect(answer.faults).toMatchObject([{ code: 'update.evidence-unknown' }])
  })
})
