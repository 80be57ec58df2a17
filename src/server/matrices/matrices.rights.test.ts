import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Matrix } from '#contract/matrices.ts'
import type { Programme } from '#contract/programmes.ts'
import type { Target } from '#contract/targets.ts'
import type { Role } from '#core/accounts/roles.ts'
import { templateRows } from '#core/matrices/template.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { type Adopted, adoptHarbourPlan, download, type Harbour, openHarbour } from '../programmes/testing.ts'
import { type Browser, openFrontDoor } from '../testing.ts'

const cityWide: readonly Role[] = ['leader', 'office', 'statistics']
const strangers: readonly Role[] = [
  ...([
    'system_admin',
    'security_admin',
    'audit_admin',
    'third_party',
    'panel',
    'enterprise',
    'supplier',
    'liaison',
  ] as const),
]

describe('who may do what with splits and the parks’ table', () => {
  let store: Store
  let harbour: Harbour
  let adopted: Adopted
  let matrix: Matrix
  let targetId: string
  let own: string
  let others: string

  beforeAll(async () => {
    const [pglite] = testStores
    if (pglite === undefined) throw new Error('there is always PGlite to test on')
    store = await pglite.open()
    harbour = await openHarbour(store)
    adopted = await adoptHarbourPlan(harbour)
    const targets = await harbour.office.ask<Target[]>('GET', `/api/programmes/${adopted.programmeId}/targets`)
    targetId = targets.body[0]?.id ?? ''
    const made = await harbour.office.ask<Matrix>('POST', `/api/programmes/${adopted.programmeId}/matrices`, {
      ...{ title: '计划表', termFrom: 2026, termTo: 2028, year: 2026, dueOn: null, note: '' },
      rows: templateRows(() => crypto.randomUUID()),
      unitIds: [harbour.units.dongan, harbour.units.xigang],
    })
    const { id, revision } = made.body
    matrix = (await harbour.office.ask<Matrix>('POST', `/api/matrices/${id}/open`, { revision })).body
    const [first, second] = matrix.forms
    own = first?.id ?? ''
    others = second?.id ?? ''
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })

  const programme = (path: string) => `/api/programmes/${adopted.programmeId}${path}`
  const fetches = async (browser: Browser, path: string) => (await download(harbour, browser, path)).status
  const park = () => harbour.door.as('park', { unitId: harbour.units.dongan })

  it.each(cityWide)('%s reads all parks’ forms and compares them', async (role) => {
    const browser = await harbour.door.as(role)
    for (const path of [
      ...[programme('/decompositions'), programme('/shares'), programme(`/decompositions/${targetId}`)],
      ...[programme('/matrices'), `/api/matrices/${matrix.id}`, `/api/matrices/${matrix.id}/comparison`],
      ...[`/api/matrix-forms/${own}`, `/api/matrix-forms/${others}`],
    ])
      expect((await browser.ask('GET', path)).status, path).toBe(200)
    expect(await fetches(browser, `/api/exports/matrices/${matrix.id}/comparison.xlsx`)).toBe(200)
    expect(await fetches(browser, `/api/exports/matrix-forms/${others}/form.xlsx`)).toBe(200)
  })

  it('a park sees and fills in its own form, and no other is there for it', async () => {
    const browser = await park()
    expect((await browser.ask('GET', `/api/matrix-forms/${own}`)).body).toMatchObject({
      mayFill: true,
      mayDecide: false,
    })
    expect((await browser.ask('GET', `/api/matrix-forms/${others}`)).status).toBe(404)
    expect((await browser.ask<Matrix>('GET', `/api/matrices/${matrix.id}`)).body.forms.map(({ id }) => id)).toEqual([
      own,
    ])
    expect(await fetches(browser, `/api/exports/matrix-forms/${own}/form.xlsx`)).toBe(200)
    expect(await fetches(browser, `/api/exports/matrix-forms/${others}/form.xlsx`)).toBe(404)
    const put = (id: string) => browser.ask('PUT', `/api/matrix-forms/${id}`, { revision: 1, content: {} })
    expect((await put(others)).status).toBe(404)
    expect((await put(own)).status).toBe(200)
    const submit = { revision: 2, explanation: null }
    expect((await browser.ask('POST', `/api/matrix-forms/${others}/submit`, submit)).status).toBe(404)
    expect((await browser.ask('GET', `/api/matrices/${matrix.id}/comparison`)).status).toBe(403)
    expect(await fetches(browser, `/api/exports/matrices/${matrix.id}/comparison.xlsx`)).toBe(403)
  })

  it('only the park itself fills its form in: neither the office nor a leader types into it', async () => {
    for (const role of ['office', 'leader', 'statistics'] as const) {
      const browser = await harbour.door.as(role)
      const form = await browser.ask<{ revision: number }>('GET', `/api/matrix-forms/${others}`)
      const { revision } = form.body
      expect((await browser.ask('PUT', `/api/matrix-forms/${others}`, { revision, content: {} })).status).toBe(403)
      const submit = { revision, explanation: '代交' }
      expect((await browser.ask('POST', `/api/matrix-forms/${others}/submit`, submit)).status).toBe(403)
    }
  })

  it('only the office splits, issues, draws up, sends out, takes back, decides', async () => {
    const content = { rule: 'sum', unit: '亿元', periods: ['2026'], shares: [] }
    const rows = matrix.rows
    const input = { title: '另一张', termFrom: 2026, termTo: 2028, year: 2026, dueOn: null, note: '', rows }
    for (const role of ['leader', 'statistics', 'unit', 'park', 'association'] as const) {
      const browser = await harbour.door.as(role, { unitId: harbour.units.dongan })
      const refused = [
        browser.ask('PUT', programme(`/decompositions/${targetId}`), { revision: null, content }),
        browser.ask('POST', programme(`/decompositions/${targetId}/issue`), { revision: 1, reason: '下达它' }),
        browser.ask('POST', programme(`/decompositions/${targetId}/discard`), { revision: 1 }),
        browser.ask('POST', programme('/matrices'), { ...input, unitIds: [harbour.units.dongan] }),
        browser.ask('PUT', `/api/matrices/${matrix.id}`, { ...input, unitIds: [harbour.units.dongan], revision: 2 }),
        browser.ask('POST', `/api/matrices/${matrix.id}/open`, { revision: 2 }),
        browser.ask('POST', `/api/matrices/${matrix.id}/close`, { revision: 2 }),
        browser.ask('PUT', `/api/matrices/${matrix.id}/targets`, {
          bindings: [{ rowId: rows[0]?.id, cell: 'whole', targetId }],
        }),
        browser.ask('POST', `/api/matrix-forms/${own}/return`, { revision: 1, reason: '退回它' }),
        browser.ask('POST', `/api/matrix-forms/${own}/accept`, { revision: 1 }),
        browser.upload(`/api/imports/matrices/${matrix.id}/forms`, 'a.xlsx', new Uint8Array([1])),
      ]
      for (const answer of await Promise.all(refused)) expect(answer.status).toBe(403)
      expect(await fetches(browser, `/api/exports/matrices/${matrix.id}/forms.zip`)).toBe(403)
    }
  })

  it.each(strangers)('%s sees nothing of it', async (role) => {
    const browser = await harbour.door.as(role)
    for (const path of [
      programme('/decompositions'),
      programme('/shares'),
      programme('/matrices'),
      `/api/matrices/${matrix.id}`,
    ])
      expect((await browser.ask('GET', path)).status, path).toBe(403)
    expect((await browser.ask('GET', `/api/matrix-forms/${own}`)).status).toBe(403)
    expect(await fetches(browser, `/api/exports/matrix-forms/${own}/form.xlsx`)).toBe(403)
  })

  it('an association sees nothing of a programme whose document is not published', async () => {
    const { head, version } = (await harbour.office.ask<Programme>('GET', programme(''))).body
    const changes = [{ kind: 'head.change', head: { ...head, disclosure: '依申请公开' } }]
    const changed = await harbour.office.ask('POST', programme('/changes'), { version, reason: '改公开方式', changes })
    expect(changed.status).toBe(200)
    const browser = await harbour.door.as('association')
    for (const path of [
      ...[programme('/decompositions'), programme(`/decompositions/${targetId}`), programme('/shares')],
      ...[programme('/matrices'), `/api/matrices/${matrix.id}`],
    ])
      expect((await browser.ask('GET', path)).status, path).toBe(404)
    expect(await fetches(browser, `/api/exports/programmes/${adopted.programmeId}/shares.xlsx`)).toBe(404)
  })

  it('another city sees nothing of it', async () => {
    const elsewhere = await openFrontDoor({ store })
    const browser = await elsewhere.as('office')
    expect((await browser.ask('GET', `/api/matrices/${matrix.id}`)).status).toBe(404)
    expect((await browser.ask('GET', `/api/matrix-forms/${own}`)).status).toBe(404)
    const { bytes } = await download(harbour, harbour.office, `/api/exports/matrix-forms/${own}/form.xlsx`)
    const answer = await browser.upload(`/api/imports/matrices/${matrix.id}/forms`, 'a.xlsx', bytes)
    expect(answer.body).toMatchObject({ taken: false, faults: [{ code: 'matrix.not-this-form' }] })
    await elsewhere.close()
  })
})
