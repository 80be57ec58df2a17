// A questionnaire while it is being written: questions are added, moved and dropped.
import type { QuestionLine } from '#contract/questionnaires.ts'

export type QuestionKind = QuestionLine['kind']

/** Points of a scale of five, best first; the office changes them where its method asks for others. */
const SCALE_POINTS = [100, 80, 60, 40, 20] as const

type ScaleWords = { readonly scale: readonly string[]; readonly unknown: string }

const optionsOf = (kind: QuestionKind, words: ScaleWords): QuestionLine['options'] => {
  if (kind === 'text') return []
  if (kind === 'choice') return [1, 2].map(() => ({ text: '', points: null }))
  const scale = SCALE_POINTS.map((points, at) => ({ text: words.scale[at] ?? '', points }))
  return [...scale, { text: words.unknown, points: null }]
}

/** Answers are counted by the question's code, so one that was dropped is not given away again. */
const freeCode = (questions: readonly QuestionLine[]): string => {
  const used = questions.map(({ code }) => Number(/^q(\d+)$/.exec(code)?.[1] ?? 0))
  return `q${Math.max(0, ...used) + 1}`
}

export const addQuestion = (
  questions: readonly QuestionLine[],
  kind: QuestionKind,
  words: ScaleWords,
): readonly QuestionLine[] => [
  ...questions,
  {
    ...{ code: freeCode(questions), kind, text: '', required: kind === 'rating', weight: kind === 'text' ? 0 : 1 },
    options: optionsOf(kind, words),
  },
]

export const moveQuestion = (questions: readonly QuestionLine[], at: number, by: -1 | 1): readonly QuestionLine[] => {
  const moved = [...questions]
  const [taken] = moved.splice(at, 1)
  if (taken !== undefined) moved.splice(at + by, 0, taken)
  return moved
}
