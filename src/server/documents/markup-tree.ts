import { Parser } from 'htmlparser2'
import { UnreadableFile } from './document-fault.ts'

/** An element of XML or HTML; text stands between its children as plain strings. */
export type MarkupNode = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (MarkupNode | string)[]
}

// Whoever walks the tree does so recursively: what is nested deeper, by malice, is hung up here.
const deepest = 500
// The parser's own work grows with the square of the depth; tags left open in an old page do not come near this.
const mostOpen = 10_000

/**
 * Reads markup leniently, as a browser would: what does not close is closed. Throws only
 * UnreadableFile('markup-too-deep').
 */
export function parseMarkup(source: string, language: 'xml' | 'html'): MarkupNode {
  const root: MarkupNode = { name: '', attributes: {}, children: [] }
  const open: MarkupNode[] = [root]
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const node: MarkupNode = { name, attributes, children: [] }
        open[Math.min(open.length, deepest) - 1]?.children.push(node)
        open.push(node)
        if (open.length > mostOpen) throw new UnreadableFile('markup-too-deep', { depth: mostOpen })
      },
      ontext(text) {
        const children = open.at(-1)?.children
        const last = children?.at(-1)
        if (children && typeof last === 'string') children[children.length - 1] = last + text
        else children?.push(text)
      },
      onclosetag() {
        if (open.length > 1) open.pop()
      },
    },
    { xmlMode: language === 'xml', decodeEntities: true },
  )
  parser.end(source)
  return root
}

export function elementsOf(node: MarkupNode): readonly MarkupNode[] {
  return node.children.filter((child): child is MarkupNode => typeof child !== 'string')
}

export function findChild(node: MarkupNode | undefined, name: string): MarkupNode | undefined {
  return node?.children.find((child): child is MarkupNode => typeof child !== 'string' && child.name === name)
}

/** Every element of that name below the node, in document order, those inside one another too. */
export function listDescendants(node: MarkupNode, name: string): readonly MarkupNode[] {
  return elementsOf(node).flatMap((child) => [...(child.name === name ? [child] : []), ...listDescendants(child, name)])
}

export function textOf(node: MarkupNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}
