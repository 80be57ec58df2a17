import { describe, expect, test } from 'vitest'
import { readPlan } from '#core/plans/read.ts'
import { sayTarget } from '#core/plans/reading-case.ts'
import { readDocument } from './read-document.ts'

async function read(source: string, name: string) {
  const found = await readDocument(new TextEncoder().encode(source), name)
  if (!found.ok) throw new Error(found.fault.code)
  const reading = readPlan(found.document)
  return { ...found, reading, targets: reading.targets.map(sayTarget) }
}

const tasks = `<table border="1">
<tr><th>序号</th><th>重点任务</th><th>2025年目标</th><th>2026年目标</th><th>牵头单位</th></tr>
<tr><td>1</td><td>推动企业入统</td><td colspan="2">新增规上物流企业15家，<br>规上企业营收年均增长12%以上</td><td rowspan="2">区统计局</td></tr>
<tr><td>2</td><td>降低物流&shy;成本</td><td>物流费用占比降至13.4%以下</td><td>物流费用占比降至<b>12.9</b>&#37;以下</td></tr>
<tr><td>3</td><td>清理拖欠账款</td><td>无分歧欠款化解率100%</td><td></td><td>区财政局</td></tr>
</table>`
const before =
  '\uFEFF澜屿区现代物流重点任务分解表\r\n\r\n目前全区有物流企业210家；2024年社会物流总额1200亿元，增长6.1%。\r\n\r\n'
const after = '\r\n\r\n二、保障措施\r\n　　到2026年，培训人员300人次。\r\n'
const wanted = [
  '15 家 = increment 2025-2026',
  '12 % >= growth 2025-2026',
  '13.4 % <= share 2025',
  '12.9 % <= share 2026',
  '100 % = share 2025',
]

describe('a cell merged over the columns of several years', () => {
  test('speaks of all of them, and a merged unit answers for every row', async () => {
    const { targets, reading } = await read(`<html><body><p>澜屿区重点任务分解表</p>${tasks}</body></html>`, 'a.html')
    expect(targets).toEqual(wanted)
    expect(reading.measures.map(({ duties }) => duties.map(({ name }) => name))).toEqual([
      ['区统计局'],
      ['区统计局'],
      ['区财政局'],
    ])
  })

  test('gives a rate of the years between', async () => {
    const rates =
      '<table><tr><td>指标（单位）</td><td>2023年实际</td><td>2024年</td><td>2026年</td></tr><tr><td>软件业务收入（亿元）</td><td>120</td><td>150</td><td>210</td></tr><tr><td>网络零售额年均增速（%）</td><td>8.8</td><td colspan="2">10.5</td></tr></table>'
    const page = `<html><body><p>望潮新区数字经济行动计划（2024—2026年）</p><p>一、发展目标</p>${rates}</body></html>`
    expect((await read(page, 'a.html')).targets).toEqual([
      '150 亿元 = level 2024',
      '210 亿元 = level 2026',
      '10.5 % = growth 2024-2026',
    ])
  })
})

describe('a plain text that holds tables as HTML', () => {
  test('is read with its tables, and all stands where it stands in the file', async () => {
    const source = `${before}${tasks}${after}`
    const { document, reading, targets, kind } = await read(source, 'a.txt')
    expect(kind).toBe('txt')
    expect(targets).toEqual([...wanted, '300 人次 = increment 2026'])
    expect(document.text).toHaveLength(source.length)
    expect(document.text.startsWith(before)).toBe(true)
    expect(document.text.endsWith(after)).toBe(true)
    for (const { start, value } of reading.targets) expect(source.startsWith(String(value), start)).toBe(true)
    for (const { duties } of reading.measures)
      for (const { start, end, name } of duties) expect(source.slice(start, end)).toBe(name)
  })

  test('keeps what only looks like a table as it is', async () => {
    for (const text of [
      '产值<table 5亿元\n',
      '<td>一</td>\n目标',
      '望潮 </table> 市\n',
      '望潮<table><tr></tr></table>\n',
    ])
      expect((await read(text, 'a.txt').catch(() => null))?.document.text ?? text).toBe(text)
  })

  test('reads a framed text and a table in a table', async () => {
    const framed = '望潮市方案\n<table><tr><td><p>一、目标</p><p>到2026年，产值达到50亿元。</p></td></tr></table>\n'
    expect((await read(framed, 'a.txt')).targets).toEqual(['50 亿元 >= level 2026'])
    const nested = `望潮市方案\n<table><tr><td>左</td><td>${tasks}</td></tr></table>\n`
    expect((await read(nested, 'a.txt')).targets).toEqual(wanted)
  })
})
