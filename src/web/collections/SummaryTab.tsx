import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import type { Call, CallSummary } from '#contract/collections/call.ts'
import { download, filePaths } from '../api/files.ts'
import { Loaded } from '../parts/Loaded.tsx'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { searchOf, useAddress, viewOf } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { summaryQuery } from './queries.ts'

type Row = CallSummary['rows'][number]

const Total = ({ value, lacking }: { readonly value: string; readonly lacking: number }) => {
  const { w } = useLanguage()
  return (
    <>
      {value}
      {lacking > 0 && <span className="quiet"> {w.collections.call.lacking(lacking)}</span>}
    </>
  )
}

const useColumns = (summary: CallSummary): readonly Column<Row>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.collections.call
    const fields = summary.fields.flatMap((field, at): Column<Row>[] => {
      const sum = summary.sums[at] ?? null
      const value = (row: Row, side: 'value' | 'lastYear') => row.cells[at]?.[side] ?? null
      const said = (row: Row, side: 'value' | 'lastYear') => {
        const number = value(row, side)
        return number === null ? '—' : f.number(number)
      }
      const name = `${field.name}（${field.unit}）`
      const now: Column<Row> = {
        key: `${field.code}`,
        title: name,
        width: Math.max(120, name.length * 13 + 30),
        align: 'right',
        text: (row) => said(row, 'value'),
        order: (row) => value(row, 'value'),
        ...(sum === null
          ? {}
          : {
              total: <Total value={f.number(sum.value)} lacking={sum.lacking} />,
            }),
      }
      if (field.asks !== 'pair') return [now]
      const last: Column<Row> = {
        key: `${field.code}-last`,
        title: words.lastYear,
        width: 110,
        align: 'right',
        text: (row) => said(row, 'lastYear'),
        order: (row) => value(row, 'lastYear'),
        ...(sum === null || sum.lastYear === null ? {} : { total: f.number(sum.lastYear) }),
      }
      return [now, last]
    })
    return [
      {
        key: 'subject',
        title: words.subject,
        width: 180,
        text: (row) => row.subjectName,
        filter: 'text',
        total: words.sum,
      },
      {
        key: 'state',
        title: w.collections.state,
        width: 90,
        text: (row) => w.collections.states[row.state],
        value: (row) => row.state,
        filter: Object.entries(w.collections.states).map(([value, label]) => ({ value, label })),
      },
      ...fields,
    ]
  }, [summary, w, f])
}

const Table = ({ summary, call }: { readonly summary: CallSummary; readonly call: Call }) => {
  const { w } = useLanguage()
  const navigate = useNavigate()
  const [search, change] = useAddress()
  const columns = useColumns(summary)
  return (
    <DataTable
      name="call-summary"
      caption={`${call.title} ${w.collections.call.summary}`}
      columns={columns}
      rows={summary.rows}
      rowKey={(row) => `${row.submissionId}:${row.subjectId}`}
      rowClass={(row) => (row.cells.every((cell) => cell === null) ? 'is-off' : undefined)}
      view={viewOf(search)}
      onView={(view) => change(searchOf(view))}
      onOpen={(row) => navigate({ to: '/submissions/$id', params: { id: row.submissionId } })}
      fill
    />
  )
}

/** All units' values side by side, and what they come to. */
export const SummaryTab = ({ call }: { readonly call: Call }) => {
  const { w } = useLanguage()
  return (
    <div className="page-body">
      <div className="toolbar no-print">
        <span className="quiet">{w.collections.call.summaryNote}</span>
        <span className="grow" />
        <Button size="small" onClick={() => void download(filePaths.callSummary(call.id))}>
          {w.collections.call.exportSummary}
        </Button>
      </div>
      <Loaded query={useQuery(summaryQuery(call.id))}>{(summary) => <Table summary={summary} call={call} />}</Loaded>
    </div>
  )
}
