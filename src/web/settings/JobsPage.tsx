import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Job } from '#contract/jobs.ts'
import { download, filePaths } from '../api/files.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { JobLine } from '../parts/JobLine.tsx'
import { jobsQuery, resultOf } from '../parts/jobs.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useSession } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'

const Result = ({ job }: { readonly job: Job }) => {
  const { w } = useLanguage()
  const draftId = resultOf(job, 'draftId')
  if (draftId !== null)
    return (
      <Link to="/drafts/$id" params={{ id: draftId }}>
        {w.drafts.review}
      </Link>
    )
  const fileId = resultOf(job, 'fileId')
  if (job.kind === 'submission.template' && fileId !== null)
    return (
      <button type="button" className="link-button" onClick={() => void download(filePaths.file(fileId))}>
        {w.collections.sheet.templateReady}
      </button>
    )
  return job.kind === 'backup' ? <Link to="/settings/backup">{w.settings.backup.open}</Link> : null
}

export const JobsPage = () => {
  const { w } = useLanguage()
  const session = useSession()
  const jobs = useQuery(jobsQuery)
  return (
    <div className="page">
      <PageTitle what={w.settings.jobs.title} whose={session.account.name} />
      <div className="page-scroll">
        <div className="page-body">
          <Loaded query={jobs}>
            {(all) =>
              all.length === 0 ? (
                <EmptyState title={w.settings.jobs.none} why={w.settings.jobs.noneWhat} />
              ) : (
                <ul className="plain-list panel">
                  {all.map((job) => (
                    <JobLine key={job.id} job={job}>
                      <Result job={job} />
                    </JobLine>
                  ))}
                </ul>
              )
            }
          </Loaded>
        </div>
      </div>
    </div>
  )
}
