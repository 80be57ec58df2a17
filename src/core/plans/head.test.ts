import { describe, expect, it } from 'vitest'
import { readPlan } from './read.ts'

const headOf = (text: string) => readPlan({ text, tables: [] }).head

const notice = `首页 > 政务公开 > 望潮市人民政府关于印发望潮市智造行动方案的通知(望府〔2024〕8号)
发布日期：2024-03-20
望潮市人民政府关于印发望潮市智造行动
方案（2024—2026年）的通知
望府〔2024〕8号
各县(市、区)人民政府:
现将《望潮市智造行动方案（2024—2026年）》印发给你们，请遵照执行。实施过程中遇到问题，请径向市工信局反映。
望潮市人民政府
2024年3月18日
望潮市智造行动方案（2024—2026年）
为贯彻《关于建设制造强省的意见》（望发〔2023〕7号）精神，制定本方案。
一、任务
（一）建平台。占比达XX%（请统计局补充）。
二、附则
本方案由市工信局负责解释。
附件：任务清单.doc
公开方式：主动公开
抄送：市委各部门，市人大办。`

describe('the head of a plan', () => {
  it('reads who issued what, when, for which years', () => {
    const head = headOf(notice)
    expect(head.title?.value).toBe('望潮市智造行动方案（2024—2026年）')
    expect(head.documentNumber?.value).toBe('望府〔2024〕8号')
    expect(head.issuer?.value).toBe('望潮市人民政府')
    expect(head.issuedOn?.value).toBe('2024-03-18')
    expect(head.term?.value).toBe('2024-2026')
  })

  it('finds the years of the plan below its title, or where it says for which years it is made', () => {
    const term = (text: string) => headOf(text).term?.value
    const title = '望潮市食用菌产业三年行动计划'
    expect(term(`${title}\n（2024—2026年）\n为推动产业发展，制定本计划。\n`)).toBe('2024-2026')
    expect(term(`${title}\n2025-2027年\n一、目标\n`)).toBe('2025-2027')
    expect(term('望潮市低空经济若干措施\n现就2025—2027年加快低空经济发展提出如下措施。\n')).toBe('2025-2027')
    // a list of other papers beside the text does not name the years of this one
    const beside = '望潮市2024年消费工作方案\n'
    const stated = '望潮市银发经济行动方案\n经市政府同意，制定本方案，实施期限为2024年至2026年。\n一、目标\n'
    expect(term(stated + beside)).toBe('2024-2026')
    expect(term(`望潮市消费方案\n2019—2021年，全市消费增长5%。\n一、目标\n`)).toBeUndefined()
  })

  it('reads from when to when it is in force, by days or by years from its issue', () => {
    const said = (words: string) => headOf(notice.replace('本方案由市工信局负责解释。', words)).validity?.value
    expect(said('本方案自印发之日起施行，有效期三年。')).toBe('2024-03-18/2027-03-17')
    expect(said('本方案自印发之日起实施，有效期至2026年12月31日。')).toBe('2024-03-18/2026-12-31')
    expect(said('本方案由市工信局负责解释。')).toBeUndefined()
  })

  it('leaves the validity of an annex to the annex', () => {
    const withAnnex = `${notice}\n附件\n望潮市考核办法\n一、附则\n本办法自发布之日起执行，有效期暂定3年。`
    expect(headOf(withAnnex).validity).toBeNull()
  })

  it('reads whom to ask, who explains, who may see it and who gets a copy', () => {
    const head = headOf(notice)
    expect(head.contactUnit?.value).toBe('市工信局')
    expect(head.interpretationUnit?.value).toBe('市工信局')
    expect(head.disclosure?.value).toBe('主动公开')
    expect(head.copyTo?.value).toBe('市委各部门，市人大办。')
    expect(head.annexes.map((annex) => annex.value)).toEqual(['任务清单.doc'])
    expect(head.placeholders.map((placeholder) => placeholder.value)).toEqual(['XX%（请统计局补充）'])
  })

  it('takes the title out of a notice that comes without its plan, and dates in Chinese numerals', () => {
    const head = headOf(
      '望潮市科技局关于印发《望潮市科创办法》的通知\n望科〔2022〕5号\n望潮市科技局\n二〇二二年三月一日\n一、任务\n做好。',
    )
    expect(head.title?.value).toBe('望潮市科创办法')
    expect(head.issuedOn?.value).toBe('2022-03-01')
  })

  it('leaves fields empty that a text does not say', () => {
    const head = headOf('今天天气很好。')
    expect(head).toMatchObject({
      title: null,
      documentNumber: null,
      issuer: null,
      issuedOn: null,
      term: null,
      annexes: [],
      placeholders: [],
    })
  })
})

describe('unread sentences', () => {
  it('lists promises, figures and dates that gave nothing, and no names with figures in them', () => {
    const text = '望潮市方案\n一、任务\n（一）建平台。确保各项工作落到实处。推进“6+1”体系和5G应用。做好服务。'
    const { unread } = readPlan({ text, tables: [] })
    expect(unread.map((one) => [text.slice(one.start, one.end), one.why])).toEqual([
      ['确保各项工作落到实处。', 'commitment'],
    ])
  })
})

describe('the term of a plan without years in its name', () => {
  const termOf = (sentence: string, title = '关于实施望潮市工匠工程的意见') =>
    headOf(`${title}\n一、总体目标\n${sentence}\n`).term?.value ?? null

  it('is counted from the year that the text starts it in', () => {
    expect(termOf('2013年起5年内，引进工程师1000名。')).toBe('2013-2017')
    expect(termOf('从2024年开始，用三年时间实现规上企业数字化改造全覆盖。')).toBe('2024-2026')
    expect(termOf('自2022年1月起，力争两年内完成。')).toBe('2022-2023')
  })

  it('is not counted from what only begins then, nor from how long one thing takes', () => {
    expect(termOf('2023年起实施新标准。')).toBeNull()
    expect(termOf('2023年起，对新入规企业连续奖励3年。')).toBeNull()
    expect(termOf('企业3年内不得转让。')).toBeNull()
  })

  it('is not the year of the day that stands in brackets under the title', () => {
    const head = headOf('中共望潮市委关于推进新型工业化的意见\n（2024年2月6日）\n一、总体要求\n坚持实干。\n')
    expect(head.term).toBeNull()
    expect(head.issuedOn?.value).toBe('2024-02-06')
  })
})
