import { expect, test } from 'vitest'
import { paragraphsOf } from './marks.ts'
import { blocksOf, cellsOf } from './source-tables.ts'

const mark = (start: number, end: number) => ({ id: 'a', start, end, kind: 'target', state: 'pending' }) as const

test('rows that follow each other are one table, as wide as its widest row; a lone tab is a line', () => {
  const blocks = blocksOf(paragraphsOf('前言\n工作内容\t目标\t措施\n投资\t10亿元\n后记\n一\t二\n', []))
  expect(blocks.map((block) => (block.kind === 'table' ? [block.rows.length, block.columns] : block.kind))).toEqual([
    'line',
    [2, 3],
    'line',
    'line',
    'line',
  ])
})

test('every piece of a cell keeps its place in the text, also where a mark runs over a tab', () => {
  const text = '投资\t\t达到10亿元\t完成'
  const [row] = paragraphsOf(text, [mark(1, 9)])
  const cells = row === undefined ? [] : cellsOf(row)
  expect(cells.map(({ pieces }) => pieces.map((piece) => piece.text).join(''))).toEqual([
    '投资',
    '',
    '达到10亿元',
    '完成',
  ])
  for (const piece of cells.flatMap(({ pieces }) => pieces))
    expect(text.slice(piece.start, piece.start + piece.text.length)).toBe(piece.text)
})

test('where tags parted paragraphs inside a cell a line breaks, and no offset moves', () => {
  const [row] = paragraphsOf('目标\t   一、投资。        二、技改。    ', [])
  const [, cell] = row === undefined ? [] : cellsOf(row)
  expect(cell?.pieces[0]?.text).toBe('   一、投资。       \n二、技改。    ')
})
