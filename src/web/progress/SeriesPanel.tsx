import { Link } from '@tanstack/react-router'
import { wordValue } from '../programmes/target-words.ts'
import { useLanguage } from '../words/language.tsx'
import { useAsOf } from './AsOfPicker.tsx'
import { searchOf } from './progress-columns.tsx'
import type { TargetPageData } from './queries.ts'

/** The same metric's other targets and what the plan prints as its base. */
export const SeriesPanel = ({ page }: { readonly page: TargetPageData }) => {
  const { w, f } = useLanguage()
  const [asOf] = useAsOf()
  const own = page.progress.target.id
  if (page.series.length < 2) return null
  const roles = w.programmes.targetTable.roles
  return (
    <section className="panel">
      <header>
        <h2>{w.progress.page.series}</h2>
      </header>
      <ul className="plain-list">
        {page.series.map((point) => (
          <li key={point.targetId} className="series-line">
            <span>{f.period(point.period)}</span>
            <span className="quiet">{roles[point.role]}</span>
            <b>
              {wordValue(f, point)} {page.progress.target.unit}
            </b>
            {point.role === 'target' && point.targetId !== own && (
              <Link to="/targets/$id" params={{ id: point.targetId }} search={searchOf(asOf) as never}>
                {w.progress.light.how}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
