import { describe, expect, it } from 'vitest'
import { cleanText } from './clean.ts'
import { readOutline } from './outline.ts'

const outlineOf = (text: string): string[] => {
  const clean = cleanText({ text, tables: [] })
  return readOutline(clean, { text, tables: [] }).headings.map(
    (heading) => `${heading.path} ${clean.text.slice(heading.start, heading.end)}${heading.numberPrinted ? '' : '*'}`,
  )
}

describe('the outline of a plan', () => {
  it('nests Chinese numerals, brackets, figures and circles, in either width', () => {
    const text =
      '一、任务\n(一)甲行动\n1．建设平台。建好。\n（1）选址。选好。\n①定点。定好。\n２、改造。改好。\n二、保障\n1.领导。成立专班。'
    expect(outlineOf(text)).toEqual([
      '一 任务',
      '一/(一) 甲行动',
      '一/(一)/1 建设平台',
      '一/(一)/1/(1) 选址',
      '一/(一)/1/(1)/① 定点',
      '一/(一)/2 改造',
      '二 保障',
      '二/1 领导',
    ])
  })

  it('finds the heading whose number was dropped and the first item of a box without one', () => {
    const text = `四、举措
（一）甲行动
1、建平台
建设平台。
专栏1  甲行动具体工作
1、选址。选好。
2、开工。开好。
乙行动
1、育企业
培育企业。
专栏2  乙行动具体工作
遴选一批企业，给予扶持。
2、建库。建好。`
    expect(outlineOf(text)).toEqual([
      '四 举措',
      '四/(一) 甲行动',
      '四/(一)/1 建平台',
      '四/(一)/专栏1 甲行动具体工作',
      '四/(一)/专栏1/1 选址',
      '四/(一)/专栏1/2 开工',
      '四/(二) 乙行动*',
      '四/(二)/1 育企业',
      '四/(二)/专栏2 乙行动具体工作',
      '四/(二)/专栏2/1 遴选一批企业，给予扶持*',
      '四/(二)/专栏2/2 建库',
    ])
  })

  it('tells annexes from the list that names them', () => {
    const text = `一、任务
1.甲事。做好。
附件：1.望潮市考核办法
2.望潮市行动计划
望潮市人民政府
2024年1月2日
附件1
望潮市考核办法
一、对象
各园区。
附件2
望潮市行动计划
一、目标
做好。`
    expect(outlineOf(text)).toEqual([
      '一 任务',
      '一/1 甲事',
      '附件1 望潮市考核办法',
      '附件1/一 对象',
      '附件2 望潮市行动计划',
      '附件2/一 目标',
    ])
  })

  it('takes numbers of sentences for no headings', () => {
    const text =
      '一、任务\n2023年建成平台。\n3.5亿元用于技改。\n1、2号机组投产。\n一、二产业融合发展。\n第三产业增长。\n30家企业上市。'
    expect(outlineOf(text)).toEqual(['一 任务'])
  })

  it('parts lines that lost their breaks', () => {
    const text =
      '望潮市方案 一、总体要求（一）指导思想。坚持创新，推动高质量发展。（二）目标。到2025年产值达500亿元，增速达8%。二、任务（一）建平台。建好。（二）引人才。引好。三、保障。加强领导，压实责任。'
    expect(outlineOf(text).map((line) => line.split(' ')[0])).toEqual([
      '一',
      '一/(一)',
      '一/(二)',
      '二',
      '二/(一)',
      '二/(二)',
      '三',
    ])
  })

  it('follows a document that puts （一） under 1.', () => {
    const text =
      '1.总体要求\n（一）思想\n坚持。\n（二）目标\n达到。\n2.任务\n（一）平台\n建好。\n（二）人才\n引好。\n3.保障\n（一）领导\n做好。'
    expect(outlineOf(text)[4]).toBe('2/(一) 平台')
  })
})
