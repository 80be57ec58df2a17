import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { cellAt } from '#core/expressions/column.ts'
import { writeTable } from '../documents/write-table.ts'
import { wordFault } from './finding-words.ts'
import { readData } from './read-data.ts'
import { methodFrom } from './testing.ts'

const method = methodFrom(`
inputs:
  tax: { name: 评价税收, aliases: [实缴税金], unit: 万元, least: 0 }
  share: { name: 研发占比, unit: '%', blank: 0 }
  scale: { name: 规模, type: text, values: [规上, 规下] }
  listed: { name: 上市, type: boolean, blank: false }
cohorts: { all_of_them: { name: 全体 } }
items: [{ code: item, name: 指标, weight: 100, value: tax, score: { kind: best } }]
`)
const encode = (text: string) => new TextEncoder().encode(text)
// 代码,评价税收,规模 / A1,12,规上
const GB18030 = Uint8Array.from(
  Buffer.from('b4facbd52cc6c0bcdbcbb0cad52cb9e6c4a30a41312c31322cb9e6c9cf0a'.replace('cbd5', 'c2eb'), 'hex'),
)
const values = (bytes: Uint8Array, name = '数据.csv') => {
  const read = readData(method, bytes, name)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const { subjects, notes } = read.value
  const rows = subjects.codes.map((code, row) => [
    code,
    ...method.inputs.map((input) => {
      const column = subjects.columns.get(input.code)
      return column === undefined || column.kind === 'list' ? undefined : cellAt(column, row)
    }),
  ])
  return { rows, notes: notes.map(({ code }) => code) }
}
const faults = (text: string) => {
  const read = readData(method, encode(text), '数据.csv')
  return read.ok ? [] : read.faults.map((fault) => wordFault(fault, 'zh'))
}

describe('data out of a file', () => {
  it('come in UTF-8 or GB18030, by comma or tab, under names, aliases or codes', () => {
    expect(values(encode('\uFEFF代码\t实缴税金\tscale\nA1\t"1,200.5"\t规上')).rows).toEqual([
      ['A1', 1200.5, 0, '规上', false],
    ])
    expect(values(GB18030).rows).toEqual([['A1', 12, 0, '规上', false]])
  })

  it('are converted from the unit of their heading, and that is said', () => {
    const { rows, notes } = values(encode('代码,评价税收（亿元）,规模,研发占比（%）,上市\nA1,0.5,规上,3.2%,是'))
    expect(rows).toEqual([['A1', 5000, 3.2, '规上', true]])
    expect(notes).toEqual(['evaluation.unit-converted'])
  })

  it('leave what is missing missing: a dash is no zero', () => {
    expect(values(encode('代码,评价税收,规模\nA1,—,规上\nA2,,规下')).rows.map((row) => row[1])).toEqual([null, null])
  })

  it('leave out sums and remarks below the table, and say so', () => {
    const { rows, notes } = values(encode('代码,评价税收,规模,备注\nA1,5,规上,\n合计,5,,\n,注：含预缴,,'))
    expect(rows).toHaveLength(1)
    expect(notes).toEqual(['evaluation.column-unused', 'evaluation.sum-row'])
  })

  it('come out of a workbook with a title above the head and a line of units below it', async () => {
    const parts: Buffer[] = []
    const out = new Writable({
      write: (part: Buffer, _, done) => {
        parts.push(part)
        done()
      },
    })
    const columns = [
      { header: ['代码'] },
      { header: ['名称'] },
      { header: ['评价税收'], unit: '亿元' },
      { header: ['规模'] },
    ]
    await writeTable(out, [{ name: '表1', title: '企业数据', columns, rows: [['A1', '甲厂', 0.25, '规上']] }], {
      kind: 'x',
      id: 'x',
      version: '1',
    })
    const { rows, notes } = values(new Uint8Array(Buffer.concat(parts)), '数据.xlsx')
    expect(rows).toEqual([['A1', 2500, 0, '规上', false]])
    expect(notes).toContain('evaluation.unit-converted')
  })

  it('are refused whole, with every fault in its place', () => {
    expect(faults('代码,评价税收,规模,上市\nA1,三百,规上,是\nA2,NaN,中,也许\nA1,-5,规下,否\n,7,规上,否')).toEqual([
      '数据.csv 第 2 行 B 列：“评价税收”应当是数字，这里是“三百”。没有数据请留空。',
      '数据.csv 第 3 行 B 列：“评价税收”应当是数字，这里是“NaN”。没有数据请留空。',
      '数据.csv 第 3 行 C 列：“规模”只能是规上、规下，这里是“中”。',
      '数据.csv 第 3 行 D 列：“上市”应当填“是”或“否”，这里是“也许”。',
      '数据.csv 第 4 行 B 列：“评价税收”是 -5，不在允许范围内（0 至 不限）。请核对。',
      '数据.csv 第 5 行 A 列：这一行没有代码。请补上，或删去此行。',
      '数据.csv 第 4 行：“A1”在第 2 行已有数据。请只留一行。',
    ])
  })

  it('say which column is missing and which one may be meant', () => {
    expect(faults('代码,评价税金,规模\nA1,5,规上')).toEqual([
      '数据.csv 第 1 行：缺“评价税收”这一列（是不是“评价税金”？可在办法里写进 aliases）。',
    ])
    expect(faults('一份会议纪要')).toEqual([
      '数据.csv：找不到表头。表头里要有代码或名称，以及：评价税收、研发占比、规模、上市。',
    ])
  })

  it('say when a unit cannot be converted, and when a quote stays open', () => {
    expect(faults('代码,评价税收（家）,规模\nA1,5,规上')).toEqual([
      '数据.csv 第 1 行 B 列：“评价税收”在文件里的单位是家，办法要的是万元，不能换算。请改正单位或数据。',
    ])
    expect(faults('代码,评价税收,规模\n"A1,5,规上')[0]).toContain('引号没有成对')
  })

  it('go by 乡镇名称 or 孵化器编号 as well, and without such a column are refused once, not row by row', () => {
    expect(values(encode('孵化器编号,乡镇名称,评价税收,规模\nF1,东镇,5,规上\n注：单位万元,,,\n'))).toEqual({
      rows: [['F1', 5, 0, '规上', false]],
      notes: ['evaluation.remark-row'],
    })
    expect(values(encode('银行,评价税收（亿元）,规模\n望潮银行,2.123,规上\n')).rows[0]?.[1]).toBe(21230)
    expect(faults('评价税收,规模\n1,规上\n2,规上\n')).toHaveLength(1)
  })

  it('with more cells than headings are refused: an unquoted 1,234 would move every number after it', () => {
    expect(faults('代码,评价税收,规模,上市\nA1,1,234,规上,是\n')).toContain(
      '数据.csv 第 2 行 E 列：这一行比表头多出 1 格（“是”）。数字里的千分位逗号要去掉，或用引号把数括起来；多余的格请删去。',
    )
  })
})
