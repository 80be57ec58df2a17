// In which pieces are columns worked through, and what does a part of an expression give for one piece?

import type { Table } from './column.ts'

/** Rows a piece: small enough that the pieces of a whole expression stay in the processor's cache. */
export const BLOCK = 4096

/** Results stand at 0 to count-1; a buffer is written over at the next piece. */
export type NumberBlock = { readonly values: Float64Array; readonly absent: Uint8Array }
export type TruthBlock = { readonly values: Uint8Array; readonly absent: Uint8Array }
export type TextBlock = { readonly indexes: Int32Array; readonly absent: Uint8Array }

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

export const numberBuffer = (size: number): NumberBlock => ({
  values: new Float64Array(size),
  absent: new Uint8Array(size),
})
export const truthBuffer = (size: number): TruthBlock => ({
  values: new Uint8Array(size),
  absent: new Uint8Array(size),
})
export const textBuffer = (size: number): TextBlock => ({
  indexes: new Int32Array(size),
  absent: new Uint8Array(size),
})
