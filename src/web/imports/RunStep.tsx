import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useEffect } from 'react'
import { numbersKey } from '../indicators/queries.ts'
import { JobLine } from '../parts/JobLine.tsx'
import { jobQuery } from '../parts/jobs.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { useLanguage } from '../words/language.tsx'
import type { Stage } from './ImportPage.tsx'
import { reportOf } from './queries.ts'
import { Report } from './Report.tsx'

/** The import under way and what came of it. */
export const RunStep = ({ stage, jobId }: { readonly stage: Stage; readonly jobId: string }) => {
  const { w, f } = useLanguage()
  const words = w.imports
  const query = useQuery(jobQuery(jobId))
  const client = useQueryClient()
  const state = query.data?.state
  useEffect(() => {
    if (state === 'done') client.invalidateQueries({ queryKey: numbersKey })
  }, [state, client])
  const next = () => stage.change({ file: undefined, sheet: undefined, preview: undefined, run: undefined })
  return (
    <Loaded query={query}>
      {(job) => {
        const report = reportOf(job)
        const [first] = report?.indicators ?? []
        return (
          <>
            <section className="panel">
              <div className="panel-body">
                <ul className="plain-list">
                  <JobLine job={job} />
                </ul>
                {job.state === 'failed' && <p>{words.failed}</p>}
                {job.state === 'cancelled' && <p>{words.cancelled}</p>}
                {(job.state === 'queued' || job.state === 'running') && <p className="quiet">{words.running}</p>}
                {report !== null && (
                  <p>
                    {report.batchId === null
                      ? words.doneNothing
                      : words.done(f.number(report.added), f.number(report.changed))}{' '}
                    {report.batchId !== null && <Link to="/batches">{words.seeBatch(f.number(report.batchId))}</Link>}{' '}
                    {first !== undefined && (
                      <Link to="/indicators/$code" params={{ code: first.code }}>
                        {words.seeValues}
                      </Link>
                    )}
                  </p>
                )}
                <div className="drawer-actions">
                  {(job.state === 'failed' || job.state === 'cancelled') && (
                    <Button onClick={() => stage.change({ run: undefined, preview: undefined })}>{words.back}</Button>
                  )}
                  {job.state === 'done' && (
                    <Button type="primary" onClick={next}>
                      {words.next}
                    </Button>
                  )}
                </div>
              </div>
            </section>
            {report !== null && report.batchId !== null && <Report report={report} title={words.steps.done} />}
          </>
        )
      }}
    </Loaded>
  )
}
