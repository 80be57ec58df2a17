// How is arithmetic done over a piece of rows, so that nothing absent becomes a number and nothing present Infinity?

import { roundTo } from '../base/quantise.ts'
import type { Scale } from '../base/units-of-measure.ts'
import { type NumberBlock, type NumberPart, numberBuffer } from './block.ts'
import { DIVIDED_BY_ZERO, OUT_OF_RANGE } from './column.ts'
import type { ArithmeticSign } from './tree.ts'

export function constantNumber(value: number, size: number): NumberPart {
  const block = numberBuffer(size)
  block.values.fill(value)
  return { kind: 'number', run: () => block }
}

type Loop = (a: NumberBlock, b: NumberBlock, out: NumberBlock, count: number) => void

// One loop a sign: each stays of one shape for the compiler. The first absent side gives the reason.
const LOOPS: Readonly<Record<ArithmeticSign, Loop>> = {
  '+': (a, b, out, count) => {
    for (let i = 0; i < count; i += 1) {
      const value = (a.values[i] as number) + (b.values[i] as number)
      out.values[i] = value
      out.absent[i] = a.absent[i] || b.absent[i] || (Number.isFinite(value) ? 0 : OUT_OF_RANGE)
    }
  },
  '-': (a, b, out, count) => {
    for (let i = 0; i < count; i += 1) {
      const value = (a.values[i] as number) - (b.values[i] as number)
      out.values[i] = value
      out.absent[i] = a.absent[i] || b.absent[i] || (Number.isFinite(value) ? 0 : OUT_OF_RANGE)
    }
  },
  '*': (a, b, out, count) => {
    for (let i = 0; i < count; i += 1) {
      const value = (a.values[i] as number) * (b.values[i] as number)
      out.values[i] = value
      out.absent[i] = a.absent[i] || b.absent[i] || (Number.isFinite(value) ? 0 : OUT_OF_RANGE)
    }
  },
  '/': (a, b, out, count) => {
    for (let i = 0; i < count; i += 1) {
      const divisor = b.values[i] as number
      const value = (a.values[i] as number) / divisor
      out.values[i] = value
      out.absent[i] =
        a.absent[i] || b.absent[i] || (divisor === 0 ? DIVIDED_BY_ZERO : Number.isFinite(value) ? 0 : OUT_OF_RANGE)
    }
  },
}

export function arithmeticPart(sign: ArithmeticSign, left: NumberPart, right: NumberPart, size: number): NumberPart {
  const out = numberBuffer(size)
  const loop = LOOPS[sign]
  return {
    kind: 'number',
    run: (start, count) => {
      loop(left.run(start, count), right.run(start, count), out, count)
      return out
    },
  }
}

/** Each row by itself: sign, size, rounding, scale. */
function eachPart(of: NumberPart, size: number, change: (value: number) => number): NumberPart {
  const out = numberBuffer(size)
  return {
    kind: 'number',
    run: (start, count) => {
      const block = of.run(start, count)
      for (let i = 0; i < count; i += 1) {
        const value = change(block.values[i] as number)
        out.values[i] = value
        out.absent[i] = block.absent[i] || (Number.isFinite(value) ? 0 : OUT_OF_RANGE)
      }
      return out
    },
  }
}

export const minusPart = (of: NumberPart, size: number): NumberPart => eachPart(of, size, (value) => -value)
export const absPart = (of: NumberPart, size: number): NumberPart => eachPart(of, size, Math.abs)
export const roundPart = (of: NumberPart, digits: number, size: number): NumberPart =>
  eachPart(of, size, (value) => roundTo(value, digits))
export const scaledPart = (of: NumberPart, { times, over }: Scale, size: number): NumberPart =>
  eachPart(of, size, (value) => (value * times) / over)

/** The least or the greatest; absent where any is, for who may be less nobody knows. */
export function extremePart(which: 'min' | 'max', parts: readonly NumberPart[], size: number): NumberPart {
  const out = numberBuffer(size)
  const sign = which === 'min' ? 1 : -1
  return {
    kind: 'number',
    run: (start, count) => {
      out.absent.fill(0, 0, count)
      parts.forEach((part, at) => {
        const block = part.run(start, count)
        for (let i = 0; i < count; i += 1) {
          const value = block.values[i] as number
          if (at === 0 || sign * value < sign * (out.values[i] as number)) out.values[i] = value
          if (out.absent[i] === 0) out.absent[i] = block.absent[i] as number
        }
      })
      return out
    },
  }
}

export function clampPart(of: NumberPart, low: NumberPart, high: NumberPart, size: number): NumberPart {
  return extremePart('min', [extremePart('max', [of, low], size), high], size)
}
