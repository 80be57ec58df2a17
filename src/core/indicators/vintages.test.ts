import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changedValues, type ViewedValue } from './changed-values.ts'
import { type BatchFacts, chooseRowNumbers, chooseRows, type ValueView } from './vintages.ts'

const batch = (id: number, knownOn: string, facts: Partial<BatchFacts> = {}): BatchFacts => ({
  id,
  state: 'done',
  vintage: 'flash',
  knownOn,
  doneAt: `${knownOn}T08:00:00.000Z`,
  undoneAt: null,
  ...facts,
})
const rows = (...batchIds: number[]) => batchIds.map((batchId) => ({ batchId, key: 'gyzcz|1|2026-06-30' }))
const counts = (given: readonly { batchId: number; key: string }[], batches: readonly BatchFacts[], view: ValueView) =>
  chooseRows(given, ({ key }) => key, batches, view).get('gyzcz|1|2026-06-30')?.batchId

describe('of several values of one month', () => {
  const flash = batch(1, '2026-07-08')
  const revised = batch(2, '2026-08-12', { vintage: 'revised' })
  const final = batch(3, '2026-08-12', { vintage: 'final' })
  const all = [flash, revised, final]

  it('the last known counts, and on one day the final one', () => {
    expect(counts(rows(1, 2, 3), all, { kind: 'current' })).toBe(3)
    expect(counts(rows(3, 2, 1), all, { kind: 'current' })).toBe(3)
  })

  it('as of a day before the revision the flash counts, and before that none', () => {
    expect(counts(rows(1, 2), all, { kind: 'as-of', day: '2026-08-11' })).toBe(1)
    expect(counts(rows(1, 2), all, { kind: 'as-of', day: '2026-07-07' })).toBeUndefined()
  })

  it('an undone import is gone, but not from what was recorded before', () => {
    const undone = batch(4, '2026-09-01', { state: 'undone', undoneAt: '2026-09-03T01:00:00.000Z' })
    const batches = [...all, undone]
    expect(counts(rows(1, 4), batches, { kind: 'current' })).toBe(1)
    expect(counts(rows(1, 4), batches, { kind: 'as-recorded', at: '2026-09-02T00:00:00.000Z' })).toBe(4)
    expect(counts(rows(1, 4), batches, { kind: 'as-recorded', at: '2026-09-03T01:00:00.000Z' })).toBe(1)
  })

  it('one that came in late with an early day known does not push out a later one', () => {
    const late = batch(9, '2026-07-20', { doneAt: '2026-10-01T00:00:00.000Z' })
    expect(counts(rows(2, 9), [...all, late], { kind: 'current' })).toBe(2)
    expect(counts(rows(1, 9), [...all, late], { kind: 'as-of', day: '2026-07-31' })).toBe(9)
    expect(counts(rows(1, 9), [...all, late], { kind: 'as-recorded', at: '2026-09-01T00:00:00.000Z' })).toBe(1)
  })

  it('what is still being written is not seen', () => {
    const open = batch(7, '2026-12-01', { state: 'open', doneAt: null })
    expect(counts(rows(1, 7), [...all, open], { kind: 'current' })).toBe(1)
  })

  const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-07-${String(date).padStart(2, '0')}`)
  const batches = fc
    .array(
      fc.record({
        knownOn: day,
        vintage: fc.constantFrom('flash' as const, 'revised' as const, 'final' as const),
        state: fc.constantFrom('done' as const, 'open' as const, 'undone' as const),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((given) =>
      given.map((facts, id) =>
        batch(id, facts.knownOn, { ...facts, undoneAt: facts.state === 'undone' ? '2026-08-01T00:00:00.000Z' : null }),
      ),
    )
  const views = fc.oneof(
    fc.constant<ValueView>({ kind: 'current' }),
    day.map((one): ValueView => ({ kind: 'as-of', day: one })),
    day.map((one): ValueView => ({ kind: 'as-recorded', at: `${one}T12:00:00.000Z` })),
  )

  it('the order of arrival changes no view, by rows or by columns', () => {
    fc.assert(
      fc.property(
        batches,
        views,
        fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 7 }))),
        fc.array(fc.nat()),
        (given, view, pairs, order) => {
          const distinct = [
            ...new Map(pairs.map(([key, id]) => [`${key}|${id}`, { key, batchId: id % given.length }])).values(),
          ]
          const once = [...new Map(distinct.map((one) => [`${one.key}|${one.batchId}`, one])).values()]
          const shuffled = once
            .map((one, at) => ({ one, by: order[at] ?? at }))
            .sort((a, b) => a.by - b.by)
            .map(({ one }) => one)
          const keyOf = ({ key }: { key: number }) => String(key)
          const straight = chooseRows(once, keyOf, given, view)
          const mixed = chooseRows(shuffled, keyOf, [...given].reverse(), view)
          expect(new Map([...mixed].sort())).toEqual(new Map([...straight].sort()))
          const numbers = chooseRowNumbers(
            Int32Array.from(shuffled, (one) => one.key),
            6,
            Int32Array.from(shuffled, (one) => one.batchId),
            given,
            view,
          )
          for (let key = 0; key < 6; key += 1)
            expect(shuffled[numbers[key] ?? -1]?.batchId).toBe(straight.get(String(key))?.batchId)
        },
      ),
    )
  })
})

describe('two views of the numbers', () => {
  const value = (batchId: number, now: number, lastYear = 1): ViewedValue => ({
    batchId,
    now: { value: now },
    lastYear: { value: lastYear },
  })

  it('differ by what was revised, appeared and was withdrawn', () => {
    const before = new Map([
      ['a', value(1, 10)],
      ['b', value(1, 20)],
      ['c', value(1, 30)],
      ['e', value(1, 5)],
    ])
    const after = new Map([
      ['a', value(2, 11)],
      ['b', value(2, 20)],
      ['d', value(2, 40)],
      ['e', value(1, 5)],
    ])
    expect(changedValues(before, after).map(({ key, how, sides }) => [key, how, sides])).toEqual([
      ['a', 'revised', ['now']],
      ['c', 'withdrawn', ['now', 'last-year']],
      ['d', 'appeared', ['now', 'last-year']],
    ])
    expect(changedValues(before, after, true).map(({ key, how }) => [key, how])).toContainEqual(['b', 'resubmitted'])
  })

  it('differ where a zero has become a dash', () => {
    const dash: ViewedValue = { batchId: 2, now: { missing: 'dash' }, lastYear: { value: 1 } }
    expect(changedValues(new Map([['a', value(1, 0)]]), new Map([['a', dash]]))).toMatchObject([
      { how: 'revised', sides: ['now'] },
    ])
  })
})
