import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Mark, piecesOf } from './document-marks.ts'

const mark = (start: number, end: number): Mark => ({ start, end, kind: 'target', id: null, title: '' })

describe('a text with its readings marked', () => {
  it('marks what a reading covers and nothing else', () => {
    const pieces = piecesOf('到2028年产值达到1200亿元。', [mark(10, 16)])
    expect(pieces.map((piece) => [piece.text, piece.mark !== null])).toEqual([
      ['到2028年产值达到', false],
      ['1200亿元', true],
      ['。', false],
    ])
  })

  it('always says the whole text once, whatever is marked', () => {
    const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(60)).map(([start, end]) => mark(start, end)))
    fc.assert(
      fc.property(fc.string({ maxLength: 50 }), spans, (text, marks) => {
        expect(
          piecesOf(text, marks)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})
