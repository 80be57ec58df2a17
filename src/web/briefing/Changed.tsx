import { Link } from '@tanstack/react-router'
import type { Briefing } from '#contract/briefing.ts'
import { StatusMark } from '../parts/StatusMark.tsx'
import { useLanguage } from '../words/language.tsx'
import { BriefingPanel, MeasureLink } from './BriefingPanel.tsx'

const Moves = ({ moves }: { readonly moves: Briefing['moves']['items'] }) => {
  const { w, f } = useLanguage()
  return moves.map((one) => (
    <li key={one.measureId}>
      <b className={one.turn === 'worse' ? 'late-word' : undefined}>{w.briefing.turns[one.turn]}</b>{' '}
      <StatusMark status={one.before} /> → <StatusMark status={one.after} /> · <MeasureLink {...one} />
      <span className="quiet"> · {f.list(one.leads)}</span>
    </li>
  ))
}

/** What leaders compare two bulletins for. */
export const Changed = ({ briefing }: { readonly briefing: Briefing }) => {
  const { w, f } = useLanguage()
  const words = w.briefing
  const { moves, stepsDone, versions } = briefing
  return (
    <BriefingPanel
      title={words.changed(f.day(briefing.since))}
      total={moves.total + stepsDone.total + versions.total}
      shown={moves.items.length + stepsDone.items.length + versions.items.length}
      none={words.changedNone}
    >
      <Moves moves={moves.items} />
      {stepsDone.items.map((one) => (
        <li key={`${one.measureId}-${one.step}`}>
          <span className="shape done">✓</span>
          {words.stepDone(f.day(one.doneOn))} {one.step} · <MeasureLink {...one} />
        </li>
      ))}
      {versions.items.map((one) => (
        <li key={`${one.programmeId}-${one.version}`}>
          <Link to="/programmes/$id/versions" params={{ id: one.programmeId }}>
            {one.title}
          </Link>{' '}
          {one.version === 1 ? words.firstVersion : words.newVersion(one.version, f.number(one.differences))}
          <span className="quiet">
            {' '}
            · {f.instant(one.at)}
            {one.reason !== null && ` · ${one.reason}`}
          </span>
        </li>
      ))}
    </BriefingPanel>
  )
}
