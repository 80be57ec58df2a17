// Does every row have a value?

import { BLOCK } from './blocks.ts'

/** Whether a column's reasons for absence are all 0: asked eight rows at a time, for most columns are whole. */
export function isWhole(absent: Uint8Array): boolean {
  const start = absent.byteOffset
  const words = start % 8 === 0 ? new Float64Array(absent.buffer, start, absent.length >>> 3) : new Float64Array(0)
  for (let from = 0; from < words.length; from += BLOCK)
    if (!areZero(words, from, Math.min(words.length, from + BLOCK))) return false
  for (let row = words.length * 8; row < absent.length; row += 1) if (absent[row] !== 0) return false
  return true
}

// Eight zero bytes are the double 0; −0 has a bit set and is told from it, NaN is not equal.
function areZero(words: Float64Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if (!Object.is(words[at], 0)) return false
  return true
}
