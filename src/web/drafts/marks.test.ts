import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Mark, paragraphsOf } from './marks.ts'

const mark = (id: string, start: number, end: number): Mark => ({ id, start, end, kind: 'target', state: 'pending' })

test('a number inside a measure title belongs to both readings', () => {
  const text = '一、做强\n引进团队60个，用好人才'
  const lines = paragraphsOf(text, [mark('measure', 5, 12), mark('target', 9, 12)])
  expect(lines[1]?.pieces.map((piece) => [piece.text, piece.marks.map((m) => m.id)])).toEqual([
    ['引进团队', ['measure']],
    ['60个', ['measure', 'target']],
    ['，用好人才', []],
  ])
})

test('a reading that runs over a page end is marked on both lines', () => {
  const lines = paragraphsOf('投入达到 150\n亿元以上', [mark('a', 5, 11)])
  expect(lines.map((line) => line.pieces.filter((piece) => piece.marks.length > 0).map((piece) => piece.text))).toEqual(
    [['150'], ['亿元']],
  )
})

test('no character of the document is lost or shown twice, whatever is marked', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('亿', '5', '\n', '，') }),
      fc.array(fc.tuple(fc.nat(30), fc.nat(30))),
      (text, spans) => {
        const marks = spans.map(([a, b], i) => mark(String(i), Math.min(a, b), Math.max(a, b)))
        const shown = paragraphsOf(text, marks).map((line) => line.pieces.map((piece) => piece.text).join(''))
        expect(shown.join('\n')).toBe(text)
      },
    ),
  )
})
