import type { Briefing } from '#contract/briefing.ts'
import { StatusMark } from '../parts/StatusMark.tsx'
import { useLanguage } from '../words/language.tsx'
import { BriefingPanel, MeasureLink } from './BriefingPanel.tsx'

export const Asks = ({ asks }: { readonly asks: Briefing['asks'] }) => {
  const { w, f } = useLanguage()
  return (
    <BriefingPanel title={w.briefing.asks} total={asks.total} shown={asks.items.length} none={w.briefing.asksNone}>
      {asks.items.map((one) => (
        <li key={`${one.measureId}-${one.unitName}`}>
          <strong className="pre step-text">{one.ask}</strong>
          <div>
            <MeasureLink {...one} />
            <span className="quiet">
              {' '}
              · {one.unitName} · {f.period(one.period)}
            </span>
          </div>
        </li>
      ))}
    </BriefingPanel>
  )
}

export const Stuck = ({ stuck }: { readonly stuck: Briefing['stuck'] }) => {
  const { w, f } = useLanguage()
  const words = w.briefing
  const named = (unit: Briefing['stuck']['items'][number]['leads'][number]) =>
    unit.first === null ? unit.unitName : `${unit.unitName}（${words.first(unit.first)}）`
  return (
    <BriefingPanel title={words.stuck} total={stuck.total} shown={stuck.items.length} none={words.stuckNone}>
      {stuck.items.map((one) => (
        <li key={one.measureId}>
          <div>
            <StatusMark status={one.status} /> · <MeasureLink {...one} />
            <span className="quiet"> · {f.list(one.leads.map(named))}</span>
          </div>
          {one.lateStep !== null && (
            <div>
              <span className="late-word">
                <span className="shape late">■</span>
                {words.stepLate(w.parts.daysLate(one.lateStep.days), f.day(one.lateStep.due))}
              </span>{' '}
              {one.lateStep.text}
            </div>
          )}
          {one.problem !== null && (
            <div className="quiet step-text">{words.said(one.problem.unitName, one.problem.problem)}</div>
          )}
        </li>
      ))}
    </BriefingPanel>
  )
}

export const Silent = ({ silent }: { readonly silent: Briefing['silent'] }) => {
  const { w, f } = useLanguage()
  const words = w.briefing
  return (
    <BriefingPanel title={words.silent} total={silent.total} shown={silent.items.length} none={words.silentNone}>
      {silent.items.map((one) => (
        <li key={one.unitId}>
          <span className="shape late">■</span>
          {one.unitName}
          {one.first !== null && ` · ${words.first(one.first)}`} ·{' '}
          {words.owes(f.list(one.periods.map(f.period)), f.number(one.measures))}
          <span className="quiet">
            {' · '}
            <span className="nowrap">
              {one.lastReportAt === null ? words.never : words.lastReport(f.instant(one.lastReportAt))}
            </span>
          </span>
        </li>
      ))}
    </BriefingPanel>
  )
}
