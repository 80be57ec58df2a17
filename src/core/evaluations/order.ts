// In which order do numbers come, of a million of them as fast as the machine allows?

import { eachBlock } from './blocks.ts'

const BITS = 11
const SIZE = 1 << BITS

/** The places of keys from the smallest key to the largest, and the keys in that order. */
export type Ordered<K> = { readonly order: Uint32Array; readonly keys: K }

/**
 * Sorts keys with their places, equal ones in the order of their places: a radix sort that passes only over the digits
 * in which keys differ, and carries the keys along so that no pass reads at random. The keys given are written over.
 */
export function sortKeys(given: Uint32Array): Ordered<Uint32Array> {
  const length = given.length
  let most = 0
  eachBlock(length, (from, to) => {
    most = (most | bitsOf(given, from, to)) >>> 0
  })
  let [keys, places] = [given, placesOf(length)]
  let [otherKeys, otherPlaces]: [Uint32Array, Uint32Array] = [new Uint32Array(length), new Uint32Array(length)]
  for (let shift = 0; shift < 32 && most >>> shift > 0; shift += BITS) {
    const starts = startsOf(keys, shift)
    if (starts === null) continue
    const pass: Pass = { shift, starts, keys, places, otherKeys, otherPlaces }
    eachBlock(length, (from, to) => move(pass, from, to))
    ;[keys, otherKeys] = [otherKeys, keys]
    ;[places, otherPlaces] = [otherPlaces, places]
  }
  return { order: places, keys }
}

/** The same for whole numbers from 0 to 2^53: by their lower 32 bits first, then by the upper ones. */
export function orderOf(keys: Float64Array): Uint32Array {
  const low = Uint32Array.from(keys, (key) => key % 2 ** 32)
  const first = sortKeys(low).order
  const high = Uint32Array.from(first, (place) => (keys[place] as number) / 2 ** 32)
  return sortKeys(high).order.map((at) => first[at] as number)
}

function placesOf(length: number): Uint32Array {
  const places = new Uint32Array(length)
  for (let at = 0; at < length; at += 1) places[at] = at
  return places
}

function bitsOf(keys: Uint32Array, from: number, to: number): number {
  let all = 0
  for (let at = from; at < to; at += 1) all |= keys[at] as number
  return all >>> 0
}

/** Where each digit's keys begin; null where all share one and nothing need move. */
function startsOf(keys: Uint32Array, shift: number): Uint32Array | null {
  const starts = new Uint32Array(SIZE)
  eachBlock(keys.length, (from, to) => countDigits(keys, shift, starts, from, to))
  let sum = 0
  for (let digit = 0; digit < SIZE; digit += 1) {
    const times = starts[digit] as number
    if (times === keys.length) return null
    starts[digit] = sum
    sum += times
  }
  return starts
}

function countDigits(keys: Uint32Array, shift: number, counts: Uint32Array, from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const digit = ((keys[at] as number) >>> shift) & (SIZE - 1)
    counts[digit] = (counts[digit] as number) + 1
  }
}

type Pass = {
  readonly shift: number
  readonly starts: Uint32Array
  readonly keys: Uint32Array
  readonly places: Uint32Array
  readonly otherKeys: Uint32Array
  readonly otherPlaces: Uint32Array
}

function move({ shift, starts, keys, places, otherKeys, otherPlaces }: Pass, from: number, to: number): void {
  for (let at = from; at < to; at += 1) {
    const key = keys[at] as number
    const digit = (key >>> shift) & (SIZE - 1)
    const next = starts[digit] as number
    starts[digit] = next + 1
    otherKeys[next] = key
    otherPlaces[next] = places[at] as number
  }
}
