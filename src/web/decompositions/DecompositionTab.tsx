import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { unitsOf } from '#core/accounts/roles.ts'
import { mayDecompose } from '#core/decompositions/rights.ts'
import { download, filePaths } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useAct } from '../parts/use-act.ts'
import { useActor } from '../session/session.ts'
import { useAddress } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { sharesQuery, splitsQuery } from './queries.ts'
import { ShareTable } from './ShareTable.tsx'
import { SplitPane } from './SplitPane.tsx'
import { SplitTable } from './SplitTable.tsx'
import './decompositions.css'

type View = 'targets' | 'shares' | 'mine'

const Shares = ({ id, mine }: { readonly id: string; readonly mine: boolean }) => {
  const { w } = useLanguage()
  const words = w.decompositions
  return (
    <Loaded query={useQuery(sharesQuery(id))}>
      {(shares) => {
        const shown = mine ? shares.filter((share) => share.mine) : shares
        if (shown.length > 0) return <ShareTable shares={shown} mine={mine} />
        return mine ? (
          <EmptyState title={words.noMine} why={words.noSharesWhat} />
        ) : (
          <EmptyState title={words.noShares} why={words.noSharesWhat} />
        )
      }}
    </Loaded>
  )
}

export const DecompositionTab = () => {
  const { w } = useLanguage()
  const { id } = useParams({ from: '/programmes/$id' })
  const actor = useActor()
  const [search, change] = useAddress()
  const splits = useQuery(splitsQuery(id))
  const exporting = useAct({ deed: download })
  const words = w.decompositions
  const answers = unitsOf(actor).size > 0 && !mayDecompose(actor)
  const views: readonly View[] = answers ? ['mine', 'targets', 'shares'] : ['targets', 'shares']
  const view = views.find((one) => one === search.view) ?? views[0] ?? 'targets'
  if (typeof search.target === 'string')
    return <SplitPane id={id} targetId={search.target} onBack={() => change({ target: undefined })} />
  return (
    <div className="page-body">
      <div className="toolbar no-print">
        <Segmented<View>
          value={view}
          options={views.map((value) => ({ value, label: words.views[value] }))}
          onChange={(value) => change({ view: value === views[0] ? undefined : value, sort: undefined, f: undefined })}
        />
        <span className="grow" />
        <Button loading={exporting.pending} onClick={() => exporting.run(filePaths.sharesSheet(id))}>
          {words.exportSheet}
        </Button>
      </div>
      <ActFaults act={exporting} />
      {view === 'targets' ? (
        <Loaded query={splits}>
          {(rows) =>
            rows.length === 0 ? (
              <EmptyState title={words.none} why={words.noneWhat} />
            ) : (
              <SplitTable rows={rows} onOpen={(row) => change({ target: row.target.id })} />
            )
          }
        </Loaded>
      ) : (
        <Shares id={id} mine={view === 'mine'} />
      )}
    </div>
  )
}
