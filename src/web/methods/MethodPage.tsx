import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import type { MethodPage as Method } from '#contract/methods.ts'
import { mayKeepMethods, mayRunRounds } from '#core/rounds/rights.ts'
import { MeasuresPanel } from '../outcomes/MeasuresPanel.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { SetupDrawer } from '../rounds/SetupDrawer.tsx'
import { useActor } from '../session/session.ts'
import { useLanguage } from '../words/language.tsx'
import { FindingsPanel } from './FindingsPanel.tsx'
import { GradesPanel, InputsPanel, ItemsPanel } from './panels.tsx'
import { methodQuery } from './queries.ts'
import { TextDrawer } from './TextDrawer.tsx'
import { VersionsPanel } from './VersionsPanel.tsx'
import '../rounds/rounds.css'

const Page = ({ method }: { readonly method: Method }) => {
  const { w } = useLanguage()
  const words = w.methods
  const actor = useActor()
  const [open, setOpen] = useState<'text' | 'round' | null>(null)
  const keeps = mayKeepMethods(actor)
  const [document] = method.documents
  const validity =
    method.validFrom === null && method.validTo === null
      ? ''
      : words.until(method.validFrom ?? '—', method.validTo ?? '—')
  return (
    <>
      <PageTitle
        what={method.name}
        whose={[document?.number, method.issuer].filter(Boolean).join(' · ')}
        asOf={[words.versionN(method.shown), validity].filter(Boolean).join(' · ')}
        actions={
          <>
            <Button onClick={() => setOpen('text')}>{keeps ? words.edit : words.text}</Button>
            {mayRunRounds(actor) && method.refused === 0 && (
              <Button type="primary" onClick={() => setOpen('round')}>
                {words.use}
              </Button>
            )}
          </>
        }
      />
      <div className="page-scroll">
        <div className="page-body stack">
          <ItemsPanel method={method} />
          <div className="columns-2">
            <GradesPanel method={method} />
            <InputsPanel method={method} />
          </div>
          <MeasuresPanel methodId={method.id} />
          <FindingsPanel method={method} />
          <VersionsPanel method={method} />
        </div>
      </div>
      {open === 'text' && <TextDrawer method={method} onClose={() => setOpen(null)} />}
      {open === 'round' && <SetupDrawer round={null} methodId={method.id} onClose={() => setOpen(null)} />}
    </>
  )
}

export const MethodPage = () => {
  const { id } = useParams({ from: '/methods/$id' })
  const method = useQuery(methodQuery(id))
  return (
    <div className="page">
      <Loaded query={method}>{(data) => <Page key={`${data.id} ${data.shown}`} method={data} />}</Loaded>
    </div>
  )
}
