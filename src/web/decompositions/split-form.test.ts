import { expect, test } from 'vitest'
import type { Whole } from '#core/decompositions/decomposition.ts'
import {
  addPeriod,
  blankLine,
  contentOf,
  figureOf,
  hasNoMisprints,
  newForm,
  pasteFigures,
  removePeriod,
  setFigure,
} from './split-form.ts'

const whole: Whole = {
  metric: '工业投资',
  value: 900,
  valueMax: null,
  unit: '亿元',
  comparator: '=',
  kind: 'increment',
  period: '2026-2028',
}
const begun = () => {
  const form = newForm(whole, { from: 2026, to: 2028 })
  return { ...form, lines: ['a', 'b'].map((unitId) => blankLine({ unitId, placeId: null }, form.periods.length)) }
}

test('a block copied in Excel fills the cells to the right and below, and no further', () => {
  const pasted = pasteFigures(begun(), 0, 1, '1,200\t30\t7\r\n40\t50\t8\r\n60\t70\t9\r\n')
  expect(pasted.lines.map(({ values, weight }) => [...values, weight])).toEqual([
    ['', '1,200', '30', '7'],
    ['', '40', '50', '8'],
  ])
  expect(contentOf(pasted).shares[0]?.values).toEqual([null, 1200, 30])
})

test('what is no number is not taken for one, and what is blank is not 0', () => {
  expect(['', '—', '0', '1.', '十', '-3'].map(figureOf)).toEqual([null, null, 0, 1, undefined, undefined])
  const form = setFigure(begun(), 0, 0, '约20')
  expect(hasNoMisprints(form)).toBe(false)
  expect(contentOf(form).shares[0]?.values[0]).toBeNull()
})

test('a year more or less takes its figures with it', () => {
  const form = setFigure(addPeriod(begun(), '2029'), 1, 3, '5')
  expect(form.lines[1]?.values).toEqual(['', '', '', '5'])
  expect(removePeriod(form, 0).lines[1]?.values).toEqual(['', '', '5'])
  expect(addPeriod(form, '2029')).toBe(form)
})
