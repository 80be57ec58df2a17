import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocksOf, type Mark, piecesOf } from './document-marks.ts'

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

  it('shows lines with tabs as the rows of a table, and cuts a reading where a cell ends', () => {
    const text = '一、任务\n项目\t单位\n园区道路\t市交通局\n附表\t见后\n二、要求'
    const blocks = blocksOf(text, [mark(text.indexOf('道路'), text.indexOf('交通'))])
    const words = blocks.map((block) =>
      block.kind === 'lines'
        ? block.pieces.map((piece) => piece.text)
        : block.rows.map((row) =>
            row.map((cell) => cell.pieces.map((piece) => (piece.mark ? `[${piece.text}]` : piece.text))),
          ),
    )
    expect(words).toEqual([
      ['一、任务\n'],
      [
        [['项目'], ['单位']],
        [
          ['园区', '[道路]'],
          ['[市]', '交通局'],
        ],
        [['附表'], ['见后']],
      ],
      ['二、要求'],
    ])
  })

  it('leaves one line with a tab a line, and every piece at its place in the text', () => {
    const part = fc.constantFrom('甲', '乙\t丙', '\n', '\t', '2028年')
    const texts = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''))
    const spans = fc.array(fc.tuple(fc.nat(60), fc.nat(60)).map(([start, end]) => mark(start, end)))
    fc.assert(
      fc.property(texts, spans, (text, marks) => {
        const blocks = blocksOf(text, marks)
        const cells = blocks.flatMap((block) => (block.kind === 'lines' ? [block] : block.rows.flat()))
        const pieces = cells.flatMap((cell) => cell.pieces)
        for (const piece of pieces) expect(text.slice(piece.start, piece.start + piece.text.length)).toBe(piece.text)
        const bare = (words: string) => words.replace(/[\t\n]/g, '')
        expect(bare(pieces.map((piece) => piece.text).join(''))).toBe(bare(text))
        for (const block of blocks) if (block.kind === 'table') expect(block.rows.length).toBeGreaterThan(1)
      }),
    )
  })
})
