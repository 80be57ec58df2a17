import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Fault } from '#contract/base.ts'
import { faultsOf, RequestFault, statusOf } from '../api/faults.ts'
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

type Sending = { readonly name: string; readonly share: number }

/** One after the other. A file that is refused keeps none of the others from being read; whose fault it is is said. */
const sendAll = async (files: readonly File[], onProgress: (now: Sending) => void): Promise<void> => {
  const faults: Fault[] = []
  for (const file of files) {
    const sent = upload({ path: filePaths.plan, file, onProgress: (share) => onProgress({ name: file.name, share }) })
    await sent.catch((error: unknown) => {
      if (statusOf(error) === null || statusOf(error) === 401 || files.length === 1) throw error
      faults.push(...faultsOf(error).map((fault) => ({ ...fault, place: { file: file.name, ...fault.place } })))
    })
  }
  if (faults.length > 0) throw new RequestFault(422, faults)
}

export const ImportPanel = () => {
  const { w } = useLanguage()
  const client = useQueryClient()
  const [now, setNow] = useState<Sending>({ name: '', share: 0 })
  const jobs = useQuery(jobsQuery).data?.filter((job) => job.kind === 'plan.read') ?? []
  useWhenRead(jobs.filter(isUnderWay).length)
  const send = useAct({
    deed: (files: readonly File[]) =>
      sendAll(files, setNow).finally(() => client.invalidateQueries({ queryKey: jobsQuery.queryKey })),
    touches: [['drafts']],
  })
  const label = send.pending ? w.drafts.sending(now.name, `${Math.round(now.share * 100)}%`) : w.drafts.drop
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
          many
          onFiles={(files) => send.run(files)}
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
