import { describe, expect, it } from 'vitest'
import type { SheetRow } from '../documents/sheet-cells.ts'
import { openTable } from '../documents/stream-table.ts'
import { readNumber } from './cell-number.ts'
import { readHead } from './file-of-import.ts'
import { findHeader, fingerprintOf } from './header.ts'
import { parsePeriodEnd } from './period-text.ts'
import { proposeMapping } from './propose.ts'

const headOf = async (text: string): Promise<readonly SheetRow[]> =>
  readHead(openTable(Buffer.from(text), 'x.csv'), null)

describe('the header of a bureau’s table', () => {
  it('is found below title and note, and its unit row gives each column its unit', async () => {
    const header = findHeader(
      await headOf('望潮市工业投资\n制表：统计局,单位：亿元\n地区,工业投资,技改投资\n,亿元,亿元\n稻浦镇,1.2,0.4'),
    )
    expect(header.lastRow).toBe(4)
    expect(header.columns).toEqual([
      { at: 1, header: '地区', unit: '' },
      { at: 2, header: '工业投资', unit: '亿元' },
      { at: 3, header: '技改投资', unit: '亿元' },
    ])
  })

  it('of two rows hands the upper name down to the columns below it', async () => {
    const header = findHeader(await headOf('地区,税收收入（万元）,\n,本年,上年同期\n稻浦镇,12,11'))
    expect(header.columns.map((column) => column.header)).toEqual([
      '地区',
      '税收收入（万元） 本年',
      '税收收入（万元） 上年同期',
    ])
  })

  it('is the same next month, when only the months in it differ', async () => {
    const print = async (month: string) => fingerprintOf(findHeader(await headOf(`地区,${month}税收\n稻浦镇,12`)))
    expect(await print('1-7月')).toBe(await print('1-8月'))
    expect(await print('1-7月')).not.toBe(fingerprintOf(findHeader(await headOf('地区,产值\n稻浦镇,12'))))
  })

  it('proposes no column twice, and nothing for a name that nobody knows', async () => {
    const header = findHeader(await headOf('园区,税收收入,上年同期税收收入,税收收入,排名\n稻浦镇,12,11,12,1'))
    const cards = [{ code: 'tax', name: '税收收入', aliases: [], method: 'imported' as const, unit: '万元' }]
    expect(proposeMapping(header, null, cards).columns.map(({ role, indicator }) => [role, indicator])).toEqual([
      ['subject-name', null],
      ['value', 'tax'],
      ['last-year', 'tax'],
      ['ignore', null],
      ['ignore', null],
    ])
  })
})

describe('the rows of a CSV', () => {
  const rowsOf = async (bytes: Uint8Array) => {
    const rows: (readonly [number, readonly string[]])[] = []
    for await (const { row, cells } of openTable(bytes, 'x.csv').rows())
      rows.push([row, cells.map(({ value }) => (value.kind === 'text' ? value.text : ''))])
    return rows
  }

  it('keep their number in the file past blank lines and breaks inside a cell', async () => {
    expect(await rowsOf(Buffer.from('\uFEFF甲,1\n\n"乙\n一",2\n丙,3\n'))).toEqual([
      [1, ['甲', '1']],
      [3, ['乙\n一', '2']],
      [5, ['丙', '3']],
    ])
  })

  it('are parted by whatever parts them most', async () => {
    expect(await rowsOf(Buffer.from('名称\t值\t注\n甲\t1\ta,b\n'))).toEqual([
      [1, ['名称', '值', '注']],
      [2, ['甲', '1', 'a,b']],
    ])
  })
})

describe('the number in a cell', () => {
  it.each([
    ['1,234.5', { kind: 'number', value: 1234.5, percent: false }],
    ['（12.5）', { kind: 'number', value: -12.5, percent: false }],
    ['８％', { kind: 'number', value: 8, percent: true }],
    [' 0 ', { kind: 'number', value: 0, percent: false }],
    ['—', { kind: 'dash' }],
    ['', { kind: 'blank' }],
    ['约12', { kind: 'unreadable', text: '约12' }],
    ['12,34', { kind: 'unreadable', text: '12,34' }],
  ] as const)('%s', (text, read) => {
    expect(readNumber({ kind: 'text', text })).toEqual(read)
  })

  it('that Excel shows as a percentage is that of the percentage', () => {
    expect(readNumber({ kind: 'number', value: 0.086, percent: true })).toEqual({
      kind: 'number',
      value: 8.6,
      percent: true,
    })
  })
})

describe('the period in a cell', () => {
  it.each([
    ['2026-07', '2026-07-31'],
    ['202607', '2026-07-31'],
    ['2026年7月', '2026-07-31'],
    ['2026年1—7月', '2026-07-31'],
    ['2026年1-7月累计', '2026-07-31'],
    ['2026/7', '2026-07-31'],
    ['2026-07-31', '2026-07-31'],
    ['2026-07-31T00:00:00', '2026-07-31'],
    ['2026年三季度', '2026-09-30'],
    ['2026Q2', '2026-06-30'],
    ['2026年上半年', '2026-06-30'],
    ['2026年', '2026-12-31'],
    ['2026年13月', undefined],
    ['去年', undefined],
  ] as const)('%s', (text, end) => {
    expect(parsePeriodEnd(text)).toBe(end)
  })
})
