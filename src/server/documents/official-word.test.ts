import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { writeOfficialWord } from './official-word.ts'
import { readDocument } from './read-document.ts'

const written = () =>
  writeOfficialWord({
    title: '望潮市制造业提质三年行动方案',
    documentNumber: '望府办〔2026〕3号',
    recipients: '各县（区）人民政府，市政府各部门',
    blocks: [
      { kind: 'heading', level: 1, text: '一、总体要求' },
      { kind: 'paragraph', text: '到2026年，规模以上工业增加值达到1200亿元。' },
      { kind: 'heading', level: 2, text: '（一）培育集群' },
      { kind: 'heading', level: 3, text: '1.建设园区' },
      {
        kind: 'table',
        header: [
          [
            { text: '任务', rows: 2 },
            { text: '责任单位', columns: 2 },
          ],
          ['牵头', '配合'],
        ],
        rows: [['培育海洋装备产业集群', '市工业和信息化局', '市科技局\n市商务局']],
        widths: [2, 1, 1],
      },
    ],
    annexes: [
      { title: '任务分工表', blocks: [{ kind: 'paragraph', text: '说明。' }], landscape: true },
      { title: '目标表', blocks: [{ kind: 'paragraph', text: '另行下达。' }] },
    ],
    signature: '望潮市人民政府办公室',
    date: '2026-03-01',
  })

describe('a table of thousands', () => {
  const tableOf = async (rows: readonly (readonly string[])[]): Promise<string> => {
    const table = { kind: 'table', header: [['名次', '名称', '总分']], rows, widths: [1, 3, 1] } as const
    const bytes = await writeOfficialWord({ title: '通报', blocks: [{ kind: 'paragraph', text: '如下。' }, table] })
    return strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
  }
  const rowsOf = (xml: string): readonly string[] => xml.match(/<w:tr>[\s\S]*?<\/w:tr>/g) ?? []
  const rows = Array.from({ length: 240 }, (_, at) => [
    String(at + 1),
    `望潮“A&B”<${at}>精密机械厂`,
    at % 7 === 0 ? '' : '98.5',
  ])

  test('is written row for row as short ones are', async () => {
    const [header, ...long] = rowsOf(await tableOf(rows))
    const short = await Promise.all([0, 80, 160].map((from) => tableOf(rows.slice(from, from + 80))))
    expect(long).toEqual(short.flatMap((xml) => rowsOf(xml).slice(1)))
    expect(header).toBe(rowsOf(short[0] ?? '')[0])
  })
})

describe('official output in the layout of GB/T 9704', () => {
  let parts: Readonly<Record<string, string>> = {}
  let bytes = new Uint8Array()
  beforeAll(async () => {
    bytes = new Uint8Array(await written())
    parts = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
  })
  const document = () => parts['word/document.xml'] ?? ''
  const paragraphWith = (text: string) =>
    document()
      .split('<w:p>')
      .find((paragraph) => paragraph.includes(text)) ?? ''

  test('has the page of the standard: A4, 37 and 28 mm, 22 lines of 28 characters', () => {
    const mm = (twips: string | undefined) => Math.round((Number(twips) * 25.4) / 1440)
    const margin = /<w:pgMar ([^>]*)>/.exec(document())?.[1] ?? ''
    const side = (name: string) => mm(new RegExp(`w:${name}="(\\d+)"`).exec(margin)?.[1])
    expect(['top', 'left', 'right', 'bottom'].map(side)).toEqual([37, 28, 26, 35])
    const grid = /<w:docGrid w:type="lines" w:linePitch="(\d+)"/.exec(document())
    const closer = /<w:spacing w:val="(-?\d+)"\/>/.exec(paragraphWith('到2026年'))
    expect(Math.floor(225 / ((Number(grid?.[1]) * 25.4) / 1440) + 0.05)).toBe(22)
    expect(Math.floor(((156 / 25.4) * 72) / (16 + Number(closer?.[1]) / 20))).toBe(28)
  })

  test.each([
    ['望潮市制造业提质三年行动方案', '方正小标宋简体', 44],
    ['到2026年', '仿宋_GB2312', 32],
    ['一、总体要求', '黑体', 32],
    ['（一）培育集群', '楷体_GB2312', 32],
  ])('sets %s in %s', (text, face, halfPoints) => {
    expect(paragraphWith(text)).toContain(`w:eastAsia="${face}"`)
    expect(paragraphWith(text)).toContain(`<w:sz w:val="${halfPoints}"/>`)
  })

  test('names what to print in where a face is not installed', () => {
    expect(parts['word/fontTable.xml']).toMatch(/<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,/)
  })

  test('numbers odd pages on the right and even ones on the left, between dashes', () => {
    const footers = Object.entries(parts)
      .filter(([name]) => /footer\d+\.xml$/.test(name))
      .map(([, xml]) => xml)
    expect(footers.some((xml) => xml.includes('w:jc w:val="right"'))).toBe(true)
    expect(footers.some((xml) => xml.includes('w:jc w:val="left"'))).toBe(true)
    expect(
      footers.every((xml) => xml.includes('— ') && xml.includes('PAGE') && xml.includes('<w:sz w:val="28"/>')),
    ).toBe(true)
    expect(parts['word/settings.xml']).toContain('evenAndOddHeaders')
  })

  test('turns the page for a wide annex and repeats a table’s header', () => {
    expect(document()).toContain('w:orient="landscape"')
    expect(document().match(/<w:tblHeader\/>/g)).toHaveLength(2)
  })

  test('keeps the lines of a table off the page’s grid of lines', () => {
    const cells = (document().match(/<w:tc>[\s\S]*?<\/w:tc>/g) ?? []).filter((cell) => cell.includes('<w:t '))
    expect(cells.length).toBeGreaterThan(4)
    for (const cell of cells) expect(cell).toContain('<w:snapToGrid w:val="0"/>')
    expect(paragraphWith('到2026年')).not.toContain('snapToGrid')
  })

  test('reads again as what was written', async () => {
    const read = await readDocument(bytes, 'a.docx')
    expect(read.ok && read.document.text.trimEnd().split('\n')).toEqual([
      '望潮市制造业提质三年行动方案',
      '望府办〔2026〕3号',
      '各县（区）人民政府，市政府各部门：',
      '一、总体要求',
      '到2026年，规模以上工业增加值达到1200亿元。',
      '（一）培育集群',
      '1.建设园区',
      '任务\t责任单位\t',
      '\t牵头\t配合',
      '培育海洋装备产业集群\t市工业和信息化局\t市科技局 市商务局',
      '附件：1.任务分工表',
      '2.目标表',
      '望潮市人民政府办公室',
      '2026年3月1日',
      '附件1',
      '任务分工表',
      '说明。',
      '附件2',
      '目标表',
      '另行下达。',
    ])
  })
})

describe('a bulletin under a head of its own', () => {
  test('has its name in red above a red rule, and at the foot of its last page who had it printed and when', async () => {
    const bytes = await writeOfficialWord({
      masthead: { name: '工业经济运行快报', issue: '第7期', issuer: '领导小组办公室', date: '2026年8月12日' },
      title: '2026年7月主要指标完成情况',
      blocks: [{ kind: 'paragraph', text: '研发经费（R&D）增长8.2%。' }],
      annexes: [{ title: '附表', blocks: [], landscape: true }],
      imprint: { copies: '市委办公室', issuer: '领导小组办公室', date: '2026年8月12日' },
    })
    const document = strFromU8(unzipSync(new Uint8Array(bytes))['word/document.xml'] ?? new Uint8Array())
    expect(/<w:color w:val="FF0000"\/>[\s\S]*?工业经济运行快报/.test(document)).toBe(true)
    expect(document).toMatch(/<w:bottom w:val="single" w:color="FF0000"/)
    const annex = document.split('附表').at(-1) ?? ''
    expect(annex.match(/<w:framePr [^>]*w:yAlign="bottom"/g)).toHaveLength(2)
    const read = await readDocument(new Uint8Array(bytes), '快报.docx')
    expect(read.ok && read.document.text).toContain('抄送：市委办公室。')
    // 28 characters a line leave no room for a gap before figures and letters
    expect(document).toContain('<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>')
  })
})
