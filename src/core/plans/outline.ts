// Which headings, paragraphs and tables does a plan consist of, and under which number does each stand?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import type { PlanDocument } from './document.ts'
import type { NumberStyle } from './numbering.ts'
import { OutlineBuilder } from './outline-builder.ts'
import { outlineLines } from './outline-lines.ts'
import { segmentsOf } from './table-lines.ts'
import type { TableGrid } from './tables.ts'

/** annex 附件、附表 · box 专栏 · plain: a chapter name without a number · document: the root */
export type HeadingStyle = NumberStyle | 'document' | 'annex' | 'box' | 'plain'

/**
 * A numbered line, an annex, a box or a chapter name. All spans are offsets into the cleaned text; the span of the
 * heading itself covers its title: the heading, or the first clause where the line has no heading of its own.
 */
export type Heading = Span & {
  readonly kind: 'heading'
  readonly style: HeadingStyle
  readonly ordinal: number
  /** as it stands in a path: "三", "(一)", "1", "专栏1", "附件2"; "" for the document and unnumbered chapter names */
  readonly label: string
  /** "三/(一)/1"; "" for the document itself */
  readonly path: string
  readonly depth: number
  /** false where the document skipped or dropped the number and it was counted from its neighbours */
  readonly numberPrinted: boolean
  readonly parent: Heading | null
  /** from its number to the end of the last thing under it */
  readonly body: Span
  readonly children: readonly Heading[]
  /** paragraphs and tables directly under it, its own line first */
  readonly content: readonly (Paragraph | Table)[]
}

/** A line of text outside tables, without its number; a heading's own line is one too, title included. */
export type Paragraph = Span & {
  readonly kind: 'paragraph'
  readonly heading: Heading
  /** whether this is the line that the heading stands in */
  readonly opens: boolean
  readonly sentences: readonly Span[]
}

export type Table = TableGrid & {
  readonly kind: 'table'
  readonly heading: Heading
  /** number path that its rows stand under: the heading's, or "表" where a table only follows the text */
  readonly path: string
  /** the line above that names it, or null */
  readonly title: Span | null
}

/** A document in order, and as a tree from `root`. */
export type Outline = {
  readonly root: Heading
  readonly headings: readonly Heading[]
  readonly paragraphs: readonly Paragraph[]
  readonly tables: readonly Table[]
}

/** Reads the outline of a cleaned document. Promises a tree for every text; a text without headings is one root. */
export function readOutline(clean: CleanText, document: PlanDocument): Outline {
  const lines = outlineLines(clean, segmentsOf(clean, document))
  const builder = new OutlineBuilder(clean.text, lines)
  return builder.build()
}

/** The nearest heading above (or the one itself) for which the test holds. */
export function headingAbove(heading: Heading, test: (heading: Heading) => boolean): Heading | null {
  for (let at: Heading | null = heading; at !== null; at = at.parent) if (test(at)) return at
  return null
}

/** Whether it is numbered as the parts of an item are: (1), 1), ①, 1.1.1. */
export const isSmall = (heading: Heading): boolean =>
  heading.style === 'digit-bracket' ||
  heading.style === 'digit-half' ||
  heading.style === 'circle' ||
  heading.style === 'decimal-deep'
