import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImportInspection, ImportMapping, ImportReport } from '#contract/imports.ts'
import type { Job } from '#contract/jobs.ts'
import type { Batch, Origin } from '#contract/observations.ts'
import type { Place } from '#contract/units.ts'
import { inCity } from '#store/city/city.ts'
import { finishBatch, getBatch, openBatch } from '#store/observations/batches.ts'
import { insertObservations } from '#store/observations/copy-observations.ts'
import type { Store } from '#store/open.ts'
import { insertSubjects, listSubjects } from '#store/rounds/subjects.ts'
import { testStores } from '#store/testing.ts'
import { type NumberHarbour, openNumberHarbour } from '../observations/testing.ts'
import type { Browser } from '../testing.ts'
import { previewImport } from './preview.ts'
import { abandonImport, runImport } from './run.ts'

const JUNE = '2026-06-30'
const handlers = {
  'observations.preview': previewImport,
  'observations.import': { run: runImport, abandon: abandonImport },
}

const PARKS = `望潮市2026年6月税收情况
地区,本年税收收入（亿元）,上年同期税收收入（亿元）
澜桥街道,1.25,1.1
稻浦镇,0.8,—
临港管委会,"1,200.5",1100
合计,1202.55,1101.1
`

const newFirm = (name: string) => ({
  ...{ kind: 'enterprise' as const, name, code: name, parentId: null, placeId: null, unitId: null, aliases: [] },
  ...{ pinyin: '', industry: null, validFrom: null, validTo: null },
})

describe.each(testStores)('a file of another bureau on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  async function harboured(work: (harbour: NumberHarbour) => Promise<void>): Promise<void> {
    const harbour = await openNumberHarbour({ store, handlers })
    await harbour.door.program.jobs.start()
    try {
      await work(harbour)
    } finally {
      await harbour.door.close()
    }
  }

  const bring = async (browser: Browser, name: string, bytes: Uint8Array, sheet: string | null = null) => {
    const { body } = await browser.upload('/api/files', name, bytes)
    const looked = await browser.ask<ImportInspection>('POST', '/api/imports/inspect', { fileId: body.id, sheet })
    if (looked.status !== 200) throw new Error(JSON.stringify(looked.body))
    return looked.body
  }
  const ended = async (browser: Browser, id: string): Promise<Job> => {
    for (;;) {
      const { body } = await browser.ask<Job>('GET', `/api/jobs/${id}`)
      if (body.state !== 'queued' && body.state !== 'running') return body
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  type More = { readonly goodRowsOnly?: boolean; readonly periodEnd?: string | null; readonly vintage?: string }
  const order = async (
    browser: Browser,
    verb: 'preview' | 'run',
    file: ImportInspection,
    mapping: ImportMapping,
    more: More = {},
  ) => {
    const { body } = await browser.ask<Job>('POST', `/api/imports/${verb}`, {
      ...{ fileId: file.fileId, mapping, periodEnd: JUNE, vintage: 'flash', knownOn: '2026-07-10', reason: null },
      ...{ goodRowsOnly: false, rows: null, ...more },
    })
    const job = await ended(browser, body.id)
    return { job, report: job.result as ImportReport }
  }
  const named = (file: ImportInspection, names: Record<string, number>): ImportMapping => ({ ...file.mapping, names })
  const shown = async (harbour: NumberHarbour, code: string) => {
    const { cells, subjects } = await harbour.read({ indicators: code, from: '2026-06-01', to: JUNE })
    const names = new Map(subjects.map(({ id, name }) => [id, name]))
    return Object.fromEntries(
      cells.flatMap((cell) => (cell.batchId === null ? [] : [[names.get(cell.subjectId), cell.value]])),
    )
  }

  it('is understood by its header, converted from 亿元 to 万元, and says so', () =>
    harboured(async (harbour) => {
      const { office, subjects } = harbour
      const file = await bring(office, '税收.csv', Buffer.from(PARKS))
      expect(file.mapping.columns.map(({ role, indicator, unit }) => [role, indicator, unit])).toEqual([
        ['subject-name', null, ''],
        ['value', 'tax', '亿元'],
        ['last-year', 'tax', '亿元'],
      ])
      const first = await order(office, 'preview', file, file.mapping)
      expect(first.report).toMatchObject({ rows: 4, goodRows: 2, faulty: 1, leftOut: 1, added: 2, batchId: null })
      expect(first.report.unmatched).toMatchObject([{ text: '临港管委会', rows: 1, firstRow: 5 }])
      expect(first.report.conversions).toMatchObject([{ from: '亿元', to: '万元', times: 10_000, over: 1 }])
      expect(await shown(harbour, 'tax')).toEqual({})
      const mapping = named(file, { 临港管委会: subjects.临港工业园 ?? 0 })
      const done = await order(office, 'run', file, mapping)
      expect(done.report).toMatchObject({ added: 3, faulty: 0 })
      expect(await shown(harbour, 'tax')).toEqual({ 澜桥街道: 12_500, 稻浦镇: 8_000, 临港工业园: 12_005_000 })
      // the next bureau's file, with another header, calls it so, too
      const { body: places } = await office.ask<Place[]>('GET', '/api/places')
      expect(places.find(({ name }) => name === '临港工业园')?.aliases).toEqual(['临港管委会'])
      const other = await bring(office, '产值.csv', Buffer.from('园区,工业总产值（亿元）\n临港管委会,3.5\n'))
      expect((await order(office, 'preview', other, other.mapping)).report).toMatchObject({ added: 1, unmatched: [] })
      const told = await inCity(store, harbour.door.cityId, (tx) =>
        tx
          .selectFrom('audit_entry')
          .select('detail')
          .where('city_id', '=', tx.cityId)
          .where('action', '=', 'place.changed')
          .execute(),
      )
      expect(told.map(({ detail }) => detail)).toMatchObject([
        { before: { aliases: [] }, after: { name: '临港工业园', aliases: ['临港管委会'] } },
      ])
      const street = places.find(({ name }) => name === '澜桥街道')
      const taken = await office.ask('PUT', `/api/places/${street?.id}`, { ...street, aliases: ['临港管委会'] })
      expect(taken.faults).toMatchObject([{ code: 'place.alias-taken', facts: { name: '临港工业园' } }])
    }))

  it('that takes the program down time and again is given up, and what of it was written never counts', async () => {
    const harbour = await openNumberHarbour({ store, handlers })
    const { office, door } = harbour
    try {
      const file = await bring(office, '税收.csv', Buffer.from(PARKS))
      const { body } = await office.ask<Job>('POST', '/api/imports/run', {
        ...{ fileId: file.fileId, mapping: file.mapping, periodEnd: JUNE, vintage: 'flash', knownOn: '2026-07-10' },
        ...{ reason: null, goodRowsOnly: true, rows: null },
      })
      // as three killed programs leave it: the first slice written, the batch open
      const batchId = await inCity(store, door.cityId, async (tx) => {
        const opened = { kind: 'import', vintage: 'flash', knownOn: '2026-07-10', reason: null } as const
        const subjectsUpTo = Math.max(...Object.values(harbour.subjects))
        const by = { openedAt: door.clock.now(), openedBy: randomUUID() }
        const id = await openBatch(tx, { ...opened, ...by, source: { jobId: body.id, subjectsUpTo } })
        const firms = await insertSubjects(tx, ['新来的厂', '别的文件也说到的厂'].map(newFirm))
        const say = (batch: number, subjectIds: readonly number[]) =>
          insertObservations(
            tx,
            batch,
            subjectIds.map((subjectId) => ({
              ...{ indicatorId: 1, subjectId, periodEnd: JUNE, value: 1, lastYear: null, missing: null },
            })),
          )
        await say(id, [harbour.subjects.澜桥街道 ?? 0, ...firms])
        const other = await openBatch(tx, { ...opened, ...by, source: {} })
        await say(other, firms.slice(1))
        await finishBatch(tx, other, door.clock.now())
        return id
      })
      await store.db.updateTable('job').set({ attempts: 3 }).where('id', '=', body.id).execute()
      await door.program.jobs.start()
      expect(await ended(office, body.id)).toMatchObject({ state: 'failed', faults: [{ code: 'jobs.gave-up' }] })
      expect((await inCity(store, door.cityId, (tx) => getBatch(tx, batchId))).state).toBe('cancelled')
      expect(await shown(harbour, 'tax')).toEqual({})
      const firms = await inCity(store, door.cityId, (tx) => listSubjects(tx, { kinds: ['enterprise'] }))
      expect(firms.map(({ name }) => name)).toEqual(['海门重工', '潮汐电机', '白帆纺织', '别的文件也说到的厂'])
    } finally {
      await door.close()
    }
  })

  it('is remembered the next month, and says nothing new when it comes a second time', () =>
    harboured(async (harbour) => {
      const { office, subjects } = harbour
      const file = await bring(office, '税收6月.csv', Buffer.from(PARKS))
      await order(office, 'run', file, named(file, { 临港管委会: subjects.临港工业园 ?? 0 }))
      const again = await bring(office, '税收6月.csv', Buffer.from(PARKS))
      expect(again.remembered?.name).toBe('税收6月.csv')
      expect(again.importedBefore).toHaveLength(1)
      const same = await order(office, 'run', again, again.mapping)
      expect(same.report).toMatchObject({ same: 3, added: 0, changed: 0, batchId: null })
      const july = PARKS.replace('6月', '7月').replace('0.8', '0.9')
      const next = await bring(office, '税收7月.csv', Buffer.from(july))
      const preview = await order(office, 'preview', next, next.mapping, { vintage: 'revised' })
      expect(
        preview.report.changes.map(({ subject, before, after }) => [subject, before?.value, after?.value]),
      ).toContainEqual(['稻浦镇', 8_000, 9_000])
    }))

  it('keeps what a person said of a column, under the header that the file prints', () =>
    harboured(async (harbour) => {
      const { office } = harbour
      const text = '地区,税收收入\n稻浦镇,0.8\n'
      const file = await bring(office, '税收.csv', Buffer.from(text))
      const columns = file.mapping.columns.map((one) => (one.indicator === 'tax' ? { ...one, unit: '亿元' } : one))
      await order(office, 'run', file, { ...file.mapping, columns })
      expect(await shown(harbour, 'tax')).toEqual({ 稻浦镇: 8_000 })
      const next = await bring(office, '税收7月.csv', Buffer.from(text))
      expect(next.mapping.columns.map(({ unit }) => unit)).toEqual(['', '亿元'])
      const other = await bring(office, '税收8月.csv', Buffer.from(text.replace('税收收入', '税收收入（万元）')))
      expect(other.remembered).toBeNull()
    }))

  it('in GB18030 with firms in the long form adds up to their park, and is taken back whole', () =>
    harboured(async (harbour) => {
      const { office } = harbour
      // 统一社会信用代码,企业名称,所属期,指标,计量单位,金额 · three rows, as a bureau's system writes them
      const text = [
        '统一社会信用代码,企业名称,所属期,指标,计量单位,金额',
        '91330000000000000A,海门重工,2026年6月,工业总产值,万元,35000',
        '91330000000000001A,潮汐电机有限公司,202606,工业总产值,亿元,1.5',
        '91330000000000002A,白帆纺织,2026-06,税收收入,元,1250000',
      ].join('\r\n')
      const file = await bring(office, '企业.csv', gb18030(text))
      expect(file.encoding).toBe('gb18030')
      expect(file.mapping.subjectKind).toBe('enterprise')
      const done = await order(office, 'run', file, file.mapping, { periodEnd: null })
      expect(done.report).toMatchObject({ added: 3, faulty: 0 })
      expect(await shown(harbour, 'output')).toEqual({ 临港工业园: 5 })
      expect(await shown(harbour, 'tax')).toEqual({ 临港工业园: 125 })
      const undone = await office.ask<Batch>('POST', `/api/batches/${done.report.batchId}/undo`, { reason: '发错文件' })
      expect(undone.body.state).toBe('undone')
      expect(await shown(harbour, 'output')).toEqual({})
    }))

  it('with faults keeps nothing, unless the good rows are asked for; every fault has its place', () =>
    harboured(async (harbour) => {
      const { office } = harbour
      const text = PARKS.replace('0.8', '八千').replace('临港管委会', '临港工业园').replace('合计', '澜桥街道')
      const file = await bring(office, '税收.csv', Buffer.from(text))
      const preview = await order(office, 'preview', file, file.mapping)
      expect(preview.report.faults).toMatchObject([
        { code: 'import.not-a-number', row: 4, column: 'B', facts: { text: '八千' } },
        { code: 'import.twice', row: 6, column: 'B' },
      ])
      const refused = await order(office, 'run', file, file.mapping)
      expect(refused.job).toMatchObject({ state: 'failed', faults: [{ code: 'import.faulty-rows' }] })
      expect(await shown(harbour, 'tax')).toEqual({})
      const good = await order(office, 'run', file, file.mapping, { goodRowsOnly: true })
      expect(good.report).toMatchObject({ added: 2, faulty: 2 })
      expect(await shown(harbour, 'tax')).toEqual({ 澜桥街道: 12_500, 临港工业园: 12_005_000 })
    }))

  it('tells of each value in which row it stands', () =>
    harboured(async (harbour) => {
      const { office, subjects } = harbour
      const file = await bring(office, '税收.csv', Buffer.from(PARKS.replace('临港管委会', '临港工业园')))
      const { report } = await order(office, 'run', file, file.mapping)
      const path = `/api/observations/origin?indicator=tax&subject=${subjects.临港工业园}&periodEnd=${JUNE}&batchId=${report.batchId}`
      expect((await office.ask<Origin>('GET', path)).body).toEqual({ row: 5, column: 'B', text: '1,200.5' })
    }))

  it('with units that do not belong to an indicator is refused before a row is read', () =>
    harboured(async (harbour) => {
      const { office } = harbour
      const file = await bring(office, '税收.csv', Buffer.from(PARKS.replaceAll('亿元', '亩')))
      const { job } = await order(office, 'preview', file, file.mapping)
      expect(job.faults.map(({ code }) => code)).toContain('import.unit-of-another-kind')
    }))

  it('of a supplier holds only what its own unit is the source of', () =>
    harboured(async (harbour) => {
      const supplier = await harbour.door.as('supplier')
      const file = await bring(supplier, '税收.csv', Buffer.from(PARKS))
      const { job } = await order(supplier, 'preview', file, file.mapping)
      expect(job.faults.map(({ code }) => code)).toEqual(['import.not-your-indicator'])
    }))
})

/** The bytes of a text in GB18030, found by asking the decoder: Node writes none of its own. */
function gb18030(text: string): Buffer {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xfe; high += 1)
    for (let low = 0x40; low <= 0xfe; low += 1) {
      const character = decoder.decode(Uint8Array.of(high, low))
      if (character.length === 1 && !codes.has(character)) codes.set(character, [high, low])
    }
  return Buffer.from([...text].flatMap((one) => (one < '\x80' ? [one.charCodeAt(0)] : (codes.get(one) ?? []))))
}
