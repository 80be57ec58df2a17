import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Call } from '#contract/collections/call.ts'
import type { Sheet } from '#contract/collections/submission.ts'
import type { Role } from '#core/accounts/roles.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { openReportHarbour, type ReportHarbour } from './testing.ts'

const [pglite] = testStores

describe('who may with collections, at the front door', () => {
  let store: Store
  let harbour: ReportHarbour
  let call: Call
  let sheet: Sheet
  beforeAll(async () => {
    if (pglite === undefined) throw new Error('there is always PGlite')
    store = await pglite.open()
    harbour = await openReportHarbour(store)
    call = await harbour.open('2026-09-30')
    sheet = await harbour.sheetOf(call, 0)
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })

  const status = async (role: Role, method: string, path: string, body?: unknown) =>
    (await (await harbour.door.as(role)).ask(method, path, body)).status

  test('administrators and outsiders see none of it', async () => {
    for (const role of ['system_admin', 'security_admin', 'audit_admin', 'third_party', 'enterprise'] as const) {
      expect(await status(role, 'GET', '/api/collections')).toBe(403)
      expect(await status(role, 'GET', `/api/submissions/${sheet.id}`)).toBe(403)
      const { attention } = { attention: await (await harbour.door.as(role)).ask('GET', '/api/attention') }
      expect(attention.body).toMatchObject({ collections: { toFill: [], toAccept: [], revisionsAsked: [] } })
    }
  })

  test('only office and statistics ask', async () => {
    const open = { periodEnd: '2026-08-31' }
    for (const role of ['leader', 'unit', 'park'] as const) {
      expect(await status(role, 'POST', '/api/collections', harbour.definition)).toBe(403)
      expect(await status(role, 'POST', `/api/collections/${harbour.collection.id}/calls`, open)).toBe(403)
    }
    expect(await status('statistics', 'POST', `/api/collections/${harbour.collection.id}/calls`, open)).toBe(200)
  })

  test("a unit neither sees nor touches another's answer, and its drafts are its own", async () => {
    const other = harbour.parks[1]?.clerk ?? harbour.office
    const cells = [{ subjectId: 1, indicatorId: 1, side: 'now', text: '1', reason: null, revision: null }]
    expect((await other.ask('GET', `/api/submissions/${sheet.id}`)).status).toBe(404)
    expect((await other.ask('PUT', `/api/submissions/${sheet.id}/cells`, { cells })).status).toBe(403)
    expect((await other.ask('GET', `/api/calls/${call.id}`)).status).toBe(404)
    expect((await harbour.office.ask('GET', `/api/submissions/${sheet.id}`)).status).toBe(404)
    expect((await harbour.office.ask('PUT', `/api/submissions/${sheet.id}/cells`, { cells })).status).toBe(403)
    const template = await harbour.door.server.inject({
      ...{ method: 'GET', url: `/api/exports/submissions/${sheet.id}/template.xlsx` },
      cookies: Object.fromEntries(other.cookies),
    })
    expect(template.statusCode).toBe(404)
  })

  test('nobody accepts, returns, reopens or locks who may not', async () => {
    const { clerk } = harbour.parks[0] ?? { clerk: harbour.office }
    await harbour.fill(clerk, sheet, { output: ['41000'], invest: ['9000'], reform: ['3000'], firms: ['120'] })
    expect((await harbour.send(clerk, sheet, 'submit')).status).toBe(200)
    expect((await harbour.send(clerk, sheet, 'accept')).status).toBe(403)
    expect((await harbour.send(clerk, sheet, 'return', { reason: '不行', cells: [] })).status).toBe(403)
    expect((await harbour.send(harbour.office, sheet, 'accept')).status).toBe(200)
    const statistics = await harbour.door.as('statistics')
    expect((await harbour.send(statistics, sheet, 'reopen', { reason: '要改' })).status).toBe(403)
    expect((await statistics.ask('POST', `/api/calls/${call.id}/lock`)).status).toBe(403)
    expect((await harbour.office.ask('POST', `/api/calls/${call.id}/lock`)).status).toBe(200)
  })
})
