import type { PlanRelation } from '#core/comparison/relation.ts'
import type { ComparedFact, Verdict } from '#core/comparison/verdicts.ts'
import type { Format } from '../words/format.ts'
import type { Words } from '../words/zh.ts'

/** Between two editions a thing is new or dropped; between two plans it stands only in one. */
export const wordVerdict = (w: Words, verdict: Verdict, relation: PlanRelation): string => {
  const apart: Partial<Readonly<Record<Verdict, string>>> = w.compare.apart
  return (relation === 'editions' ? undefined : apart[verdict]) ?? w.compare.verdicts[verdict]
}

export const wordFact = (w: Words, f: Format, { code, left, right, number }: ComparedFact): string => {
  const comparators: Readonly<Record<string, string>> = w.parts.comparator
  const words = (text: string | null): string => {
    if (text === null || text === '') return w.compare.none
    if (code === 'comparator') return comparators[text] ?? text
    return code.startsWith('period-') || code === 'not-one-period' ? f.period(text) : text
  }
  return w.compare.facts[code](words(left), words(right), signed(f, code, number))
}

const signed = (f: Format, code: ComparedFact['code'], number: number | null): string => {
  if (number === null) return ''
  const rounded = Math.round(number * 100) / 100
  return (code === 'value' || code === 'points') && rounded > 0 ? `+${f.number(rounded)}` : f.number(rounded)
}
