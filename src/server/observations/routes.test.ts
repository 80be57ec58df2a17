import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Batch, Difference, ObservationHistory } from '#contract/observations.ts'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { type NumberHarbour, openNumberHarbour } from './testing.ts'

const JUNE = '2026-06-30'
const ONLY_JUNE = { from: '2026-06-01', to: JUNE }

describe.each(testStores)('values behind the front door on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  async function harboured(work: (harbour: NumberHarbour) => Promise<void>): Promise<void> {
    const harbour = await openNumberHarbour({ store })
    await work(harbour)
    await harbour.door.close()
  }
  const shown = async (harbour: NumberHarbour, code: string, more: Record<string, string> = {}) => {
    const { cells, subjects } = await harbour.read({ indicators: code, ...ONLY_JUNE, ...more })
    const names = new Map(subjects.map(({ id, name }) => [id, name]))
    return Object.fromEntries(cells.map((cell) => [names.get(cell.subjectId), cell.value ?? cell.missing]))
  }

  it('entered by hand are shown with their batch, and a second look that nobody saw is refused', () =>
    harboured(async (harbour) => {
      const { enter } = harbour
      const entry = await enter([{ of: 'output', for: '稻浦镇', on: JUNE, value: 12.5, lastYear: 11 }])
      expect(entry.body).toMatchObject({ kind: 'entry', state: 'done', cellCount: 1, openedBy: expect.any(String) })
      const blind = await enter([{ of: 'output', for: '稻浦镇', on: JUNE, value: 13 }])
      expect([blind.status, blind.faults[0]?.code]).toEqual([422, 'observations.changed-meanwhile'])
      const seen = { of: 'output', for: '稻浦镇', on: JUNE, value: 13, seen: entry.body.id }
      const corrected = await enter([seen], { vintage: 'revised', reason: '企业更正' })
      expect(corrected.body.kind).toBe('correction')
      expect((await shown(harbour, 'output')).稻浦镇).toBe(13)
    }))

  it('of a place that nobody reported are added up over its towns, not its parks, and say how many lack', () =>
    harboured(async (harbour) => {
      await harbour.enter([
        { of: 'output', for: '稻浦镇', on: JUNE, value: 10, lastYear: 8 },
        { of: 'output', for: '临港工业园', on: JUNE, value: 500 },
      ])
      const page = await harbour.read({ indicators: 'output', ...ONLY_JUNE })
      const county = page.cells.find(({ subjectId }) => subjectId === harbour.subjects.汐川区)
      expect(county).toMatchObject({ value: 10, lastYear: 8, lacking: 1, batchId: null, vintage: 'flash' })
      await harbour.enter([{ of: 'output', for: '澜桥街道', on: JUNE, value: 5 }])
      const whole = await harbour.read({ indicators: 'output', ...ONLY_JUNE })
      const after = whole.cells.find(({ subjectId }) => subjectId === harbour.subjects.望潮市)
      // a town gave no value for last year, so the county has none that a growth could stand on
      expect(after).toMatchObject({ value: 15, lastYear: null, lacking: 0 })
    }))

  it('of a formula are computed, for a county from what its towns come to', () =>
    harboured(async (harbour) => {
      await harbour.enter([
        { of: 'tax', for: '稻浦镇', on: JUNE, value: 300 },
        { of: 'tax', for: '澜桥街道', on: JUNE, value: 100 },
        { of: 'land', for: '稻浦镇', on: JUNE, value: 10 },
        { of: 'land', for: '澜桥街道', on: JUNE, value: 10 },
        { of: 'tax', for: '临港工业园', on: JUNE, value: 7 },
        { of: 'land', for: '临港工业园', on: JUNE, value: 0 },
      ])
      expect(await shown(harbour, 'tax_per_mu')).toEqual({
        ...{ 望潮市: 20, 汐川区: 20, 稻浦镇: 30, 澜桥街道: 10 },
        临港工业园: 'divided-by-zero',
      })
    }))

  it('of growth by formula come from the reported pair, and of a county from the pairs of its towns', () =>
    harboured(async (harbour) => {
      await harbour.enter([
        { of: 'output', for: '稻浦镇', on: JUNE, value: 11, lastYear: 10 },
        { of: 'output', for: '澜桥街道', on: JUNE, value: 33, lastYear: 30 },
        { of: 'output', for: '临港工业园', on: JUNE, value: 5, lastYear: 0 },
      ])
      expect(await shown(harbour, 'output_growth')).toEqual({
        ...{ 望潮市: 10, 汐川区: 10, 稻浦镇: 10, 澜桥街道: 10 },
        临港工业园: 'no-rate',
      })
    }))

  it('of firms are added up for their park, again when they are taken back', () =>
    harboured(async (harbour) => {
      const { enter, office } = harbour
      await enter([{ of: 'output', for: '海门重工', on: JUNE, value: 3, lastYear: 2 }], { knownOn: '2026-07-05' })
      const second = await enter([{ of: 'output', for: '潮汐电机', on: JUNE, value: 4, lastYear: 5 }], {
        knownOn: '2026-07-06',
      })
      expect((await shown(harbour, 'output')).临港工业园).toBe(7)
      expect((await shown(harbour, 'output', { asOf: '2026-07-05' })).临港工业园).toBe(3)
      const path = `/api/batches/${second.body.id}/undo`
      const undone = await office.ask<Batch>('POST', path, { reason: '报错了企业' })
      expect(undone.body).toMatchObject({ state: 'undone', undoneReason: '报错了企业' })
      expect((await shown(harbour, 'output')).临港工业园).toBe(3)
      expect((await office.ask('POST', path, { reason: '再来一次' })).status).toBe(409)
    }))

  it('of firms that arrive late change what was known after them, too', () =>
    harboured(async (harbour) => {
      await harbour.enter([{ of: 'output', for: '潮汐电机', on: JUNE, value: 4 }], { knownOn: '2026-07-10' })
      await harbour.enter([{ of: 'output', for: '海门重工', on: JUNE, value: 3 }], { knownOn: '2026-07-05' })
      expect((await shown(harbour, 'output')).临港工业园).toBe(7)
      expect((await shown(harbour, 'output', { asOf: '2026-07-06' })).临港工业园).toBe(3)
    }))

  it('can be followed to each act by which they became known', () =>
    harboured(async (harbour) => {
      const { enter, office, subjects } = harbour
      const first = await enter([{ of: 'tax', for: '稻浦镇', on: JUNE, value: 300 }], { knownOn: '2026-07-05' })
      await enter([{ of: 'tax', for: '稻浦镇', on: JUNE, value: 310, seen: first.body.id }], {
        ...{ vintage: 'revised', reason: '年报审核后修订' },
      })
      const ask = (indicator: string, name: string) =>
        office.ask<ObservationHistory>(
          'GET',
          `/api/observations/history?indicator=${indicator}&subject=${subjects[name]}&periodEnd=${JUNE}`,
        )
      const { body } = await ask('tax', '稻浦镇')
      expect(body.entries.map(({ value, batch }) => [value, batch.vintage, batch.reason])).toEqual([
        [310, 'revised', '年报审核后修订'],
        [300, 'flash', '首次录入'],
      ])
      const county = await ask('tax', '汐川区')
      expect(county.body.parts.map(({ subjectName, value }) => [subjectName, value])).toEqual([
        ['澜桥街道', null],
        ['稻浦镇', 310],
      ])
      const formula = await ask('tax_per_mu', '稻浦镇')
      expect(formula.body.parts.map(({ indicatorName, value }) => [indicatorName, value])).toEqual([
        ['税收收入', 310],
        ['工业用地面积', null],
      ])
    }))

  it('that changed between two moments are named with what they were', () =>
    harboured(async (harbour) => {
      const { enter, office, door } = harbour
      const first = await enter([{ of: 'tax', for: '稻浦镇', on: JUNE, value: 300 }])
      door.clock.pass(5)
      const between = door.clock.now().toISOString()
      door.clock.pass(5)
      await enter([{ of: 'tax', for: '稻浦镇', on: JUNE, value: 310, seen: first.body.id }], { vintage: 'revised' })
      const path = `/api/observations/differences?from=${between}&to=${door.clock.now().toISOString()}`
      const { body } = await office.ask<z.infer<typeof Difference>[]>('GET', path)
      expect(body.map((one) => [one.subjectName, one.before?.value, one.after?.value])).toEqual([['稻浦镇', 300, 310]])
    }))

  it('are refused whole, each fault with its cell', () =>
    harboured(async (harbour) => {
      const answer = await harbour.enter([
        { of: 'tax', for: '稻浦镇', on: '2026-06-15', value: 1 },
        { of: 'tax_per_mu', for: '稻浦镇', on: JUNE, value: 1 },
        { of: 'tax', for: '澜桥街道', on: JUNE },
        { of: 'tax', for: '汐川区', on: JUNE, value: 1 },
      ])
      expect(answer.faults.map(({ code, place }) => [code, place?.field])).toEqual([
        ['observations.no-such-period', 'cells.0'],
        ['observations.computed', 'cells.1'],
        ['observations.value-or-reason', 'cells.2'],
      ])
      expect(await shown(harbour, 'tax')).toEqual({})
    }))

  it('known before what stands are refused, because nobody would see them', () =>
    harboured(async (harbour) => {
      const first = await harbour.enter([{ of: 'tax', for: '稻浦镇', on: JUNE, value: 3 }], { vintage: 'final' })
      const again = [{ of: 'tax', for: '稻浦镇', on: JUNE, value: 4, seen: first.body.id }]
      expect((await harbour.enter(again)).faults.map(({ code }) => code)).toEqual(['observations.outweighed'])
    }))
})
