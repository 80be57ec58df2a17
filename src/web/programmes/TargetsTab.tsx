import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { lazy, Suspense, useCallback, useState } from 'react'
import { mayChangeProgramme } from '#core/programmes/rights.ts'
import { mayReadProgress } from '#core/progress/rights.ts'
import { untilFetched } from '../api/connection.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded, Waiting } from '../parts/Loaded.tsx'
import { SourcePanel } from '../parts/SourcePanel.tsx'
import { programmeProgressQuery } from '../progress/queries.ts'
import { useActor } from '../session/session.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useAddress, useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { programmeQuery, type Target, targetsQuery } from './queries.ts'
import { TargetEditor } from './TargetEditor.tsx'
import { useTargetColumns } from './target-columns.tsx'

const Trajectories = lazy(() =>
  untilFetched(() => import('./Trajectories.tsx')).then((module) => ({ default: module.Trajectories })),
)

const TargetTable = (props: {
  readonly targets: readonly Target[]
  readonly onSource: (target: Target) => void
  readonly onEdit: ((target: Target) => void) | null
}) => {
  const { w } = useLanguage()
  const [view, setView] = useView()
  const { id } = useParams({ from: '/programmes/$id' })
  const progress = useQuery({ ...programmeProgressQuery(id), enabled: mayReadProgress(useActor()) }).data
  const columns = useTargetColumns(props.targets, props.onSource, progress)
  return (
    <DataTable
      name="targets"
      caption={w.programmes.tabs.targets}
      columns={columns}
      rows={props.targets}
      rowKey={(row) => row.id}
      rowClass={(row) => (row.role === 'base' ? 'is-base' : undefined)}
      view={view}
      onView={setView}
      onOpen={props.onEdit ?? props.onSource}
      fill
    />
  )
}

/** The panel's title and its way to change, where the asker may. */
const useChosen = (targets: readonly Target[] | undefined) => {
  const [search, change] = useAddress()
  const id = typeof search.target === 'string' ? search.target : null
  const choose = useCallback((target: Target | null) => change({ target: target?.id }), [change])
  return [targets?.find((target) => target.id === id) ?? null, choose] as const
}

export const TargetsTab = () => {
  const { w } = useLanguage()
  const { id } = useParams({ from: '/programmes/$id' })
  const actor = useActor()
  const programme = useQuery(programmeQuery(id)).data
  const targets = useQuery(targetsQuery(id))
  const [search, change] = useAddress()
  const [chosen, choose] = useChosen(targets.data)
  const [editing, setEditing] = useState<Target | null>(null)
  const words = w.programmes.targetTable
  const charts = search.as === 'charts'
  const mayEdit = programme !== undefined && programme.state === 'active' && mayChangeProgramme(actor)
  return (
    <div className="page-body">
      <div className="toolbar no-print">
        <Segmented
          value={charts ? 'charts' : 'table'}
          options={[
            { value: 'table', label: words.table },
            { value: 'charts', label: words.charts },
          ]}
          onChange={(value) => change({ as: value === 'charts' ? 'charts' : undefined })}
        />
        {chosen !== null && mayEdit && <Button onClick={() => setEditing(chosen)}>{words.edit}</Button>}
      </div>
      <Loaded query={targets}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={words.none} why={words.noneWhat} />
          ) : charts ? (
            <Suspense fallback={<Waiting />}>
              <Trajectories targets={rows} onSource={choose} />
            </Suspense>
          ) : (
            <TargetTable targets={rows} onSource={choose} onEdit={mayEdit ? setEditing : null} />
          )
        }
      </Loaded>
      {chosen !== null && (
        <SourcePanel title={chosen.metric} span={chosen.source} programmeId={id} onClose={() => choose(null)} />
      )}
      {editing !== null && programme !== undefined && (
        <TargetEditor programme={programme} target={editing} onClose={() => setEditing(null)} />
      )}
    </div>
  )
}
