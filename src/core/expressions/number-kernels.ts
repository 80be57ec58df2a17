// How is arithmetic done over a piece of rows, so that nothing absent becomes a number and nothing present Infinity?

import { roundTo } from '../base/quantise.ts'
import { differenceOf, tidyNumber } from '../base/sum.ts'
import type { Scale } from '../base/units-of-measure.ts'
import { type NumberBlock, type NumberPart, numberBuffer, setWhole } from './block.ts'
import { DIVIDED_BY_ZERO, NO_RATE, OUT_OF_RANGE } from './column.ts'
import type { ArithmeticSign } from './tree.ts'

export function constantNumber(value: number, size: number): NumberPart {
  const block = numberBuffer(size)
  block.values.fill(value)
  return { kind: 'number', run: () => block }
}

/** Fills the result and gives 0 where every one of it is finite: Infinity × 0 is NaN. */
type Loop = (a: Float64Array, b: Float64Array, out: Float64Array, count: number) => number

// One loop each, so that the compiler sees one shape in it.
const LOOPS: Readonly<Record<ArithmeticSign | 'min' | 'max', Loop>> = {
  '+': (a, b, out, count) => {
    let finite = 0
    for (let i = 0; i < count; i += 1) {
      const value = (a[i] as number) + (b[i] as number)
      out[i] = value
      finite += value * 0
    }
    return finite
  },
  '-': (a, b, out, count) => {
    let finite = 0
    for (let i = 0; i < count; i += 1) {
      const value = (a[i] as number) - (b[i] as number)
      out[i] = value
      finite += value * 0
    }
    return finite
  },
  '*': (a, b, out, count) => {
    let finite = 0
    for (let i = 0; i < count; i += 1) {
      const value = (a[i] as number) * (b[i] as number)
      out[i] = value
      finite += value * 0
    }
    return finite
  },
  '/': (a, b, out, count) => {
    let finite = 0
    for (let i = 0; i < count; i += 1) {
      const value = (a[i] as number) / (b[i] as number)
      out[i] = value
      finite += value * 0
    }
    return finite
  },
  min: (a, b, out, count) => {
    for (let i = 0; i < count; i += 1)
      out[i] = (b[i] as number) < (a[i] as number) ? (b[i] as number) : (a[i] as number)
    return 0
  },
  max: (a, b, out, count) => {
    for (let i = 0; i < count; i += 1)
      out[i] = (b[i] as number) > (a[i] as number) ? (b[i] as number) : (a[i] as number)
    return 0
  },
}

/** The first absent side gives the reason; then division by zero, then what is larger than a number. */
function mark(sign: keyof typeof LOOPS, a: NumberBlock, b: NumberBlock, out: NumberBlock, count: number): void {
  for (let i = 0; i < count; i += 1) {
    const before = a.absent[i] || (b.absent[i] as number)
    if (before !== 0 || Number.isFinite(out.values[i])) out.absent[i] = before
    else out.absent[i] = sign === '/' && b.values[i] === 0 ? DIVIDED_BY_ZERO : OUT_OF_RANGE
  }
  out.whole = false
}

export function arithmeticPart(
  sign: keyof typeof LOOPS,
  left: NumberPart,
  right: NumberPart,
  size: number,
): NumberPart {
  const out = numberBuffer(size)
  const loop = LOOPS[sign]
  return {
    kind: 'number',
    run: (start, count) => {
      const a = left.run(start, count)
      const b = right.run(start, count)
      const finite = loop(a.values, b.values, out.values, count)
      if (finite === 0 && a.whole && b.whole) setWhole(out)
      else mark(sign, a, b, out, count)
      return out
    },
  }
}

/** Each row by itself: sign, size, rounding. */
function eachPart(of: NumberPart, size: number, change: (value: number) => number): NumberPart {
  const out = numberBuffer(size)
  return {
    kind: 'number',
    run: (start, count) => {
      const block = of.run(start, count)
      for (let i = 0; i < count; i += 1) out.values[i] = change(block.values[i] as number)
      if (block.whole) setWhole(out)
      else mark('+', block, block, out, count)
      return out
    },
  }
}

/** (now / last year − 1) × 100 in %; from nothing, from a loss or into one there is no rate. */
export function growthPart(now: NumberPart, lastYear: NumberPart, size: number): NumberPart {
  const out = numberBuffer(size)
  return {
    kind: 'number',
    run: (start, count) => {
      const a = now.run(start, count)
      const b = lastYear.run(start, count)
      for (let i = 0; i < count; i += 1) {
        const [value, base] = [a.values[i] as number, b.values[i] as number]
        const rated = base > 0 && value >= 0
        const rate = rated ? tidyNumber((differenceOf(value, base) / base) * 100) : Number.NaN
        out.values[i] = rate
        out.absent[i] = a.absent[i] || b.absent[i] || (!rated ? NO_RATE : Number.isFinite(rate) ? 0 : OUT_OF_RANGE)
      }
      out.whole = false
      return out
    },
  }
}

export const minusPart = (of: NumberPart, size: number): NumberPart => eachPart(of, size, (value) => -value)
export const absPart = (of: NumberPart, size: number): NumberPart => eachPart(of, size, Math.abs)
export const roundPart = (of: NumberPart, digits: number, size: number): NumberPart =>
  eachPart(of, size, (value) => roundTo(value, digits))

export function scaledPart(of: NumberPart, { times, over }: Scale, size: number): NumberPart {
  const larger = times === 1 ? of : arithmeticPart('*', of, constantNumber(times, size), size)
  return over === 1 ? larger : arithmeticPart('/', larger, constantNumber(over, size), size)
}

/** The least or the greatest; absent where any is, for who may be less nobody knows. */
export function extremePart(which: 'min' | 'max', parts: readonly NumberPart[], size: number): NumberPart {
  return parts.reduce((so, part) => arithmeticPart(which, so, part, size))
}

export function clampPart(of: NumberPart, low: NumberPart, high: NumberPart, size: number): NumberPart {
  return extremePart('min', [extremePart('max', [of, low], size), high], size)
}
