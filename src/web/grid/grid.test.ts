import { describe, expect, it } from 'vitest'
import {
  clearOf,
  copyOf,
  editableBelow,
  fillDownOf,
  type GridRow,
  headLines,
  moveOf,
  nextEditable,
  pasteInto,
} from './grid.ts'

const row = (key: string, ...cells: readonly string[]): GridRow => ({
  key,
  cells: [{ text: key }, ...cells.map((edit) => (edit === 'x' ? { text: 'x' } : { text: edit, edit }))],
})
const rows = [row('产值', '1', '2'), row('用电', 'x', 'x'), row('投资', '3', '4')]
const spot = (r: number, column: number) => ({ row: r, column })
const only = (r: number, column: number) => ({ at: spot(r, column), from: spot(r, column) })

describe('a grid', () => {
  it('is pasted into cell by cell, passing over what cannot be edited and saying how many', () => {
    const { edits, passed } = pasteInto(rows, only(0, 1), [
      ['10', '20', '30'],
      ['11', '21'],
      ['12', '—'],
    ])
    expect(edits.map(({ row: r, column, text }) => [r, column, text])).toEqual([
      [0, 1, '10'],
      [0, 2, '20'],
      [2, 1, '12'],
      [2, 2, '—'],
    ])
    expect(passed).toBe(3)
  })

  it('takes one value into all that is marked', () => {
    const marked = { at: spot(2, 2), from: spot(0, 1) }
    expect(pasteInto(rows, marked, [['7']]).edits).toHaveLength(4)
    expect(clearOf(rows, marked).every(({ text }) => text === '')).toBe(true)
    expect(fillDownOf(rows, marked).map(({ text }) => text)).toEqual(['1', '2'])
  })

  it('is copied as a spreadsheet takes it', () => {
    expect(copyOf(rows, { at: spot(2, 2), from: spot(0, 1) })).toBe('1\t2\r\nx\tx\r\n3\t4')
  })

  it('leads from one cell that can be filled in to the next', () => {
    expect(nextEditable(rows, spot(0, 2), 1)).toEqual(spot(2, 1))
    expect(nextEditable(rows, spot(2, 2), 1)).toEqual(spot(2, 2))
    expect(editableBelow(rows, spot(0, 1), 1)).toEqual(spot(2, 1))
    const size = { rows: 3, columns: 3 }
    const key = (name: string, control = false) => moveOf({ key: name, control, shift: false }, spot(1, 1), size, 2)
    expect([key('ArrowDown', true), key('Home'), key('PageUp'), key('a')]).toEqual([
      spot(2, 1),
      spot(1, 0),
      spot(0, 1),
      null,
    ])
  })

  it('merges the heads that neighbours share', () => {
    const columns = [['对象'], ['投资', '本期'], ['投资', '上年同期'], ['用电']].map((head, at) => ({
      ...{ key: String(at), head, width: 10 },
    }))
    expect(headLines(columns)).toEqual([
      [
        { name: '对象', at: 0, across: 1, down: 2 },
        { name: '投资', at: 1, across: 2, down: 1 },
        { name: '用电', at: 3, across: 1, down: 2 },
      ],
      [
        { name: '本期', at: 1, across: 1, down: 1 },
        { name: '上年同期', at: 2, across: 1, down: 1 },
      ],
    ])
  })
})
