// Which of several values does a row take: by a condition, or the first that is there?

import { type NumberPart, numberBuffer, type TextPart, type TruthPart, textBuffer, truthBuffer } from './block.ts'

/** For each row of a piece the number of the part to take from, or -1 with why there is none. */
type Picker = (start: number, count: number, from: Int8Array, absent: Uint8Array) => void
type Absences = { readonly run: (start: number, count: number) => { readonly absent: Uint8Array } }

/** Where the condition is absent so is the choice, even where both sides are equal. */
export function byCondition(when: TruthPart): Picker {
  return (start, count, from, absent) => {
    const block = when.run(start, count)
    for (let i = 0; i < count; i += 1) {
      absent[i] = block.absent[i] as number
      from[i] = block.absent[i] !== 0 ? -1 : block.values[i] === 1 ? 0 : 1
    }
  }
}

/** The first present one; where none is, the first one's reason. */
export function byPresence(parts: readonly Absences[]): Picker {
  return (start, count, from, absent) => {
    from.fill(-1, 0, count)
    parts.forEach((part, at) => {
      const block = part.run(start, count)
      for (let i = 0; i < count; i += 1) {
        if (from[i] !== -1) continue
        if (block.absent[i] === 0) from[i] = at
        else if (at === 0) absent[i] = block.absent[i] as number
      }
    })
  }
}

type Buffer<V> = { readonly values: V; readonly absent: Uint8Array }
type Numbers = Float64Array | Uint8Array | Int32Array

function pick<V extends Numbers>(
  runs: readonly ((start: number, count: number) => Buffer<V>)[],
  picker: Picker,
  out: Buffer<V>,
  size: number,
): (start: number, count: number) => Buffer<V> {
  const from = new Int8Array(size)
  const reasons = new Uint8Array(size)
  return (start, count) => {
    picker(start, count, from, reasons)
    for (let i = 0; i < count; i += 1) if (from[i] === -1) out.absent[i] = reasons[i] as number
    runs.forEach((run, at) => {
      const block = run(start, count)
      for (let i = 0; i < count; i += 1) {
        if (from[i] !== at) continue
        out.values[i] = block.values[i] as number
        out.absent[i] = block.absent[i] as number
      }
    })
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
      return { values, absent: block.absent }
    }
  })
  const out = textBuffer(size)
  const run = pick(runs, picker, { values: out.indexes, absent: out.absent }, size)
  return {
    kind: 'text',
    words: [...places.keys()],
    run: (start, count) => {
      run(start, count)
      return out
    },
  }
}
