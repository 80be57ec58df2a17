import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlanFinding } from '#core/checks/finding.ts'
import { inCity } from '../city/city.ts'
import { insertDocument } from '../files/documents.ts'
import { insertFile } from '../files/files.ts'
import type { Store } from '../open.ts'
import { insertProgramme } from '../programmes/programmes.ts'
import { newTestCity, testStores } from '../testing.ts'
import { findCheckedVersion, listFindings, lockFinding, saveFindings, settleFinding } from './plan-findings.ts'

const AT = new Date('2026-03-02T01:30:00Z')
const actor = randomUUID()
const head = {
  ...{ title: '望潮市行动方案', documentNumber: null, issuer: null, issuedOn: null, termFrom: null, termTo: null },
  ...{
    validFrom: null,
    validTo: null,
    interpretationUnit: null,
    contactUnit: null,
    disclosure: null,
    copyTo: null,
    annexes: [],
    placeholders: [],
  },
}
const finding = (key: string, subject = '工业投资'): PlanFinding => ({
  ...{ code: 'two-values', key, subject, spans: [{ start: 1, end: 9 }], figures: [], names: [] },
  ...{ certainty: 'likely', advice: 'correct-figure' },
})

describe.each(testStores)('findings of a programme on $name', ({ open }) => {
  let store: Store
  let city: number
  const programmeId = randomUUID()
  const documentId = randomUUID()

  beforeAll(async () => {
    store = await open()
    city = await newTestCity(store)
    await inCity(store, city, async (tx) => {
      const file = { id: randomUUID(), name: '方案.txt', mediaType: 'text/plain', createdAt: AT, createdBy: null }
      await insertFile(tx, { ...file, bytes: Buffer.from('方案') })
      const document = { id: documentId, fileId: file.id, fileName: file.name, sha256: 'x', kind: 'txt', text: '方案' }
      await insertDocument(tx, { ...document, createdAt: AT, createdBy: actor })
      await insertProgramme(tx, {
        ...{ id: programmeId, documentId, head, state: 'active', version: 1, reportCycle: 'month', reportDay: 5 },
        ...{ targetCount: 0, measureCount: 0, adoptedAt: AT, adoptedBy: actor, pinyin: '' },
      })
    })
  })
  afterAll(() => store.close())

  const check = (version: number, ...findings: readonly PlanFinding[]) =>
    inCity(store, city, (tx) => saveFindings(tx, { programmeId, version, documentId, findings }))
  const listed = () => inCity(store, city, (tx) => listFindings(tx, programmeId))

  it('tell never checked from nothing found', async () => {
    expect(await inCity(store, city, (tx) => findCheckedVersion(tx, programmeId))).toBeNull()
    await check(1)
    expect(await inCity(store, city, (tx) => findCheckedVersion(tx, programmeId))).toBe(1)
    expect(await listed()).toEqual([])
  })

  it('stay settled when a later version brings them again, even after one that did not', async () => {
    await check(2, finding('a'), finding('b'))
    const settlement = { reason: '口径不同，已核对', by: actor, at: AT }
    await inCity(store, city, (tx) => settleFinding(tx, programmeId, 'a', settlement))
    await check(3, finding('b'))
    expect((await listed()).map((one) => [one.finding.key, one.state])).toEqual([['b', 'open']])
    await check(4, finding('b', '技改投资'), finding('a'))
    expect((await listed()).map((one) => [one.finding.key, one.finding.subject, one.state, one.reason])).toEqual([
      ['b', '技改投资', 'open', null],
      ['a', '工业投资', 'settled', '口径不同，已核对'],
    ])
  })

  it('open again lose their reason', async () => {
    await inCity(store, city, (tx) => settleFinding(tx, programmeId, 'a', null))
    expect(await inCity(store, city, (tx) => lockFinding(tx, programmeId, 'a'))).toMatchObject({
      state: 'open',
      reason: null,
      at: null,
    })
  })

  it('are not seen from another city', async () => {
    const neighbour = await newTestCity(store, '邻市')
    expect(await inCity(store, neighbour, (tx) => listFindings(tx, programmeId))).toEqual([])
  })
})
