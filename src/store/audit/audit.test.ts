import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inCity } from '../city/city.ts'
import type { Store } from '../open.ts'
import { newTestCity, testStores } from '../testing.ts'
import { type AuditEvent, appendAudit, listAudit, verifyAudit } from './audit.ts'

const event = (action: string, detail: AuditEvent['detail'] = {}): AuditEvent => ({
  at: new Date('2026-03-02T01:30:00.123Z'),
  accountId: null,
  actor: '李主任',
  action,
  subjectKind: 'programme',
  subjectId: '七',
  detail,
})

describe.each(testStores)('the audit log on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  async function cityWithEntries(count: number): Promise<number> {
    const city = await newTestCity(store)
    for (let i = 1; i <= count; i++)
      await inCity(store, city, (tx) => appendAudit(tx, event(`step-${i}`, { before: i - 1, after: i })))
    return city
  }
  const verdictOf = (city: number) => inCity(store, city, verifyAudit)

  it('is whole after any number of entries, and empty before the first', async () => {
    expect(await verdictOf(await newTestCity(store))).toEqual({ whole: true, entries: 0 })
    expect(await verdictOf(await cityWithEntries(3))).toEqual({ whole: true, entries: 3 })
  })

  it('keeps the chain through what JSON and the database change: order of keys, dates, odd characters', async () => {
    const city = await newTestCity(store)
    const detail = { 乙: 1, 甲: [{ z: 1e21, a: -0.1 }], 时: new Date(0), 无: undefined, odd: 'a\0b\uD800', 1: 'one' }
    await inCity(store, city, (tx) => appendAudit(tx, event('odd', detail)))
    expect(await verdictOf(city)).toEqual({ whole: true, entries: 1 })
  })

  it('has one unbroken order when ten deeds are done at once', async () => {
    const city = await newTestCity(store)
    await Promise.all(
      Array.from({ length: 10 }, (_, i) => inCity(store, city, (tx) => appendAudit(tx, event(`at-once-${i}`)))),
    )
    expect(await verdictOf(city)).toEqual({ whole: true, entries: 10 })
  })

  it('goes with the deed: undone together', async () => {
    const city = await cityWithEntries(1)
    const undone = inCity(store, city, async (tx) => {
      await appendAudit(tx, event('undone'))
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    const entries = await inCity(store, city, (tx) => listAudit(tx, { limit: 10 }))
    expect(entries.map(({ action }) => action)).toEqual(['step-1'])
  })

  it.each([
    'update audit_entry set actor = actor where city_id = 1',
    'delete from audit_entry where city_id = 1',
    'truncate audit_entry',
  ])('gives nobody in a city the right to say: %s', async (statement) => {
    const city = await cityWithEntries(1)
    const attempt = inCity(store, city, (tx) =>
      tx.executeQuery({ ...tx.selectFrom('audit_entry').compile(), sql: statement }),
    )
    await expect(attempt).rejects.toThrow(/permission denied/)
  })

  const asSuperuser = (text: string, city: number) => store.pool.query(text.replaceAll(':city', String(city)))

  it('names the first entry that somebody with all rights has changed', async () => {
    const city = await cityWithEntries(5)
    await asSuperuser(
      `update audit_entry set detail = '{"before": 1, "after": 9}' where city_id = :city and seq = 2`,
      city,
    )
    expect(await verdictOf(city)).toEqual({ whole: false, seq: 2, reason: 'changed' })
  })

  it('names the place of an entry that was taken out', async () => {
    const city = await cityWithEntries(5)
    await asSuperuser('delete from audit_entry where city_id = :city and seq = 3', city)
    expect(await verdictOf(city)).toEqual({ whole: false, seq: 3, reason: 'missing' })
  })

  it('notices entries cut off at the end', async () => {
    const city = await cityWithEntries(5)
    await asSuperuser('delete from audit_entry where city_id = :city and seq > 3', city)
    expect(await verdictOf(city)).toEqual({ whole: false, seq: 4, reason: 'head' })
  })

  it('shows the newest first, and goes on where a page ended', async () => {
    const city = await cityWithEntries(3)
    const seqs = (before?: number) =>
      inCity(store, city, async (tx) =>
        (await listAudit(tx, { limit: 2, ...(before === undefined ? {} : { before }) })).map(({ seq }) => seq),
      )
    expect([await seqs(), await seqs(2)]).toEqual([[3, 2], [1]])
  })
})
