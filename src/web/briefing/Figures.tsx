import type { ReactNode } from 'react'
import type { Briefing } from '#contract/briefing.ts'
import { StatusMark } from '../parts/StatusMark.tsx'
import { useLanguage } from '../words/language.tsx'

const shown = ['done', 'on_course', 'watch', 'late'] as const

type FigureProps = { readonly value: number; readonly what: ReactNode; readonly under: ReactNode }
const Figure = ({ value, what, under }: FigureProps) => {
  const { f } = useLanguage()
  return (
    <div>
      <b>{f.number(value)}</b>
      {what}
      <small className="quiet">{under}</small>
    </div>
  )
}

/** Six figures: how many there are, how they stand, and who has not said. */
export const Figures = ({ briefing }: { readonly briefing: Briefing }) => {
  const { w, f } = useLanguage()
  const words = w.briefing
  const { figures } = briefing
  const shift = (n: number): string =>
    n === 0 ? words.same : n > 0 ? words.more(f.number(n)) : words.fewer(f.number(-n))
  return (
    <div className="figures briefing-figures">
      <Figure
        value={figures.measures}
        what={<span>{words.measures}</span>}
        under={words.rest(f.number(figures.byStatus.not_started ?? 0), f.number(figures.unreported))}
      />
      {shown.map((status) => (
        <Figure
          key={status}
          value={figures.byStatus[status] ?? 0}
          what={<StatusMark status={status} />}
          under={words.since(f.day(briefing.since), shift(figures.shift[status] ?? 0))}
        />
      ))}
      <Figure
        value={figures.silentUnits}
        what={<span>{words.silentUnits}</span>}
        under={words.owed(f.number(figures.owedReports))}
      />
    </div>
  )
}
