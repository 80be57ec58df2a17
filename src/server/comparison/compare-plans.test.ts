import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Comparison } from '#contract/comparison.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { readTable } from '../documents/read-table.ts'
import {
  type Adopted,
  acceptAll,
  adopt,
  adoptHarbourPlan,
  download,
  type Harbour,
  harbourPlan,
  importDraft,
  openHarbour,
} from '../programmes/testing.ts'

const nextPlan = harbourPlan
  .replace('望潮府发〔2026〕3号', '望潮府发〔2026〕9号')
  .replace('达到1150亿元，高新技术企业达到260家', '达到1200亿元，高企数量达到240家')
  .replace('市工业和信息化局牵头，市自然资源局配合', '市自然资源局牵头，市财政局配合')

describe.each(testStores)('two plans side by side on $name', ({ open }) => {
  let store: Store
  let harbour: Harbour
  let adopted: Adopted
  let draftId: string

  beforeAll(async () => {
    store = await open()
    harbour = await openHarbour(store)
    adopted = await adoptHarbourPlan(harbour)
    draftId = (await importDraft(harbour, nextPlan, '修订.txt')).id
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })

  const compare = async (query: string, browser = harbour.office) =>
    browser.ask<Comparison>('GET', `/api/comparison?${query}`)
  const telling = ({ targets, measures }: Comparison) =>
    [...targets, ...measures].filter(({ verdict }) => verdict !== 'same').map(({ verdict }) => verdict)

  it('a draft against the programme it revises, with the sentences of both', async () => {
    const { status, body } = await compare(`leftId=${adopted.programmeId}&rightId=${draftId}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      relation: 'editions',
      left: { kind: 'programme', version: 1 },
      right: { kind: 'draft', version: null },
      head: [{ field: 'documentNumber' }],
    })
    expect(telling(body)).toEqual(['raised', 'lowered', 'changed'])
    const lowered = body.targets.find(({ verdict }) => verdict === 'lowered')
    expect(lowered?.left?.sentence).toMatchObject({
      before: expect.stringMatching(/高新技术企业达到$/),
      words: '260家',
    })
    expect(lowered?.right?.sentence).toMatchObject({ before: expect.stringMatching(/高企数量达到$/), words: '240家' })
  })

  it('leaves alone what a person takes apart', async () => {
    const query = `leftId=${adopted.programmeId}&rightId=${draftId}`
    const first = (await compare(query)).body.targets.find(({ verdict }) => verdict === 'lowered')
    const { body } = await compare(`${query}&pairs=${first?.left?.id}~`)
    expect(telling(body)).toEqual(['raised', 'dropped', 'new', 'changed'])
  })

  it('is for whoever may read programmes; a draft only for whoever may review it', async () => {
    const unit = await harbour.door.as('unit', { unitId: harbour.units.gongxin })
    const { programmeId } = adopted
    expect((await compare(`leftId=${programmeId}&rightId=${programmeId}`, unit)).status).toBe(200)
    expect((await compare(`leftId=${programmeId}&rightId=${draftId}`, unit)).status).toBe(404)
    const path = `/api/exports/compare.xlsx?leftId=${programmeId}&rightId=${draftId}`
    expect((await download(harbour, unit, path)).status).toBe(404)
    const stranger = await harbour.door.as('enterprise')
    expect((await compare(`leftId=${programmeId}&rightId=${programmeId}`, stranger)).status).toBe(403)
  })

  it('comes out as a table with both plans in the header', async () => {
    const path = `/api/exports/compare.xlsx?leftId=${adopted.programmeId}&rightId=${draftId}`
    const { bytes, headers } = await download(harbour, harbour.office, path)
    expect(decodeURIComponent(String(headers['content-disposition']))).toContain('方案对照表')
    const book = readTable(bytes, 'a.xlsx')
    if (!book.ok) throw new Error('not a table')
    const [targets, measures] = book.sheets
    expect(targets?.merges).toContainEqual({ fromRow: 3, fromColumn: 3, toRow: 3, toColumn: 8 })
    expect(JSON.stringify(targets)).toContain('240')
    expect(JSON.stringify(measures)).toContain('牵头')
    expect((await download(harbour, harbour.office, '/api/exports/compare.xlsx?leftId=x')).status).toBe(422)
  })

  it('two versions of one programme', async () => {
    await acceptAll(harbour, draftId)
    await adopt(harbour, draftId, adopted.programmeId)
    const { programmeId: id } = adopted
    const forth = (await compare(`leftId=${id}&leftVersion=1&rightId=${id}`)).body
    const back = (await compare(`leftId=${id}&leftVersion=2&rightId=${id}&rightVersion=1`)).body
    expect([forth.left.version, forth.right.version]).toEqual([1, 2])
    expect(telling(forth)).toEqual(['raised', 'lowered', 'changed'])
    expect(telling(back)).toEqual(['lowered', 'raised', 'changed'])
  })
})
