import { describe, expect, it } from 'vitest'
import { makeFormat } from '../words/format.ts'
import { zh } from '../words/zh.ts'
import { wordField, wordLabel } from './word-difference.ts'

const f = makeFormat('zh', '2026-11-22')
const said = (field: string, value: string) => wordField(zh, f, field, value)

describe('what changed between two versions, in words', () => {
  it('names what is demanded and how it is measured, not their codes', () => {
    expect([said('comparator', '>='), said('kind', 'share'), said('role', 'base'), said('form', 'row')]).toEqual([
      '不低于',
      '占比',
      '基数（背景）',
      '表格行',
    ])
  })

  it('writes numbers and times as the document does', () => {
    expect([said('number', '三/(一)/1'), said('period', '2026-2028'), said('period', 'annual')]).toEqual([
      '三（一）1',
      '2026–2028年',
      '每年',
    ])
    expect(said('steps', '2026 完成调查\n2027Q2 开工')).toBe('2026年 完成调查\n2027年第二季度 开工')
  })

  it('keeps what the document printed', () => {
    expect([said('metric', '工业增加值'), said('leads', '市发展改革局')]).toEqual(['工业增加值', '市发展改革局'])
  })

  it('calls a measure and a target as people do', () => {
    const one = { change: 'changed' as const, id: null, fields: [] }
    expect(wordLabel(f, { ...one, what: 'measure', label: '三/(一) 盘活低效用地' })).toBe('三（一） 盘活低效用地')
    expect(wordLabel(f, { ...one, what: 'target', label: '全市 工业投资 2028' })).toBe('全市 工业投资 2028年')
    expect(wordLabel(f, { ...one, what: 'target', label: '高新技术企业' })).toBe('高新技术企业')
  })
})
