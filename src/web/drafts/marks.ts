import type { DraftItem } from '#contract/drafts.ts'

/** A stretch of the document that something was read from, or should have been. */
export type Mark = {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly kind: 'target' | 'measure' | 'unread' | 'finding'
  readonly state: DraftItem['state'] | 'open' | 'dismissed'
}
export type Piece = { readonly start: number; readonly text: string; readonly marks: readonly Mark[] }
export type Paragraph = { readonly start: number; readonly end: number; readonly pieces: readonly Piece[] }

const inDocumentOrder = (a: Mark, b: Mark) => a.start - b.start || b.end - a.end

/** Cuts the text into its lines, and each line where a mark begins or ends. Marks may overlap and cross lines. */
export function paragraphsOf(text: string, marks: readonly Mark[]): Paragraph[] {
  const sorted = [...marks].sort(inDocumentOrder)
  const paragraphs: Paragraph[] = []
  let next = 0
  let open: Mark[] = []
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    for (let mark = sorted[next]; mark !== undefined && mark.start < end; mark = sorted[++next]) open.push(mark)
    open = open.filter((mark) => mark.end > start)
    paragraphs.push({ start, end, pieces: piecesOf(text, start, end, open) })
    start = end + 1
  }
  return paragraphs
}

function piecesOf(text: string, start: number, end: number, marks: readonly Mark[]): Piece[] {
  const cuts = new Set([start, end])
  for (const mark of marks) {
    if (mark.start > start && mark.start < end) cuts.add(mark.start)
    if (mark.end > start && mark.end < end) cuts.add(mark.end)
  }
  const points = [...cuts].sort((a, b) => a - b)
  const pieces: Piece[] = []
  for (let i = 0; i + 1 < points.length; i += 1) {
    const from = points[i] ?? start
    const to = points[i + 1] ?? end
    pieces.push({
      start: from,
      text: text.slice(from, to),
      marks: marks.filter((mark) => mark.start < to && mark.end > from),
    })
  }
  return pieces
}
