export type Mark = {
  readonly start: number
  readonly end: number
  readonly kind: 'target' | 'measure'
  readonly id: string | null
  readonly title: string
}
export type Piece = { readonly start: number; readonly text: string; readonly mark: Mark | null }

/** The text in pieces, marked and plain. Of two marks that overlap the one that begins first stands. */
export const piecesOf = (text: string, marks: readonly Mark[]): readonly Piece[] => {
  const ordered = [...marks].sort((a, b) => a.start - b.start || b.end - a.end)
  const pieces: Piece[] = []
  let at = 0
  for (const mark of ordered) {
    if (mark.start < at || mark.end <= mark.start || mark.end > text.length) continue
    if (mark.start > at) pieces.push({ start: at, text: text.slice(at, mark.start), mark: null })
    pieces.push({ start: mark.start, text: text.slice(mark.start, mark.end), mark })
    at = mark.end
  }
  if (at < text.length) pieces.push({ start: at, text: text.slice(at), mark: null })
  return pieces
}

export type Cell = { readonly start: number; readonly pieces: readonly Piece[] }
/** Lines as they came, or a table: a row is a line, its cells parted by tabs. */
export type Block =
  | ({ readonly kind: 'lines' } & Cell)
  | {
      readonly kind: 'table'
      readonly start: number
      readonly columns: number
      readonly rows: readonly (readonly Cell[])[]
    }

/** The text in blocks. A mark that runs over cells stands in each of them; one line with tabs alone is no table. */
export const blocksOf = (text: string, marks: readonly Mark[]): readonly Block[] => {
  const cellOf = cutter(piecesOf(text, marks))
  return stretchesOf(text).map(({ start, end, rows }): Block => {
    if (rows.length < 2) return { kind: 'lines', ...cellOf(start, end) }
    const cells = rows.map((row) => cellsOf(text, row).map((cell) => cellOf(cell.start, cell.end)))
    return { kind: 'table', start, columns: Math.max(...cells.map((row) => row.length)), rows: cells }
  })
}

type Stretch = {
  readonly start: number
  end: number
  readonly rows: { readonly start: number; readonly end: number }[]
}

/** What is no table is put together again, so that a long text stays a few blocks. */
function stretchesOf(text: string): Stretch[] {
  const found: Stretch[] = []
  for (let start = 0; start < text.length; ) {
    const at = text.indexOf('\n', start)
    const end = at < 0 ? text.length : at + 1
    const row = { start, end: at < 0 ? end : at }
    const tabbed = text.slice(row.start, row.end).includes('\t')
    const last = found.at(-1)
    if (last !== undefined && tabbed === last.rows.length > 0) {
      last.end = end
      if (tabbed) last.rows.push(row)
    } else found.push({ start, end, rows: tabbed ? [row] : [] })
    start = end
  }
  return found
}

const cellsOf = (text: string, row: { readonly start: number; readonly end: number }) => {
  let start = row.start
  return text
    .slice(row.start, row.end)
    .split('\t')
    .map(({ length }) => {
      const cell = { start, end: start + length }
      start += length + 1
      return cell
    })
}

/** Asked for one stretch after another, from left to right. */
const cutter = (pieces: readonly Piece[]) => {
  let at = 0
  return (start: number, end: number): Cell => {
    const cut: Piece[] = []
    for (; ; at++) {
      const piece = pieces[at]
      if (piece === undefined || piece.start >= end) break
      const from = Math.max(start, piece.start)
      const to = Math.min(end, piece.start + piece.text.length)
      if (from < to) cut.push({ ...piece, start: from, text: piece.text.slice(from - piece.start, to - piece.start) })
      if (piece.start + piece.text.length > end) break
    }
    return { start, pieces: cut }
  }
}
