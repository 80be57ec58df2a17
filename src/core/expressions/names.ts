// Which column does a name in an expression mean, in Chinese, by an alias or by its code?

import { foldText, similarityOf } from '../base/text.ts'
import type { ExpressionColumn } from './column.ts'

/** A name that stands at some place of the text, and the columns that go by it: none, one, or too many. */
export type FoundName = { readonly end: number; readonly name: string; readonly columns: readonly ExpressionColumn[] }

export type NameBook = {
  readonly byKey: ReadonlyMap<string, readonly ExpressionColumn[]>
  readonly byCode: ReadonlyMap<string, ExpressionColumn>
  readonly longest: number
}

export function nameBookOf(columns: readonly ExpressionColumn[]): NameBook {
  const byKey = new Map<string, ExpressionColumn[]>()
  let longest = 0
  for (const column of columns) {
    for (const name of new Set([column.name, ...column.aliases].map((one) => one.trim()))) {
      if (name === '') continue
      longest = Math.max(longest, name.length)
      const key = foldText(name)
      const group = byKey.get(key)
      if (group === undefined) byKey.set(key, [column])
      else if (!group.includes(column)) group.push(column)
    }
  }
  return { byKey, byCode: new Map(columns.map((column) => [column.code, column])), longest }
}

const WORD = /[\p{L}\p{N}_]/u
export const isWord = (character: string | undefined): boolean => character !== undefined && WORD.test(character)

/** How far letters, digits and Chinese characters run on from a place. */
export function wordEnd(text: string, from: number): number {
  let end = from
  while (isWord(text[end])) end += 1
  return end
}

/**
 * The longest known name that begins at a place and does not end inside a word; names may hold signs (R&D经费支出).
 * Undefined where none begins there.
 */
export function knownNameAt(book: NameBook, text: string, from: number): FoundName | undefined {
  const limit = Math.min(text.length, from + book.longest)
  for (let end = limit; end > from; end -= 1) {
    if (isWord(text[end - 1]) && isWord(text[end])) continue
    const name = text.slice(from, end)
    const columns = columnsNamed(book, name)
    if (columns.length > 0) return { end, name, columns }
  }
  return undefined
}

/** Columns that go by a whole name; blanks count, so that "A - B" is never taken for the name "A-B". */
export function columnsNamed(book: NameBook, name: string): readonly ExpressionColumn[] {
  const byCode = book.byCode.get(name)
  if (/^\s|\s$/.test(name)) return []
  const named = (book.byKey.get(foldText(name)) ?? []).filter(
    (column) => !/\s/.test(name) || [column.name, ...column.aliases].includes(name),
  )
  return byCode === undefined || named.includes(byCode) ? named : [byCode, ...named]
}

const ENOUGH = 0.4

/** The known name most like one that nobody knows, or null. */
export function nearestName(book: NameBook, name: string): string | null {
  const key = foldText(name)
  let best: { name: string; score: number } | undefined
  for (const [other, [column]] of book.byKey) {
    const score = similarityOf(key, other)
    if (column !== undefined && score >= ENOUGH && score > (best?.score ?? 0)) best = { name: column.name, score }
  }
  return best?.name ?? null
}
