import { type Engine, openEngine } from './engine.ts'
import type { Question, Reply } from './messages.ts'

let engine: Engine | null = null

const answer = (question: Question): Reply | null => {
  if (question.kind === 'open') {
    const found = openEngine(question.body)
    engine = found.engine
    return found.opened
  }
  if (engine === null) return null
  return question.kind === 'ask'
    ? engine.ask(question.id, question.changes, question.view)
    : engine.explain(question.row)
}

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  const reply = answer(data)
  if (reply !== null) postMessage(reply)
})
