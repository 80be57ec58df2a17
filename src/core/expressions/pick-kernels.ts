// Which of several values does a row take: by a condition, or the first that is there?

import {
  type NumberPart,
  numberBuffer,
  setWhole,
  type TextPart,
  type TruthPart,
  textBuffer,
  truthBuffer,
} from './block.ts'

/** For each row of a piece the number of the part to take from, or -1 with why there is none. True where every row has one. */
type Picker = (start: number, count: number, from: Int8Array, absent: Uint8Array) => boolean
type Absences = { readonly run: (start: number, count: number) => { readonly absent: Uint8Array } }

/** Where the condition is absent so is the choice, even where both sides are equal. */
export function byCondition(when: TruthPart): Picker {
  return (start, count, from, absent) => {
    const block = when.run(start, count)
    for (let i = 0; i < count; i += 1) from[i] = 1 - (block.values[i] as number)
    if (block.whole) return true
    for (let i = 0; i < count; i += 1) {
      absent[i] = block.absent[i] as number
      if (block.absent[i] !== 0) from[i] = -1
    }
    return false
  }
}

/** The first present one; where none is, the first one's reason. */
export function byPresence(parts: readonly Absences[]): Picker {
  return (start, count, from, absent) => {
    from.fill(-1, 0, count)
    let open = count
    for (const [at, part] of parts.entries()) {
      if (open === 0) break
      const block = part.run(start, count)
      for (let i = 0; i < count; i += 1) {
        if (from[i] !== -1) continue
        if (block.absent[i] === 0) {
          from[i] = at
          open -= 1
        } else if (at === 0) absent[i] = block.absent[i] as number
      }
    }
    return open === 0
  }
}

type Numbers = Float64Array | Uint8Array | Int32Array
type Buffer<V> = { readonly values: V; readonly absent: Uint8Array; whole: boolean }
type Run<V> = (start: number, count: number) => Buffer<V>

function pick<V extends Numbers>(runs: readonly Run<V>[], picker: Picker, out: Buffer<V>, size: number): Run<V> {
  const from = new Int8Array(size)
  const reasons = new Uint8Array(size)
  return (start, count) => {
    const every = picker(start, count, from, reasons)
    const blocks = runs.map((run) => run(start, count))
    blocks.forEach(({ values }, at) => {
      for (let i = 0; i < count; i += 1) if (from[i] === at) out.values[i] = values[i] as number
    })
    if (every && blocks.every(({ whole }) => whole)) {
      setWhole(out)
      return out
    }
    out.whole = false
    for (let i = 0; i < count; i += 1) {
      const at = from[i] as number
      out.absent[i] = at === -1 ? (reasons[i] as number) : (blocks[at]?.absent[i] ?? 0)
    }
    return out
  }
}

export function pickNumbers(parts: readonly NumberPart[], picker: Picker, size: number): NumberPart {
  return {
    kind: 'number',
    run: pick(
      parts.map(({ run }) => run),
      picker,
      numberBuffer(size),
      size,
    ),
  }
}

export function pickTruths(parts: readonly TruthPart[], picker: Picker, size: number): TruthPart {
  return {
    kind: 'truth',
    run: pick(
      parts.map(({ run }) => run),
      picker,
      truthBuffer(size),
      size,
    ),
  }
}

/** The words of all parts become one list, and each part's rows point into it. */
export function pickTexts(parts: readonly TextPart[], picker: Picker, size: number): TextPart {
  const places = new Map<string, number>()
  for (const { words } of parts) for (const word of words) if (!places.has(word)) places.set(word, places.size)
  const runs = parts.map((part) => {
    const moved = Int32Array.from(part.words, (word) => places.get(word) ?? 0)
    const values = new Int32Array(size)
    return (start: number, count: number) => {
      const block = part.run(start, count)
      for (let i = 0; i < count; i += 1) values[i] = moved[block.indexes[i] as number] ?? 0
      return { values, absent: block.absent, whole: block.whole }
    }
  })
  const out = textBuffer(size)
  const run = pick(runs, picker, { values: out.indexes, absent: out.absent, whole: true }, size)
  return {
    kind: 'text',
    words: [...places.keys()],
    run: (start, count) => {
      const { whole } = run(start, count)
      out.whole = whole
      return out
    },
  }
}
