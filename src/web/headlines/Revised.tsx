import { BriefingPanel } from '../briefing/BriefingPanel.tsx'
import type { Cell } from '../observations/ValueDrawer.tsx'
import { useLanguage } from '../words/language.tsx'
import { wordPeriod } from '../words/period-words.ts'
import type { HeadlinePage } from './queries.ts'

type Props = { readonly revised: HeadlinePage['revised']; readonly onCell: (cell: Cell) => void }

/** Numbers that had been shown and have changed: a leader who remembers another one is right. */
export const Revised = ({ revised, onCell }: Props) => {
  const { w, f } = useLanguage()
  const words = w.briefing
  return (
    <BriefingPanel title={words.revised} total={revised.total} shown={revised.items.length} none={words.revisedNone}>
      {revised.items.map((one) => {
        const amount = (value: number | null) => (value === null ? words.withdrawn : f.number(value, one.decimals))
        return (
          <li key={`${one.indicatorCode}-${one.subjectId}-${one.period}-${one.at}`}>
            <div>
              {one.others === 0 ? one.subjectName : words.andOthers(one.subjectName, f.number(one.others))}{' '}
              {one.indicatorName}，{wordPeriod(f, one.periodType, one.period)}{' '}
              <button
                type="button"
                className="sourced"
                title={w.progress.page.openSource}
                onClick={() =>
                  onCell({
                    ...{ indicator: one.indicatorCode, subject: one.subjectId, subjectName: one.subjectName },
                    periodEnd: one.period,
                  })
                }
              >
                {words.revisedFrom(amount(one.before), amount(one.after))}
              </button>{' '}
              {one.unit}
            </div>
            <div className="quiet">
              {one.vintage === null ? '' : `${w.figures.vintages[one.vintage]} · `}
              {f.instant(one.at)}
              {one.reason !== null && ` · ${one.reason}`}
            </div>
          </li>
        )
      })}
    </BriefingPanel>
  )
}
