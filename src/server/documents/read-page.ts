import { type Block, composeDocument } from './compose-document.ts'
import { decodeText } from './decode-text.ts'
import { elementsOf, findChild, type MarkupNode, parseMarkup, textOf } from './markup-tree.ts'
import { isHidden, isNavigation } from './page-clutter.ts'
import { dataTableOf } from './page-tables.ts'
import type { Reading } from './read-document.ts'

/** The text of a web page as it shows: scripts, hidden parts and menus left out, lists numbered, tables kept. */
export function readPage(bytes: Uint8Array): Reading {
  const { text, encoding } = decodeText(bytes)
  const root = parseMarkup(text, 'html')
  const page = new PageText()
  const html = findChild(root, 'html') ?? root
  page.flow(findChild(html, 'body') ?? html)
  return { document: composeDocument(page.finish()), encoding }
}

const blockElements = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)

class PageText {
  private readonly blocks: Block[] = []
  private line = ''

  flow(node: MarkupNode): void {
    for (const child of node.children) {
      if (typeof child === 'string') this.line += collapse(child)
      else if (!isHidden(child)) this.element(child)
    }
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
    if (node.name === 'pre') this.blocks.push({ kind: 'paragraph', text: textOf(node) })
    else if (node.name === 'table') this.table(node)
    else if (node.name === 'ol') this.numbered(node)
    else this.flow(node)
    this.endLine()
  }

  private table(node: MarkupNode): void {
    const table = dataTableOf(node, cellText)
    const caption = findChild(node, 'caption')
    if (!table) this.flow(node)
    else {
      if (caption) this.blocks.push({ kind: 'paragraph', text: cellText(caption) })
      this.blocks.push(table)
    }
  }

  private numbered(list: MarkupNode): void {
    const plain = /list-style(-type)?\s*:[^;]*none/i.test(list.attributes.style ?? '')
    let number = Number(list.attributes.start ?? 1)
    for (const item of elementsOf(list)) {
      if (item.name !== 'li' || isHidden(item)) continue
      this.endLine()
      if (!plain) this.line = `${Number(item.attributes.value ?? number)}.${/^\s*\d/.test(textOf(item)) ? ' ' : ''}`
      number = Number(item.attributes.value ?? number) + 1
      this.flow(item)
    }
  }

  private endLine(): void {
    const text = this.line.replace(/ {2,}/g, ' ').trim()
    if (text !== '') this.blocks.push({ kind: 'paragraph', text })
    this.line = ''
  }
}

function cellText(cell: MarkupNode): string {
  const content = new PageText()
  content.flow(cell)
  return content
    .finish()
    .map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.rows
            .flat()
            .map((inner) => inner.text)
            .join(' '),
    )
    .join(' ')
}

// A line's end in the source between two Chinese characters is the editor's, not the author's.
function collapse(text: string): string {
  return text
    .replace(/([\u3000-\u9FFF\uFF00-\uFFEF])[ \t]*[\r\n]+[ \t]*(?=[\u3000-\u9FFF\uFF00-\uFFEF])/g, '$1')
    .replace(/[ \t\r\n\f\u00A0]+/g, ' ')
}
