import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useMemo } from 'react'
import { numberWords } from '#core/plans/number-words.ts'
import type { Answers } from '../api/client.ts'
import { Loaded } from '../parts/Loaded.tsx'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useAddress, useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { asOfQuery } from './queries.ts'
import { periodOf, wordValue } from './target-words.ts'

type Past = Answers['programmes']['asOf']
type PastTarget = Past['targets'][number]
type PastMeasure = Past['measures'][number]

const PastTargets = ({ rows }: { readonly rows: readonly PastTarget[] }) => {
  const { w, f } = useLanguage()
  const [view, setView] = useView()
  const words = w.programmes.targetTable
  const columns = useMemo(
    (): readonly Column<PastTarget>[] => [
      { key: 'metric', title: words.metric, width: 260, grow: true, text: (row) => row.metric, filter: 'text' },
      {
        key: 'value',
        title: words.value,
        width: 130,
        align: 'right',
        text: (row) => wordValue(f, row),
        order: (row) => row.value,
      },
      { key: 'unit', title: words.unit, width: 90, text: (row) => row.unit },
      { key: 'period', title: words.period, width: 120, text: (row) => periodOf(f, row.period) },
      { key: 'scope', title: words.scope, width: 130, text: (row) => row.scope ?? '—', filter: 'text' },
      { key: 'role', title: words.role, width: 110, text: (row) => words.roles[row.role] },
    ],
    [words, f],
  )
  return (
    <DataTable
      name="past-targets"
      caption={w.programmes.targets}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      view={view}
      onView={setView}
      fill
    />
  )
}

const PastMeasures = ({ rows }: { readonly rows: readonly PastMeasure[] }) => {
  const { w, f } = useLanguage()
  const [view, setView] = useView()
  const words = w.programmes.measureTable
  const columns = useMemo((): readonly Column<PastMeasure>[] => {
    const names = (row: PastMeasure, lead: boolean) =>
      f.list(row.duties.filter((duty) => (duty.grade === 'lead') === lead).map((duty) => duty.name))
    return [
      { key: 'number', title: words.number, width: 120, text: (row) => numberWords(row.number), filter: 'text' },
      { key: 'title', title: words.title, width: 320, grow: true, text: (row) => row.title, filter: 'text' },
      { key: 'leads', title: words.leads, width: 200, text: (row) => names(row, true), filter: 'text' },
      { key: 'others', title: words.others, width: 300, text: (row) => names(row, false), filter: 'text' },
      {
        key: 'steps',
        title: w.programmes.edit.steps,
        width: 80,
        align: 'right',
        text: (row) => f.number(row.steps.length),
        order: (row) => row.steps.length,
      },
    ]
  }, [words, w, f])
  return (
    <DataTable
      name="past-measures"
      caption={w.programmes.measures}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      view={view}
      onView={setView}
      fill
    />
  )
}

/** The programme as it stood, by value; nothing here can be changed. */
export const AsOfVersion = ({
  id,
  version,
  onBack,
}: {
  readonly id: string
  readonly version: number
  readonly onBack: () => void
}) => {
  const { w } = useLanguage()
  const past = useQuery(asOfQuery(id, version))
  const [search, change] = useAddress()
  const measures = search.as === 'measures'
  return (
    <div className="page-body">
      <div className="toolbar">
        <Button onClick={onBack}>{w.programmes.versionTab.back}</Button>
        <strong>{w.programmes.versionTab.viewing(version)}</strong>
        <Segmented
          value={measures ? 'measures' : 'targets'}
          options={[
            { value: 'targets', label: w.programmes.targets },
            { value: 'measures', label: w.programmes.measures },
          ]}
          onChange={(as) => change({ as: as === 'measures' ? as : undefined, sort: undefined, f: undefined })}
        />
      </div>
      <Loaded query={past}>
        {(data) => (measures ? <PastMeasures rows={data.measures} /> : <PastTargets rows={data.targets} />)}
      </Loaded>
    </div>
  )
}
