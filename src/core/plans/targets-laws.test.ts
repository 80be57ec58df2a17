import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText } from './clean.ts'
import { scanFigures } from './figures.ts'
import { readHead } from './head.ts'
import { readOutline } from './outline.ts'
import { scanTimes } from './periods.ts'
import { readTargets } from './targets.ts'

const plan = `望潮市制造业高质量发展三年行动计划（2024—2026年）

一、发展目标

到2026年，规上工业总产值突破5000亿元，年均增长9%左右，先进制造业、高技术制造业占比分别达到50%和25%。

二、主要任务

1．每年新增规上企业不少于10家、专精特新企业3至5家，引进两名院士。（责任单位：市经信局）

序号	指标名称	单位	2023年	2026年目标
1	规上工业总产值	亿元	3200	5000
2	公共平台（新研机构）	个	2	2025年34(10) 2026年38(11)
`

const read = (text: string) => {
  const document = { text, tables: [] }
  const clean = cleanText(document)
  const outline = readOutline(clean, document)
  return readTargets(clean, outline, readHead(clean, outline))
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s　]/g, '')

const mutated = fc
  .array(
    fc.record({
      at: fc.nat(plan.length),
      drop: fc.nat(6),
      put: fc.oneof(
        fc.constantFrom(
          '\n',
          '\t',
          '（',
          '”',
          '达到',
          '和',
          '、',
          '2025年',
          '1/0',
          '百分之',
          '〔',
          '级',
          '-',
          '至',
          '%',
        ),
        fc.string({ unit: 'binary', maxLength: 3 }),
      ),
    }),
    { maxLength: 12 },
  )
  .map((edits) => edits.reduce((text, { at, drop, put }) => text.slice(0, at) + put + text.slice(at + drop), plan))

test('a spoilt document gives no exception, and every span returns the number it claims', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const { targets, figures } = read(text)
      for (const one of [...targets, ...figures]) {
        expect(one.start).toBeLessThan(one.end)
        expect(plain(text.slice(one.start, one.end))).toContain(plain(one.text).slice(0, 1))
        expect(Number.isFinite(one.value)).toBe(true)
      }
    }),
    { numRuns: 150 },
  )
})

test('figures stand in order, apart from pairs, and never inside a time', () => {
  fc.assert(
    fc.property(mutated, (text) => {
      const times = scanTimes(text)
      const figures = scanFigures(text, times)
      for (const [index, figure] of figures.entries()) {
        const before = figures[index - 1]
        if (before !== undefined && before.start !== figure.start) expect(before.end).toBeLessThanOrEqual(figure.start)
        expect(times.some((time) => time.start < figure.end && figure.start < time.end)).toBe(false)
      }
    }),
    { numRuns: 150 },
  )
})

test('blanks, widths and line ends change no target', () => {
  const said = (text: string) =>
    read(text).targets.map(
      ({ value, unit, comparator, kind, period }) => `${value}${unit}${comparator}${kind}${period}`,
    )
  const expected = said(plan)
  expect(expected.length).toBeGreaterThan(10)
  const wide = plan.replace(/[0-9%]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
  expect(said(wide)).toEqual(expected)
  expect(said(plan.replace(/\n/g, '\r\n'))).toEqual(expected)
  expect(said(plan.replace(/(\d+)(亿元|家|%)/g, '$1 $2'))).toEqual(expected)
})

test.each([
  ['2024年、2025年各新增规上企业10家。', ['10家 2024', '10家 2025']],
  ['2024年和2025年均新增规上企业10家。', ['10家 2024', '10家 2025']],
  ['2024、2025年各建设产业园10个。', ['10个 2024', '10个 2025']],
  ['2024年和2025年分别建设标准厂房各5万平方米。', ['5万平方米 2024', '5万平方米 2025']],
  ['2025年、2026年高新技术企业各增加20家。', ['20家 2025', '20家 2026']],
  ['2024年、2025年，各县新增企业10家。', ['10家 2025']],
  ['2024年、2025年各县新增企业10家。', ['10家 2025']],
  ['2024年、2025年分别新增企业50家、55家。', ['50家 2024', '55家 2025']],
])('%s sets one target for each year that it speaks of', (sentence, expected) => {
  const { targets } = read(`望潮市三年行动方案（2024—2026年）\n一、工作目标\n${sentence}\n`)
  expect(targets.map(({ value, unit, period }) => `${value}${unit} ${period}`)).toEqual(expected)
})
