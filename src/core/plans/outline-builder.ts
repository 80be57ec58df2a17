// How do the lines of a plan nest into a tree of headings?

import type { Span } from '../base/span.ts'
import { hanLabel } from './numbering.ts'
import type { HeadingStyle, Outline, Paragraph, Table } from './outline.ts'
import type { OutlineLine } from './outline-lines.ts'
import { type Ranks, ranksOf } from './outline-ranks.ts'
import { sentencesOf } from './sentences.ts'
import { gridsOf, type RawRow } from './tables.ts'
import { titleOf } from './titles.ts'

type Draft = {
  readonly kind: 'heading'
  start: number
  end: number
  readonly style: HeadingStyle
  readonly ordinal: number
  readonly label: string
  readonly path: string
  readonly depth: number
  readonly numberPrinted: boolean
  readonly parent: Draft | null
  body: { readonly start: number; end: number }
  readonly children: Draft[]
  readonly content: (Paragraph | Table)[]
  readonly rank: number
}

type NewHeading = {
  readonly style: HeadingStyle
  readonly ordinal: number
  readonly label: string
  readonly at: number
  readonly title: Span
  readonly printed?: boolean
}

const closesText =
  /^(?:\d{4}年\d{1,2}月\d{1,2}日$|二[〇○零].{2,8}日$|抄送|公开方式|主题词|信息公开|相关(?:下载|附件|政策|链接|解读|文档|文章|新闻|阅读|信息|稿件)|文件原文|政策解读|打印本页)/

export class OutlineBuilder {
  private readonly text: string
  private readonly lines: readonly OutlineLine[]
  private readonly headings: Draft[] = []
  private readonly paragraphs: Paragraph[] = []
  private readonly tables: Table[] = []
  /** which styles of heading an item numbered 1 of a style was found directly under */
  private readonly containers = new Map<HeadingStyle, Set<HeadingStyle>>()
  private readonly root: Draft
  private top: Draft
  private ranks: Ranks
  private untitledAnnex: Draft | null = null

  constructor(text: string, lines: readonly OutlineLine[]) {
    this.text = text
    this.lines = lines
    this.ranks = ranksOf(this.part(0))
    this.root = {
      kind: 'heading',
      style: 'document',
      ordinal: 0,
      label: '',
      path: '',
      depth: 0,
      numberPrinted: true,
      parent: null,
      start: 0,
      end: 0,
      body: { start: 0, end: text.length },
      children: [],
      content: [],
      rank: -1,
    }
    this.top = this.root
  }

  build(): Outline {
    for (const [index, line] of this.lines.entries()) {
      if (line.kind === 'annex') this.annex(line, index)
      else if (line.kind === 'annex-list') {
        this.closeText()
        this.paragraph(line, false)
      } else if (line.kind === 'table') this.table(line.rows)
      else if (line.kind === 'text') this.line(line, index)
      else this.numbered(line)
    }
    return { root: this.root, headings: this.headings, paragraphs: this.paragraphs, tables: this.tables }
  }

  private part(from: number): readonly OutlineLine[] {
    let next = from + 1
    while (next < this.lines.length && this.lines[next]?.kind !== 'annex') next++
    return this.lines.slice(from, next)
  }

  private annex(line: OutlineLine & { kind: 'annex' }, index: number): void {
    this.ranks = ranksOf(this.part(index))
    const title = titleOf(this.text, line.content.start, line.content.end)
    const node = this.open({ style: 'annex', ordinal: line.ordinal, label: line.label, at: line.start, title })
    this.untitledAnnex = title.end > title.start ? null : node
    if (title.end > title.start) this.paragraph(line.content, true)
  }

  private numbered(line: OutlineLine & { kind: 'item' | 'box' | 'chapter-name' }): void {
    this.untitledAnnex = null
    if (line.kind === 'chapter-name') {
      const title = { start: line.start, end: line.end }
      this.open({ style: 'plain', ordinal: 0, label: '', at: line.start, title })
      this.paragraph(title, true)
      return
    }
    const { start, end } = line.content
    const title = titleOf(this.text, start, end)
    if (line.kind === 'box') {
      const label = line.ordinal === 0 ? '专栏' : line.label
      this.open({ style: 'box', ordinal: line.ordinal, label, at: line.start, title })
    } else {
      const { style, ordinal, label } = line.numbering
      this.closeTo(this.ranks(style))
      if (ordinal === 2) this.countFirst(style, label)
      this.open({ style, ordinal, label, at: line.start, title })
    }
    this.paragraph(line.content, true)
  }

  /** The item before "2." that lost its number is the one paragraph that stands in its place. */
  private countFirst(style: HeadingStyle, label: string): void {
    const container = this.top
    if (container.children.some((child) => child.style === style)) return
    const loose = container.content.filter((block) => block.kind === 'paragraph' && !block.opens)
    const [only] = loose
    if (loose.length !== 1 || only?.kind !== 'paragraph' || only !== container.content.at(-1)) return
    if (container.style === 'document' || container.content.length > 2) return
    container.content.pop()
    this.paragraphs.pop()
    const first = label.replace(/[2二]/, (two) => (two === '2' ? '1' : '一'))
    const title = titleOf(this.text, only.start, only.end)
    this.open({ style, ordinal: 1, label: first, at: only.start, title, printed: false })
    this.paragraph(only, true)
    this.closeTo(this.ranks(style))
  }

  private line(line: Span, index: number): void {
    const words = this.text.slice(line.start, Math.min(line.end, line.start + 80))
    if (this.untitledAnnex) {
      if (line.end - line.start <= 60) {
        this.untitledAnnex.start = line.start
        this.untitledAnnex.end = line.end
      }
      this.untitledAnnex = null
      this.paragraph(line, line.end - line.start <= 60)
      return
    }
    const missing = this.missingHeading(line, index)
    if (missing) {
      this.open(missing)
      this.paragraph(line, true)
      return
    }
    if (closesText.test(words)) this.closeText()
    this.paragraph(line, false)
  }

  /** A short line before an item 1 that would start a list anew is a heading whose number was dropped. */
  private missingHeading(line: Span, index: number): NewHeading | null {
    const words = this.text.slice(line.start, line.end)
    const following = this.lines[index + 1]
    if (words.length > 36 || /[。；，：！？]$/.test(words) || closesText.test(words)) return null
    if (following?.kind !== 'item' || following.numbering.ordinal !== 1) return null
    const { style } = following.numbering
    const open = this.openWith((node) => node.style === style)
    if (!open) return null
    const usual = this.containers.get(style) ?? new Set()
    const container = this.outermost((node) => usual.has(node.style) && node.style !== 'document')
    const title = { start: line.start, end: line.end }
    if (!container) return { style: 'plain', ordinal: 0, label: '', at: line.start, title, printed: false }
    const ordinal = container.ordinal + 1
    const label = labelAfter(container.label, ordinal)
    return { style: container.style, ordinal, label, at: line.start, title, printed: false }
  }

  private openWith(test: (node: Draft) => boolean): Draft | null {
    for (let node: Draft | null = this.top; node; node = node.parent) if (test(node)) return node
    return null
  }

  private outermost(test: (node: Draft) => boolean): Draft | null {
    let found: Draft | null = null
    for (let node: Draft | null = this.top; node; node = node.parent) if (test(node)) found = node
    return found
  }

  /** What follows a signature or a portal's foot belongs to no chapter any more. */
  private closeText(): void {
    while (this.top.parent && this.top.style !== 'annex') this.top = this.top.parent
  }

  private closeTo(rank: number): void {
    while (this.top.parent && this.top.rank >= rank) this.top = this.top.parent
  }

  private open(heading: NewHeading): Draft {
    const rank = this.ranks(heading.style)
    this.closeTo(rank)
    const parent = this.top
    if (heading.ordinal === 1) {
      const known = this.containers.get(heading.style) ?? new Set()
      this.containers.set(heading.style, known.add(parent.style))
    }
    const path =
      heading.label === '' ? parent.path : parent.path === '' ? heading.label : `${parent.path}/${heading.label}`
    const { style, ordinal, label, title } = heading
    const node: Draft = {
      kind: 'heading',
      style,
      ordinal,
      label,
      path,
      depth: parent.depth + 1,
      numberPrinted: heading.printed ?? true,
      parent,
      start: title.start,
      end: title.end,
      body: { start: heading.at, end: title.end },
      children: [],
      content: [],
      rank,
    }
    parent.children.push(node)
    this.headings.push(node)
    this.top = node
    this.reach(title.end)
    return node
  }

  private reach(end: number): void {
    for (let node: Draft | null = this.top; node?.parent; node = node.parent)
      node.body.end = Math.max(node.body.end, end)
  }

  private paragraph(span: Span, opens: boolean): void {
    const { start, end } = span
    const sentences = sentencesOf(this.text, start, end)
    const paragraph: Paragraph = { kind: 'paragraph', start, end, heading: this.top, opens, sentences }
    this.top.content.push(paragraph)
    this.paragraphs.push(paragraph)
    this.reach(end)
  }

  private table(rows: readonly RawRow[]): void {
    const title = this.tableTitle()
    const inAnnex = this.openWith((node) => node.style === 'annex')
    const path = inAnnex?.path ?? (title ? '表' : this.top.path)
    for (const grid of gridsOf(this.text, rows)) {
      const table: Table = { kind: 'table', ...grid, heading: this.top, path, title }
      this.top.content.push(table)
      this.tables.push(table)
      this.reach(grid.end)
    }
    this.untitledAnnex = null
  }

  private tableTitle(): Span | null {
    const last = this.paragraphs.at(-1)
    if (!last || last !== this.top.content.at(-1) || last.end - last.start > 60) return null
    return /[表单](?:\(.{1,20}\))?$/.test(this.text.slice(last.start, last.end))
      ? { start: last.start, end: last.end }
      : null
  }
}

function labelAfter(label: string, ordinal: number): string {
  if (/\d/.test(label)) return label.replace(/\d+/, String(ordinal))
  return label.replace(/[零一二三四五六七八九十百]+/, hanLabel(ordinal))
}
