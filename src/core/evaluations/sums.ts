// What is the sum of a column, whatever the order of its rows and however many workers share it?

/**
 * Sums by groups that depend on the values alone, never on their order (after Demmel and Nguyen): every value is cut
 * at fixed bits, chosen by the largest of them and their number, so that each pile adds up without rounding; what two
 * piles do not hold is less than 2^-60 of the largest times the number. `most` is the largest absolute value.
 */
export function sumsByGroup(
  values: Float64Array,
  rows: Rows,
  groups: ArrayLike<number> | null,
  count: number,
  most: number,
): Float64Array {
  const sums = new Float64Array(count)
  if (most === 0 || rows.length === 0) return sums
  const high = powerAbove(most * rows.length)
  const low = high * 2 ** -53 * powerAbove(rows.length)
  const [cutHigh, cutLow] = [1.5 * high, 1.5 * low]
  const { list, length } = rows
  if (groups === null && list === null) {
    let [a, b] = [0, 0]
    for (let row = 0; row < length; row += 1) {
      const value = values[row] as number
      if (Number.isNaN(value)) continue
      const first = value + cutHigh - cutHigh
      a += first
      b += value - first + cutLow - cutLow
    }
    sums[0] = a + b
    return sums
  }
  const rest = new Float64Array(count)
  for (let at = 0; at < length; at += 1) {
    const row = list === null ? at : (list[at] as number)
    const value = values[row] as number
    if (Number.isNaN(value)) continue
    const group = groups === null ? 0 : (groups[row] as number)
    const first = value + cutHigh - cutHigh
    sums[group] = (sums[group] as number) + first
    rest[group] = (rest[group] as number) + (value - first + cutLow - cutLow)
  }
  for (let group = 0; group < count; group += 1) sums[group] = (sums[group] as number) + (rest[group] as number)
  return sums
}

/** Some rows of a table in ascending order; without a list it is all of them. */
export type Rows = { readonly list: Int32Array | null; readonly length: number }

export const rowAt = ({ list }: Rows, at: number): number => (list === null ? at : (list[at] as number))

/** The rows that a mask names. */
export function rowsWhere(mask: Uint8Array, wanted: number): Rows {
  let length = 0
  for (let row = 0; row < mask.length; row += 1) if (mask[row] === wanted) length += 1
  if (length === mask.length) return { list: null, length }
  const list = new Int32Array(length)
  let at = 0
  for (let row = 0; row < mask.length; row += 1) if (mask[row] === wanted) list[at++] = row
  return { list, length }
}

/** The smallest power of two not below a positive number. */
function powerAbove(value: number): number {
  let power = 1
  while (power < value) power *= 2
  while (power / 2 >= value) power /= 2
  return power
}
