// A plan of an invented city as the same blocks in four kinds of file.
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalMergeType,
  WidthType,
} from 'docx'
import type { Block, TableBlock } from '#server/documents/compose-document.ts'

export const sampleBlocks: readonly Block[] = [
  { kind: 'paragraph', text: '望潮市制造业提质三年行动方案（2024—2026年）' },
  { kind: 'paragraph', text: '为加快建设制造强市，推动工业经济高质量发展，结合我市实际，制定本方案。' },
  { kind: 'paragraph', text: '一、主要目标' },
  {
    kind: 'paragraph',
    text: '到2026年，全市规模以上工业增加值达到1200亿元，年均增长8%以上；新增高新技术企业300家左右，技术改造投资累计超过500亿元，数字化转型企业达到1.2万家。',
  },
  { kind: 'paragraph', text: '二、重点任务' },
  {
    kind: 'paragraph',
    text: '（一）培育壮大产业集群。建设高端装备产业园2个，引进投资额5亿元以上项目10个。（市工业和信息化局牵头，市商务局配合）',
  },
  {
    kind: 'paragraph',
    text: '（二）推动技术改造。每年实施技术改造项目不少于400项。（责任单位：市工业和信息化局、市财政局）',
  },
  {
    kind: 'table',
    rows: [
      row('序号', '任务', '责任单位', '完成时限'),
      [cell('一、集群培育', 4)],
      [cell('1', 1, 2), cell('建设海洋装备中试基地3个'), cell('市科技局、望潮经济开发区管委会'), cell('2025年底')],
      row('引进龙头企业不少于5家', '市商务局', '2026年'),
      row('2', '新增规模以上工业企业150家', '市工业和信息化局、市统计局', ''),
    ],
  },
  { kind: 'paragraph', text: '三、保障措施' },
  { kind: 'paragraph', text: '市工业强市建设领导小组办公室每季度通报一次进展。' },
]

function cell(text: string, columns = 1, rows = 1) {
  return { text, columns, rows }
}

function row(...texts: readonly string[]) {
  return texts.map((text) => cell(text))
}

export function asText(blocks: readonly Block[]): string {
  return blocks.map((block) => (block.kind === 'paragraph' ? block.text : tableText(block))).join('\n')
}

function tableText({ rows }: TableBlock): string {
  const grid: string[][] = rows.map(() => [])
  rows.forEach((cells, at) => {
    let column = 0
    for (const { text, columns, rows: deep } of cells) {
      while (grid[at]?.[column] !== undefined) column += 1
      for (let r = 0; r < deep; r += 1)
        for (let c = 0; c < columns; c += 1) (grid[at + r] ?? [])[column + c] = r + c === 0 ? text : ''
    }
  })
  return grid.map((cells) => cells.join('\t')).join('\n')
}

export function asHtml(blocks: readonly Block[]): string {
  const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
  const body = blocks.map((block, index) => {
    if (block.kind === 'paragraph')
      return index === 0 ? `<h1>${escaped(block.text)}</h1>` : `<p>${escaped(block.text)}</p>`
    const rows = block.rows.map((cells) => {
      const tds = cells.map((one) => `<td colspan="${one.columns}" rowspan="${one.rows}">${escaped(one.text)}</td>`)
      return `<tr>${tds.join('')}</tr>`
    })
    return `<table>${rows.join('\n')}</table>`
  })
  const style = `@page{size:A4;margin:37mm 26mm 35mm 28mm} body{font:16pt/28pt "Noto Serif CJK SC",serif} p{text-indent:2em;margin:0}
    h1{text-align:center;font-size:22pt} table{border-collapse:collapse;width:100%;font-size:12pt} td{border:1px solid}`
  return `<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>x</title><style>${style}</style></head><body>${body.join('\n')}</body></html>`
}

export async function asWord(blocks: readonly Block[]): Promise<Uint8Array> {
  const children = blocks.map((block, index) => {
    if (block.kind === 'table') return wordTable(block)
    const heading = index === 0 ? { heading: HeadingLevel.TITLE, alignment: AlignmentType.CENTER } : {}
    // Word breaks a sentence into runs wherever somebody typed twice.
    const half = Math.floor(block.text.length / 2)
    const runs = [block.text.slice(0, half), block.text.slice(half)].map((text) => new TextRun(text))
    return new Paragraph({ ...heading, children: runs })
  })
  const document = new Document({ sections: [{ children }] })
  return new Uint8Array(await Packer.toBuffer(document))
}

function wordTable({ rows }: TableBlock): Table {
  const merges = rows.map((): Map<number, number> => new Map())
  const wordRows = rows.map((cells, at) => {
    const made: TableCell[] = []
    let column = 0
    const continueMerges = () => {
      for (let span = merges[at]?.get(column); span !== undefined; span = merges[at]?.get(column)) {
        made.push(
          new TableCell({ children: [new Paragraph('')], columnSpan: span, verticalMerge: VerticalMergeType.CONTINUE }),
        )
        column += span
      }
    }
    for (const { text, columns, rows: deep } of cells) {
      continueMerges()
      for (let r = 1; r < deep; r += 1) merges[at + r]?.set(column, columns)
      const merge = deep > 1 ? { verticalMerge: VerticalMergeType.RESTART } : {}
      made.push(new TableCell({ children: [new Paragraph(text)], columnSpan: columns, ...merge }))
      column += columns
    }
    continueMerges()
    return new TableRow({ children: made })
  })
  return new Table({ rows: wordRows, width: { size: 100, type: WidthType.PERCENTAGE } })
}
