import { Button } from 'antd'
import { useState } from 'react'
import type { RoundFileKind } from '#contract/rounds/file.ts'
import type { RoundPage } from '#contract/rounds/round.ts'
import { api } from '../api/client.ts'
import { download } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { FileJobDialog } from '../parts/FileJobDialog.tsx'
import { jobsQuery } from '../parts/jobs.ts'
import { useAct } from '../parts/use-act.ts'
import { useLanguage } from '../words/language.tsx'
import { roundFiles } from './queries.ts'

/** Beyond this nobody waits with the page open for a file that is computed. */
const LONG = 500

/** What goes out of a round: tables, texts, and what proves them. */
export const Downloads = ({ round }: { readonly round: RoundPage }) => {
  const { w } = useLanguage()
  const words = w.rounds
  const [jobId, setJobId] = useState<string | null>(null)
  const order = useAct({
    deed: (what: RoundFileKind) => api.rounds.orderFile({ id: round.id, what }),
    after: (job) => setJobId(job.id),
    touches: [jobsQuery.queryKey],
    said: () => null,
  })
  const whole = round.view === 'all'
  const published = whole && (round.noticed !== null || round.final !== null)
  const files: readonly {
    readonly shown: boolean
    readonly label: string
    readonly path: string
    readonly hint?: string
    readonly long?: RoundFileKind
  }[] = [
    { shown: true, label: words.exportResults, path: roundFiles.results(round.id) },
    { shown: whole, label: words.exportLive, path: roundFiles.live(round.id), hint: words.liveHint, long: 'live' },
    { shown: whole, label: words.exportReport, path: roundFiles.report(round.id) },
    {
      ...{ shown: published, path: roundFiles.notice(round.id) },
      label: round.state === 'final' ? words.exportCircular : words.exportNotice,
    },
    {
      ...{ shown: published, label: words.exportPackage, path: roundFiles.package(round.id), hint: words.packageHint },
      long: 'package',
    },
  ]
  return (
    <>
      {files
        .filter(({ shown }) => shown)
        .map(({ label, path, hint = '', long }) => (
          <Button
            key={path}
            title={hint}
            loading={long !== undefined && order.input === long}
            onClick={() => (long !== undefined && round.subjects > LONG ? order.run(long) : void download(path))}
          >
            {label}
          </Button>
        ))}
      <ActFaults act={order} />
      {jobId !== null && (
        <FileJobDialog
          title={words.fileMaking}
          what={words.fileMakingWhat}
          jobId={jobId}
          onClose={() => setJobId(null)}
        />
      )}
    </>
  )
}
