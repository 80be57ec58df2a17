import type { Measure } from '#contract/programmes.ts'
import { useLanguage } from '../words/language.tsx'

const grades = ['lead', 'responsible', 'assist', 'territorial'] as const

export const DutyPanel = ({ duties }: { readonly duties: Measure['duties'] }) => {
  const { w } = useLanguage()
  return (
    <section className="panel">
      <header>
        <h2>{w.measures.duties}</h2>
        <span className="count">{duties.length}</span>
      </header>
      {duties.length === 0 && <div className="panel-body quiet">{w.measures.dutiesNone}</div>}
      <dl className="pairs panel-body" hidden={duties.length === 0}>
        {grades.map((grade) => {
          const those = duties.filter((duty) => duty.grade === grade)
          if (those.length === 0) return null
          return (
            <div key={grade} style={{ display: 'contents' }}>
              <dt>{w.parts.grade[grade]}</dt>
              <dd>
                {those.map((duty) => (
                  <div key={`${duty.unitId}-${duty.printed}`}>
                    {duty.unitName}
                    {duty.printed !== duty.unitName && (
                      <span className="quiet">
                        {' '}
                        · {w.measures.printed} “{duty.printed}”
                      </span>
                    )}
                    {duty.groupName !== null && <span className="quiet"> · {w.measures.group(duty.groupName)}</span>}
                    {duty.inherited && <span className="quiet"> · {w.measures.inherited}</span>}
                  </div>
                ))}
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
