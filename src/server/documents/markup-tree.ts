import { Parser } from 'htmlparser2'
import { UnreadableFile } from './document-fault.ts'

/** An element of XML or HTML; text stands between its children as plain strings. */
export type MarkupNode = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (MarkupNode | string)[]
  /** where its tag opens in the source */
  readonly start: number
  /** HTML only: for the text at that place among the children, where its pieces stand in the source */
  readonly runs: Map<number, SourceRun[]>
}

/** A piece of text as the source has it: `text` is what [start, end) says, one entity or characters as they are. */
export type SourceRun = { readonly text: string; readonly start: number; readonly end: number }

const noRuns: Map<number, SourceRun[]> = new Map()

// Whoever walks the tree does so recursively: what is nested deeper, by malice, is hung up here.
const deepest = 500
// The parser's own work grows with the square of the depth; tags left open in an old page do not come near this.
const mostOpen = 10_000

/**
 * Reads markup leniently, as a browser would: what does not close is closed. Throws only
 * UnreadableFile('markup-too-deep').
 */
export function parseMarkup(source: string, language: 'xml' | 'html'): MarkupNode {
  const html = language === 'html'
  const root: MarkupNode = { name: '', attributes: {}, children: [], start: 0, runs: html ? new Map() : noRuns }
  const open: MarkupNode[] = [root]
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const runs = html ? new Map<number, SourceRun[]>() : noRuns
        const node: MarkupNode = { name, attributes, children: [], start: parser.startIndex, runs }
        open[Math.min(open.length, deepest) - 1]?.children.push(node)
        open.push(node)
        if (open.length > mostOpen) throw new UnreadableFile('markup-too-deep', { depth: mostOpen })
      },
      ontext(text) {
        const node = open.at(-1)
        if (!node) return
        const { children } = node
        const last = children.at(-1)
        if (typeof last === 'string') children[children.length - 1] = last + text
        else children.push(text)
        if (!html) return
        const run = { text, start: parser.startIndex, end: parser.endIndex + 1 }
        const runs = node.runs.get(children.length - 1)
        if (runs) runs.push(run)
        else node.runs.set(children.length - 1, [run])
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
