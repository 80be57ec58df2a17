import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../api/client.ts'
import { faultsOf, statusOf } from '../api/faults.ts'
import { CodeForm } from '../parts/CodeForm.tsx'
import { FaultList } from '../parts/FaultList.tsx'
import { Waiting } from '../parts/Loaded.tsx'
import { codeInAddress } from '../shell/by-code.ts'
import { useLanguage } from '../words/language.tsx'
import { ReplyForm } from './ReplyForm.tsx'
import '../panels/panels.css'
import './questionnaires.css'

const Thanks = () => {
  const { w } = useLanguage()
  const words = w.questionnaires.reply
  return (
    <section className="code-form" role="status">
      <h1>
        <span className="shape done" aria-hidden="true">
          ✓
        </span>{' '}
        {words.sentTitle}
      </h1>
      <p>{words.sent}</p>
    </section>
  )
}

const ReplyOf = ({ code, onAgain }: { readonly code: string; readonly onAgain: () => void }) => {
  const { w } = useLanguage()
  const [sent, setSent] = useState(false)
  const questions = useQuery({
    queryKey: ['reply', code],
    queryFn: () => api.replies.open({ code }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  if (sent) return <Thanks />
  if (questions.data !== undefined)
    return <ReplyForm code={code} questions={questions.data} onSent={() => setSent(true)} />
  if (questions.error === null) return <Waiting />
  return (
    <section className="code-form">
      <h1>{w.questionnaires.reply.title}</h1>
      <FaultList faults={faultsOf(questions.error)} title={w.questionnaires.reply.cannotOpen} />
      <div className="reply-again">
        {/* what the server refused it would refuse again */}
        {statusOf(questions.error) === null && (
          <Button size="large" type="primary" onClick={() => questions.refetch()}>
            {w.parts.retry}
          </Button>
        )}
        <Button size="large" onClick={onAgain}>
          {w.questionnaires.reply.other}
        </Button>
      </div>
    </section>
  )
}

/** Opened by a code from a slip, on whatever is in somebody's hand; nobody is asked who they are. */
export const ReplyPage = () => {
  const { w } = useLanguage()
  const [code, setCode] = useState(codeInAddress)
  const words = w.questionnaires.reply
  return (
    <main className="by-code">
      {code === '' ? (
        <CodeForm title={words.title} label={words.enter} hint={words.enterWhat} verb={words.go} onCode={setCode} />
      ) : (
        <ReplyOf key={code} code={code} onAgain={() => setCode('')} />
      )}
    </main>
  )
}
