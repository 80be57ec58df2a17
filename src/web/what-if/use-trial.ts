import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { EvaluationFinding } from '#core/evaluations/finding.ts'
import type { ChangeList, Question, Reply, Standing, View } from './messages.ts'
import WhatIfWorker from './worker.ts?worker'

export type Opened = Extract<Reply, { kind: 'opened' }>
export type Explained = Extract<Reply, { kind: 'explained' }>

const NO_FINDINGS: readonly EvaluationFinding[] = []

type Asked = Extract<Question, { kind: 'ask' }>

/** The thread that evaluates. One question at a time is under way; of those that wait only the last is asked. */
export const useTrial = () => {
  const worker = useRef<Worker | null>(null)
  const [opened, setOpened] = useState<Opened | null>(null)
  const [answer, setAnswer] = useState<{ readonly standing: Standing; readonly since: number } | null>(null)
  const [findings, setFindings] = useState(NO_FINDINGS)
  const [explained, setExplained] = useState<Explained | null>(null)
  const asking = useRef({ id: 0, busy: false, next: null as Asked | null, since: 0, waiting: 0 })

  const send = useCallback((question: Asked, since: number) => {
    Object.assign(asking.current, { busy: true, next: null, since })
    worker.current?.postMessage(question)
  }, [])
  const hear = useCallback(
    (reply: Reply) => {
      if (reply.kind === 'opened') setOpened(reply)
      else if (reply.kind === 'explained') setExplained(reply)
      else {
        const { since } = asking.current
        // within the frame that brings the answer, not when the page's other work is done
        flushSync(() => {
          if (reply.kind === 'standing') setAnswer({ standing: reply, since })
          setFindings(reply.kind === 'refused' ? reply.findings : NO_FINDINGS)
        })
        const { next, waiting } = asking.current
        asking.current.busy = false
        if (next !== null) send(next, waiting)
      }
    },
    [send],
  )
  useEffect(() => () => worker.current?.terminate(), [])
  useDrawnMeasure(answer)

  const open = useCallback(
    (body: ArrayBuffer) => {
      worker.current?.terminate()
      worker.current = new WhatIfWorker()
      worker.current.addEventListener('message', ({ data }: MessageEvent<Reply>) => hear(data))
      worker.current.postMessage({ kind: 'open', body } satisfies Question, [body])
    },
    [hear],
  )
  const ask = useCallback(
    (changes: ChangeList, view: View) => {
      const state = asking.current
      state.id += 1
      const question: Asked = { kind: 'ask', id: state.id, changes, view }
      if (!state.busy) send(question, performance.now())
      else {
        state.next = question
        state.waiting = performance.now()
      }
    },
    [send],
  )
  const explain = useCallback(
    (row: number) => worker.current?.postMessage({ kind: 'explain', row } satisfies Question),
    [],
  )
  const close = useCallback(() => {
    worker.current?.terminate()
    worker.current = null
    Object.assign(asking.current, { busy: false, next: null })
    setOpened(null)
    setAnswer(null)
    setFindings(NO_FINDINGS)
  }, [])
  return { opened, standing: answer?.standing ?? null, findings, explained, open, ask, explain, close }
}

/** From a hand's move to the page as drawn, for whoever looks with the browser's own tools. */
const useDrawnMeasure = (answer: { readonly standing: Standing; readonly since: number } | null): void => {
  useLayoutEffect(() => {
    if (answer === null) return
    performance.clearMeasures('what-if')
    performance.measure('what-if', { start: answer.since, detail: { computed: answer.standing.computed } })
  }, [answer])
}
