import type { MarkupNode } from './markup-tree.ts'

const unread = new Set(
  'script style noscript template svg canvas iframe object embed select option button input textarea head meta link title rt rp xml nav video audio map dialog'.split(
    ' ',
  ),
)

/** What a browser would not show as text, or shows as controls. */
export function isHidden(node: MarkupNode): boolean {
  if (unread.has(node.name)) return true
  if (node.attributes.hidden !== undefined || node.attributes['aria-hidden'] === 'true') return true
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(node.attributes.style ?? '')
}

/**
 * A block that is mostly links is a menu. Links to files are the document's annexes, and links inside a sentence belong
 * to it: neither makes a menu.
 */
export function isNavigation(node: MarkupNode): boolean {
  const { links, linked, shown } = weigh(node)
  return links >= 3 && linked >= 0.7 * shown
}

type Weight = { readonly links: number; readonly linked: number; readonly shown: number }

// Asked for a block and for every block around it: kept, so that a page is weighed once.
const weights = new WeakMap<MarkupNode, Weight>()

function weigh(node: MarkupNode): Weight {
  const known = weights.get(node)
  if (known) return known
  let [links, linked, shown] = [0, 0, 0]
  for (const child of node.children) {
    const part = typeof child === 'string' ? { links: 0, linked: 0, shown: visibleLength(child) } : weigh(child)
    links += part.links
    linked += part.linked
    shown += part.shown
  }
  if (isHidden(node)) [links, linked, shown] = [0, 0, 0]
  else if (isMenuLink(node)) [links, linked] = [1, shown]
  const weight = { links, linked, shown }
  weights.set(node, weight)
  return weight
}

function isMenuLink(node: MarkupNode): boolean {
  const leadsTo = node.name === 'a' ? node.attributes.href : undefined
  return leadsTo !== undefined && !/\.(docx?|wps|pdf|xlsx?|et|zip|rar|ofd|txt)([?#]|$)/i.test(leadsTo)
}

function visibleLength(text: string): number {
  return text.replace(/[\s|｜>·\u00A0]+/g, '').length
}
