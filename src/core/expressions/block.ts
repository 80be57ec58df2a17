// In which pieces are columns worked through, and what does a part of an expression give for one piece?

import type { Table } from './column.ts'

/** Rows a piece: small enough that the pieces of a whole expression stay in the processor's cache. */
export const BLOCK = 4096

/**
 * Results stand at 0 to count-1; a buffer is written over at the next piece. `whole` says that nothing in the piece is
 * absent, so that the loops need not ask row by row.
 */
type Absences = { readonly absent: Uint8Array; whole: boolean }
export type NumberBlock = Absences & { readonly values: Float64Array }
export type TruthBlock = Absences & { readonly values: Uint8Array }
export type TextBlock = Absences & { readonly indexes: Int32Array }

export type NumberPart = { readonly kind: 'number'; readonly run: (start: number, count: number) => NumberBlock }
export type TruthPart = { readonly kind: 'truth'; readonly run: (start: number, count: number) => TruthBlock }
export type TextPart = {
  readonly kind: 'text'
  readonly words: readonly string[]
  /** the word, where it is the same in every row and never absent */
  readonly constant?: string
  readonly run: (start: number, count: number) => TextBlock
}
export type Part = NumberPart | TruthPart | TextPart

/** A table with the size of its pieces: what parts are bound to. */
export type Bound = { readonly table: Table; readonly size: number }

export const numberBuffer = (size: number): NumberBlock => ({ values: new Float64Array(size), ...allPresent(size) })
export const truthBuffer = (size: number): TruthBlock => ({ values: new Uint8Array(size), ...allPresent(size) })
export const textBuffer = (size: number): TextBlock => ({ indexes: new Int32Array(size), ...allPresent(size) })

const allPresent = (size: number): Absences => ({ absent: new Uint8Array(size), whole: true })

export function isWhole(absent: Uint8Array, start: number, end: number): boolean {
  for (let row = start; row < end; row += 1) if (absent[row] !== 0) return false
  return true
}

/** Marks a buffer as whole; while it is, its absences are all 0. */
export function setWhole(block: Absences): void {
  if (block.whole) return
  block.absent.fill(0)
  block.whole = true
}

/** What is absent in one part is absent in the result. */
export function copyAbsence(from: Absences, out: Absences, count: number): void {
  if (from.whole) {
    setWhole(out)
    return
  }
  out.absent.set(from.absent.subarray(0, count))
  out.whole = false
}

/** What is absent in either is, with the first one's reason. */
export function joinAbsence(a: Absences, b: Absences, out: Absences, count: number): void {
  if (a.whole && b.whole) {
    setWhole(out)
    return
  }
  for (let i = 0; i < count; i += 1) out.absent[i] = a.absent[i] || (b.absent[i] as number)
  out.whole = false
}
