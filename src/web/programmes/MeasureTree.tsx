import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { StatusMark } from '../parts/StatusMark.tsx'
import { type Column, plainView } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useLanguage } from '../words/language.tsx'
import { useMeasureTreeColumns } from './measure-columns.tsx'
import { type Branch, byChapter, byStatus } from './measure-tree.ts'
import { allMeasuresQuery, type MeasureAsk, type MeasureRow } from './queries.ts'

const onBranch = (column: Column<MeasureRow>, first: boolean): Column<Branch> => ({
  key: column.key,
  title: column.title,
  width: column.width,
  grow: column.grow === true,
  ...(column.align === undefined ? {} : { align: column.align }),
  sort: false,
  text: ({ heading, row, count }) =>
    heading === null
      ? `${first && row.number !== '' ? `${row.number} ` : ''}${column.text(row)}`
      : first
        ? `${heading} ${count}`
        : '',
  render: ({ heading, row, count, key }) => {
    if (heading !== null) return first ? <StatusHead status={key} count={count} /> : null
    return (
      <>
        {first && row.number !== '' && <span className="quiet">{row.number.split('/').at(-1)} </span>}
        {column.render === undefined ? column.text(row) : column.render(row)}
      </>
    )
  },
})

const known = ['not_started', 'on_course', 'watch', 'late', 'done', 'unreported'] as const
const StatusHead = ({ status, count }: { readonly status: string; readonly count: number }) => (
  <b>
    <StatusMark status={known.find((one) => one === status) ?? null} /> {count}
  </b>
)

type Props = { readonly id: string; readonly ask: MeasureAsk; readonly by: 'tree' | 'status' }

const Tree = ({ rows, by }: { readonly rows: readonly MeasureRow[]; readonly by: Props['by'] }) => {
  const { w } = useLanguage()
  const navigate = useNavigate()
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const inner = useMeasureTreeColumns()
  const columns = useMemo(
    () => inner.filter((column) => column.key !== 'number').map((column, index) => onBranch(column, index === 0)),
    [inner],
  )
  const branches = useMemo(
    () => (by === 'tree' ? byChapter(rows, folded) : byStatus(rows, folded, (status) => w.parts.status[status])),
    [by, rows, folded, w],
  )
  const toggle = ({ key }: Branch) => {
    const next = new Set(folded)
    if (!next.delete(key)) next.add(key)
    setFolded(next)
  }
  return (
    <DataTable
      name={`measures-${by}`}
      caption={w.programmes.measureTable.views[by]}
      columns={columns}
      rows={branches}
      rowKey={(branch) => branch.key}
      rowClass={({ row }) => (row.status === 'late' || row.lateSteps > 0 ? 'is-late' : undefined)}
      view={plainView}
      onView={() => {}}
      onOpen={(branch) =>
        branch.heading === null ? navigate({ to: '/measures/$id', params: { id: branch.row.id } }) : toggle(branch)
      }
      tree={{
        depth: (branch) => branch.depth,
        open: (branch) => (branch.count === 0 ? null : !folded.has(branch.key)),
        toggle,
        label: (open) => (open ? w.parts.table.collapse : w.parts.table.expand),
      }}
      empty={<EmptyState title={w.programmes.measureTable.none} why={w.programmes.measureTable.noneWhat} />}
      fill
    />
  )
}

export const MeasureTree = ({ id, ask, by }: Props) => {
  const measures = useQuery(allMeasuresQuery(id, ask))
  return <Loaded query={measures}>{(rows) => <Tree rows={rows} by={by} />}</Loaded>
}
