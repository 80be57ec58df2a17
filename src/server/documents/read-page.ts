import { type Block, type CellBlock, composeDocument } from './compose-document.ts'
import { decodeText } from './decode-text.ts'
import { elementsOf, findChild, type MarkupNode, parseMarkup, textOf } from './markup-tree.ts'
import { isHidden, isNavigation } from './page-clutter.ts'
import { dataTableOf } from './page-tables.ts'
import type { Reading } from './read-document.ts'
import { type Places, placeBefore, placesIn, type Stretch, tracePlaces } from './source-places.ts'

/** The text of a web page as it shows: scripts, hidden parts and menus left out, lists numbered, tables kept. */
export function readPage(bytes: Uint8Array): Reading {
  const { text, encoding } = decodeText(bytes)
  const root = parseMarkup(text, 'html')
  const html = findChild(root, 'html') ?? root
  const blocks = blocksOf(findChild(html, 'body') ?? html)
  const document = composeDocument(blocks)
  return { document, encoding, places: tracePlaces(document.text, blocks) }
}

/** What an element of a page shows, in reading order, each with its places in the source. */
export function blocksOf(node: MarkupNode): readonly Block[] {
  const page = new PageText()
  page.flow(node)
  return page.finish()
}

const blockElements = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

class PageText {
  private readonly blocks: Block[] = []
  private line = ''
  /** inside <pre>: blanks and line ends are the author's */
  private typed = false
  private places: Stretch[] = []

  flow(node: MarkupNode): void {
    node.children.forEach((child, at) => {
      if (typeof child === 'string') {
        this.line += this.typed ? child : collapse(child)
        this.trace(placesIn(node.runs.get(at) ?? []))
      } else if (!isHidden(child)) this.element(child)
    })
  }

  finish(): readonly Block[] {
    this.endLine()
    return this.blocks
  }

  private element(node: MarkupNode): void {
    if (node.name === 'br') this.endLine()
    else if (!blockElements.has(node.name)) this.flow(node)
    else if (!isNavigation(node)) this.block(node)
  }

  private block(node: MarkupNode): void {
    this.endLine()
    if (node.name === 'pre') this.asTyped(node)
    else if (node.name === 'table') this.table(node)
    else if (node.name === 'ol') this.numbered(node)
    else this.flow(node)
    this.endLine()
  }

  private asTyped(node: MarkupNode): void {
    this.typed = true
    this.flow(node)
    this.endLine()
    this.typed = false
  }

  private table(node: MarkupNode): void {
    const table = dataTableOf(node, cellText)
    const caption = findChild(node, 'caption')
    if (!table) this.flow(node)
    else {
      if (caption) this.blocks.push({ kind: 'paragraph', ...cellText(caption) })
      this.blocks.push(table)
    }
  }

  private numbered(list: MarkupNode): void {
    const plain = /list-style(-type)?\s*:[^;]*none/i.test(list.attributes.style ?? '')
    let number = Number(list.attributes.start ?? 1)
    for (const item of elementsOf(list)) {
      if (item.name !== 'li' || isHidden(item)) continue
      this.endLine()
      if (!plain) {
        this.line = `${Number(item.attributes.value ?? number)}.${/^\s*\d/.test(textOf(item)) ? ' ' : ''}`
        this.trace(placeBefore(this.line, item.start))
      }
      number = Number(item.attributes.value ?? number) + 1
      this.flow(item)
    }
  }

  private trace(places: Places): void {
    for (const place of places) this.places.push(place)
  }

  private endLine(): void {
    const text = this.typed ? this.line : this.line.replace(/ {2,}/g, ' ').trim()
    if (text.trim() !== '') this.blocks.push({ kind: 'paragraph', text, places: this.places })
    this.line = ''
    this.places = []
  }
}

function cellText(cell: MarkupNode): Pick<CellBlock, 'text' | 'places'> {
  type Part = Pick<CellBlock, 'text' | 'places'>
  const parts = blocksOf(cell).flatMap((block): readonly Part[] =>
    block.kind === 'paragraph' ? [block] : block.rows.flat(),
  )
  return { text: parts.map(({ text }) => text).join(' '), places: parts.flatMap(({ places }) => places ?? []) }
}

// A line's end in the source between two Chinese characters is the editor's, not the author's.
function collapse(text: string): string {
  return text
    .replace(/([\u3000-\u9FFF\uFF00-\uFFEF])[ \t]*[\r\n]+[ \t]*(?=[\u3000-\u9FFF\uFF00-\uFFEF])/g, '$1')
    .replace(/[ \t\r\n\f\u00A0]+/g, ' ')
}
