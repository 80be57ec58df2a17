// Where in a web page's source does each part of the text that was read from it stand?

import type { Span } from '#core/base/span.ts'
import type { Block } from './compose-document.ts'
import type { SourceRun } from './markup-tree.ts'

/**
 * So many visible characters of a text that stand side by side in a source; one entity, or what the source does not say
 * (the number of a list's item), has one place for all its characters. Blanks have none: they are folded, dropped and put
 * in on the way from a page to its text, and nothing else is.
 */
export type Stretch = Span & { readonly characters: number }

/** Where the visible characters of a text stand in a source, in order. */
export type Places = readonly Stretch[]

/** Finds the place in a source of what stands at a place in the text read from it. */
export type SourcePlaces = (inText: Span) => Span

/** Blanks and what shows as nothing have no place in a source. */
export const visible = /[^\s\u200B\u00AD]+/g

/** The stretches of visible characters in pieces of a source. */
export function placesIn(runs: readonly SourceRun[]): Places {
  return runs.flatMap(({ text, start, end }): Stretch[] => {
    const asIs = end - start === text.length
    return Array.from(text.matchAll(visible), ({ 0: word, index }) => ({
      characters: word.length,
      start: asIs ? start + index : start,
      end: asIs ? start + index + word.length : end,
    }))
  })
}

/** The place of what a page shows and its source does not say: before what it stands for. */
export function placeBefore(text: string, start: number): Places {
  return placesIn([{ text, start, end: start }])
}

/** Traces the text that `composeDocument` made of blocks back to their source. */
export function tracePlaces(text: string, blocks: readonly Block[]): SourcePlaces {
  const stretches = blocks.flatMap((block) =>
    block.kind === 'paragraph' ? (block.places ?? []) : block.rows.flat().flatMap((cell) => cell.places ?? []),
  )
  const firsts: number[] = []
  let characters = 0
  for (const stretch of stretches) {
    firsts.push(characters)
    characters += stretch.characters
  }
  const before = countVisible(text)
  if (before[text.length] !== characters) throw new Error('a page was composed of other characters than it has')

  const placeOf = (character: number): Span => {
    const at = lastAtMost(firsts, character)
    const stretch = stretches[at] ?? { start: 0, end: 0, characters: 0 }
    if (stretch.end - stretch.start !== stretch.characters) return stretch
    const start = stretch.start + character - (firsts[at] ?? 0)
    return { start, end: start + 1 }
  }
  return ({ start, end }) => {
    const first = before[start] ?? 0
    const next = before[end] ?? 0
    const opens = first < characters ? placeOf(first).start : (stretches.at(-1)?.end ?? 0)
    return { start: opens, end: next > first ? placeOf(next - 1).end : opens }
  }
}

/** How many visible characters stand before each place of a text. */
function countVisible(text: string): Uint32Array {
  const before = new Uint32Array(text.length + 1)
  for (const { 0: word, index } of text.matchAll(visible))
    for (let at = index; at < index + word.length; at += 1) before[at + 1] = 1
  for (let at = 0; at < text.length; at += 1) before[at + 1] = (before[at + 1] ?? 0) + (before[at] ?? 0)
  return before
}

function lastAtMost(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle
    else high = middle - 1
  }
  return low
}
