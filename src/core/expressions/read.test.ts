import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Outcome } from '../base/fault.ts'
import { parseUnit } from '../base/units-of-measure.ts'
import type { ExpressionColumn } from './column.ts'
import { type Expression, readExpression } from './read.ts'
import { storeExpression, wordExpression } from './words.ts'

const unit = (printed: string) => {
  const read = parseUnit(printed)
  if (!read.ok) throw new Error(printed)
  return read.value
}
const column = (code: string, name: string, printed: string | null, ...aliases: string[]): ExpressionColumn => ({
  code,
  name,
  aliases,
  kind: 'number',
  unit: printed === null ? null : unit(printed),
})

const columns: readonly ExpressionColumn[] = [
  column('tax', '税收', '万元', '实缴税金'),
  column('land', '用地面积', '亩'),
  column('output', '规上工业总产值', '亿元'),
  column('revenue', '营业收入', '万元'),
  column('hightech', '高技术制造业产值', '亿元'),
  column('firms', '规上企业数', '家'),
  column('growth', '产值增速', '%'),
  column('growth_city', '全市产值增速', '%'),
  column('pace', '回升幅度', '百分点'),
  column('rd', 'R&D经费支出', '万元'),
  column('g5', '5G基站数', '个'),
  column('score', '得分', null),
  column('fdi', '实际利用外资', '万美元'),
  { code: 'industry', name: '行业代码', aliases: [], kind: 'text', unit: null },
  { code: 'listed', name: '已上市', aliases: [], kind: 'truth', unit: null },
]

const number = (text: string, printed?: string) =>
  readExpression(text, columns, { kind: 'number', unit: printed === undefined ? null : unit(printed) })
const truth = (text: string) => readExpression(text, columns, { kind: 'truth' })
const good = (outcome: Outcome<Expression>): Expression => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.value
}
const faults = (outcome: Outcome<Expression>) =>
  outcome.ok
    ? []
    : outcome.faults.map(({ code, place }) => `${code.replace('expression.', '')} ${place?.start}-${place?.end}`)

describe('a formula in Chinese names', () => {
  it('is stored in codes and read again in names', () => {
    const read = good(number('税收÷用地面积', '万元/亩'))
    expect(storeExpression(read)).toBe('tax / land')
    expect(wordExpression(read, (code) => columns.find((one) => one.code === code)?.name)).toBe('税收 ÷ 用地面积')
    expect(read.dependencies).toEqual(['tax', 'land'])
  })

  it('lets a column bear a code that is a word of the language', () => {
    for (const code of ['type', 'in', 'double', 'for', 'package', 'null', 'true', 'list']) {
      const named = [column(code, '某数', null), ...columns]
      const read = readExpression('某数 > 5 && 某数 < 得分', named, { kind: 'truth' })
      expect(read.ok ? read.value.dependencies : read.faults, code).toEqual([code, 'score'])
    }
  })

  it('takes aliases, codes, full-width signs and names that hold signs or begin with digits', () => {
    expect(storeExpression(good(number('（实缴税金＋rd）×２')))).toBe('(tax + rd) * 2')
    expect(storeExpression(good(number('R&D经费支出/营业收入×100%', '%')))).toBe('rd / revenue * 100%')
    expect(storeExpression(good(number('5G基站数 / 规上企业数')))).toBe('g5 / firms')
    expect(storeExpression(good(number('「R&D经费支出」 - 税收')))).toBe('rd - tax')
  })

  it('asks for growth and last year of what is reported as a pair, and is told so', () => {
    const paired = columns.map((one) => ({ ...one, paired: true }))
    const read = good(readExpression('增速(税收) > 5 且 税收 > 上年同期(税收)', paired, { kind: 'truth' }))
    expect(storeExpression(read)).toBe('growth(tax) > 5 && tax > lastYear(tax)')
    expect(read.dependencies).toEqual(['tax'])
    expect(faults(readExpression('growth(税收 + 营业收入)', paired, { kind: 'number' }))).toEqual(['not-paired 7-16'])
  })

  it('leaves names inside quotes alone', () => {
    expect(storeExpression(good(truth('行业代码 == "税收" 且 税收 > 0')))).toBe('industry == "税收" && tax > 0')
    expect(storeExpression(good(truth('行业代码 in [“C39”、“C38”] 或 非 已上市')))).toBe(
      'industry in ["C39", "C38"] || !listed',
    )
  })

  it('keeps the longer of two names', () => {
    expect(good(number('全市产值增速 - 产值增速', '百分点')).dependencies).toEqual(['growth_city', 'growth'])
  })

  it.each([
    '税收 / 用地面积 >= 15万元/亩 && (行业代码.startsWith("C39") || !已上市)',
    '最大值(0, 限定(产值增速, -5%, 20%)) > 3',
    '有值(税收) ? round(税收 / 用地面积, 2) > 1 : 首个有值(得分, 1.5e3) < -2',
    '税收 - (营业收入 - R&D经费支出) > -(税收) * 2',
    '营业收入 >= 2000万元 且 规上企业数 > 10家',
  ])('%s says the same after being stored, and after being told in words', (text) => {
    const read = good(truth(text))
    const stored = good(truth(storeExpression(read)))
    expect(storeExpression(stored)).toBe(storeExpression(read))
    const told = good(truth(wordExpression(read, (code) => columns.find((one) => one.code === code)?.name)))
    expect(storeExpression(told)).toBe(storeExpression(read))
  })
})

describe('units in a formula', () => {
  it('divide to a quotient and come into the unit that the indicator has', () => {
    expect(good(number('税收 / 用地面积')).unit?.symbol).toBe('万元/亩')
    const converted = good(number('规上工业总产值 / 用地面积', '万元/亩'))
    expect(converted.notes).toMatchObject([{ code: 'converted', facts: { from: '亿元/亩', times: 10_000, over: 1 } }])
  })

  it('of one dimension are converted in sums and comparisons, and a note says so', () => {
    expect(good(number('营业收入 + 规上工业总产值')).unit?.symbol).toBe('万元')
    expect(good(number('营业收入 + 规上工业总产值')).notes).toMatchObject([
      { code: 'converted', start: 7, end: 14, facts: { from: '亿元', unit: '万元', times: 10_000 } },
    ])
    expect(good(truth('营业收入 > 规上工业总产值')).notes).toHaveLength(1)
  })

  it('of two dimensions are never added or compared', () => {
    expect(faults(number('规上企业数 + 产值增速'))).toEqual(['units-add 0-12'])
    expect(faults(truth('税收 > 实际利用外资'))).toEqual(['units-differ 5-11'])
    expect(faults(truth('产值增速 > 回升幅度'))).toEqual(['units-differ 7-11'])
    expect(faults(number('max(税收, 用地面积)'))).toEqual(['units-differ 8-12'])
  })

  it('of rates differ by percentage points, which are no percentages', () => {
    expect(good(number('产值增速 - 全市产值增速')).unit?.symbol).toBe('百分点')
    expect(good(number('产值增速 + 回升幅度', '%')).unit?.symbol).toBe('%')
    expect(faults(number('产值增速 - 全市产值增速', '%'))).toEqual(['result-unit 0-13'])
    expect(good(number('100% - 产值增速', '%')).unit?.symbol).toBe('%')
  })

  it('make a share of a ratio only where it is written as one', () => {
    expect(good(number('高技术制造业产值 / 规上工业总产值 * 100%', '%')).unit?.symbol).toBe('%')
    const bare = number('高技术制造业产值 / 规上工业总产值 * 100', '%')
    expect(bare).toMatchObject({ ok: false, faults: [{ code: 'expression.result-unit', facts: { ratio: true } }] })
  })

  it('count a rate beside money as its part of a whole, and say so', () => {
    expect(good(number('税收 × 产值增速', '万元')).notes).toMatchObject([{ code: 'share', facts: { over: 100 } }])
  })

  it('are not guessed for a bare number in a sum', () => {
    expect(faults(number('税收 + 5'))).toEqual(['bare-number 5-6'])
    expect(faults(number('1 + 产值增速'))).toEqual(['bare-number 0-1'])
    expect(good(number('税收 + 5万元')).unit?.symbol).toBe('万元')
    expect(good(number('税收 + 0')).unit?.symbol).toBe('万元')
  })

  it('are taken over by a bare number in a comparison, which is noted for rates', () => {
    expect(good(truth('产值增速 > 0.5')).notes).toMatchObject([{ code: 'adopted', facts: { value: 0.5, unit: '%' } }])
    expect(good(truth('税收 > 500')).notes).toEqual([])
  })
})

describe('what is wrong with an expression', () => {
  it('is found in all its parts at once, where it stands', () => {
    expect(faults(truth('税收额 > 5 && 规上企业数 + 产值增速 > 3 && 行业代码 > 4'))).toEqual([
      'name-unknown 0-3',
      'units-add 11-23',
      'kinds-differ 38-39',
    ])
  })

  it('is a name that nobody knows, with the one that is nearest', () => {
    expect(number('税收收入 / 用地面积')).toMatchObject({
      ok: false,
      faults: [{ code: 'expression.name-unknown', facts: { name: '税收收入', nearest: '税收' } }],
    })
  })

  it('is a name that two go by', () => {
    const twins = [...columns, column('tax2', '税收', '万元')]
    expect(readExpression('税收 + 0', twins, { kind: 'number' })).toMatchObject({
      ok: false,
      faults: [{ code: 'expression.name-ambiguous', place: { start: 0, end: 2 } }],
    })
  })

  it.each([
    ['税收 +', 'syntax 4-4'],
    ['(税收', 'syntax 3-3'],
    ['税收 用地面积', 'syntax 3-7'],
    ['行业代码 == "C39', 'quote-open 8-12'],
    ['税收 # 2', 'character 3-4'],
    ['税收 / 0', 'zero-divisor 5-6'],
    ['sqrt(税收)', 'function-unknown 0-8'],
    ['min(税收)', 'arguments 0-7'],
    ['round(税收, 0.5)', 'round-digits 10-13'],
    ['税收 > 5坰', 'unit.unknown 5-7'],
    ['行业代码', 'result-kind 0-4'],
    ['税收 == null', 'null-taken 6-10'],
    ['行业代码 in []', 'list-empty 0-10'],
    ['已上市 > false', 'kind 0-11'],
    ['growth(税收)', 'not-paired 7-9'],
    ['[1,2].all(x, x > 1)', 'name-unknown 10-11'],
    ['', 'blank 0-0'],
  ])('%s: %s', (text, expected) => {
    const outcome = truth(text)
    expect(faults(outcome.ok ? number(text) : outcome)).toContain(expected)
  })
})

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      '税收',
      '用地面积',
      '产值增速',
      '行业代码',
      '已上市',
      'tax',
      'min(',
      'coalesce(',
      'growth(',
      'has(',
      ')',
      '(',
      ',',
      '5',
      '5万元',
      '100%',
      '0',
    ],
    ...[
      ' + ',
      ' - ',
      '×',
      '÷',
      ' >= ',
      ' == ',
      ' 且 ',
      '或',
      '!',
      ' ? ',
      ' : ',
      ' in ',
      '["C39"]',
      '[',
      ']',
      '"',
      '“甲”',
      '.',
      '{',
      '}',
    ],
    ...[
      '.map(x, x)',
      '.startsWith("C")',
      'null',
      'true',
      '坰',
      '#',
      '\\',
      '「',
      '」',
      '\n',
      '𠮷',
      'é',
      '1e999',
      '0x1F',
      'b"a"',
      'r"a"',
      '5u',
      '//',
    ],
  )
  it('is read or refused with faults that lie in it, and never breaks the reader', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (given) => {
        const text = given.join('')
        for (const outcome of [number(text), truth(text)]) {
          if (outcome.ok) {
            const again = readExpression(storeExpression(outcome.value), columns, { kind: outcome.value.kind })
            expect(again.ok && storeExpression(again.value)).toBe(storeExpression(outcome.value))
          } else {
            expect(outcome.faults.length).toBeGreaterThan(0)
            for (const { place } of outcome.faults) {
              expect(place?.start).toBeGreaterThanOrEqual(0)
              expect(place?.end).toBeLessThanOrEqual(text.length)
              expect(place?.start ?? 0).toBeLessThanOrEqual(place?.end ?? -1)
            }
          }
        }
      }),
      { numRuns: 2000 },
    )
  })
})
