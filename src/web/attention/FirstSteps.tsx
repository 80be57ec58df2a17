import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Waiting } from '../parts/Loaded.tsx'
import { programmeListQuery } from '../programmes/queries.ts'
import { useFirstLanguage } from '../words/language.tsx'

const steps = [
  ['places', '/settings/places'],
  ['units', '/settings/units'],
  ['plan', '/drafts'],
  ['indicators', '/indicators'],
] as const

/** In a city that has no programme yet, "everything is confirmed" would be true and of no use: what comes first is said. */
export const OfficeAtRest = () => {
  const { w } = useFirstLanguage()
  const words = w.attention
  const programmes = useQuery(programmeListQuery)
  if (programmes.data === undefined && programmes.error === null) return <Waiting />
  if (programmes.data?.length !== 0)
    return (
      <EmptyState
        title={words.nothing}
        why={words.nothingWhat}
        next={<Link to="/programmes">{words.seeProgrammes}</Link>}
      />
    )
  return (
    <section className="panel first-steps">
      <header>
        <h2>{words.first}</h2>
      </header>
      <ol>
        {steps.map(([step, to]) => (
          <li key={step}>
            <Link to={to}>{words.firstSteps[step]}</Link>
            <div className="quiet">{words.firstWhy[step]}</div>
          </li>
        ))}
      </ol>
    </section>
  )
}
