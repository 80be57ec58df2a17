import { Button } from 'antd'
import type { RoundPage } from '#contract/rounds/round.ts'
import { download } from '../api/files.ts'
import { useLanguage } from '../words/language.tsx'
import { roundFiles } from './queries.ts'

/** What goes out of a round: tables, texts, and what proves them. */
export const Downloads = ({ round }: { readonly round: RoundPage }) => {
  const { w } = useLanguage()
  const words = w.rounds
  const whole = round.view === 'all'
  const published = whole && (round.noticed !== null || round.final !== null)
  const files = [
    { shown: true, label: words.exportResults, path: roundFiles.results(round.id) },
    { shown: whole, label: words.exportLive, path: roundFiles.live(round.id), hint: words.liveHint },
    { shown: whole, label: words.exportReport, path: roundFiles.report(round.id) },
    {
      ...{ shown: published, path: roundFiles.notice(round.id) },
      label: round.state === 'final' ? words.exportCircular : words.exportNotice,
    },
    { shown: published, label: words.exportPackage, path: roundFiles.package(round.id), hint: words.packageHint },
  ]
  return files
    .filter(({ shown }) => shown)
    .map(({ label, path, hint = '' }) => (
      <Button key={path} title={hint} onClick={() => download(path)}>
        {label}
      </Button>
    ))
}
