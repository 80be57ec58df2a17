import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Indicator } from '#contract/indicators.ts'
import type { Place } from '#contract/units.ts'
import type { ValueView } from '#core/indicators/vintages.ts'
import { inCity } from '#store/city/city.ts'
import type { CityHandle } from '#store/handle.ts'
import { CURRENT } from '#store/observations/observations.ts'
import type { Store } from '#store/open.ts'
import { listSubjects, updateSubject } from '#store/rounds/subjects.ts'
import { testStores } from '#store/testing.ts'
import { readValues } from './read-values.ts'
import { type NumberHarbour, openNumberHarbour } from './testing.ts'

const MONTHS = ['2026-05-31', '2026-06-30', '2026-07-31'] as const
const CODES = ['output', 'tax', 'land', 'tax_per_mu', 'output_growth']
const PLACES = ['望潮市', '汐川区', '澜桥街道', '稻浦镇', '临港工业园'] as const
const SUBJECTS = ['澜桥街道', '临港工业园', '海门重工'] as const

const KNOWN = ['2026-08-01', '2026-08-02', '2026-08-03'] as const
const VIEWS: readonly ValueView[] = [CURRENT, ...KNOWN.map((day) => ({ kind: 'as-of', day }) as const)]

const acts = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('enter' as const),
        of: fc.constantFrom('output', 'tax', 'land'),
        for: fc.constantFrom(...SUBJECTS),
        on: fc.constantFrom(...MONTHS),
        value: fc.integer({ min: 1, max: 900 }),
        knownOn: fc.constantFrom(...KNOWN),
        vintage: fc.constantFrom('flash', 'revised', 'final'),
      }),
    },
    { weight: 2, arbitrary: fc.constant({ kind: 'undo' as const }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('card' as const), times: fc.integer({ min: 2, max: 9 }) }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('place' as const), ends: fc.constantFrom(null, '2026-06-15') }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'new place' as const }) },
  ),
  { minLength: 2, maxLength: 8 },
)
type Act = typeof acts extends fc.Arbitrary<readonly (infer One)[]> ? One : never

describe.each(testStores)('what is remembered of values on $name', ({ open }) => {
  let store: Store
  let harbour: NumberHarbour
  beforeAll(async () => {
    store = await open()
    harbour = await openNumberHarbour({ store })
  })
  afterAll(() => harbour.door.close().then(() => store.close()))

  /** Of places and units alone, as pages ask, and together with a firm, of which nothing is kept that stands. */
  async function readPlaces(tx: CityHandle, view: ValueView, firm?: string) {
    const { subjects } = harbour
    const placeIds = PLACES.map((name) => subjects[name] ?? 0)
    const { grid } = await readValues(tx, {
      ...{ codes: CODES, from: '2026-05-01', to: '2026-07-31', view },
      subjectIds: firm === undefined ? placeIds : [...placeIds, subjects[firm] ?? 0],
    })
    return CODES.map((code) => placeIds.map((id) => MONTHS.map((end) => grid.get(code, id, end))))
  }

  const within = <T>(work: (tx: CityHandle) => Promise<T>) => inCity(store, harbour.door.cityId, work)

  async function read(tx: CityHandle) {
    const subjectIds = Object.values(harbour.subjects)
    const { grid, book, places } = await readValues(tx, {
      ...{ codes: CODES, subjectIds, from: '2026-05-01', to: '2026-07-31' },
    })
    const cells = CODES.flatMap((code) => grid.column(code))
    return { cells, cards: book.indicators, places }
  }

  const anew = (tx: CityHandle) => {
    tx.remembers = false
    return read(tx)
  }

  let entered: number[] = []
  async function perform(act: Act): Promise<void> {
    const { office } = harbour
    switch (act.kind) {
      case 'enter': {
        const { indicators, subjects } = harbour
        const subject = subjects[act.for] ?? 0
        const page = await harbour.read({ indicators: act.of, subjects: String(subject), from: act.on, to: act.on })
        const seen = page.cells.find(({ indicatorId }) => indicatorId === indicators[act.of])?.batchId
        const { knownOn, vintage } = act
        const { status, body } = await harbour.enter(
          [{ ...act, ...(seen === undefined || seen === null ? {} : { seen }) }],
          { knownOn, vintage },
        )
        if (status === 200) entered.push(body.id)
        return
      }
      case 'undo': {
        const id = entered.pop()
        if (id !== undefined)
          expect((await office.ask('POST', `/api/batches/${id}/undo`, { reason: '填错' })).status).toBe(200)
        return
      }
      case 'card': {
        const { body } = await office.ask<Indicator[]>('GET', '/api/indicators')
        const { id, card, version } = granted(body.find((one) => one.card.code === 'tax_per_mu'))
        await office.ask('PUT', `/api/indicators/${id}`, {
          card: { ...card, formula: `tax / land * ${act.times}` },
          ...{ version, validFrom: '2026-06-01', reason: '改口径' },
        })
        return
      }
      case 'place': {
        const { body } = await office.ask<Place[]>('GET', '/api/places')
        const place = granted(body.find(({ name }) => name === '稻浦镇'))
        await office.ask('PUT', `/api/places/${place.id}`, { ...place, validTo: act.ends })
        return
      }
      case 'new place': {
        const { body } = await office.ask<Place[]>('GET', '/api/places')
        const parentId = granted(body.find(({ name }) => name === '汐川区')).id
        const name = `新镇${body.length}`
        const input = { code: null, name, kind: 'town', parentId, validFrom: null, validTo: null, sort: 9 }
        expect((await office.ask('POST', '/api/places', input)).status).toBe(200)
      }
    }
  }

  it('is what a new reading finds, after every act that changes values, cards or places', () =>
    fc.assert(
      fc.asyncProperty(acts, async (told) => {
        entered = []
        for (const act of told) {
          await within(read)
          await perform(act)
          expect(await within(read)).toEqual(await within(anew))
        }
      }),
      { numRuns: 8 },
    ))

  it('is of every day what a look through all vintages finds, whatever was known when', () =>
    fc.assert(
      fc.asyncProperty(acts, async (told) => {
        entered = []
        for (const act of told) {
          await perform(act)
          for (const view of VIEWS) {
            const remembered = await within((tx) => readPlaces(tx, view))
            const lookedUp = await within((tx) => {
              tx.remembers = false
              return readPlaces(tx, view, '海门重工')
            })
            expect(remembered).toEqual(lookedUp)
          }
        }
      }),
      { numRuns: 8 },
    ))

  it('of other indicators is not read again because a value of one has come', async () => {
    const held = (code: string) =>
      within(async (tx) => {
        const { subjects } = harbour
        const subjectIds = [subjects.澜桥街道 ?? 0]
        return (await readValues(tx, { codes: [code], subjectIds, from: '2026-05-01', to: '2026-07-31' })).grid
      })
    const [output, tax] = [await held('output'), await held('tax')]
    const act = { kind: 'enter', of: 'tax', for: '澜桥街道', on: '2026-06-30', value: 7_777 } as const
    await perform({ ...act, knownOn: KNOWN[2], vintage: 'final' })
    expect(await held('output')).toBe(output)
    expect(await held('tax')).not.toBe(tax)
  })

  it('is asked of the database once, however many ask at once and again', async () => {
    const [one, ...others] = await Promise.all([within(read), within(read), within(read)])
    for (const other of [...others, await within(read)]) expect(other.cards).toBe(one?.cards)
  })

  it('has nothing of a transaction that was given up', async () => {
    const before = await within(read)
    const given = within(async (tx) => {
      await rename(tx, '改名')
      expect((await read(tx)).places.map(({ name }) => name)).toContain('改名')
      throw new Error('given up')
    })
    await expect(given).rejects.toThrow('given up')
    // the next change is counted by the same number as the one that was given up
    await within((tx) => rename(tx, '澜桥街道'))
    expect((await within(read)).places).toEqual(before.places)
  })
})

async function rename(tx: CityHandle, name: string): Promise<void> {
  const subject = granted((await listSubjects(tx, { kinds: ['place'] })).find((one) => one.name === '澜桥街道'))
  await updateSubject(tx, { ...subject, name })
}

const granted = <T>(found: T | undefined): T => {
  if (found === undefined) throw new Error('not there')
  return found
}
