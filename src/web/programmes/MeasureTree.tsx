import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { lastNumberWords, numberWords } from '#core/plans/number-words.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { documentQuery } from '../parts/SourcePanel.tsx'
import { StatusMark } from '../parts/StatusMark.tsx'
import { type Column, plainView } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useLanguage } from '../words/language.tsx'
import { useMeasureTreeColumns } from './measure-columns.tsx'
import { type Branch, byChapter, byStatus } from './measure-tree.ts'
import { allMeasuresQuery, type MeasureAsk, type MeasureRow, programmeQuery } from './queries.ts'
import { useReading } from './reading.ts'

/** Under its chapter a measure needs only its own number; under a state, all of it. */
const onBranch = (column: Column<MeasureRow>, first: boolean, by: Props['by']): Column<Branch> => ({
  key: column.key,
  title: column.title,
  width: column.width,
  grow: column.grow ?? false,
  ...(column.align === undefined ? {} : { align: column.align }),
  sort: false,
  text: ({ heading, row, count }) =>
    heading === null
      ? `${first && row.number !== '' ? `${numberWords(row.number)} ` : ''}${column.text(row)}`
      : first
        ? `${heading} ${count}`
        : '',
  render: ({ heading, row, count, key }) => {
    if (heading !== null) return first ? <Head status={key} heading={heading} count={count} /> : null
    return (
      <>
        {first && row.number !== '' && (
          <span className="quiet">{(by === 'tree' ? lastNumberWords : numberWords)(row.number)} </span>
        )}
        {column.render === undefined ? column.text(row) : column.render(row)}
      </>
    )
  },
})

const known = ['not_started', 'on_course', 'watch', 'late', 'done', 'unreported'] as const
const Head = (props: { readonly status: string; readonly heading: string; readonly count: number }) => {
  const { f } = useLanguage()
  const status = known.find((one) => one === props.status)
  return (
    <b>
      {status === undefined ? props.heading : <StatusMark status={status} />}{' '}
      <span className="quiet">{f.number(props.count)}</span>
    </b>
  )
}

/** The chapters' names stand only in the document; until it has come, their numbers do. */
const useChapterTitles = (id: string, wanted: boolean): ReadonlyMap<string, string> => {
  const documentId = useQuery(programmeQuery(id)).data?.documentId
  const document = useQuery({ ...documentQuery(documentId ?? ''), enabled: wanted && documentId !== undefined })
  const reading = useReading(documentId ?? '', document.data?.text)
  return useMemo(
    () => new Map((reading.data?.outline ?? []).map((heading) => [heading.number, heading.title])),
    [reading.data],
  )
}

type Props = { readonly id: string; readonly ask: MeasureAsk; readonly by: 'tree' | 'status' }

const Tree = ({
  id,
  rows,
  by,
}: {
  readonly id: string
  readonly rows: readonly MeasureRow[]
  readonly by: Props['by']
}) => {
  const titles = useChapterTitles(id, by === 'tree')
  const { w } = useLanguage()
  const navigate = useNavigate()
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const inner = useMeasureTreeColumns()
  const columns = useMemo(
    () => inner.filter((column) => column.key !== 'number').map((column, index) => onBranch(column, index === 0, by)),
    [inner, by],
  )
  const branches = useMemo(
    () =>
      by === 'tree' ? byChapter(rows, folded, titles) : byStatus(rows, folded, (status) => w.parts.status[status]),
    [by, rows, folded, titles, w],
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
  return <Loaded query={measures}>{(rows) => <Tree id={id} rows={rows} by={by} />}</Loaded>
}
