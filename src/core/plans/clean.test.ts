import { describe, expect, it } from 'vitest'
import { cleanText } from './clean.ts'

const clean = (text: string): string => cleanText({ text, tables: [] }).text

describe('cleaning', () => {
  it('makes words and figures whole that a page end broke', () => {
    expect(clean('一、目标\n\n配套完善。建设投入累计达到 150\n\n亿元。园区更好。')).toBe(
      '一、目标\n配套完善。建设投入累计达到150亿元。园区更好。',
    )
    expect(clean('建立“企业情报库”和“金融\r\n\r\n情报库”两个库。')).toBe('建立“企业情报库”和“金融情报库”两个库。')
    expect(clean('成果突出。新引进团队20\n- 3 -\n个。')).toBe('成果突出。新引进团队20个。')
  })

  it('takes a half-width stop behind words for a full stop, and no other', () => {
    expect(clean('新增企业5家.其中:龙头2家.对大项目给予奖励.\n')).toBe('新增企业5家。其中：龙头2家。对大项目给予奖励。')
    expect(clean('占比达到40%.力争更高.')).toBe('占比达到40%。力争更高。')
    for (const kept of ['一.总体要求', '4.推进改造', '二十一.加强领导', '增长3.5%', '附件：分工表.docx', '1.2 亿元'])
      expect(clean(kept)).toContain(kept.replace(' ', ''))
  })

  it('keeps apart what only looks unfinished', () => {
    const text =
      '9. 提升创新能力\n引进平台，做好服务。\n（市科技局牵头，各区负责）\n望潮市人民政府\n2024年1月2日\n二、聚焦主业，打造集群\n围绕主业，建设集群。'
    expect(clean(text).split('\n')).toHaveLength(7)
  })

  it('joins lines wrapped by hand, told by their width and indent', () => {
    const lines = Array.from(
      { length: 8 },
      () =>
        '　　为推动制造业发展加快建设先进制造业强市推动产业迈向高端，\n结合我市实际推进产业基础再造工程和重大技术装备攻关工程建设实施\n方案落地。',
    )
    expect(clean(lines.join('\n')).split('\n')).toHaveLength(8)
  })

  it('drops what a page end printed twice', () => {
    const text = '总分在90分以上的为优秀，总分80分以上为良好，\n\n总分80分以上为良好，其余为达标。'
    expect(clean(text)).toBe('总分在90分以上的为优秀，总分80分以上为良好，其余为达标。')
  })

  it('folds widths and blanks where they mean nothing', () => {
    expect(clean('到 ２０２５ 年，占比达３５％（含）以上;GDP 达 31. 34 万,共1,234家')).toBe(
      '到2025年，占比达35%(含)以上；GDP达31.34万，共1,234家',
    )
    expect(clean('3D 打印与 Open AI 平台')).toBe('3D打印与Open AI平台')
    expect(clean('2023—2025年、10％～20％')).toBe('2023-2025年、10%-20%')
    expect(clean('1. 30家企业')).toBe('1. 30家企业')
  })

  it('gives back the original place of every piece', () => {
    const text = '\uFEFF投入达到 150\r\n\r\n亿元。'
    const cleaned = cleanText({ text: `完成。${text}`, tables: [] })
    const at = cleaned.text.indexOf('150亿元')
    const span = cleaned.original(at, at + 5)
    expect(`完成。${text}`.slice(span.start, span.end)).toBe('150\r\n\r\n亿元')
    expect(cleaned.printed(at, at + 5)).toBe('150亿元')
    expect(cleaned.cleaned(span.start)).toBe(at)
    expect(cleaned.gapBefore(at)).toBe(true)
  })
})
