import { describe, expect, test } from 'vitest'
import type { BulletinScene, Fact, Subject } from '#core/bulletins/fact.ts'
import { type OfficialBlock, writeOfficialWord } from '../documents/official-word.ts'
import { readDocument } from '../documents/read-document.ts'
import { fillWord, type OwnWords } from './fill-word.ts'

const parks: readonly Subject[] = ['临港工业园', '东屿高新区', '白塔科技园'].map((name, at) => ({ id: at + 2, name }))
const whole: Subject = { id: 1, name: '望潮市' }
const rates: Readonly<Record<string, number | null>> = {
  望潮市: 6.9,
  临港工业园: 8.2,
  东屿高新区: null,
  白塔科技园: -1.3,
}

const factOf = (subject: Subject): Fact => {
  const rate = rates[subject.name] ?? null
  return {
    indicator: { code: 'output', name: '规上工业总产值', unit: '亿元', decimals: 1, kind: 'level' },
    subject,
    period: { type: 'cumulative-month', end: '2026-07-31' },
    before: { type: 'cumulative-month', end: '2026-06-30' },
    value: rate === null ? null : 100 + rate,
    missing: rate === null ? 'not-reported' : null,
    lastYear: 100,
    rate,
    rateBefore: null,
    whole: 6.9,
    rank: null,
    rankBefore: null,
    contribution: null,
    pull: null,
    goal: null,
    lacking: subject.name === '望潮市' ? ['白塔科技园'] : [],
    batches: [subject.id],
  }
}
const scene: BulletinScene = {
  period: { type: 'cumulative-month', end: '2026-07-31' },
  before: { type: 'cumulative-month', end: '2026-06-30' },
  wholeName: '全市',
  factOf: (indicator, subject) => {
    const name = subject === null ? whole.name : typeof subject === 'string' ? subject : subject.name
    const found = [whole, ...parks].find((one) => one.name === name)
    return indicator === '规上工业总产值' && found ? factOf(found) : undefined
  },
  subjectsOf: (group) => (group === '园区' ? parks : undefined),
}
const own: OwnWords = {
  期: '2026年1—7月',
  年: '2026',
  月: '7',
  期数: '7',
  签发日期: '2026年8月12日',
  签发单位: '领导小组办公室',
  文号: '望潮快报〔2026〕7号',
}

const template = (...blocks: readonly (string | OfficialBlock)[]): Promise<Uint8Array> =>
  writeOfficialWord({
    title: '工业经济运行快报',
    blocks: blocks.map((block) => (typeof block === 'string' ? { kind: 'paragraph', text: block } : block)),
  })
async function fill(...blocks: readonly (string | OfficialBlock)[]) {
  const filled = fillWord(await template(...blocks), scene, own)
  if (!filled.ok) return { faults: filled.faults, text: '', gaps: [], facts: [] }
  const read = await readDocument(filled.value.bytes, '快报.docx')
  return { faults: [], text: read.ok ? read.document.text : '', gaps: filled.value.gaps, facts: filled.value.facts }
}

describe('a bulletin is filled from a template that was written in Word', () => {
  test('words in braces become sentences', async () => {
    const { text, facts } = await fill('{期}，全市规上工业总产值{规上工业总产值}，{规上工业总产值.同比}。')
    expect(text).toContain('2026年1—7月，全市规上工业总产值106.9亿元，同比增长6.9%。')
    expect(facts.map(({ fact }) => fact.subject.name)).toEqual(['望潮市'])
  })

  test('a sum that is not whole stands, and the places that it lacks are named', async () => {
    const { text, gaps } = await fill('全市{规上工业总产值}')
    expect(text).toContain('全市106.9亿元')
    expect(gaps).toMatchObject([{ subject: '望潮市', missing: 'parts', lacking: ['白塔科技园'] }])
  })

  test('a target that nobody has set is a gap with that reason, and #有 asks for just what it names', async () => {
    const { text, gaps } = await fill(
      '{#有 规上工业总产值.目标}有目标{/}{#无 规上工业总产值.目标}没有目标{/}',
      '{临港工业园/规上工业总产值.目标}',
    )
    expect(text).toContain('没有目标')
    expect(gaps).toMatchObject([{ subject: '临港工业园', missing: 'no-target' }])
  })

  test('braces from a Chinese keyboard count', async () => {
    expect((await fill('增速｛规上工业总产值．增速｝%')).text).toContain('增速6.9%')
  })

  test('a loop makes a paragraph for each park in its order; who is silent is listed as a gap and stands as —', async () => {
    const { text, gaps } = await fill(
      '{#园区 按 规上工业总产值.增速 降序}',
      '{序号}.{名称}{规上工业总产值.同比}；',
      '{/}',
    )
    const lines = text.split('\n').filter((line) => /^\d\./.test(line))
    expect(lines).toEqual(['1.临港工业园同比增长8.2%；', '2.白塔科技园同比下降1.3%；', '3.东屿高新区—；'])
    expect(gaps).toMatchObject([{ indicator: '规上工业总产值', subject: '东屿高新区', missing: 'not-reported' }])
    expect((await fill('{#园区 按 规上工业总产值.增速 降序 前2}{名称}{顿号}{/}。')).text).toContain(
      '临港工业园、白塔科技园。',
    )
  })

  test('a sentence under a condition stands only where it holds', async () => {
    const { text } = await fill(
      '{#如果 规上工业总产值.增速 < 0}全市下滑。{/}{#如果 规上工业总产值.增速 > 0}全市上行。{/}',
    )
    expect(text).toContain('全市上行。')
    expect(text).not.toContain('下滑')
  })

  test('a row of a table is repeated', async () => {
    const { text } = await fill({
      kind: 'table',
      header: [['园区', '增速（%）']],
      rows: [['{#园区}{名称}', '{规上工业总产值.增速}{/}']],
      widths: [20, 20],
    })
    for (const cell of ['临港工业园', '8.2', '白塔科技园', '-1.3']) expect(text).toContain(cell)
    expect(text.match(/东屿高新区/g)).toHaveLength(1)
  })

  test('all that is wrong with a template is told at once, by its words', async () => {
    const { faults } = await fill('{规上工业总产值.同比增}', '{用电量}', '{#街道}{名称}{/}', '{名称}')
    expect(faults.map(({ code }) => code)).toEqual([
      'bulletin.saying-unknown',
      'bulletin.value-unknown',
      'bulletin.group-unknown',
      'bulletin.turn-outside-loop',
    ])
  })

  test('a brace left open is named', async () => {
    const { faults } = await fill('{规上工业总产值', '{#园区}{名称}')
    expect(faults.map(({ code }) => code)).toContain('bulletin.tag-unclosed')
    expect((await fill('{#园区}{名称}')).faults).toMatchObject([
      { code: 'bulletin.section-unclosed', facts: { tag: '园区' } },
    ])
  })

  test('what is no Word file is refused', () => {
    const refused = fillWord(new TextEncoder().encode('hello'), scene, own)
    expect(refused.ok ? [] : refused.faults).toEqual([{ code: 'bulletin.template-unreadable' }])
  })
})
