import { Button } from 'antd'
import { useState } from 'react'
import type { Measure } from '#contract/measures.ts'
import type { Update } from '#contract/updates.ts'
import { api } from '../api/client.ts'
import { filePaths } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { ReasonDialog } from '../parts/ReasonDialog.tsx'
import { StatusMark } from '../parts/StatusMark.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { touchedByReport } from './queries.ts'

const Decide = ({ update, programmeId }: { readonly update: Update; readonly programmeId: string }) => {
  const { w } = useLanguage()
  const [returning, setReturning] = useState(false)
  const touches = touchedByReport(update.measureId, programmeId)
  const confirm = useAct({
    deed: () => api.updates.confirm({ id: update.id, revision: update.revision }),
    said: () => w.measures.confirmed(update.unitName),
    touches,
  })
  const sendBack = useAct({
    deed: (reason: string) => api.updates.sendBack({ id: update.id, revision: update.revision, reason }),
    said: () => w.measures.sentBack(update.unitName),
    touches,
    after: () => setReturning(false),
  })
  return (
    <div className="no-print">
      <ActFaults act={confirm} />
      <div className="toolbar">
        <Button size="small" type="primary" loading={confirm.pending} onClick={() => confirm.run(undefined)}>
          {w.measures.confirm}
        </Button>
        <Button size="small" onClick={() => setReturning(true)}>
          {w.measures.sendBack}
        </Button>
      </div>
      {returning && (
        <ReasonDialog
          title={w.measures.sendBackTitle(update.unitName)}
          verb={w.measures.sendBack}
          act={sendBack}
          onReason={sendBack.run}
          onClose={() => setReturning(false)}
        />
      )}
    </div>
  )
}

const Facts = ({ update }: { readonly update: Update }) => {
  const { w, f } = useLanguage()
  return (
    <dl className="pairs">
      {update.problem !== null && update.problem !== '' && (
        <>
          <dt>{w.measures.problem}</dt>
          <dd className="pre">{update.problem}</dd>
        </>
      )}
      {update.ask !== null && update.ask !== '' && (
        <>
          <dt>{w.measures.ask}</dt>
          <dd className="pre">{update.ask}</dd>
        </>
      )}
      {update.stepsDone.length > 0 && (
        <>
          <dt>{w.measures.stepsDone}</dt>
          <dd>{f.list(update.stepsDone.map((step) => step.text))}</dd>
        </>
      )}
      {update.evidence.length > 0 && (
        <>
          <dt>{w.measures.evidence}</dt>
          <dd>
            {update.evidence.map((file) => (
              <div key={file.fileId}>
                <a href={filePaths.file(file.fileId)} download={file.name}>
                  {file.name}
                </a>{' '}
                <span className="quiet">{f.fileSize(file.size)}</span>
              </div>
            ))}
          </dd>
        </>
      )}
    </dl>
  )
}

const Decision = ({ update }: { readonly update: Update }) => {
  const { w, f } = useLanguage()
  if (update.decidedAt === null || update.decidedBy === null) return null
  const word = update.state === 'returned' ? w.measures.returnedBy : w.measures.confirmedBy
  return (
    <span className="quiet">
      {' · '}
      {word(update.decidedBy, f.instant(update.decidedAt))}
      {update.decisionReason !== null && update.decisionReason !== '' && `：${update.decisionReason}`}
    </span>
  )
}

type Props = { readonly measure: Measure; readonly onContinue: (() => void) | null }

const One = ({ update, measure, onContinue }: { readonly update: Update } & Props) => {
  const { w, f } = useLanguage()
  return (
    <li>
      <div className="toolbar">
        <strong>{update.unitName}</strong>
        <span>{f.period(update.period)}</span>
        <StatusMark status={update.status} />
        {update.percent !== null && <span>{f.number(update.percent)}%</span>}
        <span className="grow" />
        <span className="quiet">{w.measures.updateStates[update.state]}</span>
      </div>
      <div className="pre">{update.words}</div>
      <Facts update={update} />
      <div>
        {update.submittedAt !== null && (
          <span className="quiet">
            {w.measures.submittedBy(update.submittedBy ?? '', f.instant(update.submittedAt))}
          </span>
        )}
        <Decision update={update} />
      </div>
      {update.state === 'submitted' && update.mayConfirm && (
        <Decide update={update} programmeId={measure.programmeId} />
      )}
      {update.mayEdit && onContinue !== null && (
        <Button size="small" onClick={onContinue}>
          {w.measures.continue}
        </Button>
      )}
    </li>
  )
}

export const UpdatePanel = ({ measure, onContinue }: Props) => {
  const { w } = useLanguage()
  return (
    <section className="panel">
      <header>
        <h2>{w.measures.updates}</h2>
        <span className="count">{measure.updates.length}</span>
      </header>
      {measure.updates.length === 0 ? (
        <div className="panel-body quiet">{w.measures.updatesNone}</div>
      ) : (
        <ul className="plain-list updates">
          {measure.updates.map((update) => (
            <One key={update.id} update={update} measure={measure} onContinue={onContinue} />
          ))}
        </ul>
      )}
    </section>
  )
}
