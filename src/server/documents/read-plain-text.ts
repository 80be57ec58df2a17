import type { DocumentCell, DocumentTable, PlanDocument } from '#core/plans/document.ts'
import type { Block, TableBlock } from './compose-document.ts'
import { decodeText } from './decode-text.ts'
import { parseMarkup } from './markup-tree.ts'
import type { Reading } from './read-document.ts'
import { blocksOf } from './read-page.ts'
import { type Places, visible } from './source-places.ts'

/**
 * The text as it is: its tables are found by their tabs, by the reader of plans. Only tables that a converter left in it as
 * HTML are laid out here, each character where it stands in the file and blanks in the place of tags.
 */
export function readPlainText(bytes: Uint8Array): Reading {
  const { text, encoding, unreadable } = decodeText(bytes)
  const notes = unreadable > 0 ? [{ code: 'text-damaged' as const, facts: { characters: unreadable } }] : []
  return { document: layTables(text), encoding, notes }
}

function layTables(text: string): PlanDocument {
  const parts: string[] = []
  const tables: DocumentTable[] = []
  let at = 0
  for (const { start, end } of markedTables(text)) {
    const markup = new MarkedTable(text.slice(start, end), start)
    parts.push(text.slice(at, start), markup.text())
    tables.push(...markup.tables)
    at = end
  }
  return { text: parts.join('') + text.slice(at), tables }
}

/** From <table> to its </table>, those inside it with it; one that never closes is no table. */
function markedTables(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  let depth = 0
  let start = 0
  for (const { 0: tag, index } of text.matchAll(/<table(?=[\s>])|<\/table\s*>/gi)) {
    if (tag[1] !== '/') {
      if (depth === 0) start = index
      depth += 1
    } else if (depth > 0) {
      depth -= 1
      if (depth === 0) found.push({ start, end: index + tag.length })
    }
  }
  return found.filter((one) => /<t[dh][\s>]/i.test(text.slice(one.start, one.end)))
}

/** A piece of HTML with only what it shows left in place: a row a line, its cells parted by tabs. */
class MarkedTable {
  readonly tables: DocumentTable[] = []
  private readonly characters: string[]
  private readonly offset: number

  constructor(source: string, offset: number) {
    this.characters = Array.from({ length: source.length }, () => ' ')
    this.offset = offset
    this.characters[source.length - 1] = '\n'
    for (const block of blocksOf(parseMarkup(source, 'html'))) this.lay(block)
  }

  text(): string {
    return this.characters.join('')
  }

  private lay(block: Block): void {
    if (block.kind === 'table') this.layRows(block)
    else this.endAt(this.put(block.text, block.places ?? []).end, '\n')
  }

  private layRows({ rows }: TableBlock): void {
    let at: number | null = null
    const laid = rows.flatMap((row) => {
      const cells = row.map((cell): DocumentCell => {
        const span = this.put(cell.text, cell.places ?? [], at ?? undefined)
        if (span.end > span.start) this.endAt(span.end, '\t')
        at = span.end
        return { start: span.start + this.offset, end: span.end + this.offset, columns: cell.columns, rows: cell.rows }
      })
      const [first, last] = [cells[0], cells.at(-1)]
      if (!first || !last || at === null) return []
      this.endAt(at, '\n')
      return [{ start: first.start, end: last.end, cells }]
    })
    const [first, last] = [laid[0], laid.at(-1)]
    if (first && last) this.tables.push({ start: first.start, end: last.end, rows: laid })
  }

  /** Puts the visible characters of a text in their places; an entity's character stands at its start. */
  private put(text: string, places: Places, otherwise = 0): { start: number; end: number } {
    const shown = Array.from(text.matchAll(visible), ([word]) => word).join('')
    let at = 0
    for (const { start, end, characters } of places) {
      const room = Math.min(end - start, characters)
      for (let n = 0; n < room; n += 1) this.characters[start + n] = shown.charAt(at + n)
      at += characters
    }
    return { start: places[0]?.start ?? otherwise, end: places.at(-1)?.end ?? otherwise }
  }

  /** Behind what is shown stands a tag, whose place is free. */
  private endAt(place: number, mark: string): void {
    if (place < this.characters.length) this.characters[place] = mark
  }
}
