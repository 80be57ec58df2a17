import type { PdfText } from './pdf-page.ts'

/** A line of print; `parts` are what wide gaps part it into. */
export type PdfLine = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  /** a blank was typed at its end */
  readonly endsBlank: boolean
  readonly parts: readonly { readonly text: string; readonly left: number }[]
}

/** Texts gathered into lines, from the top of the page down. */
export function layLines(texts: readonly PdfText[]): readonly PdfLine[] {
  const rows: PdfText[][] = []
  for (const text of [...texts].sort((a, b) => a.y - b.y || a.left - b.left)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && Math.abs(text.y - first.y) < 0.4 * Math.min(text.size, first.size)) row.push(text)
    else rows.push([text])
  }
  return rows.map((row) => layLine([...row].sort((a, b) => a.left - b.left)))
}

function layLine(row: readonly PdfText[]): PdfLine {
  const parts: { text: string; left: number }[] = []
  let right = Number.NEGATIVE_INFINITY
  let before: PdfText | undefined
  for (const item of row) {
    const part = parts.at(-1)
    const gap = (item.left - right) / item.size
    if (!part || !before || gap > 2) parts.push({ text: item.text, left: item.left })
    else part.text += `${needsBlank(part.text, item.text, gap) ? ' ' : ''}${item.text}`
    right = Math.max(right, item.right)
    before = item
  }
  return {
    text: parts.map((part) => part.text.trim()).join(' '),
    endsBlank: parts.at(-1)?.text.endsWith(' ') ?? false,
    left: row[0]?.left ?? 0,
    right,
    y: row[0]?.y ?? 0,
    size: Math.max(...row.map((item) => item.size)),
    parts: parts.map((part) => ({ ...part, text: part.text.trim() })),
  }
}

// Word sets a quarter of a character between Chinese and Latin by itself: that is no blank.
function needsBlank(before: string, after: string, gap: number): boolean {
  if (before.endsWith(' ') || after.startsWith(' ')) return false
  const latin = /[\x21-\x7E]$/.test(before) && /^[\x21-\x7E]/.test(after)
  return gap > (latin ? 0.2 : 0.6)
}

/** The text's own edges, from its lines: most lines of running text reach both. */
export type Margins = { readonly left: number; readonly right: number; readonly pitch: number; readonly size: number }

export function findMargins(pages: readonly (readonly PdfLine[])[]): Margins {
  const lines = pages.flat()
  const lefts = lines.map((line) => line.left).sort((a, b) => a - b)
  const rights = lines.map((line) => line.right).sort((a, b) => a - b)
  const steps = pages
    .flatMap((page) => page.slice(1).map((line, index) => line.y - (page[index]?.y ?? 0)))
    .filter((step) => step > 0)
    .sort((a, b) => a - b)
  const at = (sorted: readonly number[], share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? 0
  const sizes = lines.map((line) => line.size).sort((a, b) => a - b)
  return { left: at(lefts, 0.05), right: at(rights, 0.95), pitch: at(steps, 0.5), size: at(sizes, 0.5) }
}

/**
 * Does a paragraph go on from one line to the next? It does where the line is full and the next starts at the margin.
 * A title in large print goes on while its lines stand in the middle. Across a page's end the distance says nothing.
 */
export function goesOn(line: PdfLine, next: PdfLine, margins: Margins, samePage: boolean): boolean {
  const em = next.size
  if (Math.abs(line.size - next.size) > 0.12 * em) return false
  if (isTitle(line, margins) && isTitle(next, margins)) return samePage && next.y - line.y < 2.2 * em
  if (line.right < margins.right - Math.max(1.9, firstUnit(next.text)) * em) return false
  if (next.left > margins.left + 0.9 * em) return false
  if (samePage && next.y - line.y > 1.6 * Math.max(margins.pitch, em)) return false
  return !(/[。！？；：]$/.test(line.text) && opensPart.test(next.text))
}

function isTitle(line: PdfLine, margins: Margins): boolean {
  const offCentre = Math.abs(line.left + line.right - margins.left - margins.right) / 2
  return line.size > 1.15 * margins.size && offCentre < 1.5 * line.size
}

const opensPart =
  /^(第[一二三四五六七八九十百]+[章节条]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|附件)/

/**
 * The width, in characters, of what had to go to the next line as one: a mark that opens takes what follows with it, a
 * number or Latin word is not parted, marks that close stay with what they close.
 */
export function firstUnit(text: string): number {
  const unit = /^[“‘（《〈【(]*([\w.,%+-]+|.)[”’）》〉】)，。、；：！？]*/u.exec(text)?.[0] ?? ''
  return [...unit].reduce((sum, sign) => sum + (sign > '\u2000' ? 1 : 0.55), 0)
}

/** A line joined to the one before it: no blank between Chinese, one between Latin words. */
export function joinLines(before: string, after: string): string {
  const blank = /[A-Za-z,.;:]$/.test(before) && /^[A-Za-z]/.test(after)
  return `${before}${blank ? ' ' : ''}${after}`
}

/** Without page numbers and what stands at the head or foot of page after page. */
export function dropRunningLines(
  pages: readonly { readonly height: number; readonly lines: readonly PdfLine[] }[],
): readonly (readonly PdfLine[])[] {
  const edge = (line: PdfLine, height: number) => line.y < 0.13 * height || line.y > 0.87 * height
  const seen = new Map<string, number>()
  const key = (line: PdfLine) => `${line.text.replace(/\d+/g, '#')}@${Math.round(line.y / 6)}`
  for (const { height, lines } of pages) {
    for (const line of lines) if (edge(line, height)) seen.set(key(line), (seen.get(key(line)) ?? 0) + 1)
  }
  const often = Math.max(3, pages.length * 0.4)
  return pages.map(({ height, lines }) =>
    lines.filter((line) => !edge(line, height) || !(pageNumber.test(line.text) || (seen.get(key(line)) ?? 0) >= often)),
  )
}

const pageNumber =
  /^[\s\-–—－−·.]*(第\s*)?\d{1,4}(\s*[/／]\s*\d{1,4}|\s*页(\s*[,，/]?\s*共\s*\d{1,4}\s*页)?)?[\s\-–—－−·.]*$/
