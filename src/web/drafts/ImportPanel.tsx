import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { filePaths, upload } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FileDrop } from '../parts/FileDrop.tsx'
import { JobLine } from '../parts/JobLine.tsx'
import { isUnderWay, jobsQuery, resultOf } from '../parts/jobs.ts'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'

const ACCEPT = '.docx,.pdf,.html,.htm,.txt'
/** Finished imports that stay in sight above the list. */
const RECENT = 3

/** The list of drafts is other once a reading has come to its end. */
const useWhenRead = (underWay: number) => {
  const client = useQueryClient()
  const before = useRef(underWay)
  useEffect(() => {
    if (underWay < before.current) {
      client.invalidateQueries({ queryKey: ['drafts'] })
      client.invalidateQueries({ queryKey: ['attention'] })
    }
    before.current = underWay
  }, [underWay, client])
}

export const ImportPanel = () => {
  const { w } = useLanguage()
  const [share, setShare] = useState(0)
  const jobs = useQuery(jobsQuery).data?.filter((job) => job.kind === 'plan.read') ?? []
  useWhenRead(jobs.filter(isUnderWay).length)
  const send = useAct({
    deed: (file: File) => upload({ path: filePaths.plan, file, onProgress: setShare }),
    touches: [jobsQuery.queryKey, ['drafts']],
  })
  const label =
    send.input === undefined ? w.drafts.drop : w.drafts.sending(send.input.name, `${Math.round(share * 100)}%`)
  const shown = [...jobs.filter(isUnderWay), ...jobs.filter((job) => !isUnderWay(job)).slice(0, RECENT)]
  return (
    <section className="panel">
      <header>
        <h2>{w.drafts.import}</h2>
      </header>
      <div className="panel-body">
        <ActFaults act={send} />
        <FileDrop
          accept={ACCEPT}
          label={label}
          hint={w.drafts.dropHint}
          disabled={send.pending}
          onFiles={([file]) => {
            setShare(0)
            if (file !== undefined) send.run(file)
          }}
        />
      </div>
      {shown.length > 0 && (
        <ul className="plain-list">
          {shown.map((job) => {
            const draftId = resultOf(job, 'draftId')
            return (
              <JobLine key={job.id} job={job}>
                {draftId !== null && (
                  <Link to="/drafts/$id" params={{ id: draftId }}>
                    {w.drafts.review}
                  </Link>
                )}
              </JobLine>
            )
          })}
        </ul>
      )}
    </section>
  )
}
