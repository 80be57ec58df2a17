// In which order do numbers come, of a million of them as fast as the machine allows?

const BITS = 11
const SIZE = 1 << BITS

/**
 * Places of the keys from the smallest to the largest, equal ones in the order of their places: a radix sort that
 * passes only over the digits in which the keys differ. Keys are whole numbers from 0 below 2^53.
 */
export function orderOf(keys: Float64Array | Uint32Array): Uint32Array {
  const length = keys.length
  const [low, high] = wordsOf(keys)
  let order: Uint32Array = startingOrder(length)
  let other: Uint32Array = new Uint32Array(length)
  for (const words of [low, high]) {
    if (words === null) continue
    const most = mostOf(words)
    for (let shift = 0; shift < 32 && most >>> shift > 0; shift += BITS) {
      if (scatter(words, shift, order, other)) [order, other] = [other, order]
    }
  }
  return order
}

function startingOrder(length: number): Uint32Array {
  const order = new Uint32Array(length)
  for (let at = 0; at < length; at += 1) order[at] = at
  return order
}

function wordsOf(keys: Float64Array | Uint32Array): readonly [Uint32Array, Uint32Array | null] {
  if (keys instanceof Uint32Array) return [keys, null]
  let most = 0
  for (let at = 0; at < keys.length; at += 1) if ((keys[at] as number) > most) most = keys[at] as number
  const low = new Uint32Array(keys.length)
  if (most < 2 ** 32) {
    for (let at = 0; at < keys.length; at += 1) low[at] = keys[at] as number
    return [low, null]
  }
  const high = new Uint32Array(keys.length)
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] as number
    high[at] = key / 2 ** 32
    low[at] = key % 2 ** 32
  }
  return [low, high]
}

function mostOf(words: Uint32Array): number {
  let all = 0
  for (let at = 0; at < words.length; at += 1) all |= words[at] as number
  return all >>> 0
}

/** One stable pass; false where all keys share the digit and nothing need move. */
function scatter(words: Uint32Array, shift: number, from: Uint32Array, to: Uint32Array): boolean {
  const starts = new Uint32Array(SIZE)
  const length = words.length
  for (let at = 0; at < length; at += 1) {
    const digit = ((words[at] as number) >>> shift) & (SIZE - 1)
    starts[digit] = (starts[digit] as number) + 1
  }
  let sum = 0
  for (let digit = 0; digit < SIZE; digit += 1) {
    const times = starts[digit] as number
    if (times === length) return false
    starts[digit] = sum
    sum += times
  }
  for (let at = 0; at < length; at += 1) {
    const place = from[at] as number
    const digit = ((words[place] as number) >>> shift) & (SIZE - 1)
    const next = starts[digit] as number
    to[next] = place
    starts[digit] = next + 1
  }
  return true
}

/** Present values from the smallest to the largest; NaN is left out. */
export function sortedValues(values: Float64Array): Float64Array {
  const present = values.filter((value) => !Number.isNaN(value))
  return present.sort()
}
