import type { Measure } from '#contract/measures.ts'
import { useLanguage } from '../words/language.tsx'

type Duty = Measure['duties'][number]
const grades = ['lead', 'responsible', 'assist', 'territorial'] as const

/** Whoever leads or answers does so by the person at its head. */
const answering: ReadonlySet<Duty['grade']> = new Set(['lead', 'responsible'])

const One = ({ duty }: { readonly duty: Duty }) => {
  const { w } = useLanguage()
  return (
    <div>
      {duty.unitName}
      {duty.first !== null && answering.has(duty.grade) && (
        <span className="quiet"> · {w.briefing.first(duty.first)}</span>
      )}
      {duty.printed !== duty.unitName && (
        <span className="quiet">
          {' '}
          · {w.measures.printed} “{duty.printed}”
        </span>
      )}
      {duty.inherited && <span className="quiet"> · {w.measures.inherited}</span>}
    </div>
  )
}

/** A group stands once, as the document prints it, with those it was expanded to. */
const Group = ({ name, duties }: { readonly name: string; readonly duties: readonly Duty[] }) => {
  const { w, f } = useLanguage()
  return (
    <div>
      {name} <span className="quiet">· {w.measures.group(duties.length)}</span>
      <div className="quiet">{f.list(duties.map((duty) => duty.unitName))}</div>
    </div>
  )
}

const Grade = ({ duties }: { readonly duties: readonly Duty[] }) => {
  const groups = new Map<string | null, Duty[]>()
  for (const duty of duties) groups.set(duty.groupName, [...(groups.get(duty.groupName) ?? []), duty])
  return (
    <dd>
      {(groups.get(null) ?? []).map((duty) => (
        <One key={`${duty.unitId}-${duty.printed}`} duty={duty} />
      ))}
      {[...groups].map(([name, those]) => (name === null ? null : <Group key={name} name={name} duties={those} />))}
    </dd>
  )
}

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
              <Grade duties={those} />
            </div>
          )
        })}
      </dl>
    </section>
  )
}
