import { Button, Input } from 'antd'
import { useState } from 'react'
import type { Questions } from '#contract/questionnaires.ts'
import { type Answers, LONGEST_WORDS } from '#core/questionnaires/questions.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FaultList } from '../parts/FaultList.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'

type Asked = Questions['questions'][number]
type FieldProps = {
  readonly question: Asked
  readonly at: number
  readonly answer: number | string | undefined
  readonly missing: boolean
  readonly onAnswer: (answer: number | string | undefined) => void
}

const AnswerField = ({ question, at, answer, missing, onAnswer }: FieldProps) => {
  const { w } = useLanguage()
  const words = w.questionnaires.reply
  const { code, kind, text, required, options } = question
  return (
    <fieldset className={missing ? 'reply-question is-missing' : 'reply-question'}>
      <legend>
        {at + 1}. {text} {!required && <span className="quiet">{words.optional}</span>}
      </legend>
      {kind === 'text' ? (
        <Input.TextArea
          aria-label={text}
          autoSize={{ minRows: 3, maxRows: 10 }}
          maxLength={LONGEST_WORDS}
          value={typeof answer === 'string' ? answer : ''}
          onChange={(event) => onAnswer(event.target.value)}
        />
      ) : (
        options.map((option, place) => (
          <label key={option} className="reply-option">
            <input type="radio" name={code} checked={answer === place} onChange={() => onAnswer(place)} />
            <span>{option}</span>
          </label>
        ))
      )}
      {kind !== 'text' && !required && answer !== undefined && (
        <button type="button" className="link-button" onClick={() => onAnswer(undefined)}>
          {words.clear}
        </button>
      )}
    </fieldset>
  )
}

type Props = { readonly code: string; readonly questions: Questions; readonly onSent: () => void }

/** All questions one under another. Nothing is kept on the phone: it may be somebody else's. */
export const ReplyForm = ({ code, questions: asked, onSent }: Props) => {
  const { w, f } = useLanguage()
  const words = w.questionnaires.reply
  const [answers, setAnswers] = useState<Answers>({})
  const [tried, setTried] = useState(false)
  const send = useAct({
    deed: () => api.replies.send({ code, answers: { ...answers } }),
    after: () => {
      // the code is used up: whoever comes back by this address would only be refused
      history.replaceState(history.state, '', location.pathname)
      window.scrollTo(0, 0)
      onSent()
    },
  })
  const isMissing = ({ code: question, required }: Asked) => required && String(answers[question] ?? '').trim() === ''
  const missing = asked.questions.flatMap((question, at) => (isMissing(question) ? [at + 1] : []))
  const answer = (question: string, given: number | string | undefined) => {
    const { [question]: _, ...others } = answers
    setAnswers(given === undefined ? others : { ...others, [question]: given })
  }
  const go = () => {
    setTried(true)
    if (missing.length === 0) send.run(undefined)
  }
  return (
    <div className="sheet reply">
      <header className="sheet-head">
        <div className="quiet">{asked.city}</div>
        <h1>{asked.title}</h1>
        <p>
          {words.about(asked.subject)} · {asked.group}
          {asked.due !== null && ` · ${words.due(f.day(asked.due))}`}
        </p>
        {asked.intro !== '' && <p className="pre">{asked.intro}</p>}
        <p className="sheet-done">{words.promise}</p>
      </header>
      {asked.questions.map((question, at) => (
        <AnswerField
          key={question.code}
          {...{ question, at, answer: answers[question.code], missing: tried && isMissing(question) }}
          onAnswer={(given) => answer(question.code, given)}
        />
      ))}
      <footer>
        {tried && (
          <FaultList faults={missing.map((question) => ({ code: 'questionnaire.unanswered', facts: { question } }))} />
        )}
        <ActFaults act={send} />
        <Button size="large" type="primary" block loading={send.pending} onClick={go}>
          {words.send}
        </Button>
      </footer>
    </div>
  )
}
