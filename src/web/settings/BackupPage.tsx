import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '../api/client.ts'
import { download, filePaths } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { JobLine } from '../parts/JobLine.tsx'
import { isUnderWay, jobsQuery } from '../parts/jobs.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'

export const BackupPage = () => {
  const { w } = useLanguage()
  const words = w.settings.backup
  const jobs = useQuery(jobsQuery)
  const start = useAct({ deed: () => api.jobs.backUp(), said: () => words.started, touches: [jobsQuery.queryKey] })
  const fetched = useAct({ deed: download })
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
        <ActFaults act={fetched} />
        <Loaded query={jobs}>
          {(all) => {
            const backups = all.filter((job) => job.kind === 'backup')
            return backups.length === 0 ? (
              <p className="quiet">{words.none}</p>
            ) : (
              <ul className="plain-list panel">
                {backups.map((job) => (
                  <JobLine key={job.id} job={job}>
                    <Button
                      size="small"
                      loading={fetched.input === filePaths.backup(job.id)}
                      onClick={() => fetched.run(filePaths.backup(job.id))}
                    >
                      {words.download}
                    </Button>
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
