import { describe, expect, it } from 'vitest'
import { makeFormat } from './format.ts'

const zh = makeFormat('zh', '2026-11-22')
const en = makeFormat('en', '2026-11-22')

describe('figures and days as they are written', () => {
  it('name the year only where it is another one', () => {
    expect([zh.day('2026-11-22'), zh.day('2025-01-05'), en.day('2025-01-05')]).toEqual([
      '11月22日',
      '2025年1月5日',
      'Jan 5, 2025',
    ])
  })

  it('write periods as the office does', () => {
    const codes = ['2026', '2017-2019', '2026-11', '2026Q4', 'annual', '2026-03-18']
    expect(codes.map(zh.period)).toEqual([
      '2026年',
      '2017–2019年',
      '2026年11月',
      '2026年第四季度',
      '每年',
      '2026年3月18日',
    ])
  })

  it('part thousands and keep the decimals that the number has', () => {
    expect([zh.number(1234567.5), zh.number(0.0000001), zh.number(-1200)]).toEqual([
      '1,234,567.5',
      '0.0000001',
      '-1,200',
    ])
  })
})
