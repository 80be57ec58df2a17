import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Draft, DraftItem } from '#contract/drafts.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { operate } from '../control/operations.ts'
import {
  acceptAll,
  adopt,
  type Harbour,
  harbourPlan,
  importDraft,
  importPlan,
  openHarbour,
} from '../programmes/testing.ts'

describe.each(testStores)('reviewing a plan on $name', ({ open }) => {
  let store: Store
  let harbour: Harbour
  beforeAll(async () => {
    store = await open()
    harbour = await openHarbour(store)
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })
  const ask: Harbour['office']['ask'] = (method, path, body) => harbour.office.ask(method, path, body)
  const fresh = (text: string) => importDraft(harbour, `${harbourPlan}\n${text}`)
  const itemOf = (draft: Draft, kind: DraftItem['kind']) => {
    const item = draft.items.find((one) => one.kind === kind)
    if (item === undefined) throw new Error(`nothing of kind ${kind} was read`)
    return item
  }

  it('begins with what was read, each reading at its words in the text', async () => {
    const draft = await importDraft(harbour)
    expect(draft.head).toMatchObject({
      documentNumber: '望潮府发〔2026〕3号',
      issuedOn: '2026-02-10',
      termFrom: 2026,
      termTo: 2028,
    })
    const target = draft.items.find((item) => item.kind === 'target' && item.value.value === 1150)
    expect(target && draft.text.slice(target.start, target.end)).toContain('1150')
    expect(draft.items.filter((item) => item.kind === 'measure' && item.value.duties.length > 0)).toHaveLength(3)
    expect(draft.names.map(({ name, by }) => [name, by])).toEqual(
      expect.arrayContaining([
        ['科学技术局', 'elided'],
        ['各镇区', 'group'],
        ['市财政局', 'name'],
      ]),
    )
  })

  it('of one file that came twice is one review', async () => {
    const [first, second] = [await importPlan(harbour), await importPlan(harbour)]
    expect(second.result).toMatchObject({ known: true, draftId: (first.result as { draftId: string }).draftId })
  })

  it('makes a case for the reader of what was corrected, and of nothing else', async () => {
    const draft = await fresh('（九）建设测试场。到2027年，建成测试场3个。')
    const item = draft.items.find(({ kind, value }) => kind === 'target' && 'value' in value && value.value === 3)
    if (item?.kind !== 'target') throw new Error('the target was not read')
    const asked = { kind: 'draft.case', draftId: draft.id, itemId: item.id } as const
    const make = (draftId = draft.id) => operate(store, { ...asked, draftId }, new Date(0), () => {})
    expect(await make()).toMatchObject({ ok: false, faults: [{ code: 'case.unjudged' }] })
    const value = { ...item.value, kind: 'level' as const }
    await ask('PUT', `/api/drafts/${draft.id}/targets/${item.id}`, { revision: item.revision, value })
    expect(await make()).toMatchObject({
      ok: true,
      value: { made: { say: '到2027年，建成测试场3个。', targets: ['3 个 = level 2027'] } },
    })
    expect(await make(item.id)).toMatchObject({ ok: false, faults: [{ code: 'case.no-draft' }] })
  })

  it('that cannot be read leaves a fault that names the file, and nothing else', async () => {
    const before = (await ask<unknown[]>('GET', '/api/drafts')).body.length
    const job = await importPlan(harbour, '  \n ', '空白.txt')
    expect(job).toMatchObject({ state: 'failed', faults: [{ code: 'file-blank', place: { file: '空白.txt' } }] })
    expect((await ask<unknown[]>('GET', '/api/drafts')).body).toHaveLength(before)
  })

  it('refuses the second of two reviewers of one item, and writes nothing of his', async () => {
    const draft = await fresh('甲')
    const item = itemOf(draft, 'measure')
    const other = await harbour.door.as('office')
    const path = `/api/drafts/${draft.id}/items/${item.id}/state`
    const first = await ask<DraftItem>('POST', path, { revision: item.revision, state: 'rejected' })
    const second = await other.ask<DraftItem>('POST', path, { revision: item.revision, state: 'accepted' })
    expect(first).toMatchObject({ status: 200, body: { state: 'rejected' } })
    expect(second).toMatchObject({ status: 409, faults: [{ code: 'draft-item.conflict' }] })
    const after = (await ask<Draft>('GET', `/api/drafts/${draft.id}`)).body
    expect(after.items.find(({ id }) => id === item.id)).toMatchObject({
      state: 'rejected',
      revision: item.revision + 1,
    })
  })

  it('tells each reviewer what the other has changed since he last asked', async () => {
    const draft = await fresh('乙')
    const item = itemOf(draft, 'target')
    const value = { ...(item.kind === 'target' ? item.value : {}), value: 777 }
    await ask('PUT', `/api/drafts/${draft.id}/targets/${item.id}`, { revision: item.revision, value })
    const changes = await ask<{ sequence: number; items: DraftItem[]; names: unknown }>(
      'GET',
      `/api/drafts/${draft.id}/changes?since=${draft.sequence}`,
    )
    expect(changes.body.items).toMatchObject([{ id: item.id, state: 'corrected', value: { value: 777 } }])
    expect(changes.body.sequence).toBeGreaterThan(draft.sequence)
    expect(changes.body.names).toBeNull()
  })

  it('that corrects a value back to what was read has accepted it', async () => {
    const draft = await fresh('丙')
    const item = itemOf(draft, 'target')
    const correct = (revision: number, value: unknown) =>
      ask<DraftItem>('PUT', `/api/drafts/${draft.id}/targets/${item.id}`, { revision, value })
    const changed = await correct(item.revision, { ...item.value, unit: '万元' })
    expect(changed.body.state).toBe('corrected')
    expect((await correct(changed.body.revision, item.read)).body.state).toBe('accepted')
  })

  it('adds what was missed, with the words that it was read from', async () => {
    const draft = await fresh('丁')
    const start = draft.text.indexOf('每季度举办一次')
    const value = { number: '', title: '每季度举办银企对接会', form: 'paragraph', duties: [], steps: [] }
    const added = await ask<DraftItem>('POST', `/api/drafts/${draft.id}/items`, {
      start,
      end: start + 7,
      item: { kind: 'measure', value },
    })
    expect(added.body).toMatchObject({ origin: 'added', state: 'accepted', start, changedBy: expect.any(String) })
    const outside = { start: 0, end: draft.text.length + 1, item: { kind: 'measure', value } }
    expect((await ask('POST', `/api/drafts/${draft.id}/items`, outside)).faults).toMatchObject([
      { code: 'draft.span-outside' },
    ])
  })

  it('proposes what a selected stretch of text says', async () => {
    const draft = await fresh('戊')
    const start = draft.text.indexOf('高新技术企业达到260家')
    const proposal = await ask('POST', `/api/drafts/${draft.id}/suggest`, { start, end: start + 12 })
    expect(proposal.body).toMatchObject({ target: { metric: '高新技术企业', value: 260, unit: '家' } })
  })

  it('lists what stands in the way of adopting, all at once, and nothing when nothing does', async () => {
    const draft = await fresh('（四）开展招商。（市招商中心负责）')
    const before = (await ask<{ code: string; facts?: object }[]>('GET', `/api/drafts/${draft.id}/check`)).body
    expect(before.map(({ code }) => code)).toEqual(['draft.pending', 'draft.empty', 'draft.name-unknown'])
    expect((await adopt(harbour, draft.id)).status).toBe(422)
    await acceptAll(harbour, draft.id)
    const mapped = await ask('POST', `/api/drafts/${draft.id}/names`, {
      name: '市招商中心',
      unitId: harbour.units.caizheng,
      groupId: null,
    })
    expect(mapped.body).toMatchObject({ unitId: harbour.units.caizheng, by: 'alias' })
    expect((await ask('GET', `/api/drafts/${draft.id}/check`)).body).toEqual([])
  })

  it('remembers for the next document whom a name was taken for, and lets that be taken back', async () => {
    const draft = await fresh('（五）再招商。（市投促中心负责）')
    const map = (unitId: string | null) =>
      ask('POST', `/api/drafts/${draft.id}/names`, { name: '市投促中心', unitId, groupId: null })
    await map(harbour.units.ziran)
    const next = await fresh('（六）还招商。（市投促中心负责）')
    expect(next.names.find(({ name }) => name === '市投促中心')).toMatchObject({
      unitId: harbour.units.ziran,
      by: 'alias',
    })
    expect((await map(null)).body).toMatchObject({ unitId: null, by: null })
  })

  it('makes a unit of a name that nobody has', async () => {
    const draft = await fresh('（七）建实验室。（潮岬海洋研究院负责）')
    const made = await ask('POST', `/api/drafts/${draft.id}/names/unit`, {
      name: '潮岬海洋研究院',
      kind: 'institution',
    })
    expect(made.body).toMatchObject({ by: 'name', unitId: expect.any(String) })
  })

  it('makes units of many names at once, or of none where one of them cannot be made', async () => {
    const draft = await fresh('（八）建码头。（市港务局牵头，市海事局配合）')
    const create = (...names: readonly string[]) =>
      ask('POST', `/api/drafts/${draft.id}/names/units`, { units: names.map((name) => ({ name, kind: 'department' })) })
    const refused = await create('市港务局', '市财政局')
    expect(refused.faults).toMatchObject([{ code: 'unit.name-taken', facts: { name: '市财政局' } }])
    const open = async () =>
      (await ask<Draft>('GET', `/api/drafts/${draft.id}`)).body.names.flatMap((one) =>
        one.by === null ? one.name : [],
      )
    expect((await open()).sort()).toEqual(['市海事局', '市港务局'].sort())
    expect((await create('市港务局', '市海事局')).body).toEqual({ created: 2 })
    expect(await open()).toEqual([])
  })

  it('that was adopted is adopted once, however often it is asked', async () => {
    const draft = await fresh('己')
    await acceptAll(harbour, draft.id)
    const [first, second] = [await adopt(harbour, draft.id), await adopt(harbour, draft.id)]
    expect(first.status).toBe(200)
    expect(second.body).toEqual(first.body)
    const item = itemOf(draft, 'target')
    const late = await ask('POST', `/api/drafts/${draft.id}/items/${item.id}/state`, { revision: 2, state: 'rejected' })
    expect(late.faults).toMatchObject([{ code: 'draft.closed', facts: { state: 'adopted' } }])
  })

  it('that was given up is not adopted', async () => {
    const draft = await fresh('庚')
    await ask('POST', `/api/drafts/${draft.id}/abandon`)
    expect((await adopt(harbour, draft.id)).faults).toMatchObject([{ code: 'draft.closed' }])
  })
})
