import type { Block, CellBlock } from './compose-document.ts'
import { cellText, findGrids, type Grid, isInside, partByRules } from './pdf-grid.ts'
import { dropRunningLines, findMargins, goesOn, joinLines, layLines, type Margins, type PdfLine } from './pdf-lines.ts'
import type { PdfPage, PdfText } from './pdf-page.ts'

type Ruled = Pick<Grid, 'openAbove' | 'openBelow'> & {
  readonly y: number
  readonly xs: readonly number[]
  readonly rows: readonly (readonly CellBlock[])[]
}
type Piece =
  | { readonly kind: 'line'; readonly line: PdfLine; readonly page: number }
  | { readonly kind: 'ruled'; readonly table: Ruled }

/** Paragraphs and tables of all pages in reading order. */
export function layBlocks(pages: readonly PdfPage[]): readonly Block[] {
  const laid = pages.map((page) => {
    const grids = findGrids(page.rules)
    const texts = grids.reduce<readonly PdfText[]>(
      (all, grid) => all.flatMap((text) => partByRules(grid, text)),
      page.texts,
    )
    const free = texts.filter((text) => !grids.some((grid) => isInside(grid, text)))
    return { height: page.height, lines: layLines(free), tables: grids.map((grid) => readGrid(grid, texts)) }
  })
  const kept = dropRunningLines(laid)
  const margins = findMargins(kept)
  const pieces = laid.flatMap(({ tables }, page) => inOrder(kept[page] ?? [], tables, page))
  return paragraphs(pieces, margins)
}

function readGrid(grid: Grid, texts: readonly PdfText[]): Ruled {
  const inside = texts.filter((text) => isInside(grid, text))
  const rows = grid.ys
    .slice(1)
    .map((_, row) =>
      grid.cells
        .filter((cell) => cell.row === row)
        .map((cell) => ({ text: cellText(grid, cell, inside), columns: cell.columns, rows: cell.rows })),
    )
  return { y: grid.ys[0] ?? 0, xs: grid.xs, rows, openAbove: grid.openAbove, openBelow: grid.openBelow }
}

function inOrder(lines: readonly PdfLine[], tables: readonly Ruled[], page: number): readonly Piece[] {
  const pieces: { y: number; piece: Piece }[] = [
    ...lines.map((line) => ({ y: line.y - line.size / 2, piece: { kind: 'line' as const, line, page } })),
    ...tables.map((table) => ({ y: table.y, piece: { kind: 'ruled' as const, table } })),
  ]
  return pieces.sort((a, b) => a.y - b.y).map(({ piece }) => piece)
}

function paragraphs(pieces: readonly Piece[], margins: Margins): readonly Block[] {
  const blocks: Block[] = []
  let at = 0
  while (at < pieces.length) {
    const piece = pieces[at]
    if (piece?.kind === 'ruled') {
      const run = takeWhile(pieces, at, (next) => next.kind === 'ruled' && sameColumns(next.table.xs, piece.table.xs))
      blocks.push({ kind: 'table', rows: joinTables(run.flatMap((one) => (one.kind === 'ruled' ? [one.table] : []))) })
      at += run.length
      continue
    }
    const columns = alignedLines(pieces, at)
    if (columns.length > 0) {
      blocks.push({
        kind: 'table',
        rows: columns.map((line) => line.parts.map(({ text }) => ({ text, columns: 1, rows: 1 }))),
      })
      at += columns.length
      continue
    }
    const run = paragraphFrom(pieces, at, margins)
    blocks.push({ kind: 'paragraph', text: run.map((line) => line.text).reduce(joinLines) })
    at += run.length
  }
  return blocks
}

function takeWhile(pieces: readonly Piece[], from: number, holds: (piece: Piece) => boolean): readonly Piece[] {
  const end = pieces.findIndex((piece, index) => index >= from && !holds(piece))
  return pieces.slice(from, end < 0 ? undefined : end)
}

function paragraphFrom(pieces: readonly Piece[], from: number, margins: Margins): readonly PdfLine[] {
  const lines: PdfLine[] = []
  let page = -1
  for (const piece of pieces.slice(from, from + 2000)) {
    const last = lines.at(-1)
    if (piece.kind !== 'line' || (last && !goesOn(last, piece.line, margins, page === piece.page))) break
    lines.push(piece.line)
    page = piece.page
  }
  return lines
}

function sameColumns(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((x, index) => Math.abs(x - (b[index] ?? 0)) < 4)
}

// A table that goes on overleaf mostly repeats its head there; a row that no rule closes is one row on both pages.
function joinTables(tables: readonly Ruled[]): readonly (readonly CellBlock[])[] {
  const texts = (row: readonly CellBlock[] | undefined) => row?.map((cell) => cell.text).join('\t')
  const head = texts(tables[0]?.rows[0])
  const joined: (readonly CellBlock[])[] = []
  tables.forEach(({ rows, openAbove }, index) => {
    const torn = openAbove && (tables[index - 1]?.openBelow ?? false)
    const last = joined.at(-1)
    const [first, ...rest] = rows
    if (torn && last && first && last.length === first.length) joined.splice(-1, 1, joinRows(last, first), ...rest)
    else joined.push(...(index > 0 && texts(first) === head ? rest : rows))
  })
  return joined
}

function joinRows(above: readonly CellBlock[], below: readonly CellBlock[]): readonly CellBlock[] {
  return above.map((cell, index) => {
    const more = below[index]?.text ?? ''
    return { ...cell, text: more === '' ? cell.text : joinLines(cell.text, more) }
  })
}

// A table without rules: three lines or more that gaps part at the same places.
function alignedLines(pieces: readonly Piece[], from: number): readonly PdfLine[] {
  const lines: PdfLine[] = []
  for (const piece of pieces.slice(from, from + 2000)) {
    const first = lines[0] ?? (piece.kind === 'line' ? piece.line : undefined)
    if (
      piece.kind !== 'line' ||
      !first ||
      piece.line.parts.length < 2 ||
      piece.line.parts.length !== first.parts.length
    )
      break
    if (
      !piece.line.parts.every((part, index) => Math.abs(part.left - (first.parts[index]?.left ?? 0)) < 1.5 * first.size)
    )
      break
    lines.push(piece.line)
  }
  return lines.length >= 3 ? lines : []
}
