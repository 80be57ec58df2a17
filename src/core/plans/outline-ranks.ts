// Which style of number contains which in this document?

import type { NumberStyle } from './numbering.ts'
import type { HeadingStyle } from './outline.ts'
import type { OutlineLine } from './outline-lines.ts'

const usual: Readonly<Record<HeadingStyle, number>> = {
  document: -1,
  annex: 0,
  part: 1,
  chapter: 2,
  section: 3,
  article: 4,
  plain: 4.5,
  han: 5,
  'han-bracket': 6,
  box: 7,
  named: 7.5,
  'named-part': 7.7,
  digit: 8,
  decimal: 9,
  'decimal-deep': 10,
  'digit-bracket': 11,
  'digit-half': 12,
  circle: 13,
  saying: 14,
}

export type Ranks = (style: HeadingStyle) => number

/**
 * The ranks of number styles in one part of a document (an annex, or what stands before the first).
 * Usual is 一、 over （一） over 1. over （1） over ①; where a part nests them otherwise, the part decides.
 */
export function ranksOf(lines: readonly OutlineLine[]): Ranks {
  const nested = new Map<string, number>()
  const count = (outer: NumberStyle, inner: NumberStyle): number => nested.get(`${outer}>${inner}`) ?? 0
  const styles = new Set<NumberStyle>()
  let last: NumberStyle | null = null
  for (const line of lines) {
    if (line.kind !== 'item') continue
    const { style, ordinal } = line.numbering
    styles.add(style)
    if (ordinal === 1 && last !== null && last !== style) nested.set(`${last}>${style}`, count(last, style) + 1)
    last = style
  }
  const rank = new Map<HeadingStyle, number>(Object.entries(usual) as [HeadingStyle, number][])
  for (const outer of styles) {
    for (const inner of styles) {
      if (usual[inner] >= usual[outer]) continue
      if (count(outer, inner) > 1 && count(outer, inner) > count(inner, outer)) rank.set(inner, usual[outer] + 0.5)
    }
  }
  // a chapter name without a number is a chapter only where chapters have no numbers
  if (styles.has('han') || styles.has('chapter')) rank.set('plain', 6.5)
  return (style) => rank.get(style) ?? usual[style]
}
