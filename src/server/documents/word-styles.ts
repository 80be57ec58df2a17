import { elementsOf, findChild, type MarkupNode } from './markup-tree.ts'
import type { NumberingPlace } from './word-numbering.ts'

export type WordStyles = {
  /** the number that a paragraph style brings with it, its parents' included */
  readonly findNumbering: (styleId: string) => NumberingPlace | undefined
  readonly isContentsEntry: (styleId: string) => boolean
}

const value = (node: MarkupNode | undefined) => node?.attributes['w:val']

export function readStyles(root: MarkupNode | undefined, numbering: MarkupNode | undefined): WordStyles {
  const styles = new Map<string, MarkupNode>()
  const top = root && findChild(root, 'w:styles')
  for (const node of top ? elementsOf(top) : []) {
    if (node.name === 'w:style') styles.set(node.attributes['w:styleId'] ?? '', node)
  }
  const levels = levelsByStyle(numbering)
  const findNumbering = (id: string): NumberingPlace | undefined => {
    const seen = new Set<string>()
    for (
      let at: string | undefined = id;
      at !== undefined && !seen.has(at);
      at = value(findChild(styles.get(at), 'w:basedOn'))
    ) {
      seen.add(at)
      const properties = findChild(findChild(styles.get(at), 'w:pPr'), 'w:numPr')
      const list = value(findChild(properties, 'w:numId'))
      if (list === '0') return undefined
      // A list level may name its style, and then the style need not name the level.
      if (list !== undefined)
        return { list, level: levels.get(id) ?? levels.get(at) ?? Number(value(findChild(properties, 'w:ilvl')) ?? 0) }
    }
    return undefined
  }
  return { findNumbering, isContentsEntry: (id) => /^toc \d$/i.test(value(findChild(styles.get(id), 'w:name')) ?? '') }
}

function levelsByStyle(root: MarkupNode | undefined): ReadonlyMap<string, number> {
  const levels = new Map<string, number>()
  const top = root && findChild(root, 'w:numbering')
  for (const abstract of top ? elementsOf(top) : []) {
    for (const level of elementsOf(abstract).filter((node) => node.name === 'w:lvl')) {
      const style = value(findChild(level, 'w:pStyle'))
      if (style !== undefined) levels.set(style, Number(level.attributes['w:ilvl'] ?? 0))
    }
  }
  return levels
}
