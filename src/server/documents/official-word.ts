import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  type IParagraphOptions,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import type { LongTables } from './long-table.ts'
import { type Imprint, imprintLines, type Masthead, masthead } from './official-edges.ts'
import { type Face, faces, finishWord } from './official-fonts.ts'
import { type OfficialTable, officialTable } from './official-table.ts'

export type OfficialBlock =
  /** level 1 to 4 as 一、（一）1.（1）; the text carries its number */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | ({ readonly kind: 'table' } & OfficialTable)

export type OfficialDocument = {
  readonly masthead?: Masthead
  readonly title: string
  /** 发文字号 */
  readonly documentNumber?: string
  /** 主送机关, without the colon */
  readonly recipients?: string
  readonly blocks: readonly OfficialBlock[]
  readonly annexes?: readonly OfficialAnnex[]
  /** 发文机关署名 */
  readonly signature?: string
  /** 成文日期 as ISO date, or words that stand for it */
  readonly date?: string
  readonly imprint?: Imprint
}
/** Begins on a page of its own; `landscape` for wide tables. */
export type OfficialAnnex = {
  readonly title: string
  readonly blocks: readonly OfficialBlock[]
  readonly landscape?: true
}

// GB/T 9704-2012: A4, 37 mm above, 28 mm left, the text 156 mm by 225 mm, 22 lines of 28 characters of size 3 (16 pt).
const millimetre = 1440 / 25.4
const page = { width: 210, height: 297, top: 37, left: 28, textWidth: 156, textHeight: 225 }
const linePitch = Math.round((page.textHeight * millimetre) / 22)
const characterWidth = (page.textWidth * millimetre) / 28 / 20
/**
 * 28 characters of 16 pt do not fit into 156 mm by a fifth of a point each, so each moves closer to the next. A grid of
 * characters would do it too, but LibreOffice gives each of them two of its cells.
 */
const closer = Math.floor(characterWidth * 20 - 16 * 20)
const textTwips = (isLandscape: boolean): number =>
  Math.round((isLandscape ? page.textHeight : page.textWidth) * millimetre)
/** in half points: 2号, 3号, 4号 */
const sizes = { title: 44, body: 32, pageNumber: 28 }

/** A Word file in the layout of GB/T 9704, ready to print or to edit; the letterhead is left to the office's own paper. */
export async function writeOfficialWord(given: OfficialDocument): Promise<Uint8Array> {
  const { annexes = [] } = given
  const last = (own: Parameters<typeof section>[0], isLandscape: boolean) =>
    given.imprint === undefined
      ? own
      : [...own, ...imprintLines(given.imprint, textTwips(isLandscape)), line('', { pitch: 20, size: 2 })]
  const long: LongTables = []
  const main = [
    ...opening(given),
    ...given.blocks.map((block) => blockOf(block, page.textWidth, long)),
    ...closing(given),
  ]
  const document = new Document({
    title: given.title,
    creator: given.signature ?? '',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: faces.body, size: sizes.body, language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      section(annexes.length === 0 ? last(main, false) : main),
      ...annexes.map((annex, index) => {
        const own = annexBlocks(annex, annexes.length > 1 ? index + 1 : null, long)
        const isLandscape = annex.landscape === true
        return section(index === annexes.length - 1 ? last(own, isLandscape) : own, isLandscape)
      }),
    ],
  })
  return finishWord(new Uint8Array(await Packer.toBuffer(document)), long)
}

function opening({ masthead: head, title, documentNumber, recipients }: OfficialDocument): readonly Paragraph[] {
  return [
    ...(head === undefined ? [] : masthead(head, textTwips(false), linePitch)),
    ...titleLines(title),
    ...(documentNumber === undefined ? [] : [line(documentNumber, { alignment: AlignmentType.CENTER })]),
    line(''),
    ...(recipients === undefined ? [] : [line(`${recipients}：`)]),
  ]
}

/** 2号 holds twenty characters a line; what stands in brackets behind a long title goes below it whole. */
function titleLines(title: string): readonly Paragraph[] {
  const [, first, bracket] = /^(.+?)(（[^（）]+）)$/.exec(title) ?? []
  const whole = width(title) <= 20 || first === undefined || bracket === undefined
  return (whole ? [title] : [first, bracket]).map((text) =>
    line(text, { face: 'title', size: sizes.title, alignment: AlignmentType.CENTER, pitch: 640 }),
  )
}

function closing({ annexes = [], signature, date }: OfficialDocument): readonly Paragraph[] {
  const list = annexes.map(({ title }, index) => {
    const number = annexes.length > 1 ? `${index + 1}.` : ''
    // The names stand below one another, behind the word 附件.
    return index === 0 ? line(`附件：${number}${title}`, { indent: 2 }) : line(`${number}${title}`, { indent: 5 })
  })
  const dated = date === undefined ? '' : wordDate(date)
  const dateRight = 4
  const signatureRight = Math.max(0, dateRight + (width(dated) - width(signature ?? '')) / 2)
  return [
    ...(list.length > 0 ? [line(''), ...list] : []),
    ...(signature === undefined
      ? []
      : [line(''), line(''), line(signature, { alignment: AlignmentType.RIGHT, right: signatureRight })]),
    ...(dated === '' ? [] : [line(dated, { alignment: AlignmentType.RIGHT, right: dateRight })]),
  ]
}

function blockOf(block: OfficialBlock, textWidth: number, long: LongTables): Paragraph | Table {
  switch (block.kind) {
    case 'table':
      return officialTable(block, Math.round(textWidth * millimetre), long)
    case 'paragraph':
      return line(block.text, { firstLine: 2 })
    case 'heading':
      return line(block.text, {
        firstLine: 2,
        face: headingFaces[block.level],
        bold: block.level === 3,
        keepNext: true,
      })
  }
}

const headingFaces = { 1: 'heading', 2: 'subheading', 3: 'body', 4: 'body' } as const

type LineOptions = {
  readonly face?: Face
  readonly size?: number
  readonly bold?: boolean
  readonly alignment?: NonNullable<IParagraphOptions['alignment']>
  /** in characters */
  readonly firstLine?: number
  readonly indent?: number
  readonly right?: number
  readonly pitch?: number
  readonly keepNext?: boolean
}

function line(text: string, options: LineOptions = {}): Paragraph {
  const { face = 'body', size = sizes.body, bold = false, alignment = AlignmentType.BOTH, pitch = linePitch } = options
  const characters = (count: number | undefined) => Math.round((count ?? 0) * characterWidth * 20)
  return new Paragraph({
    alignment,
    // 28 characters a line are counted without the gaps that Word puts between Chinese and figures
    autoSpaceEastAsianText: false,
    keepNext: options.keepNext ?? false,
    spacing: { line: pitch, lineRule: LineRuleType.EXACT },
    indent: {
      firstLine: characters(options.firstLine),
      left: characters(options.indent),
      right: characters(options.right),
    },
    children: [
      new TextRun({
        text,
        font: faces[face],
        size,
        bold,
        ...(size === sizes.body ? { characterSpacing: closer } : {}),
      }),
    ],
  })
}

function section(children: readonly (Paragraph | Table)[], landscape = false): ISectionOptions {
  const [bottom, right] = [page.height - page.top - page.textHeight, page.width - page.left - page.textWidth]
  const margins = { top: page.top, bottom, left: page.left, right }
  const turned = { top: page.left, bottom: right, left: bottom, right: page.top }
  const twips = Object.fromEntries(
    Object.entries(landscape ? turned : margins).map(([side, mm]) => [side, Math.round(mm * millimetre)]),
  )
  const size = { width: Math.round(page.width * millimetre), height: Math.round(page.height * millimetre) }
  return {
    properties: {
      page: {
        size: { ...size, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        // the number stands 7 mm below the text
        margin: { ...twips, footer: Math.round(((landscape ? right : bottom) - 7) * millimetre) },
      },
      grid: { type: DocumentGridType.LINES, linePitch },
    },
    footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
    children: [...children],
  }
}

function annexBlocks(
  { title, blocks, landscape }: OfficialAnnex,
  number: number | null,
  long: LongTables,
): readonly (Paragraph | Table)[] {
  // a table keeps its own distance: a blank line more would send the last row, or the imprint, to a page of its own
  const gap = blocks[0]?.kind === 'table' ? [] : [line('')]
  const head = [line(`附件${number ?? ''}`, { face: 'heading' }), line(''), ...titleLines(title), ...gap]
  return [...head, ...blocks.map((block) => blockOf(block, landscape ? page.textHeight : page.textWidth, long))]
}

// Odd pages number on the right, even ones on the left, one character from the edge.
function footer(alignment: NonNullable<IParagraphOptions['alignment']>): Footer {
  const one = Math.round(characterWidth * 20)
  const run = new TextRun({
    children: ['— ', PageNumber.CURRENT, ' —'],
    font: faces.pageNumber,
    size: sizes.pageNumber,
  })
  return new Footer({ children: [new Paragraph({ alignment, indent: { left: one, right: one }, children: [run] })] })
}

function wordDate(date: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

function width(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 1 : 0.5), 0)
}
