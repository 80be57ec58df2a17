import type { ShareFinding } from '#core/decompositions/check.ts'
import { Mark } from '../parts/StatusMark.tsx'
import { useLanguage } from '../words/language.tsx'
import { wordShareFinding } from './word-share.ts'

const marks = {
  stop: { sign: '■', tone: 'late' },
  wrong: { sign: '▲', tone: 'watch' },
  note: { sign: '○', tone: 'no-data' },
} as const

type Props = { readonly findings: readonly ShareFinding[]; readonly nameAt: (share: number) => string }

/** What stops, what misses, what is worth knowing, in that order. */
export const ShareFindings = ({ findings, nameAt }: Props) => {
  const { w, f } = useLanguage()
  const words = w.decompositions
  const ordered = (['stop', 'wrong', 'note'] as const).flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity),
  )
  const wrong = findings.some(({ severity }) => severity !== 'note')
  return (
    <ul className="plain-list share-findings" aria-label={words.finding}>
      {!wrong && (
        <li>
          <Mark sign="✓" tone="done" word={words.fits} />
        </li>
      )}
      {ordered.map((finding, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: findings have no name of their own and are made anew each time
        <li key={at}>
          <Mark {...marks[finding.severity]} word={words.severities[finding.severity]} />{' '}
          {wordShareFinding(w, f, finding, finding.share === null ? null : nameAt(finding.share))}
        </li>
      ))}
    </ul>
  )
}
