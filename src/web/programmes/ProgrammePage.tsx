import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useParams } from '@tanstack/react-router'
import type { Programme } from '#contract/programmes.ts'
import { mayChangeProgramme } from '#core/programmes/rights.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useActor, useToday } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import { ManageMenu } from './ManageMenu.tsx'
import { programmeQuery } from './queries.ts'

export const programmeTabs = [
  'overview',
  'targets',
  'decomposition',
  'matrices',
  'measures',
  'timeline',
  'units',
  'versions',
  'findings',
  'document',
] as const

const Tabs = ({ id }: { readonly id: string }) => {
  const { w } = useLanguage()
  return (
    <nav className="tabs no-print" aria-label={w.programmes.name}>
      {programmeTabs.map((tab) => (
        <Link key={tab} to={`/programmes/$id/${tab}`} params={{ id }} activeOptions={{ includeSearch: false }}>
          {w.programmes.tabs[tab]}
        </Link>
      ))}
    </nav>
  )
}

const Title = ({ programme }: { readonly programme: Programme }) => {
  const { w, f } = useLanguage()
  const actor = useActor()
  const today = useToday()
  const whose = [programme.documentNumber, programme.issuer].filter((part) => part !== null).join(' · ')
  return (
    <PageTitle
      what={programme.title}
      {...(whose === '' ? {} : { whose })}
      asOf={`${w.programmes.versionN(programme.version)} · ${w.programmes.asOf(f.day(today))}`}
      state={`${w.parts.programmeState[programme.state]} · ${w.parts.disclosure[programme.disclosure]}`}
      actions={
        <>
          <ExportMenu programmeId={programme.id} />
          {mayChangeProgramme(actor) && programme.state === 'active' && <ManageMenu programme={programme} />}
        </>
      }
    />
  )
}

export const ProgrammePage = () => {
  const { id } = useParams({ from: '/programmes/$id' })
  const programme = useQuery(programmeQuery(id))
  return (
    <div className="page">
      <Loaded query={programme}>
        {(data) => (
          <>
            <Title programme={data} />
            <Tabs id={id} />
            <Outlet />
          </>
        )}
      </Loaded>
    </div>
  )
}
