import { useCallback, useState } from 'react'
import './what-if.css'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useLanguage } from '../words/language.tsx'
import { Desk } from './Desk.tsx'
import type { TrialInput } from './request.ts'
import { SetUp } from './SetUp.tsx'
import { useTrial } from './use-trial.ts'

/** A method turned while everybody is ranked again; nothing that is done here is kept. */
export const WhatIfPage = () => {
  const { w } = useLanguage()
  const trial = useTrial()
  const [input, setInput] = useState<TrialInput | null>(null)
  const { close } = trial
  const leave = useCallback(() => {
    close()
    setInput(null)
  }, [close])
  if (trial.opened !== null && input !== null)
    return <Desk trial={trial} opened={trial.opened} input={input} onLeave={leave} />
  const start = (chosen: TrialInput, body: ArrayBuffer) => {
    setInput(chosen)
    trial.open(body)
  }
  return (
    <div className="page">
      <PageTitle what={w.whatIf.title} />
      <div className="page-scroll">
        <div className="page-body what-if-set-up">
          <SetUp opening={input !== null} onRead={start} />
        </div>
      </div>
    </div>
  )
}
