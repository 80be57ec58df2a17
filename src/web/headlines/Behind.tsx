import { Link } from '@tanstack/react-router'
import { BriefingPanel } from '../briefing/BriefingPanel.tsx'
import { wordValue } from '../programmes/target-words.ts'
import { useAsOf } from '../progress/AsOfPicker.tsx'
import { LightMark } from '../progress/LightMark.tsx'
import { searchOf } from '../progress/progress-columns.tsx'
import { gapUnitOf, wordActualPeriod, wordAmount, wordGap } from '../progress/word-light.ts'
import { useLanguage } from '../words/language.tsx'
import type { HeadlinePage } from './queries.ts'

/** Targets that will probably be missed, gravest first. */
export const Behind = ({ behind }: { readonly behind: HeadlinePage['behind'] }) => {
  const { w, f } = useLanguage()
  const [asOf] = useAsOf()
  const words = w.briefing
  return (
    <BriefingPanel
      title={words.behind}
      total={behind.total}
      shown={behind.items.length}
      none={words.behindNone}
      rest={(more) => (
        <Link to="/progress" search={{ ...searchOf(asOf), f: { light: 'late,watch' } } as never}>
          {more}
        </Link>
      )}
    >
      {behind.items.map((row) => (
        <li key={row.target.id}>
          <div>
            <LightMark light={row.light} /> ·{' '}
            <Link to="/targets/$id" params={{ id: row.target.id }} search={searchOf(asOf) as never}>
              {row.binding === null ? '' : `${row.binding.subjectName} `}
              {row.target.metric}
              {row.target.period !== null && ` ${f.period(row.target.period)}`}
            </Link>
            {row.chance !== null && ` · ${w.progress.columns.chance} ${w.progress.chanceOf(row.chance)}`}
          </div>
          <div className="quiet">
            {words.toward(`${wordValue(f, row.target)} ${row.target.unit}`)}
            {row.actual !== null &&
              ` · ${w.progress.page.actual} ${wordAmount(f, row, row.actual.value)} ${row.target.unit} · ${wordActualPeriod(f, row, row.actual.end)}`}
            {row.gap !== null && ` · ${w.progress.page.gap} ${wordGap(f, row, row.gap)} ${gapUnitOf(row.target.unit)}`}
            {row.sourceUnit !== null && ` · ${row.sourceUnit.name}`}
          </div>
        </li>
      ))}
    </BriefingPanel>
  )
}
