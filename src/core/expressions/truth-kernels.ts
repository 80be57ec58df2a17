// What is true over a piece of rows, where something unknown beside something false is still false?

import { copyAbsence, joinAbsence, type NumberPart, type Part, setWhole, type TruthPart, truthBuffer } from './block.ts'
import type { CompareSign } from './tree.ts'

export function constantTruth(value: boolean, size: number): TruthPart {
  const block = truthBuffer(size)
  block.values.fill(value ? 1 : 0)
  return { kind: 'truth', run: () => block }
}

export function notPart(of: TruthPart, size: number): TruthPart {
  const out = truthBuffer(size)
  return {
    kind: 'truth',
    run: (start, count) => {
      const block = of.run(start, count)
      for (let i = 0; i < count; i += 1) {
        out.values[i] = block.values[i] === 1 ? 0 : 1
      }
      copyAbsence(block, out, count)
      return out
    },
  }
}

/** Kleene's and/or: a present false decides an `and`, a present true an `or`, whatever the other side is. */
export function joinPart(which: 'and' | 'or', left: TruthPart, right: TruthPart, size: number): TruthPart {
  const out = truthBuffer(size)
  const deciding = which === 'and' ? 0 : 1
  return {
    kind: 'truth',
    run: (start, count) => {
      const a = left.run(start, count)
      const b = right.run(start, count)
      if (a.whole && b.whole) {
        const values = deciding === 0 ? ([0, 1] as const) : ([1, 0] as const)
        for (let i = 0; i < count; i += 1)
          out.values[i] = a.values[i] === deciding || b.values[i] === deciding ? values[0] : values[1]
        setWhole(out)
        return out
      }
      out.whole = false
      for (let i = 0; i < count; i += 1) {
        const decided =
          (a.absent[i] === 0 && a.values[i] === deciding) || (b.absent[i] === 0 && b.values[i] === deciding)
        out.values[i] = decided ? deciding : 1 - deciding
        out.absent[i] = decided ? 0 : a.absent[i] || (b.absent[i] as number)
      }
      return out
    },
  }
}

type Loop = (a: Float64Array, b: Float64Array, out: Uint8Array, count: number) => void

const LOOPS: Readonly<Record<CompareSign, Loop>> = {
  '==': (a, b, out, count) => {
    for (let i = 0; i < count; i += 1) out[i] = a[i] === b[i] ? 1 : 0
  },
  '!=': (a, b, out, count) => {
    for (let i = 0; i < count; i += 1) out[i] = a[i] !== b[i] ? 1 : 0
  },
  '<': (a, b, out, count) => {
    for (let i = 0; i < count; i += 1) out[i] = (a[i] as number) < (b[i] as number) ? 1 : 0
  },
  '<=': (a, b, out, count) => {
    for (let i = 0; i < count; i += 1) out[i] = (a[i] as number) <= (b[i] as number) ? 1 : 0
  },
  '>': (a, b, out, count) => {
    for (let i = 0; i < count; i += 1) out[i] = (a[i] as number) > (b[i] as number) ? 1 : 0
  },
  '>=': (a, b, out, count) => {
    for (let i = 0; i < count; i += 1) out[i] = (a[i] as number) >= (b[i] as number) ? 1 : 0
  },
}

export function comparePart(sign: CompareSign, left: NumberPart, right: NumberPart, size: number): TruthPart {
  const out = truthBuffer(size)
  const loop = LOOPS[sign]
  return {
    kind: 'truth',
    run: (start, count) => {
      const a = left.run(start, count)
      const b = right.run(start, count)
      loop(a.values, b.values, out.values, count)
      joinAbsence(a, b, out, count)
      return out
    },
  }
}

/** Truths are compared for sameness only. */
export function sameTruthPart(same: boolean, left: TruthPart, right: TruthPart, size: number): TruthPart {
  const out = truthBuffer(size)
  return {
    kind: 'truth',
    run: (start, count) => {
      const a = left.run(start, count)
      const b = right.run(start, count)
      for (let i = 0; i < count; i += 1) {
        out.values[i] = (a.values[i] === b.values[i]) === same ? 1 : 0
      }
      joinAbsence(a, b, out, count)
      return out
    },
  }
}

export function inNumbersPart(of: NumberPart, list: readonly number[], size: number): TruthPart {
  const out = truthBuffer(size)
  const wanted = new Set(list)
  return {
    kind: 'truth',
    run: (start, count) => {
      const block = of.run(start, count)
      for (let i = 0; i < count; i += 1) {
        out.values[i] = wanted.has(block.values[i] as number) ? 1 : 0
      }
      copyAbsence(block, out, count)
      return out
    },
  }
}

/** Whether there is a value at all; itself never absent. */
export function presentPart(of: Part, size: number): TruthPart {
  const out = truthBuffer(size)
  return {
    kind: 'truth',
    run: (start, count) => {
      const { absent } = of.run(start, count)
      for (let i = 0; i < count; i += 1) out.values[i] = absent[i] === 0 ? 1 : 0
      return out
    },
  }
}
