import { useQuery } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { QuestionnairePage, QuestionnairesPage } from '#contract/questionnaires.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { Mark } from '../parts/StatusMark.tsx'
import { useAct } from '../parts/use-act.ts'
import { NotYet } from '../rounds/NotYet.tsx'
import { roundsKey, useRound } from '../rounds/queries.ts'
import { useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { CodesPanel } from './CodesPanel.tsx'
import { DraftEditor } from './DraftEditor.tsx'
import { questionnairesQuery } from './queries.ts'
import { ScoresPanel } from './ScoresPanel.tsx'
import '../panels/panels.css'
import './questionnaires.css'

const STATES = {
  draft: { sign: '○', tone: 'no-data' },
  open: { sign: '●', tone: 'on-course' },
  closed: { sign: '✓', tone: 'done' },
} as const

/** Before its day only with a reason; after it a question is enough. */
const CloseButton = ({ questionnaire }: { readonly questionnaire: QuestionnairePage }) => {
  const { w } = useLanguage()
  const words = w.questionnaires
  const today = useToday()
  const [asking, setAsking] = useState(false)
  const early = questionnaire.due !== null && today <= questionnaire.due
  const close = useAct({
    deed: (reason: string | undefined) =>
      api.questionnaires.close({ questionnaireId: questionnaire.id, words: reason }),
    said: () => words.isClosed,
    touches: [roundsKey],
    after: () => setAsking(false),
  })
  if (early)
    return (
      <>
        <Button onClick={() => setAsking(true)}>{words.close}</Button>
        {asking && (
          <ReasonDialog
            title={words.closeWhy}
            verb={words.close}
            danger
            act={close}
            onReason={close.run}
            onClose={() => setAsking(false)}
          >
            <p>{words.closeWhat}</p>
          </ReasonDialog>
        )}
      </>
    )
  return (
    <>
      <ActFaults act={close} />
      <Popconfirm
        title={words.closeWhat}
        okText={words.close}
        cancelText={w.parts.cancel}
        onConfirm={() => close.run(undefined)}
      >
        <Button loading={close.pending}>{words.close}</Button>
      </Popconfirm>
    </>
  )
}

const TakeButton = ({ questionnaire }: { readonly questionnaire: QuestionnairePage }) => {
  const { w } = useLanguage()
  const words = w.questionnaires
  const take = useAct({
    deed: () => api.questionnaires.take({ questionnaireId: questionnaire.id }),
    said: () => words.taken,
    touches: [roundsKey],
  })
  return (
    <>
      <ActFaults act={take} />
      <Button type="primary" loading={take.pending} onClick={() => take.run(undefined)}>
        {words.take}
      </Button>
    </>
  )
}

type ItemProps = {
  readonly id: string
  readonly page: QuestionnairesPage
  readonly item: QuestionnairesPage['items'][number]
}

const Deeds = ({ questionnaire, runs }: { readonly questionnaire: QuestionnairePage; readonly runs: boolean }) => {
  const { w } = useLanguage()
  if (questionnaire.taken) return <Mark sign="✓" tone="done" word={w.questionnaires.isTaken} />
  if (!runs) return null
  if (questionnaire.state === 'open') return <CloseButton questionnaire={questionnaire} />
  return questionnaire.state === 'closed' ? <TakeButton questionnaire={questionnaire} /> : null
}

/** One item of the method and its questionnaire, from the first draft to what is taken from it. */
const ItemPanel = ({ id, page, item }: ItemProps) => {
  const { w, f } = useLanguage()
  const words = w.questionnaires
  const [writing, setWriting] = useState(false)
  const [latest, setLatest] = useState(0)
  const found = page.questionnaires.find((one) => one.item === item.item)
  const runs = page.mayRun && page.isTime
  const draft = found?.state === 'draft'
  const asked = found !== undefined && !draft ? found : undefined
  return (
    <section className="panel questionnaire" aria-label={item.name}>
      <header>
        <h2>{found?.title ?? item.name}</h2>
        {found !== undefined && <Mark {...STATES[found.state]} word={words[found.state]} />}
        <span className="quiet">
          {found !== undefined && found.title !== item.name && `${item.name} · `}
          {words.leastOf(item.least)}
          {typeof found?.due === 'string' && ` · ${words.reply.due(f.day(found.due))}`}
        </span>
        <span className="grow" />
        {asked !== undefined && <Deeds questionnaire={asked} runs={runs} />}
      </header>
      {found === undefined && !writing && (
        <EmptyState
          title={words.none}
          why={words.what}
          next={
            runs && (
              <Button type="primary" onClick={() => setWriting(true)}>
                {words.write}
              </Button>
            )
          }
        />
      )}
      {runs && (draft || (found === undefined && writing)) && (
        <DraftEditor key={latest} {...{ id, item, draft: found }} onReload={() => setLatest(latest + 1)} />
      )}
      {asked !== undefined && <CodesPanel questionnaire={asked} subjects={page.subjects} runs={runs} />}
      {asked?.state === 'closed' && <ScoresPanel questionnaire={asked} />}
      {asked?.state === 'open' && (
        <p className="panel-body quiet">
          {words.scores}：{words.waiting}
        </p>
      )}
    </section>
  )
}

export const QuestionnaireTab = () => {
  const { w } = useLanguage()
  const round = useRound()
  return (
    <Loaded query={round}>
      {(data) =>
        data.seesQuestionnaires ? (
          <Body id={data.id} />
        ) : (
          <NotYet round={data} title={w.rounds.noSurvey} why={w.rounds.noSurveyWhat} />
        )
      }
    </Loaded>
  )
}

const Body = ({ id }: { readonly id: string }) => {
  const { w } = useLanguage()
  const query = useQuery(questionnairesQuery(id))
  return (
    <Loaded query={query}>
      {(page) => (
        <div className="page-scroll">
          <div className="page-body stack">
            <p className="quiet no-print">
              {w.questionnaires.what} {w.questionnaires.anonymous}
            </p>
            {page.items.map((item) => (
              <ItemPanel key={item.item} {...{ id, page, item }} />
            ))}
          </div>
        </div>
      )}
    </Loaded>
  )
}
