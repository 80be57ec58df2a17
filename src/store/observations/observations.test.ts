import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { IndicatorCard } from '#core/indicators/card.ts'
import type { ValueView, Vintage } from '#core/indicators/vintages.ts'
import { inCity } from '../city/city.ts'
import type { CityHandle } from '../handle.ts'
import type { Store } from '../open.ts'
import { insertSubjects } from '../rounds/subjects.ts'
import { newTestCity, testStores } from '../testing.ts'
import { finishBatch, openBatch, undoBatch } from './batches.ts'
import { insertObservations } from './copy-observations.ts'
import { listDifferences } from './differences.ts'
import { insertIndicator } from './indicators.ts'
import { listObservations, listVintages } from './observations.ts'

const clerk = randomUUID()
const JUNE = '2026-06-30'
const at = (day: string) => new Date(`${day}T02:00:00Z`)
const card = (code: string, name: string): IndicatorCard => ({
  ...{ code, name, aliases: [], definition: '', unit: '亿元', kind: 'level', direction: 'higher', periodType: 'month' },
  ...{ overPlaces: { kind: 'sum' }, overTime: { kind: 'sum' }, alarm: null, good: null, sourceUnitId: null },
  ...{ officer: null, leader: null, method: 'imported', formula: null, decimals: 2, disclosure: 'open', source: null },
})

type Told = {
  readonly knownOn: string
  readonly vintage?: Vintage
  readonly value: number | null
  readonly lastYear?: number
  readonly doneAt?: Date
}

describe.each(testStores)('values on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  /** A city with one indicator and two parks, and a way to tell it values. */
  async function place() {
    const city = await newTestCity(store)
    const within = <T>(work: (tx: CityHandle) => Promise<T>) => inCity(store, city, work)
    const change = { validFrom: '2020-01-01', reason: null, at: at('2026-01-05'), by: clerk }
    const { id: indicatorId } = await within((tx) =>
      insertIndicator(tx, { card: card('industrial_output', '规上工业总产值'), pinyin: '', sort: 0, change }),
    )
    const bare = { placeId: null, unitId: null, parentId: null, aliases: [], pinyin: '', industry: null }
    const [subjectId = 0, other = 0] = await within((tx) =>
      insertSubjects(
        tx,
        ['甲', '乙'].map((name) => ({ ...bare, kind: 'enterprise', code: name, name, validFrom: null, validTo: null })),
      ),
    )
    const cell = { indicatorId, subjectId, periodEnd: JUNE }
    const begin = (tx: CityHandle, told: Told) =>
      openBatch(tx, {
        ...{ kind: 'import', vintage: told.vintage ?? 'flash', knownOn: told.knownOn, reason: null, source: {} },
        ...{ openedAt: at(told.knownOn), openedBy: clerk },
      })
    const tell = (told: Told, cells = [cell]) =>
      within(async (tx) => {
        const id = await begin(tx, told)
        const { value, lastYear = null } = told
        const missing = value === null ? ('dash' as const) : null
        await insertObservations(
          tx,
          id,
          cells.map((one) => ({ ...one, value, lastYear, missing })),
        )
        await finishBatch(tx, id, told.doneAt ?? at(told.knownOn))
        return id
      })
    const shown = async (view?: ValueView) =>
      (
        await within((tx) =>
          listObservations(tx, { indicatorIds: [indicatorId], subjectIds: [subjectId, other], periods: [JUNE] }, view),
        )
      ).map(({ value, missing }) => value ?? missing)
    return { within, begin, tell, shown, cell, other }
  }

  it('that became known later count, and as of a day before they do not', async () => {
    const { tell, shown } = await place()
    await tell({ knownOn: '2026-07-08', value: 10 })
    await tell({ knownOn: '2026-08-08', vintage: 'revised', value: 11 })
    expect(await shown()).toEqual([11])
    expect(await shown({ kind: 'as-of', day: '2026-07-31' })).toEqual([10])
    expect(await shown({ kind: 'as-of', day: '2026-07-07' })).toEqual([])
  })

  it('stand the same whichever vintage arrived first', async () => {
    const tales: readonly Told[] = [
      { knownOn: '2026-07-08', value: 10 },
      { knownOn: '2026-07-20', vintage: 'revised', value: 12 },
      { knownOn: '2026-07-20', vintage: 'final', value: 13 },
    ]
    const views: readonly ValueView[] = [{ kind: 'current' }, { kind: 'as-of', day: '2026-07-10' }]
    for (const order of [
      [0, 1, 2],
      [2, 1, 0],
      [1, 2, 0],
    ] as const) {
      const { tell, shown } = await place()
      for (const which of order) await tell(tales[which] as Told)
      expect([await shown(views[0]), await shown(views[1])]).toEqual([[13], [10]])
    }
  })

  it('are shown as they were recorded at a moment, with what was undone since', async () => {
    const { within, tell, shown } = await place()
    await tell({ knownOn: '2026-07-08', value: 10 })
    const slip = await tell({ knownOn: '2026-07-09', value: 100_000 })
    await within((tx) => undoBatch(tx, slip, { at: at('2026-07-12'), by: clerk, reason: '单位错' }))
    expect(await shown()).toEqual([10])
    expect(await shown({ kind: 'as-recorded', at: '2026-07-10T02:00:00.000Z' })).toEqual([100_000])
    expect(await shown({ kind: 'as-recorded', at: '2026-07-12T02:00:00.000Z' })).toEqual([10])
    expect(await shown({ kind: 'as-of', day: '2026-07-10' })).toEqual([10])
  })

  it('of a batch that is not done are seen by nobody', async () => {
    const { within, begin, shown, cell } = await place()
    await within(async (tx) => {
      const id = await begin(tx, { knownOn: '2026-07-08', value: 1 })
      await insertObservations(tx, id, [{ ...cell, value: 1, lastYear: null, missing: null }])
    })
    expect(await shown()).toEqual([])
  })

  it('keep zero, a dash and nothing at all apart', async () => {
    const { tell, shown, cell, other } = await place()
    await tell({ knownOn: '2026-07-08', value: 0 })
    expect(await shown()).toEqual([0])
    await tell({ knownOn: '2026-07-09', value: null }, [{ ...cell, subjectId: other }])
    expect(await shown()).toEqual([0, 'dash'])
  })

  it('have a history in which what was undone comes last', async () => {
    const { within, tell, cell } = await place()
    await tell({ knownOn: '2026-07-08', value: 10, lastYear: 9 })
    const slip = await tell({ knownOn: '2026-09-01', value: 100_000 })
    await tell({ knownOn: '2026-08-08', vintage: 'revised', value: 11 })
    await within((tx) => undoBatch(tx, slip, { at: at('2026-09-02'), by: clerk, reason: '单位错' }))
    const vintages = await within((tx) => listVintages(tx, cell))
    expect(vintages.map(({ value, lastYear, state }) => [value, lastYear, state])).toEqual([
      [11, null, 'done'],
      [10, 9, 'done'],
      [100_000, null, 'undone'],
    ])
  })

  it('that changed between two moments are listed with what they were, and only those', async () => {
    const { within, tell, cell, other } = await place()
    const both = [cell, { ...cell, subjectId: other }]
    await tell({ knownOn: '2026-07-08', value: 10 }, both)
    await tell({ knownOn: '2026-08-08', value: 11 })
    await tell({ knownOn: '2026-08-09', value: 10 }, [{ ...cell, subjectId: other }])
    const moments = { from: at('2026-07-31'), to: at('2026-08-31') }
    const differences = await within((tx) => listDifferences(tx, moments))
    expect(differences.map((one) => [one.subjectId, one.before?.value, one.after?.value])).toEqual([
      [cell.subjectId, 10, 11],
    ])
    const untouched = { from: at('2026-09-01'), to: at('2026-09-30') }
    expect(await within((tx) => listDifferences(tx, untouched))).toEqual([])
  })

  it('are not seen from another city', async () => {
    const here = await place()
    await here.tell({ knownOn: '2026-07-08', value: 10 })
    const there = await place()
    expect(await there.shown()).toEqual([])
  })

  it('cannot be changed once they are written', async () => {
    const { within, tell, cell } = await place()
    await tell({ knownOn: '2026-07-08', value: 10 })
    await expect(
      within((tx) =>
        tx
          .updateTable('observation')
          .set({ value: 9 })
          .where('city_id', '=', tx.cityId)
          .where('subject_id', '=', cell.subjectId)
          .execute(),
      ),
    ).rejects.toThrow(/permission denied/)
  })
})
