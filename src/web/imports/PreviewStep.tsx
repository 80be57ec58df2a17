import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { ImportReport } from '#contract/imports.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Field } from '../parts/Field.tsx'
import { JobLine } from '../parts/JobLine.tsx'
import { jobQuery, jobsQuery } from '../parts/jobs.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import type { Stage } from './ImportPage.tsx'
import { reportOf } from './queries.ts'
import { Report } from './Report.tsx'
import { Unmatched } from './Unmatched.tsx'
import type { ImportForm } from './use-import.ts'

type Props = { readonly stage: Stage; readonly jobId: string; readonly form: ImportForm }

/** What the file would change, before it does: nothing is written here. */
export const PreviewStep = ({ stage, jobId, form }: Props) => {
  const { w } = useLanguage()
  const query = useQuery(jobQuery(jobId))
  const words = w.imports
  const back = () => stage.change({ preview: undefined })
  return (
    <Loaded query={query}>
      {(job) => {
        const report = reportOf(job)
        if (report !== null) return <Checked key={job.id} report={report} form={form} stage={stage} onBack={back} />
        return (
          <section className="panel">
            <div className="panel-body">
              <ul className="plain-list">
                <JobLine job={job} />
              </ul>
              <p className="quiet">{job.state === 'failed' ? words.failed : words.previewing}</p>
              <Button onClick={back}>{words.back}</Button>
            </div>
          </section>
        )
      }}
    </Loaded>
  )
}

type CheckedProps = {
  readonly report: ImportReport
  readonly form: ImportForm
  readonly stage: Stage
  readonly onBack: () => void
}

const Checked = ({ report, form, stage, onBack }: CheckedProps) => {
  const { w, f } = useLanguage()
  const words = w.imports
  const [reason, setReason] = useState('')
  const writes = report.added + report.changed
  const run = useAct({
    deed: () =>
      api.imports.run({
        ...{ ...form.order, rows: report.rows, goodRowsOnly: report.faulty > 0 },
        reason: reason.trim() === '' ? null : reason.trim(),
      }),
    touches: [jobsQuery.queryKey],
    after: (job) => stage.change({ run: job.id }),
  })
  const again = useAct({
    deed: () => api.imports.preview(form.order),
    after: (job) => stage.change({ preview: job.id }),
  })
  return (
    <>
      {report.unmatchedNames > 0 && (
        <Unmatched report={report} form={form} pending={again.pending} onAgain={() => again.run(undefined)} />
      )}
      <Report report={report} title={words.report.title} />
      <section className="panel">
        <div className="panel-body">
          <ActFaults act={again} />
          <ActFaults act={run} />
          {writes === 0 ? (
            <p>{words.report.nothing}</p>
          ) : (
            <Field label={words.reason} optional hint={words.reasonHint}>
              {(wiring) => (
                <Input {...wiring} maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} />
              )}
            </Field>
          )}
          <div className="drawer-actions">
            <Button onClick={onBack}>{words.back}</Button>
            {writes > 0 && (
              <Button
                type="primary"
                danger={report.faulty > 0}
                loading={run.pending}
                onClick={() => run.run(undefined)}
              >
                {report.faulty > 0 ? words.runGood(f.number(report.goodRows)) : words.runAll(f.number(writes))}
              </Button>
            )}
          </div>
        </div>
      </section>
    </>
  )
}
