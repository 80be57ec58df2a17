import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Measure, MeasureRow } from '#contract/measures.ts'
import type { Overview } from '#contract/overview.ts'
import type { Programme } from '#contract/programmes.ts'
import type { Target } from '#contract/targets.ts'
import type { Update } from '#contract/updates.ts'
import type { Version } from '#contract/versions.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import type { Browser } from '../testing.ts'
import {
  type Adopted,
  acceptAll,
  adopt,
  adoptHarbourPlan,
  type Harbour,
  harbourPlan,
  importDraft,
  openHarbour,
} from './testing.ts'

type Row = z.infer<typeof MeasureRow>
type AsOf = { targets: Target[]; measures: { id: string; title: string; number: string }[] }

describe.each(testStores)('a programme on $name', ({ open }) => {
  let store: Store
  let harbour: Harbour
  let adopted: Adopted
  let gongxin: Browser
  let ziran: Browser

  beforeAll(async () => {
    store = await open()
    harbour = await openHarbour(store)
    adopted = await adoptHarbourPlan(harbour)
    gongxin = await harbour.door.as('unit', { unitId: harbour.units.gongxin })
    ziran = await harbour.door.as('unit', { unitId: harbour.units.ziran })
  })
  afterAll(async () => {
    await harbour.door.close()
    await store.close()
  })

  const ask: Browser['ask'] = (method, path, body) => harbour.office.ask(method, path, body)
  const at = (path: string) => `/api/programmes/${adopted.programmeId}${path}`
  const rows = async (query = '', browser: Browser = harbour.office) =>
    (await browser.ask<{ total: number; items: Row[] }>('GET', at(`/measures?${query}`))).body
  const idOf = async (title: string) => {
    const row = (await rows(`search=${encodeURIComponent(title)}`)).items[0]
    if (row === undefined) throw new Error(`no measure ${title}`)
    return row.id
  }
  const measureOf = async (title: string, browser: Browser = harbour.office) =>
    (await browser.ask<Measure>('GET', `/api/measures/${await idOf(title)}`)).body

  it('stands as a timeline that comes by pages, under the years of all its steps', async () => {
    type Line = { title: string; steps: { due: string | null; state: string }[] }
    const timeline = async (query: string) =>
      (await ask<{ total: number; years: (number | null)[]; items: Line[] }>('GET', at(`/timeline?${query}`))).body
    const whole = await timeline('size=500')
    expect(whole.total).toBe(whole.items.length)
    const dues = whole.items.flatMap(({ steps }) =>
      steps.map(({ due }) => (due === null ? null : Number(due.slice(0, 4)))),
    )
    expect(whole.years.length).toBeGreaterThan(0)
    expect(new Set(whole.years)).toEqual(new Set(dues))
    const leaves = [await timeline('size=1&page=1'), await timeline('size=1&page=2')]
    expect(leaves.flatMap(({ items }) => items)).toEqual(whole.items.slice(0, 2))
    expect(leaves.map(({ years }) => years)).toEqual([whole.years, whole.years])
    const late = await timeline('size=500&only=late')
    expect(late.items).toEqual(whole.items.filter(({ steps }) => steps.some(({ state }) => state === 'late')))
  })

  it('is what was adopted: targets over the years, measures, each with where it stands in the document', async () => {
    const programme = (await ask<Programme>('GET', at(''))).body
    expect(programme).toMatchObject({
      version: 1,
      documentNumber: '望潮府发〔2026〕3号',
      reportCycle: 'month',
      silent: 0,
    })
    const targets = (await ask<Target[]>('GET', at('/targets'))).body
    const output = targets.filter(({ metric }) => metric.includes('园区工业总产值'))
    expect(output.map(({ period, value }) => [period, value])).toEqual([
      ['2026', 820],
      ['2028', 1150],
    ])
    expect(new Set(output.map(({ series }) => series)).size).toBe(1)
    const { text } = (await ask<{ text: string }>('GET', `/api/documents/${programme.documentId}/text`)).body
    // 每季度一次 is a target of 1, and written as it is said
    for (const { source, value } of targets)
      expect(source && text.slice(source.start, source.end)).toMatch(value === 1 ? /1|一/ : new RegExp(`${value}`))
  })

  it('opens a group into its units and takes an elided name for its unit', async () => {
    const { duties } = await measureOf('建设标准厂房')
    expect(duties.map(({ unitName, grade, groupName }) => [unitName, grade, groupName])).toEqual([
      ['望潮市工业和信息化局', 'lead', null],
      ['市自然资源局', 'assist', null],
      ['东岸镇', 'territorial', '各镇区'],
      ['西港镇', 'territorial', '各镇区'],
    ])
    const shared = await measureOf('培育专精特新企业')
    expect(shared.duties.map(({ unitName, grade }) => [unitName, grade])).toEqual([
      ['望潮市工业和信息化局', 'responsible'],
      ['市科学技术局', 'responsible'],
    ])
  })

  it('lists its measures by what is asked for', async () => {
    const all = await rows()
    expect(all.total).toBe(adopted.measures)
    const led = await rows(`unitId=${harbour.units.gongxin}&grade=lead`)
    expect(led.items.map(({ title }) => title)).toEqual([expect.stringContaining('建设标准厂房')])
    const mine = await rows('only=mine', gongxin)
    expect(mine.total).toBe(2)
    expect((await rows('search=yqdj')).items[0]?.title).toContain('银企对接')
    expect((await rows('status=unreported')).total).toBe(adopted.measures)
    const [first, second] = [await rows('page=1&size=1'), await rows('page=2&size=1')]
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.items.slice(0, 2).map(({ id }) => id))
    const down = await rows('sort=title&descending=true')
    expect(down.items.map(({ id }) => id)).toEqual((await rows('sort=title')).items.map(({ id }) => id).reverse())
  })

  it('knows the next step and its day', async () => {
    const row = (await rows('search=标准厂房')).items[0]
    expect(row).toMatchObject({ nextStep: { due: '2026-12-31' }, lateSteps: 0 })
    const overview = (await ask<Overview>('GET', at('/overview'))).body
    expect(overview).toMatchObject({ cycle: { period: '2026-11', due: '2026-12-05' }, lateSteps: [] })
  })

  const report = (over: Record<string, unknown> = {}) => ({
    revision: null,
    status: 'on_course',
    percent: 30,
    words: '已完成三处选址比选。',
    problem: '用地指标不足',
    ask: null,
    stepsDone: [],
    evidenceFileIds: [],
    ...over,
  })

  it('is reported on by the unit that leads, confirmed by the office, and shows how it stands', async () => {
    const measure = await measureOf('建设标准厂房', gongxin)
    expect(measure.mayReportFor).toMatchObject([{ unitId: harbour.units.gongxin, period: '2026-11' }])
    const evidence = (await gongxin.upload('/api/files', '选址报告.txt', new TextEncoder().encode('选址'))).body.id
    const path = `/api/measures/${measure.id}/updates/${harbour.units.gongxin}/2026-11`
    const step = measure.steps[0]?.id ?? ''
    const saved = await gongxin.ask<Update>('PUT', path, report({ stepsDone: [step], evidenceFileIds: [evidence] }))
    expect(saved.body).toMatchObject({ state: 'draft', mayEdit: true, evidence: [{ name: '选址报告.txt' }] })
    expect((await measureOf('建设标准厂房')).updates).toEqual([])
    const submitted = await gongxin.ask<Update>('POST', `/api/updates/${saved.body.id}/submit`, {
      revision: saved.body.revision,
    })
    expect(submitted.body).toMatchObject({ state: 'submitted', mayEdit: false })
    const attention = await ask<{ toConfirm: { measureId: string }[] }>('GET', '/api/attention')
    expect(attention.body.toConfirm).toMatchObject([{ measureId: measure.id, unitName: '望潮市工业和信息化局' }])
    const confirmed = await ask<Update>('POST', `/api/updates/${saved.body.id}/confirm`, {
      revision: submitted.body.revision,
    })
    expect(confirmed.body.state).toBe('confirmed')
    expect((await rows('search=标准厂房')).items[0]).toMatchObject({
      status: 'on_course',
      percent: 30,
      nextStep: { due: '2027-12-31' },
    })
    const after = await measureOf('建设标准厂房')
    expect(after.steps[0]).toMatchObject({ state: 'done', doneOn: '2026-11-23' })
    expect(after.history.map(({ action }) => action)).toEqual(['update.saved', 'update.submitted', 'update.confirmed'])
    expect((await ask<Overview>('GET', at('/overview'))).body.problems).toMatchObject([{ problem: '用地指标不足' }])
    expect((await harbour.office.ask('GET', `/api/files/${evidence}`)).status).toBe(200)
  })

  it('sends a report back with a reason, and takes the corrected one', async () => {
    const measure = await measureOf('建设标准厂房', ziran)
    const path = `/api/measures/${measure.id}/updates/${harbour.units.ziran}/2026-11`
    const saved = await ziran.ask<Update>('PUT', path, report({ words: '配合完成', problem: null }))
    const submitted = await ziran.ask<Update>('POST', `/api/updates/${saved.body.id}/submit`, {
      revision: saved.body.revision,
    })
    const returned = await gongxin.ask<Update>('POST', `/api/updates/${saved.body.id}/return`, {
      revision: submitted.body.revision,
      reason: '请写明地块',
    })
    expect(returned.body).toMatchObject({ state: 'returned', decisionReason: '请写明地块' })
    const again = await ziran.ask<Update>(
      'PUT',
      path,
      report({ words: '已核定两处地块', revision: returned.body.revision }),
    )
    expect(again.status).toBe(200)
    expect((await ziran.ask<Update>('PUT', path, report({ revision: returned.body.revision }))).faults).toMatchObject([
      { code: 'update.conflict' },
    ])
  })

  it('names who is silent only after the first cycle since its adoption has closed', async () => {
    harbour.door.clock.pass(13 * 24 * 60)
    const office = await harbour.door.as('office')
    const overview = (await office.ask<Overview>('GET', at('/overview'))).body
    expect(overview.today).toBe('2026-12-06')
    const overdue = overview.silent.filter((unit) => unit.overdue).map(({ unitName, measures }) => [unitName, measures])
    expect(overdue).toEqual(
      expect.arrayContaining([
        ['市财政局', 1],
        ['市科学技术局', 1],
        ['望潮市工业和信息化局', 1],
      ]),
    )
    expect(overdue).toHaveLength(3)
    expect((await rows('only=silent', office)).items.map(({ silentUnits }) => silentUnits)).toEqual([2, 1])
    expect((await office.ask<Programme>('GET', at(''))).body.silent).toBe(3)
    const caizheng = await harbour.door.as('unit', { unitId: harbour.units.caizheng })
    const attention = await caizheng.ask<{ toReport: object[] }>('GET', '/api/attention')
    expect(attention.body.toReport).toMatchObject([{ period: '2026-11', overdue: true, state: 'missing' }])
    harbour.office = office
  })

  it('changes by versions: with a reason, with the difference, and the past stays', async () => {
    const before = (await ask<AsOf>('GET', at('/versions/1'))).body
    const [target] = before.targets
    const measure = before.measures.find(({ title }) => title.includes('银企对接'))
    if (target === undefined || measure === undefined) throw new Error('nothing was adopted')
    const { id, ...value } = target
    const changes = [
      { kind: 'target.change', id, value: { ...value, value: 850 } },
      { kind: 'measure.drop', id: measure.id },
    ]
    const changed = await ask<Version>('POST', at('/changes'), { version: 1, reason: '年中调整', changes })
    expect(changed.body).toMatchObject({
      version: 2,
      reason: '年中调整',
      differences: [
        { what: 'target', change: 'changed', fields: [{ field: 'value', before: '820', after: '850' }] },
        { what: 'measure', change: 'dropped' },
      ],
    })
    const stale = await ask('POST', at('/changes'), { version: 1, reason: '又一次', changes })
    expect(stale).toMatchObject({ status: 409, faults: [{ code: 'programme.conflict' }] })
    expect((await ask<AsOf>('GET', at('/versions/1'))).body).toEqual(before)
    expect((await rows()).items.some((row) => row.id === measure.id)).toBe(false)
    expect((await ask<Measure>('GET', `/api/measures/${measure.id}`)).body.mayReportFor).toEqual([])
  })

  it('refuses a change that names nobody, and keeps all as it was', async () => {
    const value = {
      number: '二/(九)',
      title: '建设邮轮码头',
      form: 'heading',
      steps: [],
      duties: [{ name: '省港航局', grade: 'lead', inherited: false }],
    }
    const refused = await ask('POST', at('/changes'), {
      version: 2,
      reason: '新增',
      changes: [{ kind: 'measure.add', value }],
    })
    expect(refused).toMatchObject({
      status: 422,
      faults: [{ code: 'programme.name-unknown', facts: { name: '省港航局' } }],
    })
    expect((await ask<Programme>('GET', at(''))).body.version).toBe(2)
  })

  it('takes a new edition of its document: what it shares keeps its reports', async () => {
    const kept = await measureOf('建设标准厂房')
    const text = harbourPlan.replace('（一）建设标准厂房。', '（一）加快建设标准厂房。').replace('260家', '300家')
    const draft = await importDraft(harbour, text, '方案（修订）.txt')
    await acceptAll(harbour, draft.id)
    const next = await adopt(harbour, draft.id, adopted.programmeId)
    expect(next.body).toMatchObject({ programmeId: adopted.programmeId, version: 3 })
    const [latest] = (await ask<Version[]>('GET', at('/versions'))).body
    expect(latest).toMatchObject({ version: 3, reason: '年度修订' })
    const after = (await ask<Measure>('GET', `/api/measures/${kept.id}`)).body
    expect(after.title).toContain('加快建设标准厂房')
    expect(after.updates).toHaveLength(kept.updates.length)
    expect(after.steps[0]?.state).toBe('done')
  })

  it('is found by name, number and initials', async () => {
    const found = (q: string) => ask<{ kind: string; title: string }[]>('GET', `/api/search?q=${encodeURIComponent(q)}`)
    expect((await found('标准厂房')).body.map(({ kind }) => kind)).toEqual(['measure', 'target'])
    expect((await found('czj')).body).toMatchObject([{ kind: 'unit', title: '市财政局' }])
    expect((await found('园区工业总产值')).body[0]).toMatchObject({ kind: 'target' })
    expect((await found('3号')).body).toMatchObject([{ kind: 'programme' }])
  })

  it('that is closed is neither reported on nor changed', async () => {
    const closed = await ask<Programme>('POST', at('/close'), { reason: '任务期满' })
    expect(closed.body.state).toBe('closed')
    const again = await harbour.door.as('unit', { unitId: harbour.units.gongxin })
    const measure = await measureOf('建设标准厂房', again)
    expect(measure.mayReportFor).toEqual([])
    const changes = [{ kind: 'measure.drop', id: measure.id }]
    expect((await ask('POST', at('/changes'), { version: 3, reason: '晚了', changes })).faults).toMatchObject([
      { code: 'programme.closed' },
    ])
  })
})
