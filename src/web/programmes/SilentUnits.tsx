import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { Overview } from '#contract/overview.ts'
import { say } from '../parts/notices.ts'
import { useLanguage } from '../words/language.tsx'
import { OverviewPanel } from './OverviewPanel.tsx'

type Silent = Overview['silent'][number]

const SilentLink = ({ id, one }: { readonly id: string; readonly one: Silent }) => (
  <Link to="/programmes/$id/measures" params={{ id }} search={{ unit: one.unitId, only: 'silent' } as never}>
    {one.unitName}
  </Link>
)

/** The late by name, as words to paste into a message: the office chases where its units are reached. */
const CopyReminder = ({ overdue }: { readonly overdue: readonly Silent[] }) => {
  const { w, f } = useLanguage()
  const words = w.programmes.overview
  const period = overdue[0]?.period
  if (period === undefined) return null
  const lines = overdue.map((one) => words.reminderLine(one.unitName, f.number(one.measures)))
  const copy = () =>
    navigator.clipboard
      .writeText([words.reminder(f.period(period)), ...lines].join('\n'))
      .then(() => say(words.reminderCopied(f.number(overdue.length))))
      .catch(() => say(w.parts.table.copyRefused))
  return (
    <Button size="small" className="no-print panel-deed" title={words.reminderHint} onClick={copy}>
      {words.copyReminder}
    </Button>
  )
}

/** Who is past the day stands one by one; who still has time, in one line. */
export const SilentUnits = ({ id, overview }: { readonly id: string; readonly overview: Overview }) => {
  const { w, f } = useLanguage()
  const words = w.programmes.overview
  const overdue = overview.silent.filter((one) => one.overdue)
  const waiting = overview.silent.filter((one) => !one.overdue)
  return (
    <OverviewPanel
      title={words.silent}
      count={overdue.length}
      none={words.silentNone}
      always={waiting.length > 0}
      deed={<CopyReminder overdue={overdue} />}
    >
      {overdue.map((one) => (
        <li key={one.unitId}>
          <span className="shape late">■</span>
          <SilentLink id={id} one={one} /> · {words.owes(f.period(one.period), f.number(one.measures))} ·{' '}
          {one.lastReportAt === null ? words.never : `${words.lastReport} ${f.instant(one.lastReportAt)}`}
          <span className="late-word"> · {words.pastDue}</span>
        </li>
      ))}
      {waiting.length > 0 && (
        <li>
          <span className="shape no-data">○</span>
          <span className="quiet">{words.waiting(waiting.length)}</span>{' '}
          {waiting.map((one, index) => (
            <span key={one.unitId}>
              {index > 0 && ' · '}
              <SilentLink id={id} one={one} />
            </span>
          ))}
        </li>
      )}
    </OverviewPanel>
  )
}
