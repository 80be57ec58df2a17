import { describe, expect, it } from 'vitest'
import { checkQuestions } from '#core/questionnaires/questions.ts'
import { addQuestion, moveQuestion } from './draft-form.ts'

const words = { scale: ['很满意', '满意', '一般', '不满意', '很不满意'], unknown: '不了解' }

describe('a questionnaire being written', () => {
  it('begins with a rating that can be sent out as soon as its question is written', () => {
    const written = addQuestion([], 'rating', words).map((one) => ({ ...one, text: '总体满意吗？' }))
    expect(checkQuestions(written, { least: 0, most: 100 })).toEqual([])
  })

  it('never gives two questions one code, whatever was moved or dropped', () => {
    const three = (['rating', 'choice', 'text'] as const).reduce(
      (questions, kind) => addQuestion(questions, kind, words),
      addQuestion([], 'text', words),
    )
    const moved = moveQuestion(three, 3, -1).filter((_, at) => at !== 0)
    const more = addQuestion(moved, 'text', words)
    expect(more.map(({ code }) => code)).toEqual(['q2', 'q4', 'q3', 'q5'])
  })
})
