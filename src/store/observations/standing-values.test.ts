import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Vintage } from '#core/indicators/vintages.ts'
import { inCity } from '../city/city.ts'
import type { CityHandle } from '../handle.ts'
import type { Store } from '../open.ts'
import { insertPlace } from '../places/places.ts'
import { insertSubjects, listSubjects } from '../rounds/subjects.ts'
import { newTestCity, testStores } from '../testing.ts'
import { cancelBatch, finishBatch, openBatch, undoBatch } from './batches.ts'
import { insertObservations } from './copy-observations.ts'
import { listObservations, type StoredObservation } from './observations.ts'

const clerk = randomUUID()
const PERIODS = ['2026-04-30', '2026-05-31', '2026-06-30'] as const
const INDICATORS = [1, 2] as const
const NOON = new Date('2026-08-01T04:00:00Z')
/** after everything: what was done and not undone, straight from the vintages */
const RECORDED = { kind: 'as-recorded', at: '2030-01-01T00:00:00.000Z' } as const

type Act = {
  readonly vintage: Vintage
  readonly knownOn: string
  readonly cells: readonly (readonly [indicator: number, subject: number, period: number])[]
  readonly fate: 'done' | 'undone' | 'cancelled' | 'open'
}

const acts = fc.array(
  fc.record({
    vintage: fc.constantFrom('flash', 'revised', 'final'),
    knownOn: fc.constantFrom('2026-07-08', '2026-07-09', '2026-08-01'),
    cells: fc.uniqueArray(fc.tuple(fc.nat(1), fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 6, selector: String }),
    fate: fc.constantFrom('done', 'done', 'undone', 'cancelled', 'open'),
  }),
  { minLength: 1, maxLength: 8 },
) as fc.Arbitrary<readonly Act[]>

describe.each(testStores)('what stands on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  /** A city with two places and a firm. */
  async function settle() {
    const city = await newTestCity(store)
    const within = <T>(work: (tx: CityHandle) => Promise<T>) => inCity(store, city, work)
    const subjectIds = await within(async (tx) => {
      for (const name of ['甲园', '乙园']) {
        const bare = {
          code: null,
          validFrom: null,
          validTo: null,
          pinyin: '',
          parentId: null,
          sort: 0,
          gathers: [],
          memberIds: [],
        }
        await insertPlace(tx, { ...bare, id: randomUUID(), name, kind: 'park' })
      }
      const bare = { placeId: null, unitId: null, parentId: null, aliases: [], pinyin: '', industry: null }
      const firm = { ...bare, kind: 'enterprise', code: '甲', name: '甲厂', validFrom: null, validTo: null } as const
      await insertSubjects(tx, [firm])
      return (await listSubjects(tx)).map(({ id }) => id)
    })
    return { within, subjectIds }
  }

  it('is what a look through all vintages finds, whatever was done, undone or given up in whatever order', async () => {
    const { within, subjectIds } = await settle()
    await fc.assert(
      fc.asyncProperty(acts, async (told) => {
        // A city keeps what earlier runs told it: that only makes the histories longer.
        const done: number[] = []
        for (const [at, act] of told.entries()) {
          const id = await within((tx) => begin(tx, act, at, subjectIds))
          if (act.fate === 'cancelled') await within((tx) => cancelBatch(tx, id))
          if (act.fate === 'done' || act.fate === 'undone') await within((tx) => finishBatch(tx, id, NOON))
          if (act.fate === 'undone') done.push(id)
        }
        for (const id of done.reverse())
          await within((tx) => undoBatch(tx, id, { at: NOON, by: clerk, reason: '单位错' }))
        const cells = { indicatorIds: INDICATORS, subjectIds, periods: PERIODS }
        const standing = await within((tx) => listObservations(tx, cells))
        const found = await within((tx) => listObservations(tx, cells, RECORDED))
        expect(sorted(standing)).toEqual(sorted(found))
      }),
      { numRuns: 15 },
    )
  })

  it('answers for the periods that are asked for alone', async () => {
    const { within, subjectIds } = await settle()
    const cells = PERIODS.map((_, period) => [0, 0, period] as const)
    const id = await within((tx) =>
      begin(tx, { vintage: 'flash', knownOn: '2026-07-08', cells, fate: 'done' }, 0, subjectIds),
    )
    await within((tx) => finishBatch(tx, id, NOON))
    const asked = [PERIODS[0], PERIODS[2]]
    const found = await within((tx) => listObservations(tx, { indicatorIds: INDICATORS, subjectIds, periods: asked }))
    expect(found.map(({ periodEnd }) => periodEnd).sort()).toEqual(asked)
  })

  it('sees the batch that finished a moment before, where two finish at once', async () => {
    const { within, subjectIds } = await settle()
    const cells = [[0, 0, 0]] as const
    const act = (knownOn: string, vintage: Vintage): Act => ({ vintage, knownOn, cells, fate: 'done' })
    const later = await within((tx) => begin(tx, act('2026-08-01', 'revised'), 7, subjectIds))
    const earlier = await within((tx) => begin(tx, act('2026-07-08', 'flash'), 3, subjectIds))
    await Promise.all([later, earlier].map((id) => within((tx) => finishBatch(tx, id, NOON))))
    const asked = { indicatorIds: [1], subjectIds, periods: [PERIODS[0]] }
    expect((await within((tx) => listObservations(tx, asked))).map(({ value }) => value)).toEqual([7])
  })
})

async function begin(tx: CityHandle, act: Act, value: number, subjectIds: readonly number[]): Promise<number> {
  const { vintage, knownOn } = act
  const opened = {
    kind: 'import',
    vintage,
    knownOn,
    reason: null,
    source: {},
    openedAt: NOON,
    openedBy: clerk,
  } as const
  const id = await openBatch(tx, opened)
  await insertObservations(
    tx,
    id,
    act.cells.map(([indicator, subject, period]) => ({
      indicatorId: INDICATORS[indicator] ?? 1,
      subjectId: subjectIds[subject] ?? 0,
      periodEnd: PERIODS[period] ?? PERIODS[0],
      ...(value % 3 === 2 ? { value: null, missing: 'dash' as const } : { value, missing: null }),
      lastYear: null,
    })),
  )
  return id
}

const sorted = (observations: readonly StoredObservation[]): readonly string[] =>
  observations.map((one) => JSON.stringify(one)).sort()
