const BITS = 11
const SIZE = 1 << BITS

/** Places of doubles in ascending order: the usual radix sort over all 64 bits, 11 at a time, digits that are all one skipped. */
export function radixSortDoubles(values: Float64Array): Uint32Array {
  const { length } = values
  const words = new Uint32Array(values.slice().buffer)
  // negative numbers are turned over, positive ones get the upper bit, so that the bits sort as the numbers do
  for (let at = 0; at < length; at += 1) {
    const high = words[2 * at + 1] ?? 0
    const turned = high >>> 31 === 1
    words[2 * at] = turned ? ~(words[2 * at] ?? 0) : (words[2 * at] ?? 0)
    words[2 * at + 1] = turned ? ~high : high | 0x80000000
  }
  let places = Uint32Array.from({ length }, (_, at) => at)
  let other = new Uint32Array(length)
  for (const word of [0, 1])
    for (let shift = 0; shift < 32; shift += BITS) {
      if (pass(words, word, shift, places, other)) [places, other] = [other, places]
    }
  return places
}

function pass(words: Uint32Array, word: number, shift: number, from: Uint32Array, to: Uint32Array): boolean {
  const starts = new Uint32Array(SIZE)
  for (let at = 0; at < from.length; at += 1) {
    const digit = ((words[2 * at + word] as number) >>> shift) & (SIZE - 1)
    starts[digit] = (starts[digit] as number) + 1
  }
  let sum = 0
  for (let digit = 0; digit < SIZE; digit += 1) {
    const times = starts[digit] as number
    if (times === from.length) return false
    starts[digit] = sum
    sum += times
  }
  for (let at = 0; at < from.length; at += 1) {
    const place = from[at] as number
    const digit = ((words[2 * place + word] as number) >>> shift) & (SIZE - 1)
    to[starts[digit] as number] = place
    starts[digit] = (starts[digit] as number) + 1
  }
  return true
}
