// How are texts compared over a piece of rows, when each word need be looked at only once?

import { copyAbsence, type TextPart, type TruthPart, textBuffer, truthBuffer } from './block.ts'
import type { CompareSign } from './tree.ts'

export function constantText(word: string, size: number): TextPart {
  const block = textBuffer(size)
  return { kind: 'text', words: [word], constant: word, run: () => block }
}

/** A question to each word, asked once for the whole column. */
export function wordPart(of: TextPart, size: number, ask: (word: string) => boolean): TruthPart {
  const out = truthBuffer(size)
  const answers = Uint8Array.from(of.words, (word) => (ask(word) ? 1 : 0))
  return {
    kind: 'truth',
    run: (start, count) => {
      const block = of.run(start, count)
      for (let i = 0; i < count; i += 1) {
        out.values[i] = answers[block.indexes[i] as number] ?? 0
      }
      copyAbsence(block, out, count)
      return out
    },
  }
}

const TESTS: Readonly<Record<CompareSign, (a: string, b: string) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
}

export const compareTexts = (sign: CompareSign, left: TextPart, right: TextPart, size: number): TruthPart =>
  twoTexts(left, right, size, TESTS[sign])

/** A question to two words, asked of each word once where the other side is one word throughout. */
export function twoTexts(
  left: TextPart,
  right: TextPart,
  size: number,
  ask: (a: string, b: string) => boolean,
): TruthPart {
  const [onlyLeft, onlyRight] = [left.constant, right.constant]
  if (onlyRight !== undefined) return wordPart(left, size, (word) => ask(word, onlyRight))
  if (onlyLeft !== undefined) return wordPart(right, size, (word) => ask(onlyLeft, word))
  const out = truthBuffer(size)
  return {
    kind: 'truth',
    run: (start, count) => {
      const a = left.run(start, count)
      const b = right.run(start, count)
      for (let i = 0; i < count; i += 1) {
        const absent = a.absent[i] || (b.absent[i] as number)
        out.absent[i] = absent
        const asked =
          absent === 0 && ask(left.words[a.indexes[i] as number] ?? '', right.words[b.indexes[i] as number] ?? '')
        out.values[i] = asked ? 1 : 0
      }
      out.whole = false
      return out
    },
  }
}
