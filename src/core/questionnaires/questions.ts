// What does a questionnaire ask, what may be answered, and which score do the answers give?

import { bad, type Fault, good, type Outcome } from '../base/fault.ts'
import { leavesOf } from '../evaluations/leaves.ts'
import type { Method } from '../evaluations/method.ts'
import { everyOf } from '../evaluations/terms.ts'

/** `points` null: the answer counts as an answer and gives no score (不了解). */
export type Option = { readonly text: string; readonly points: number | null }

/**
 * rating: one of a scale, each with points · choice: one of several · text: words, never scored.
 * `weight` is the question's part in the score; a question without points has none.
 */
export type Question = {
  readonly code: string
  readonly kind: 'rating' | 'choice' | 'text'
  readonly text: string
  readonly required: boolean
  readonly weight: number
  readonly options: readonly Option[]
}
export const questionKinds = ['rating', 'choice', 'text'] as const

/** By the question's code: which option, or the words. */
export type Answers = Readonly<Record<string, number | string>>

export const LONGEST_WORDS = 500
/** Codes made at a time: as many as a page can hold, for they are kept nowhere else. */
export const MOST_CODES = 20_000
/** Below it a group of answers is so small that whoever knows the group may guess who said what. */
export const LEAST_SHOWN = 3

export type SurveyItem = {
  readonly item: string
  readonly name: string
  readonly mean: string
  readonly answers: string
  /** with fewer answers the method gives the item no value */
  readonly least: number
}

/** Items of a method whose value is a questionnaire's mean over plain inputs, in the method's order. */
export function surveyItemsOf(method: Method): readonly SurveyItem[] {
  const isInput = (code: string) => method.inputs.some((input) => input.code === code && input.type === 'number')
  return leavesOf(method).flatMap(({ leaf: { code, name, value } }) => {
    const survey = everyOf(value).find((one) => one.kind === 'survey')
    if (survey?.kind !== 'survey' || !isInput(survey.mean) || !isInput(survey.answers)) return []
    return [{ item: code, name, mean: survey.mean, answers: survey.answers, least: survey.least }]
  })
}

export const isScored = ({ kind, weight, options }: Question): boolean =>
  kind !== 'text' && weight > 0 && options.some(({ points }) => points !== null)

/** Everything that keeps a questionnaire from being opened. Points lie between `least` and `most`, the input's own bounds. */
export function checkQuestions(
  questions: readonly Question[],
  bounds: { readonly least: number; readonly most: number },
): readonly Fault[] {
  const faults: Fault[] = []
  const fault = (code: string, at: number, facts: Fault['facts'] = {}) =>
    faults.push({ code: `questionnaire.${code}`, facts: { ...facts, question: at + 1 } })
  if (!questions.some(isScored)) faults.push({ code: 'questionnaire.nothing-scored' })
  questions.forEach(({ kind, text, options, code }, at) => {
    if (text.trim() === '') fault('question-blank', at)
    if (questions.findIndex((one) => one.code === code) !== at) fault('question-twice', at)
    if (kind === 'text') return
    if (options.length < 2) fault('options-few', at)
    if (options.some((option) => option.text.trim() === '')) fault('option-blank', at)
    if (new Set(options.map((option) => option.text.trim())).size < options.length) fault('option-twice', at)
    if (options.some(({ points }) => points !== null && (points < bounds.least || points > bounds.most)))
      fault('points-outside', at, bounds)
  })
  return faults
}

/** The answers that count, or what is missing or wrong, all of it. */
export function checkAnswers(questions: readonly Question[], given: Answers): Outcome<Answers> {
  const faults: Fault[] = []
  const answers: Record<string, number | string> = {}
  questions.forEach(({ code, kind, required, options }, at) => {
    const answer = given[code]
    const blank = answer === undefined || (typeof answer === 'string' && answer.trim() === '')
    const facts = { question: at + 1 }
    if (blank) {
      if (required) faults.push({ code: 'questionnaire.unanswered', facts })
    } else if (
      kind === 'text' ? typeof answer !== 'string' : typeof answer !== 'number' || options[answer] === undefined
    )
      faults.push({ code: 'questionnaire.answer-wrong', facts })
    else answers[code] = typeof answer === 'string' ? answer.trim().slice(0, LONGEST_WORDS) : answer
  })
  return faults.length > 0 ? bad(...faults) : good(answers)
}

/** How often each option was chosen, by question. */
export type Tally = { readonly question: string; readonly option: number; readonly count: number }

export type QuestionScore = {
  readonly question: string
  /** answers that gave points */
  readonly scored: number
  /** answers that gave none */
  readonly unscored: number
  readonly mean: number | null
}

export type SurveyScore = { readonly score: number | null; readonly questions: readonly QuestionScore[] }

/** Each question's mean over the answers that have points, and their mean by weight. Null where no answer has points. */
export function scoreOf(questions: readonly Question[], tallies: readonly Tally[]): SurveyScore {
  const scores = questions
    .filter(({ kind }) => kind !== 'text')
    .map(({ code, options }): QuestionScore => {
      let [scored, unscored, sum] = [0, 0, 0]
      for (const { question, option, count } of tallies) {
        if (question !== code) continue
        const points = options[option]?.points ?? null
        if (points === null) unscored += count
        else {
          scored += count
          sum += points * count
        }
      }
      return { question: code, scored, unscored, mean: scored === 0 ? null : sum / scored }
    })
  const weighed = questions.flatMap((question) => {
    const mean = scores.find((one) => one.question === question.code)?.mean ?? null
    return isScored(question) && mean !== null ? [{ weight: question.weight, mean }] : []
  })
  const weights = weighed.reduce((sum, { weight }) => sum + weight, 0)
  const total = weighed.reduce((sum, { weight, mean }) => sum + weight * mean, 0)
  return { score: weights === 0 ? null : total / weights, questions: scores }
}
