import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { groupBy } from '#core/base/group.ts'
import { aggregate } from '#core/indicators/aggregate.ts'
import { isPresent, type MissingReason, toObserved } from '#core/indicators/observed.ts'
import { inCity } from '../city/city.ts'
import type { CityHandle } from '../handle.ts'
import type { Store } from '../open.ts'
import { insertPlace } from '../places/places.ts'
import { insertSubjects, listSubjects } from '../rounds/subjects.ts'
import { newTestCity, testStores } from '../testing.ts'
import { finishBatch, openBatch } from './batches.ts'
import { insertObservations, type ObservationToStore } from './copy-observations.ts'
import { type Leaf, listLeaves, sumLeaves } from './leaves.ts'

const JULY = '2026-07-31'
const FIRMS = 6

// decimals as files have them: two places, and some that no binary fraction is
const amount = fc.integer({ min: -90_000, max: 90_000 }).map((cents) => cents / 100)
const said = fc.record({
  value: fc.option(amount, { freq: 4 }),
  lastYear: fc.option(amount, { freq: 4 }),
  missing: fc.constantFrom<MissingReason>('blank', 'dash', 'not-applicable', 'not-reported'),
})
const files = fc.array(
  fc.record({
    knownOn: fc.constantFrom('2026-08-05', '2026-08-09', '2026-08-20'),
    firms: fc.array(fc.option(said, { freq: 3 }), { minLength: FIRMS, maxLength: FIRMS }),
  }),
  { minLength: 1, maxLength: 4 },
)

describe.each(testStores)('what firms come to on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
  })
  afterAll(() => store.close())

  it('is for every place and day what the rules of a sum make of their values', async () => {
    const { within, parks, firms } = await settle()
    let indicatorId = 0
    await fc.assert(
      fc.asyncProperty(files, fc.constantFrom('2026-08-05', '2026-08-10', '2026-09-01'), async (told, knownOn) => {
        indicatorId += 1
        for (const file of told) {
          const cells = file.firms.flatMap((one, at): ObservationToStore[] =>
            one === null
              ? []
              : [
                  {
                    ...{ indicatorId, subjectId: firms[at] ?? 0, periodEnd: JULY, lastYear: one.lastYear },
                    ...{ value: one.value, missing: one.value === null ? one.missing : null },
                  },
                ],
          )
          await within((tx) => know(tx, file.knownOn, cells))
        }
        const asked = { indicatorId, periodEnd: JULY, parentIds: parks, knownOn }
        const found = await within((tx) => sumLeaves(tx, asked))
        expect(found).toEqual(byTheRules(await within((tx) => listLeaves(tx, asked))))
        const first = parks.slice(0, 1)
        expect(await within((tx) => sumLeaves(tx, { ...asked, parentIds: first }))).toEqual(
          found.filter(({ parentId }) => first.includes(parentId)),
        )
      }),
      { numRuns: 25 },
    )
  })

  /** A city with two parks and firms in each. */
  async function settle() {
    const city = await newTestCity(store)
    const within = <T>(work: (tx: CityHandle) => Promise<T>) => inCity(store, city, work)
    return within(async (tx) => {
      const bare = {
        code: null,
        validFrom: null,
        validTo: null,
        pinyin: '',
        parentId: null,
        gathers: [],
        memberIds: [],
      }
      for (const name of ['甲园', '乙园'])
        await insertPlace(tx, { ...bare, id: randomUUID(), name, kind: 'park', sort: 0 })
      const parks = (await listSubjects(tx)).map(({ id }) => id)
      const firm = {
        placeId: null,
        unitId: null,
        aliases: [],
        pinyin: '',
        industry: null,
        validFrom: null,
        validTo: null,
      }
      const firms = await insertSubjects(
        tx,
        Array.from({ length: FIRMS }, (_, at) => ({
          ...{ ...firm, kind: 'enterprise' as const, code: `F${at}`, name: `${at}厂` },
          parentId: parks[at % 2] ?? null,
        })),
      )
      return { within, parks, firms }
    })
  }
})

function byTheRules(leaves: readonly Leaf[]) {
  const groups = [...groupBy(leaves, ({ parentId }) => parentId)].sort(([a], [b]) => a - b)
  return groups.map(([parentId, own]) => {
    const sum = (sides: readonly Leaf[], of: (leaf: Leaf) => number | null) =>
      aggregate(
        { kind: 'sum' },
        sides.map((leaf) => ({
          observed: toObserved(of(leaf), of(leaf) === null ? (leaf.missing ?? 'not-reported') : null),
        })),
      )
    const present = own.filter(({ value, missing }) => isPresent(toObserved(value, missing)))
    const last = sum(present, ({ lastYear }) => lastYear)
    return {
      parentId,
      value: sum(own, ({ value }) => value).value,
      lastYear: last.state === 'whole' ? last.value : null,
      batchIds: [...new Set(own.map(({ batchId }) => batchId))].sort((a, b) => a - b),
    }
  })
}

async function know(tx: CityHandle, knownOn: string, cells: readonly ObservationToStore[]): Promise<void> {
  const at = new Date('2026-09-01T04:00:00Z')
  const opened = { kind: 'import', vintage: 'flash', knownOn, reason: null, source: {} } as const
  const id = await openBatch(tx, { ...opened, openedAt: at, openedBy: randomUUID() })
  await insertObservations(tx, id, cells)
  await finishBatch(tx, id, at)
}
