import { describe, expect, it } from 'vitest'
import { arrange, asShown, asTsv, type Column, plainView, widthsOn } from './columns.ts'

type Row = { readonly name: string; readonly percent: number | null }
const columns: readonly Column<Row>[] = [
  { key: 'name', title: '名称', width: 100, text: (row) => row.name, filter: 'text' },
  {
    key: 'percent',
    title: '进度',
    width: 60,
    text: (row) => (row.percent === null ? '—' : String(row.percent)),
    order: (row) => row.percent,
  },
]
const rows: readonly Row[] = [
  { name: '招商', percent: null },
  { name: '技改', percent: 80 },
  { name: '用地', percent: 20 },
]

describe('a table as its view wants it', () => {
  it('keeps the order of the list while nothing is sorted', () => {
    expect(arrange(rows, columns, plainView)).toEqual(rows)
  })

  it('puts a missing figure last both ways, because absence is not small', () => {
    const names = (descending: boolean) =>
      arrange(rows, columns, { ...plainView, sort: 'percent', descending }).map((row) => row.name)
    expect(names(false)).toEqual(['用地', '技改', '招商'])
    expect(names(true)).toEqual(['技改', '用地', '招商'])
  })

  it('sorts names by pinyin', () => {
    expect(arrange(rows, columns, { ...plainView, sort: 'name' }).map((row) => row.name)).toEqual([
      '技改',
      '用地',
      '招商',
    ])
  })

  it('filters by what a cell says', () => {
    expect(arrange(rows, columns, { ...plainView, filters: { name: '改' } })).toEqual([rows[1]])
  })

  it('shares out the width that the page has beyond what its columns need, and takes from none', () => {
    const growing = columns.map((column, index) => ({ ...column, grow: index === 0 ? 3 : 1 }))
    expect(widthsOn(growing, 200)).toEqual([130, 70])
    expect(widthsOn(growing, 100)).toEqual([100, 60])
  })

  it('copies as Excel reads it, a line break inside a cell quoted', () => {
    const broken: readonly Row[] = [{ name: '技改\n贴息 "三年"', percent: null }]
    expect(asTsv(broken, columns, true)).toBe('名称\t进度\r\n"技改\n贴息 ""三年"""\t—')
  })
})

describe('a table goes out as it stands', () => {
  it('figures as figures with the decimals of the page, words and what is absent as they are', () => {
    type Row = { readonly name: string; readonly value: string }
    const columns: readonly Column<Row>[] = [
      { key: 'name', title: '名称', width: 100, text: (row) => row.name },
      { key: 'value', title: '数值', width: 100, align: 'right', text: (row) => row.value },
    ]
    const rows = [
      { name: '2026', value: '1,203.40' },
      { name: '白塔科技园', value: '—' },
      { name: '云帆', value: '−0.8' },
      { name: '差', value: '+19' },
    ]
    expect(asShown(rows, columns)).toEqual({
      columns: [
        { title: '名称', align: 'left', decimals: null },
        { title: '数值', align: 'right', decimals: 2 },
      ],
      rows: [
        ['2026', 1203.4],
        ['白塔科技园', '—'],
        ['云帆', -0.8],
        ['差', 19],
      ],
    })
  })
})
