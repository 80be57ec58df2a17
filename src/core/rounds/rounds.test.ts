import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  hurdlesOf,
  isTimeFor,
  orderPlan,
  type RoundStep,
  roundSteps,
  type Standing,
  stepAfter,
  stepsBefore,
} from './course.ts'
import { countingValue, type HeldCell, refusalOf, stages } from './held.ts'
import { movedBetween } from './moved.ts'

const standing = (more: Partial<Standing>): Standing => ({
  ...{ step: 'preparing', stepTo: null, today: '2026-05-20', subjects: 8, reported: 8, speaking: 8 },
  ...{
    unconfirmed: 0,
    openObjections: 0,
    decidesLater: false,
    unapplied: 0,
    computed: 'current',
    sensitivitySeen: true,
  },
  ...more,
})
const codes = (more: Partial<Standing>) =>
  hurdlesOf(standing(more)).map(({ code, hard }) => `${code}${hard ? '!' : ''}`)

test('a plan comes into order, and the needed steps come into it', () => {
  const plan = orderPlan([
    { step: 'notice', unitId: null, due: '2026-05-20' },
    { step: 'self', unitId: null, due: null },
  ])
  expect(plan.map(({ step }) => step)).toEqual(['preparing', 'self', 'computing', 'approval', 'notice', 'final'])
  expect(stepAfter(plan, 'approval')?.step).toBe('notice')
  expect(stepAfter(plan, 'final')).toBeUndefined()
  expect(stepsBefore(plan, 'computing')).toEqual(['preparing', 'self'])
})

test('a notice that runs through today is not over, and may be ended before its time only with a reason', () => {
  expect(codes({ step: 'notice', stepTo: '2026-05-20' })).toEqual(['round.notice-running'])
  expect(codes({ step: 'notice', stepTo: '2026-05-19' })).toEqual([])
})

test('an open objection cannot be passed over', () => {
  expect(codes({ step: 'notice', openObjections: 1 })).toEqual(['round.objections-open!'])
  expect(codes({ step: 'notice', openObjections: 1, decidesLater: true })).toEqual([])
  expect(codes({ step: 'objections', openObjections: 1, decidesLater: true })).toEqual(['round.objections-open!'])
  expect(codes({ step: 'correction', unapplied: 2 })).toEqual(['round.decisions-unapplied!'])
})

test('nothing goes to approval that is not computed from the values as they are, by a method that is confirmed', () => {
  expect(codes({ step: 'computing', computed: null })).toEqual(['round.not-computed!'])
  expect(codes({ step: 'computing', computed: 'old', unconfirmed: 3 })).toEqual([
    'round.inputs-changed-since!',
    'round.unconfirmed!',
  ])
})

test('nothing goes to approval before somebody has looked at how sure it is, unless for a reason that is kept', () => {
  expect(codes({ step: 'computing', sensitivitySeen: false })).toEqual(['round.sensitivity-unseen'])
  // what is not computed has no analysis to look at
  expect(codes({ step: 'computing', computed: null, sensitivitySeen: false })).toEqual(['round.not-computed!'])
  expect(codes({ step: 'approval', sensitivitySeen: false })).toEqual([])
})

test('once a result is final no act is in time', () => {
  const acts = ['inputs', 'self', 'review', 'opinion', 'compute', 'object', 'decide', 'correct'] as const
  expect(acts.filter((act) => isTimeFor(act, 'final'))).toEqual([])
  const objecting = (roundSteps as readonly RoundStep[]).filter((step) => isTimeFor('object', step))
  expect(objecting).toEqual(['inputs', 'notice'])
})

test('a correction counts before the review, that before a department, and a self-report where nobody else has spoken', () => {
  const cell: HeldCell = { self: 3, published: 5, reviewed: 4 }
  expect(countingValue(cell)).toBe(4)
  expect(countingValue({ ...cell, corrected: 6 })).toBe(6)
  expect(countingValue({ self: 3 })).toBe(3)
  expect(countingValue(undefined)).toBeUndefined()
})

test('that there is none is a value too: the last word stands', () => {
  fc.assert(
    fc.property(fc.subarray([...stages], { minLength: 1 }), (spoken) => {
      const cell = Object.fromEntries(spoken.map((stage, at) => [stage, at === spoken.length - 1 ? null : at]))
      return countingValue(cell) === null
    }),
  )
})

test('a value must be of its kind, within bounds and among those allowed', () => {
  const input = {
    code: 'x',
    name: 'x',
    aliases: [],
    unit: null,
    from: null,
    blank: null,
    values: [],
    least: 0,
    most: 100,
  }
  expect(refusalOf({ ...input, type: 'number' }, 'many')).toBe('wrong-kind')
  expect(refusalOf({ ...input, type: 'number' }, Number.NaN)).toBe('wrong-kind')
  expect(refusalOf({ ...input, type: 'list' }, [1, 101])).toBe('outside')
  expect(refusalOf({ ...input, type: 'text', values: ['增量', '存量'] }, '其他')).toBe('not-allowed')
  expect(refusalOf({ ...input, type: 'number' }, null)).toBeUndefined()
})

test('who moves is whoever has another rank, total or grade; who stays is not listed', () => {
  const before = [
    { row: 0, rank: 1, total: 90, grade: 'A' },
    { row: 1, rank: 2, total: 80, grade: 'B' },
    { row: 2, rank: 3, total: 70, grade: 'B' },
  ]
  const after = [
    { row: 0, rank: 2, total: 90, grade: 'B' },
    { row: 1, rank: 1, total: 91, grade: 'A' },
    { row: 2, rank: 3, total: 70, grade: 'B' },
  ]
  expect(movedBetween(before, after).map(({ row }) => row)).toEqual([1, 0])
  expect(movedBetween(before, before)).toEqual([])
})
