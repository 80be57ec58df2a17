import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPlan } from './read.ts'
import type { PlanReading } from './reading.ts'

const plan = `望潮市人民政府文件
望府〔2024〕8号
望潮市人民政府关于印发望潮市智造行动方案的通知
各县（市、区）人民政府，市直有关单位：
现将《望潮市智造行动方案（2024—2026年）》印发给你们，请认真组织实施。
望潮市人民政府
2024年3月18日
望潮市智造行动方案（2024—2026年）
一、总体要求
（一）指导思想。坚持创新引领，推动制造业高质量发展。
（二）主要目标。到2026年，全市规上工业总产值突破5000亿元，年均增长8%以上；新增专精特新企业120家。
二、重点任务
（一）实施技改行动
1.推动设备更新。每年实施技改项目150个，引导企业扩大投资，完善台账和清单，落实支持政策，推进一批重大项目开
工建设。（市工业和信息化局牵头，市财政局、市统计局配合，各县（市、区）人民政府（管委会）结合职责抓好落实）
2.培育链主企业。到2025年培育链主企业10家。
责任单位：市工业和信息化局、市商务局
（二）强化要素保障
3.保障用地。做好以下工作：
（1）清理闲置土地500亩；
（2）建设标准厂房20万平方米。（市自然资源局、市住房和城乡建设局按职责分工负责）
专栏1 重点工程
1.强基工程。支持10个项目。
三、保障措施
（一）加强领导。确保各项任务落到实处。
附件：望潮市任务分工表
望潮市任务分工表
序号\t重点任务\t牵头单位\t责任单位\t完成时限
一、创新\t\t\t\t
1\t建设创新平台3个\t市科技局\t市工业和信息化局 市发展改革委\t2025年12月底前
2\t攻关核心技术\t\t\t持续推进
`

const read = (text: string): PlanReading => readPlan({ text, tables: [] })

/** widths and blanks differ from copy to copy; what is said does not */
const plain = (words: string): string =>
  words.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/\s/g, '')

const content = (reading: PlanReading) => ({
  outline: reading.outline.map((heading) => [heading.number, plain(heading.title)]),
  measures: reading.measures.map((measure) => [
    measure.number,
    plain(measure.title),
    measure.duties.map((duty) => `${duty.grade} ${plain(duty.name)} ${duty.inherited ?? false}`),
    measure.steps.map((step) => [step.period, plain(step.text)]),
    measure.deadline?.period ?? null,
  ]),
  targets: reading.targets.map((target) => [
    target.value,
    plain(target.unit),
    target.comparator,
    target.kind,
    target.period,
  ]),
  head: [
    reading.head.title,
    reading.head.documentNumber,
    reading.head.issuer,
    reading.head.issuedOn,
    reading.head.term,
  ].map((field) => (field === null ? null : plain(field.value))),
})

const texts = (reading: PlanReading): readonly { start: number; end: number; says: string }[] => [
  ...reading.outline.map((heading) => ({ ...heading, says: heading.title })),
  ...reading.measures.map((measure) => ({ ...measure, says: measure.title })),
  ...reading.measures.flatMap((measure) => measure.duties.map((duty) => ({ ...duty, says: duty.name }))),
  ...reading.measures.flatMap((measure) => measure.steps.map((step) => ({ ...step, says: step.text }))),
  ...reading.measures.flatMap((measure) =>
    measure.deadline ? [{ ...measure.deadline, says: measure.deadline.text }] : [],
  ),
]

const isPrinted = (character: string): boolean =>
  character > ' ' && character !== '\u007f' && !/[\s\ufeff\u200b-\u200f\u00ad\u2060]/.test(character)
const squeezed = (words: string): string => words.split('').filter(isPrinted).join('')

function expectTrueSpans(text: string, reading: PlanReading): void {
  for (const { start, end, says } of texts(reading)) {
    expect(start).toBeLessThanOrEqual(end)
    const printed = squeezed(text.slice(start, end))
    // what a page end printed twice stands in the span once more
    if (printed.length === squeezed(says).length) expect(printed).toBe(squeezed(says))
    else expect(printed.length).toBeGreaterThan(squeezed(says).length)
  }
  for (const span of [
    ...reading.targets,
    ...reading.figures,
    ...reading.unread,
    ...reading.measures.map((measure) => measure.body),
  ]) {
    expect(span.start).toBeGreaterThanOrEqual(0)
    expect(span.end).toBeLessThanOrEqual(text.length)
    expect(span.start).toBeLessThanOrEqual(span.end)
  }
}

const isHan = (character: string | undefined): boolean => character !== undefined && /[一-鿿]/.test(character)
const wide = (character: string): string =>
  /[0-9()%.]/.test(character) ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : character
const half = (character: string): string =>
  /[（）％]/.test(character) ? String.fromCharCode(character.charCodeAt(0) - 0xfee0) : character

describe('laws of reading', () => {
  const known = content(read(plan))

  it('reads the plan at all', () => {
    expect(known.measures).toHaveLength(7)
    expect(known.measures[0]).toEqual([
      '二/(一)/1',
      '推动设备更新',
      [
        'lead 市工业和信息化局 false',
        'assist 市财政局 false',
        'assist 市统计局 false',
        'territorial 各县(市、区)人民政府(管委会) false',
      ],
      [],
      null,
    ])
    expectTrueSpans(plan, read(plan))
  })

  it('reads the same whatever the widths', () => {
    expect(content(read([...plan].map(wide).join('')))).toEqual(known)
    expect(content(read([...plan].map(half).join('')))).toEqual(known)
  })

  it('reads the same whatever the line ends', () => {
    expect(content(read(plan.replaceAll('\n', '\r\n')))).toEqual(known)
    expect(content(read(`\uFEFF${plan.replaceAll('\n', '\n\n')}`))).toEqual(known)
  })

  it('reads the same with blanks between characters', () => {
    // in a table's cell a blank may part two units, so the blanks go into the running text only
    const body = [...plan.slice(0, plan.indexOf('序号'))]
    const table = plan.slice(body.length)
    const places = body.flatMap((character, at) => (isHan(character) && isHan(body[at + 1]) ? [at] : []))
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...places), { maxLength: 60 }), (chosen) => {
        const at = new Set(chosen)
        const blanked = body.map((character, index) => (at.has(index) ? `${character} ` : character)).join('')
        expect(content(read(`${blanked}${table}`))).toEqual(known)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps true spans and its temper whatever is done to the text', () => {
    const pieces = fc.constantFrom(
      '\n',
      '\t',
      '（',
      '）',
      '(',
      '〔',
      '〕',
      '。',
      '，',
      '、',
      '：',
      '；',
      '“',
      '”',
      ' ',
      '　',
      '\r\n',
      '一、',
      '（一）',
      '1.',
      '①',
      '第一条',
      '附件',
      '附件：',
      '专栏1',
      '责任单位：',
      '牵头',
      '负责',
      '序号\t任务\t责任单位\n',
      '2025年',
      '150\n',
      '以上',
      'XX%',
      '\u0000',
      '\uD83D',
    )
    const change = fc.record({
      at: fc.nat(plan.length),
      remove: fc.nat(30),
      insert: fc.oneof(pieces, fc.string({ maxLength: 6 })),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        let text = plan
        for (const { at, remove, insert } of changes) text = text.slice(0, at) + insert + text.slice(at + remove)
        expectTrueSpans(text, read(text))
      }),
      { numRuns: 200 },
    )
  })

  it('reads any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expectTrueSpans(text, read(text))
      }),
      { numRuns: 200 },
    )
  })
})

describe('a target without a figure of its own', () => {
  const relative = (sentence: string) => {
    const text = `望潮市方案（2024—2026年）\n一、发展目标\n${sentence}\n`
    const { unread } = read(text)
    return unread.filter(({ why }) => why === 'relative').map(({ start, end }) => text.slice(start, end))
  }

  it('is kept as what it is, beside targets that have one', () => {
    expect(relative('规上工业增加值增长8%，税收增速不低于财政收入增速，研发投入强度高于全省平均水平。')).toEqual([
      '税收增速不低于财政收入增速',
      '研发投入强度高于全省平均水平',
    ])
    expect(relative('亩均税收达到全省先进水平，工业投资增速快于固定资产投资增速。')).toHaveLength(2)
  })

  it('is none where a figure stands, or where the past is told', () => {
    expect(relative('增加值增速高于全省平均水平1个百分点。')).toEqual([])
    expect(relative('目前，研发投入强度高于全省平均水平。')).toEqual([])
  })
})
