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
  // what has been confirmed is signed off: only the office opens it again, with a reason
  const confirmed = update.state === 'confirmed'
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
        {!confirmed && (
          <Button size="small" type="primary" loading={confirm.pending} onClick={() => confirm.run(undefined)}>
            {w.measures.confirm}
          </Button>
        )}
        <Button size="small" title={confirmed ? w.measures.reopenWhat : undefined} onClick={() => setReturning(true)}>
          {confirmed ? w.measures.reopen : w.measures.sendBack}
        </Button>
      </div>
      {returning && (
        <ReasonDialog
          title={confirmed ? w.measures.reopenTitle(update.unitName) : w.measures.sendBackTitle(update.unitName)}
          verb={confirmed ? w.measures.reopen : w.measures.sendBack}
          act={sendBack}
          onReason={sendBack.run}
          onClose={() => setReturning(false)}
        >
          {confirmed && <p>{w.measures.reopenWhat}</p>}
        </ReasonDialog>
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

type Props = {
  readonly measure: Measure
  /** null where nothing may be reported */
  readonly onContinue: ((update: Update) => void) | null
}

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
      {update.mayConfirm && <Decide update={update} programmeId={measure.programmeId} />}
      {update.mayEdit && onContinue !== null && (
        <Button size="small" onClick={() => onContinue(update)}>
          {w.measures.continue}
        </Button>
      )}
    </li>
  )
}

type PanelProps = Props & {
  /** the form stands above with the draft in it */
  readonly writing: boolean
}

export const UpdatePanel = ({ measure, onContinue, writing }: PanelProps) => {
  const { w } = useLanguage()
  const shown = measure.updates.filter((update) => !(writing && update.state === 'draft'))
  return (
    <section className="panel">
      <header>
        <h2>{w.measures.updates}</h2>
        <span className="count">{shown.length}</span>
      </header>
      {shown.length === 0 ? (
        <div className="panel-body quiet">{w.measures.updatesNone}</div>
      ) : (
        <ul className="plain-list updates">
          {shown.map((update) => (
            <One key={update.id} update={update} measure={measure} onContinue={onContinue} />
          ))}
        </ul>
      )}
    </section>
  )
}
