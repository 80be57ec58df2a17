import type { Paragraph, Piece } from './marks.ts'

/** Lines that stand alone, or rows of one table: a row is a line, its cells parted by tabs. */
export type Block =
  | { readonly kind: 'line'; readonly line: Paragraph }
  | { readonly kind: 'table'; readonly rows: readonly Paragraph[]; readonly columns: number }

const tabsIn = ({ pieces }: Paragraph) => pieces.reduce((sum, { text }) => sum + text.split('\t').length - 1, 0)

/** Takes lines with tabs that follow each other together as a table; one such line alone is no table. */
export function blocksOf(paragraphs: readonly Paragraph[]): Block[] {
  const blocks: Block[] = []
  for (let at = 0; at < paragraphs.length; ) {
    let end = at
    let columns = 0
    for (let row = paragraphs[end]; row !== undefined; row = paragraphs[++end]) {
      const tabs = tabsIn(row)
      if (tabs === 0) break
      columns = Math.max(columns, tabs + 1)
    }
    if (end - at > 1) blocks.push({ kind: 'table', rows: paragraphs.slice(at, end), columns })
    else for (const line of paragraphs.slice(at, Math.max(end, at + 1))) blocks.push({ kind: 'line', line })
    at = Math.max(end, at + 1)
  }
  return blocks
}

export type Cell = { readonly start: number; readonly pieces: readonly Piece[] }

/** The cells of a row, in order; a piece that runs over a tab is cut there, and every piece keeps its place in the text. */
export function cellsOf({ start, pieces }: Paragraph): Cell[] {
  const cells: { start: number; pieces: Piece[] }[] = [{ start, pieces: [] }]
  for (const piece of pieces) {
    let from = piece.start
    for (const [n, text] of piece.text.split('\t').entries()) {
      if (n > 0) cells.push({ start: from, pieces: [] })
      if (text !== '') cells.at(-1)?.pieces.push({ start: from, text: breakAtTags(text), marks: piece.marks })
      from += text.length + 1
    }
  }
  return cells
}

/**
 * Blanks stand for the tags of a table that was HTML in a plain text; where one paragraph ended and the next began
 * there are seven or more. A line break in the last of them shows it, and no offset changes.
 */
const breakAtTags = (text: string) => text.replace(/ {7,}/g, (blanks) => `${blanks.slice(1)}\n`)
