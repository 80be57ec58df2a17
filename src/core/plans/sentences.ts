// Where does one sentence of cleaned text end and the next begin?

import type { Span } from '../base/span.ts'

const isStop = (code: number): boolean => code === 0x3002 || code === 0xff01 || code === 0xff1f
const isOpening = (code: number): boolean => code === 0x28 || code === 0x3014
const isClosing = (code: number): boolean => code === 0x29 || code === 0x3015
const closers = '”’」』)〕》'
const lineEnd = 10
const furthestCloser = 160

/** The sentences of cleaned [start, end), each with its full stop; a full stop inside brackets does not end one. */
export function sentencesOf(text: string, start: number, end: number): Span[] {
  const sentences: Span[] = []
  let from = start
  let depth = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (isOpening(code)) depth++
    else if (isClosing(code)) depth = Math.max(0, depth - 1)
    if (code !== lineEnd && !isStop(code)) continue
    if (code !== lineEnd && depth > 0 && closesSoon(text, at, end)) continue
    depth = 0
    let to = at + 1
    while (to < end && closers.includes(text[to] ?? '')) to++
    pushTrimmed(sentences, text, from, code === lineEnd ? at : to)
    from = to
    at = to - 1
  }
  if (from > start) pushTrimmed(sentences, text, from, end)
  else return only(trimmed(text, start, end))
  return sentences
}

const only = (span: Span): Span[] => (span.end > span.start ? [span] : [])

function closesSoon(text: string, at: number, end: number): boolean {
  const limit = Math.min(end, at + furthestCloser)
  for (let ahead = at + 1; ahead < limit; ahead++) {
    const code = text.charCodeAt(ahead)
    if (code === lineEnd || isOpening(code)) return false
    if (isClosing(code)) return true
  }
  return false
}

function pushTrimmed(sentences: Span[], text: string, start: number, end: number): void {
  const span = trimmed(text, start, end)
  if (span.end > span.start) sentences.push(span)
}

/** [start, end) without blanks, tabs and line ends at its edges. */
export function trimmed(text: string, start: number, end: number): Span {
  let from = start
  let to = end
  while (from < to && isEmpty(text.charCodeAt(from))) from++
  while (to > from && isEmpty(text.charCodeAt(to - 1))) to--
  return { start: from, end: to }
}

const isEmpty = (code: number): boolean => code === 32 || code === 9 || code === 10

/** The sentence of a list that holds this offset, or null; the list is in order. */
export function sentenceAt(sentences: readonly Span[], at: number): Span | null {
  let low = 0
  let high = sentences.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const sentence = sentences[middle]
    if (!sentence) return null
    if (at < sentence.start) high = middle - 1
    else if (at >= sentence.end) low = middle + 1
    else return sentence
  }
  return null
}
