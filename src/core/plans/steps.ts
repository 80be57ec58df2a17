// In which dated parts is a measure to be done, and by when the whole of it?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import { matchesOf } from './matches.ts'
import type { DeadlineReading, StepReading } from './reading.ts'
import { trimmed } from './sentences.ts'

const year = '(?:19|20)\\d\\d'
const dated = new RegExp(
  `(${year})年?(?:(?:-|至|到)(${year}))?年(?:度|上半年|下半年|末|初|底)?(?:(?:第[一二三四]季度)|(?:(\\d{1,2})月))?(?:底|末)?(?:以?前)?[：，:]?`,
  'g',
)

/** The dated parts of cleaned [start, end), "2018年制定方案。2019-2020年推进建设。"; none where fewer than two are found. */
export function stepsIn(clean: CleanText, start: number, end: number, inCell: boolean): StepReading[] {
  const words = clean.text.slice(start, end)
  const marks = matchesOf(dated, words).filter((mark) => beginsPart(clean, words, start, mark.index, inCell))
  if (marks.length < 2) return []
  const steps = marks.map((mark, index): StepReading & { readonly from: string } => {
    const from = start + mark.index + mark[0].length
    const to = start + (marks[index + 1]?.index ?? (inCell ? words.length : partEnd(words, mark.index)))
    const span = withoutStops(clean.text, from, to)
    const [, first = '', last, month] = mark
    const period = last ? `${first}-${last}` : month ? `${first}-${month.padStart(2, '0')}` : first
    const confidence = inCell ? 0.95 : 0.7
    const rule = inCell ? 'steps-cell' : 'steps-text'
    const text = clean.printed(span.start, span.end)
    return { ...clean.original(span.start, span.end), period, text, rule, confidence, from: first }
  })
  const parts = steps.filter((step) => step.text !== '')
  // two parts may fall into one year, but prose that goes back in time tells of something else
  const rising = parts.every((step, index) => index === 0 || (parts[index - 1]?.period ?? '') <= step.period)
  const years = new Set(parts.map(({ period }) => period)).size
  if (parts.length < 2 || (!inCell && (!rising || years < 2))) return []
  return parts.map(({ from: _, ...step }) => step)
}

function beginsPart(clean: CleanText, words: string, start: number, at: number, inCell: boolean): boolean {
  const before = words[at - 1]
  if (before === undefined || '。；\n'.includes(before)) return true
  if (!inCell) return false
  return /[：、)]/.test(before) || (clean.gapBefore(start + at) && !/[\d在到至于]/.test(before))
}

function partEnd(words: string, from: number): number {
  const stop = words.slice(from).search(/[。；]/)
  return stop < 0 ? words.length : from + stop
}

function withoutStops(text: string, start: number, end: number): Span {
  const span = trimmed(text, start, end)
  let { end: to } = span
  while (to > span.start && '。；，、'.includes(text[to - 1] ?? '-')) to--
  return { start: span.start, end: to }
}

const due = new RegExp(`(${year})年(?:(\\d{1,2})月|上半年|下半年|第?([一二三四1-4])季度)?`)

/** Reads the words of a deadline: "2025年12月底前" is 2025-12. */
export function deadlineOf(clean: CleanText, span: Span): DeadlineReading | null {
  const { start, end } = withoutStops(clean.text, span.start, span.end)
  if (end <= start) return null
  const words = clean.text.slice(start, end)
  const found = due.exec(words)
  const month = found?.[2]?.padStart(2, '0') ?? (/上半年/.test(words) ? '06' : null)
  const period = found ? (month ? `${found[1]}-${month}` : (found[1] ?? null)) : null
  const printed = clean.original(start, end)
  return {
    start: printed.start,
    end: printed.end,
    text: clean.printed(start, end),
    period,
    rule: 'deadline-label',
    confidence: 0.9,
  }
}
