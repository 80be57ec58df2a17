import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useMemo } from 'react'
import type { ComparedRow, Matrix, ParkComparison } from '#contract/matrices.ts'
import { api } from '../api/client.ts'
import { download, filePaths } from '../api/files.ts'
import { ActFaults } from '../parts/ActFaults.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useAct } from '../parts/use-act.ts'
import { programmeKey } from '../programmes/queries.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useAddress, useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { useCompareColumns } from './compare-columns.tsx'
import { comparisonQuery } from './queries.ts'
import { termOf } from './word-problem.ts'

const onlys = ['all', 'flagged', 'short'] as const
type Only = (typeof onlys)[number]

/** The parks beside each other, their sums against the city's targets. */
export const ComparePane = ({ id, matrix }: { readonly id: string; readonly matrix: Matrix }) => {
  const { w, f } = useLanguage()
  const [search, change] = useAddress()
  const words = w.matrices
  const cell = search.cell === 'annual' ? 'annual' : 'whole'
  const only = onlys.find((one) => one === search.only) ?? 'all'
  const comparison = useQuery(comparisonQuery(id, matrix.id, cell))
  const exporting = useAct({ deed: download })
  return (
    <>
      <h2 className="on-paper">
        {words.whose(
          matrix.title,
          `${words.views.compare} ${words.ofPeriod(cell === 'whole' ? termOf(f, matrix) : f.period(String(matrix.year)), words.target)}`,
        )}
      </h2>
      <div className="toolbar no-print">
        <Segmented
          value={cell}
          options={[
            { value: 'whole', label: words.ofPeriod(termOf(f, matrix), words.target) },
            { value: 'annual', label: words.ofPeriod(f.period(String(matrix.year)), words.target) },
          ]}
          onChange={(value) => change({ cell: value === 'whole' ? undefined : value })}
        />
        <Segmented<Only>
          value={only}
          options={onlys.map((value) => ({ value, label: words.only[value] }))}
          onChange={(value) => change({ only: value === 'all' ? undefined : value })}
        />
        <span className="grow" />
        <Button loading={exporting.pending} onClick={() => exporting.run(filePaths.parksSheet(matrix.id, cell))}>
          {words.exportCompare}
        </Button>
        <Button onClick={() => print()}>{words.print}</Button>
      </div>
      <ActFaults act={exporting} />
      <Loaded query={comparison}>{(data) => <Compared id={id} matrix={matrix} data={data} only={only} />}</Loaded>
    </>
  )
}

type ComparedProps = {
  readonly id: string
  readonly matrix: Matrix
  readonly data: ParkComparison
  readonly only: Only
}

const isFlagged = ({ cells }: ComparedRow): boolean =>
  cells.some(({ state, problems }) => state === 'unquantified' || problems.length > 0)

const Compared = ({ id, matrix, data, only }: ComparedProps) => {
  const { w } = useLanguage()
  const [view, setView] = useView()
  const bind = useAct({
    deed: (bindings: Parameters<typeof api.matrices.setTargets>[0]['bindings']) =>
      api.matrices.setTargets({ id: matrix.id, bindings }),
    said: () => w.matrices.bound,
    touches: [programmeKey(id)],
  })
  const columns = useCompareColumns(matrix, data, matrix.mayManage ? bind.run : null)
  const rows = useMemo(
    () =>
      data.rows.filter((row) => {
        if (only === 'flagged') return isFlagged(row)
        return only === 'all' || row.verdict === 'short' || (row.verdict === 'incomplete' && row.city !== null)
      }),
    [data, only],
  )
  const proposals = data.proposals
  return (
    <>
      <ActFaults act={bind} />
      {matrix.mayManage && proposals.length > 0 && (
        <div className="toolbar no-print">
          <span className="quiet">{w.matrices.proposals(proposals.length)}</span>
          <Button size="small" loading={bind.pending} onClick={() => bind.run(proposals)}>
            {w.matrices.takeProposals}
          </Button>
        </div>
      )}
      <DataTable
        name="park-comparison"
        caption={w.matrices.views.compare}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.rowId}
        view={view}
        onView={setView}
        controls
        fill
      />
    </>
  )
}
