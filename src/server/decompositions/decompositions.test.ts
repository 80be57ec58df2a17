import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Decomposition, DecompositionContent, DecompositionRow, IssuedShare } from '#contract/decompositions.ts'
import type { Programme } from '#contract/programmes.ts'
import type { Target } from '#contract/targets.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { readTable } from '../documents/read-table.ts'
import { type Adopted, adoptHarbourPlan, download, type Harbour, openHarbour } from '../programmes/testing.ts'
import type { Browser } from '../testing.ts'

describe.each(testStores)('the split of a target on $name', ({ open }) => {
  let store: Store
  let harbour: Harbour
  let adopted: Adopted
  let target: Target
  let dongan: Browser

  beforeAll(async () => {
    store = await open()
    harbour = await openHarbour(store)
    adopted = await adoptHarbourPlan(harbour)
    const targets = await harbour.office.ask<Target[]>('GET', `/api/programmes/${adopted.programmeId}/targets`)
    const found = targets.body.find(({ metric, period }) => metric.includes('工业总产值') && period === '2028')
    if (found === undefined) throw new Error('the plan has no such target')
    target = found
    dongan = await harbour.door.as('park', { unitId: harbour.units.dongan })
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })

  const at = (path = '') => `/api/programmes/${adopted.programmeId}/decompositions/${target.id}${path}`
  const get = async (by = harbour.office) => (await by.ask<Decomposition>('GET', at())).body
  const shares = async (by = harbour.office) =>
    (await by.ask<IssuedShare[]>('GET', `/api/programmes/${adopted.programmeId}/shares`)).body
  const content = (
    values: readonly (number | null)[],
    more: Partial<DecompositionContent> = {},
  ): DecompositionContent => ({
    ...{ rule: 'sum', unit: '亿元', periods: ['2028'] },
    shares: [harbour.units.dongan, harbour.units.xigang].map((unitId, line) => ({
      ...{
        unitId,
        placeId: null,
        values: [values[line] ?? null],
        weight: null,
        factor: null,
        factorReason: '',
        note: '',
      },
    })),
    ...more,
  })
  const save = async (asked: DecompositionContent) =>
    harbour.office.ask<Decomposition>('PUT', at(), { revision: (await get()).revision, content: asked })
  const issue = async (reason: string) =>
    harbour.office.ask<Decomposition>('POST', at('/issue'), { revision: (await get()).revision ?? 0, reason })

  it('begins as a draft that only the office sees, whatever is still wrong in it', async () => {
    expect(await get()).toMatchObject({ revision: null, draft: null, versions: [], mayChange: true })
    const saved = await save(content([600, null]))
    expect(saved.body).toMatchObject({ revision: 1, draft: { periods: ['2028'] } })
    expect(await get(dongan)).toMatchObject({ draft: null, versions: [], mayChange: false })
    expect(await shares(dongan)).toEqual([])
  })

  it('says in the list by how much the shares miss the target', async () => {
    await save(content([600, 500]))
    const rows = await harbour.office.ask<DecompositionRow[]>(
      'GET',
      `/api/programmes/${adopted.programmeId}/decompositions`,
    )
    const row = rows.body.find((one) => one.target.id === target.id)
    expect(row).toMatchObject({ state: 'draft', shares: 2, held: [{ sum: 1100, whole: 1150, difference: -50 }] })
    expect(row?.findings).toMatchObject([{ code: 'sum-short', facts: { by: 50 } }])
  })

  it('is not issued without a reason, nor while a line cannot stand', async () => {
    expect((await issue('')).status).toBe(422)
    const factor = content([600, 550])
    const first = factor.shares.map((share, line) => (line === 0 ? { ...share, factor: 1.2 } : share))
    await save({ ...factor, shares: first })
    expect((await issue('下达')).faults).toMatchObject([{ code: 'decomposition.factor-without-reason' }])
    await save(content([1, 1], { unit: '家' }))
    expect((await issue('下达')).faults).toMatchObject([{ code: 'decomposition.not-one-unit' }])
  })

  it('once issued is seen by each unit as its own share, the factor worked in', async () => {
    const whole = content([600, 550])
    const raised = whole.shares.map((share, line) =>
      line === 0 ? { ...share, factor: 1.2, factorReason: '储备项目按 1.2 倍' } : share,
    )
    await save({ ...whole, shares: raised })
    const issued = await issue('按方案下达')
    expect(issued.body).toMatchObject({ draft: null, versions: [{ version: 1, reason: '按方案下达' }] })
    const mine = (await shares(dongan)).filter((share) => share.mine)
    expect(mine).toMatchObject([
      {
        name: '东岸镇',
        period: '2028',
        value: 600,
        factor: 1.2,
        demand: 720,
        version: 1,
        factorReason: '储备项目按 1.2 倍',
      },
    ])
    expect(await shares(dongan)).toHaveLength(2)
  })

  it('keeps each version with its reason; a draft changes nothing until it is issued, or is discarded', async () => {
    await save(content([650, 500]))
    expect((await shares()).map(({ value }) => value)).toEqual([600, 550])
    await issue('东岸镇承接新项目')
    expect((await get()).versions.map(({ version, reason }) => `${version} ${reason}`)).toEqual([
      '2 东岸镇承接新项目',
      '1 按方案下达',
    ])
    await save(content([1, 1]))
    const discarded = await harbour.office.ask('POST', at('/discard'), { revision: (await get()).revision })
    expect(discarded.status).toBe(200)
    expect(await get()).toMatchObject({ draft: null, versions: [{ version: 2 }, { version: 1 }] })
  })

  it('is not overwritten by whoever saw an older one', async () => {
    const { revision } = await get()
    await save(content([640, 510]))
    const stale = await harbour.office.ask('PUT', at(), { revision, content: content([1, 2]) })
    expect(stale).toMatchObject({ status: 409, faults: [{ code: 'decomposition.conflict' }] })
  })

  it('names nobody that the city does not have, nor more values than years', async () => {
    const stranger = content([1, 1])
    const lines = stranger.shares.map((share) => ({ ...share, unitId: crypto.randomUUID() }))
    expect((await save({ ...stranger, shares: lines.slice(0, 1) })).faults).toMatchObject([
      { code: 'decomposition.nobody' },
    ])
    expect((await save({ ...stranger, periods: ['2027', '2028'] })).faults).toMatchObject([
      { code: 'decomposition.values-misfit' },
      { code: 'decomposition.values-misfit' },
    ])
  })

  it('goes out as Excel, a line for each share', async () => {
    const path = `/api/exports/programmes/${adopted.programmeId}/shares.xlsx`
    const book = readTable((await download(harbour, dongan, path)).bytes, '分解.xlsx')
    if (!book.ok) throw new Error('unreadable')
    const texts = book.sheets[0]?.rows.flatMap(({ cells }) =>
      cells.flatMap(({ value }) => ('text' in value ? [value.text] : [])),
    )
    expect(texts).toEqual(expect.arrayContaining(['园区工业总产值', '东岸镇', '2028年', '第2版']))
  })

  it('says so when the target changes after it was issued', async () => {
    const path = `/api/programmes/${adopted.programmeId}`
    const { version } = (await harbour.office.ask<Programme>('GET', path)).body
    const { id, series: _, source: __, ...value } = target
    const changes = [{ kind: 'target.change', id, value: { ...value, value: 1200 } }]
    const changed = await harbour.office.ask('POST', `${path}/changes`, { version, reason: '中期调整', changes })
    expect(changed.status).toBe(200)
    expect(await get()).toMatchObject({ outdated: true, target: { value: 1200 } })
  })
})
