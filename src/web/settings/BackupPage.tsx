import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Job } from '#contract/jobs.ts'
import { api } from '../api/client.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { JobLine } from '../parts/JobLine.tsx'
import { isUnderWay, jobsQuery, resultOf } from '../parts/jobs.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'

/** Where the file lies and by what it is known again; it stays on the server, for it holds everything. */
const Written = ({ job }: { readonly job: Job }) => {
  const { w, f } = useLanguage()
  const bytes = job.result?.bytes
  const size = typeof bytes === 'number' ? f.fileSize(bytes) : '—'
  return <span>{w.settings.backup.written(resultOf(job, 'path') ?? '—', size, resultOf(job, 'sha256') ?? '')}</span>
}

export const BackupPage = () => {
  const { w } = useLanguage()
  const words = w.settings.backup
  const jobs = useQuery(jobsQuery)
  const start = useAct({ deed: () => api.jobs.backUp(), said: () => words.started, touches: [jobsQuery.queryKey] })
  const running = jobs.data?.some((job) => job.kind === 'backup' && isUnderWay(job)) === true
  return (
    <div className="page">
      <PageTitle
        what={words.title}
        actions={
          <Button type="primary" loading={start.pending} disabled={running} onClick={() => start.run(undefined)}>
            {words.start}
          </Button>
        }
      />
      <div className="page-body">
        <p>{words.what}</p>
        <ActFaults act={start} />
        <Loaded query={jobs}>
          {(all) => {
            const backups = all.filter((job) => job.kind === 'backup')
            return backups.length === 0 ? (
              <p className="quiet">{words.none}</p>
            ) : (
              <ul className="plain-list panel">
                {backups.map((job) => (
                  <JobLine key={job.id} job={job}>
                    <Written job={job} />
                  </JobLine>
                ))}
              </ul>
            )
          }}
        </Loaded>
      </div>
    </div>
  )
}
