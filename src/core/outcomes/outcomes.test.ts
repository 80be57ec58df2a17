import { expect, test } from 'vitest'
import type { Method } from '../evaluations/method.ts'
import { changed, followingFrom, type OutcomeStanding, treatedAs } from './outcomes.ts'

const method = {
  rulings: [{ effect: { kind: 'ungraded', grade: 'T', name: 'T类', managedAs: 'B' } }],
  gradings: [
    {
      grades: [
        { code: 'A', name: 'A类' },
        { code: 'B', name: 'B类' },
      ],
    },
  ],
} as unknown as Method
const measure = (id: string, grade: string, validFrom = '2026-01-01', validTo: string | null = null) => ({
  ...{ id, grade, validFrom, validTo },
})

test('a measure follows for its own grade on the days it is in force, the last day included', () => {
  const measures = [measure('old', 'A类', '2024-01-01', '2026-05-29'), measure('new', 'A类', '2026-05-30')]
  const on = (day: string) =>
    followingFrom(method, [{ row: 0, grade: 'A类' }], measures, day).map((one) => one.measureId)
  expect(on('2026-05-29')).toEqual(['old'])
  expect(on('2026-05-30')).toEqual(['new'])
  expect(on('2023-12-31')).toEqual([])
})

test('a class without grading is treated by the grade that the method names, and keeps its own name', () => {
  expect(treatedAs(method, 'T类')).toBe('B类')
  const following = followingFrom(method, [{ row: 3, grade: 'T类' }], [measure('b', 'B类')], '2026-06-01')
  expect(following).toEqual([{ row: 3, grade: 'T类', measureId: 'b' }])
})

test('without a grade nothing follows', () => {
  expect(followingFrom(method, [{ row: 0, grade: null }], [measure('a', 'A类')], '2026-06-01')).toEqual([])
})

const running: OutcomeStanding = { state: 'running', validFrom: '2026-06-01', validTo: null, settled: 12.5 }
const codes = (outcome: ReturnType<typeof changed>) => (outcome.ok ? [] : outcome.faults.map(({ code }) => code))

test('lifting asks for words, ends not before its beginning, and all that is wrong is said at once', () => {
  const wrong = changed(running, { state: 'lifted', validTo: '2026-05-01', settled: Number.NaN, words: null })
  expect(codes(wrong)).toEqual(['outcome.words-needed', 'outcome.days', 'outcome.amount'])
  const lifted = changed(running, { state: 'lifted', validTo: '2026-09-30', settled: 12.5, words: '整改到位' })
  expect(lifted).toMatchObject({ ok: true, value: { state: 'lifted', validTo: '2026-09-30' } })
})

test('what is done does not become planned again, but may run on with words: a refund', () => {
  const done = { ...running, state: 'done' as const }
  expect(codes(changed(done, { state: 'planned', validTo: null, settled: null, words: '误' }))).toContain(
    'outcome.state',
  )
  expect(codes(changed(done, { state: 'running', validTo: null, settled: -2, words: null }))).toEqual([
    'outcome.words-needed',
  ])
})
