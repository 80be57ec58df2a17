import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Job } from '#contract/jobs.ts'
import { api } from '../api/client.ts'
import { useFirstLanguage } from '../words/language.tsx'
import { ActFaults } from './ActFaults.tsx'
import { FaultList } from './FaultList.tsx'
import { isUnderWay, jobsQuery } from './jobs.ts'
import { Mark } from './StatusMark.tsx'
import { useAct } from './use-act.ts'

const SHAPES = {
  queued: { sign: '○', tone: 'no-data' },
  running: { sign: '●', tone: 'on-course' },
  done: { sign: '✓', tone: 'done' },
  failed: { sign: '■', tone: 'late' },
  cancelled: { sign: '○', tone: 'no-data' },
} as const satisfies Record<Job['state'], unknown>

const Progress = ({ job }: { readonly job: Job }) => {
  const { w, f } = useFirstLanguage()
  const cancel = useAct({
    deed: () => api.jobs.cancel({ id: job.id }),
    said: () => w.drafts.cancelled,
    touches: [jobsQuery.queryKey],
  })
  return (
    <>
      <div className="progress-line">
        {job.total === null ? (
          <progress aria-label={job.title} />
        ) : (
          <progress aria-label={job.title} value={job.done} max={job.total} />
        )}
        {job.total !== null && <span>{w.drafts.progress(f.number(job.done), f.number(job.total))}</span>}
        <Button size="small" loading={cancel.pending} onClick={() => cancel.run(undefined)}>
          {w.drafts.cancel}
        </Button>
      </div>
      <ActFaults act={cancel} />
      {job.kind === 'plan.read' && <div className="quiet">{w.drafts.mayLeave}</div>}
    </>
  )
}

/** One piece of long work: how far it is, how to stop it, and what came of it. */
export const JobLine = ({ job, children }: { readonly job: Job; readonly children?: ReactNode }) => {
  const { w, f } = useFirstLanguage()
  return (
    <li>
      <div className="toolbar">
        <Mark {...SHAPES[job.state]} word={w.settings.jobs.states[job.state]} />
        <strong>{job.title}</strong>
        <span className="quiet">
          {w.settings.jobs.kinds[job.kind]} · {f.instant(job.finishedAt ?? job.createdAt)}
        </span>
        <span className="grow" />
        {job.state === 'done' && children}
      </div>
      {isUnderWay(job) && <Progress job={job} />}
      {job.faults.length > 0 && <FaultList faults={job.faults} />}
    </li>
  )
}
