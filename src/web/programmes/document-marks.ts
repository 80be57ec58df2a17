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
