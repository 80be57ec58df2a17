// How does chance fall the same way at every run?

/** Numbers from 0 (included) to 1 (excluded), the same for the same seed on every machine. */
export type Random = () => number

/**
 * Chris Doty-Humphrey's sfc32, 32 bits a number: passes PractRand, needs integers alone, so that it is equal to the bit
 * everywhere. The seed is a whole number; keep it with whatever was made from it.
 */
export function randomFrom(seed: number): Random {
  let [a, b, c, counter] = [seed | 0, Math.floor(seed / 4_294_967_296) | 0, 0x9e3779b9 | 0, 1]
  const next: Random = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 4_294_967_296
  }
  // the first numbers still show the seed
  for (let n = 0; n < 15; n += 1) next()
  return next
}

/** A whole number from 0 to `limit` - 1. */
export const wholeBelow = (random: Random, limit: number): number => Math.floor(random() * limit)
