import type { SubmissionRow } from '#contract/collections/submission.ts'
import { type PeriodType, periodEnding, periodKey, periodParts } from '#core/indicators/report-period.ts'
import { Mark } from '../parts/StatusMark.tsx'
import type { Format } from '../words/format.ts'
import { useFirstLanguage } from '../words/language.tsx'
import type { FirstWords } from '../words/zh-first.ts'

export type SubmissionState = SubmissionRow['state']

const SHAPES = {
  open: { sign: '○', tone: 'no-data' },
  draft: { sign: '▲', tone: 'watch' },
  submitted: { sign: '●', tone: 'on-course' },
  returned: { sign: '■', tone: 'late' },
  accepted: { sign: '✓', tone: 'done' },
  locked: { sign: '✓', tone: 'done' },
} as const

export const SubmissionMark = ({ state }: { readonly state: SubmissionState }) => {
  const { w } = useFirstLanguage()
  return <Mark {...SHAPES[state]} word={w.collections.states[state]} />
}

/** 2026年7月, 2026年1–7月, 2026年第三季度 … */
export const periodWords = (f: Format, type: PeriodType, end: string): string => {
  const period = periodEnding(type, end)
  if (period === undefined) return end
  const { year, months } = periodParts(period)
  if (type === 'cumulative-month') return f.period(`${year}-01..${String(months[1]).padStart(2, '0')}`)
  return f.period(periodKey(period))
}

type Lateness = Pick<SubmissionRow, 'state' | 'lateDays' | 'overdue' | 'near'>

/** 按时, 迟 3 天, 逾期 3 天; a dash while it is not due. */
export const latenessWords = (w: FirstWords, { lateDays, overdue, near }: Lateness): string => {
  const words = w.collections
  if (overdue) return words.overdueBy(lateDays ?? 0)
  if (lateDays === null) return near ? words.nearDue : words.notDue
  return lateDays > 0 ? words.lateBy(lateDays) : words.onTime
}

export const LatenessMark = ({ row }: { readonly row: Lateness }) => {
  const { w } = useFirstLanguage()
  const said = latenessWords(w, row)
  if (row.overdue || (row.lateDays ?? 0) > 0)
    return (
      <span className="late-word">
        <span className="shape late">■</span>
        {said}
      </span>
    )
  if (row.near)
    return (
      <span>
        <span className="shape watch">▲</span>
        {said}
      </span>
    )
  return <span className={row.lateDays === null ? 'quiet' : undefined}>{said}</span>
}

const ORDER: readonly SubmissionState[] = ['locked', 'accepted', 'submitted', 'draft', 'returned', 'open']

/** How many units stand where, as a bar; the words beside it say the same. */
export const StateBar = ({
  counts,
  units,
}: {
  readonly counts: Readonly<Record<string, number>>
  readonly units: number
}) => {
  const { w } = useFirstLanguage()
  const said = ORDER.filter((state) => (counts[state] ?? 0) > 0)
    .map((state) => `${w.collections.states[state]} ${counts[state]}`)
    .join(' · ')
  return (
    <span className="state-bar" title={said} role="img" aria-label={said}>
      {ORDER.filter((state) => state !== 'open').map((state) => (
        <i key={state} data-state={state} style={{ width: `${((counts[state] ?? 0) / Math.max(1, units)) * 100}%` }} />
      ))}
    </span>
  )
}
