import { describe, expect, it } from 'vitest'
import { carryOver } from './carry-over.ts'
import type { MatrixRow } from './matrix.ts'

const row = (id: string, more: Partial<MatrixRow> = {}): MatrixRow => ({
  ...{ id, content: '工业投资', clause: `条款${id}`, unit: '亿元', quantified: true, adding: 'flow', hint: '' },
  ...{ wholeTargetId: null, annualTargetId: null, ...more },
})
const line = { unit: '亿元', whole: '188', wholeMeasures: '引进项目', annual: '57', annualMeasures: '开工两个' }
const blank = { annual: '', annualMeasures: '' }

describe("next year's form", () => {
  it('keeps what was said of the whole term and asks the year anew', () => {
    expect(carryOver({ rows: [row('a')], content: { a: line } }, [row('a')])).toEqual({ a: { ...line, ...blank } })
  })

  it('knows a row by its words where it was drawn up anew', () => {
    const content = carryOver({ rows: [row('a')], content: { a: line } }, [row('b', { clause: '条款a' })])
    expect(content).toEqual({ b: { ...line, ...blank } })
  })

  it('takes no bare figure into another unit, nor a sum into a standing', () => {
    const before = { rows: [row('a')], content: { a: line } }
    expect(carryOver(before, [row('a', { unit: '万元' })])).toEqual({})
    expect(carryOver(before, [row('a', { adding: 'stock' })])).toEqual({})
  })

  it('has nothing for a new row, nor for one that spoke of the year alone', () => {
    const before = { rows: [row('a')], content: { a: { ...line, whole: '', wholeMeasures: '' } } }
    expect(carryOver(before, [row('a'), row('c')])).toEqual({})
  })
})
