import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Loaded } from '../parts/Loaded.tsx'
import { PageTitle } from '../parts/PageTitle.tsx'
import { useAddress } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { CardTab } from './CardTab.tsx'
import { IndicatorEditor } from './IndicatorEditor.tsx'
import { type Detail, indicatorQuery } from './queries.ts'
import { RetireDialog } from './RetireDialog.tsx'
import { ValuesTab } from './ValuesTab.tsx'
import { VersionsTab } from './VersionsTab.tsx'
import './indicators.css'

const views = ['values', 'card', 'versions'] as const

const Shown = ({ detail }: { readonly detail: Detail }) => {
  const { w, f } = useLanguage()
  const [search, change] = useAddress()
  const [open, setOpen] = useState<'editor' | 'retire' | null>(null)
  const words = w.indicators
  const view = views.find((one) => one === search.as) ?? 'values'
  return (
    <div className="page">
      <PageTitle
        what={detail.card.name}
        whose={`${detail.card.unit} · ${words.periodTypes[detail.card.periodType]} · ${detail.sourceUnitName ?? words.methods[detail.card.method]}`}
        state={detail.retiredOn === null ? undefined : words.retired(f.day(detail.retiredOn))}
        actions={
          <>
            <Segmented
              value={view}
              options={views.map((value) => ({ value, label: words.views[value] }))}
              onChange={(value) => change({ as: value === 'values' ? undefined : value, cell: undefined })}
            />
            {detail.mayChange && (
              <>
                <Button onClick={() => setOpen('retire')}>
                  {detail.retiredOn === null ? words.retire.open : words.retire.resume}
                </Button>
                <Button type="primary" onClick={() => setOpen('editor')}>
                  {words.edit.open}
                </Button>
              </>
            )}
          </>
        }
      />
      {view === 'values' && <ValuesTab detail={detail} />}
      {view === 'card' && <CardTab detail={detail} />}
      {view === 'versions' && <VersionsTab detail={detail} />}
      {open === 'editor' && <IndicatorEditor detail={detail} onClose={() => setOpen(null)} />}
      {open === 'retire' && <RetireDialog detail={detail} onClose={() => setOpen(null)} />}
    </div>
  )
}

export const IndicatorPage = () => {
  const { code } = useParams({ from: '/indicators/$code' })
  return <Loaded query={useQuery(indicatorQuery(code))}>{(detail) => <Shown key={detail.id} detail={detail} />}</Loaded>
}
