import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#core/accounts/roles.ts'
import { blankCard, type NumberHarbour, openNumberHarbour } from './testing.ts'

const JUNE = '2026-06-30'
const readers: readonly Role[] = ['leader', 'office', 'statistics', 'unit', 'park', 'supplier', 'association']
const strangers: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin', 'enterprise', 'third_party']

describe('who may do what with numbers', () => {
  let harbour: NumberHarbour
  let batchId = 0
  beforeAll(async () => {
    harbour = await openNumberHarbour({})
    const { body } = await harbour.enter([{ of: 'output', for: '海门重工', on: JUNE, value: 3 }])
    batchId = body.id
  })
  afterAll(() => harbour.door.close())

  const status = async (role: Role, method: string, path: string, body?: unknown) =>
    (await (await harbour.door.as(role)).ask(method, path, body)).status

  it.each(readers)('%s reads indicators and values', async (role) => {
    expect(await status(role, 'GET', '/api/indicators')).toBe(200)
    expect(await status(role, 'GET', `/api/observations?indicators=output&from=${JUNE}&to=${JUNE}`)).toBe(200)
  })

  it.each(strangers)('%s sees none of them', async (role) => {
    expect(await status(role, 'GET', '/api/indicators')).toBe(403)
    expect(await status(role, 'GET', `/api/observations?indicators=output&from=${JUNE}&to=${JUNE}`)).toBe(403)
    expect(await status(role, 'GET', '/api/batches')).toBe(403)
  })

  it.each(['leader', 'unit', 'park', 'supplier'] as const)('%s changes no card and enters no value', async (role) => {
    expect(await status(role, 'POST', '/api/indicators', { card: blankCard })).toBe(403)
    const cell = { indicatorId: 1, subjectId: 1, periodEnd: JUNE, value: 1, lastYear: null, missing: null }
    const entry = { cells: [{ ...cell, seenBatchId: null }], vintage: 'flash', reason: '试' }
    expect(await status(role, 'POST', '/api/observations/entries', entry)).toBe(403)
  })

  it.each(['leader', 'unit', 'park', 'supplier'] as const)('%s takes back no batch of somebody else', async (role) => {
    expect(await status(role, 'POST', `/api/batches/${batchId}/undo`, { reason: '试一下' })).toBe(403)
  })

  it.each(['leader', 'unit', 'park'] as const)('%s brings no files of values', async (role) => {
    expect(await status(role, 'GET', '/api/imports/mappings')).toBe(403)
  })

  it('shows a single firm’s values to those who answer for the whole city, and to no other unit', async () => {
    const path = `/api/observations/history?indicator=output&subject=${harbour.subjects.海门重工}&periodEnd=${JUNE}`
    expect(await status('statistics', 'GET', path)).toBe(200)
    expect(await status('unit', 'GET', path)).toBe(404)
    const page = await harbour.read(
      { indicators: 'output', subjects: String(harbour.subjects.海门重工), from: JUNE, to: JUNE },
      await harbour.door.as('park'),
    )
    expect(page.cells).toEqual([])
  })
})
