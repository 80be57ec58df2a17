import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { Bulletin } from '#contract/bulletins.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useLanguage } from '../words/language.tsx'
import { BulletinActions } from './BulletinActions.tsx'
import { BulletinStateMark } from './BulletinStateMark.tsx'
import { ChangedPanel, EventsPanel, FactsTable, GapsPanel, TextPanel } from './panels.tsx'
import { bulletinQuery } from './queries.ts'
import './bulletins.css'

const Page = ({ bulletin }: { readonly bulletin: Bulletin }) => {
  const { w, f } = useLanguage()
  const words = w.bulletins
  return (
    <>
      <PageTitle
        what={bulletin.title}
        state={<BulletinStateMark state={bulletin.state} />}
        whose={bulletin.documentNumber ?? bulletin.seriesName}
        asOf={words.valuesAt(f.instant(bulletin.valuesAt))}
        actions={<BulletinActions bulletin={bulletin} />}
      />
      <div className="page-scroll">
        <div className="page-body columns-side">
          <div className="stack">
            {bulletin.state === 'review' && !bulletin.mayIssue && bulletin.mayEdit && (
              <p className="note">{words.ownReview}</p>
            )}
            {bulletin.edited && <p className="note">{words.edited}</p>}
            <ChangedPanel bulletin={bulletin} />
            <TextPanel bulletin={bulletin} />
            <GapsPanel gaps={bulletin.gaps} />
            <FactsTable facts={bulletin.facts} />
          </div>
          <div className="stack">
            <EventsPanel bulletin={bulletin} />
          </div>
        </div>
      </div>
    </>
  )
}

export const BulletinPage = () => {
  const { id } = useParams({ from: '/bulletins/$id' })
  const bulletin = useQuery(bulletinQuery(id))
  return (
    <div className="page">
      <Loaded query={bulletin}>{(data) => <Page key={data.id} bulletin={data} />}</Loaded>
    </div>
  )
}
