import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { measureStatuses } from '#contract/updates.ts'
import { numberWords } from '#core/plans/number-words.ts'
import { StatusMark } from '../parts/StatusMark.tsx'
import type { Column } from '../table/columns.ts'
import type { Format } from '../words/format.ts'
import { useLanguage } from '../words/language.tsx'
import type { Words } from '../words/zh.ts'
import type { MeasureRow } from './queries.ts'

const titleCell = (row: MeasureRow) => (
  <Link to="/measures/$id" params={{ id: row.id }} title={row.title}>
    {row.title}
  </Link>
)
const absent = (why: string) => (
  <span className="quiet" title={why}>
    —
  </span>
)
const percentCell = (row: MeasureRow, w: Words, f: Format) =>
  row.percent === null ? (
    absent(w.programmes.measureTable.noPercent)
  ) : (
    <>
      <span className="bar" aria-hidden="true">
        <i style={{ width: `${Math.min(100, row.percent)}%` }} />
      </span>
      <span className="bar-words">{f.number(row.percent)}%</span>
    </>
  )
const nextWords = (row: MeasureRow, f: Format): string =>
  row.nextStep === null ? '—' : `${row.nextStep.due === null ? '' : `${f.day(row.nextStep.due)} `}${row.nextStep.text}`
const counted = (n: number) => (n === 0 ? <span className="quiet">0</span> : <b className="late-word">{n}</b>)

const progress = (w: Words, f: Format): readonly Column<MeasureRow>[] => {
  const words = w.programmes.measureTable
  return [
    {
      key: 'status',
      title: words.status,
      width: 104,
      text: (row) => w.parts.status[row.status ?? 'unreported'],
      value: (row) => row.status ?? 'unreported',
      filter: [...measureStatuses, 'unreported' as const].map((value) => ({ value, label: w.parts.status[value] })),
      render: (row) => <StatusMark status={row.status} />,
    },
    {
      key: 'percent',
      title: words.percent,
      width: 104,
      align: 'right',
      sort: false,
      text: (row) => (row.percent === null ? '—' : `${row.percent}%`),
      render: (row) => percentCell(row, w, f),
    },
    {
      key: 'next',
      title: words.next,
      width: 168,
      grow: 2,
      sort: false,
      text: (row) => nextWords(row, f),
      render: (row) =>
        row.nextStep === null ? absent(words.noNext) : <span title={row.nextStep.text}>{nextWords(row, f)}</span>,
    },
    {
      key: 'lateSteps',
      title: words.lateSteps,
      width: 72,
      align: 'right',
      sort: false,
      text: (row) => String(row.lateSteps),
      render: (row) => counted(row.lateSteps),
    },
    {
      key: 'silentUnits',
      title: words.silentUnits,
      width: 72,
      align: 'right',
      sort: false,
      text: (row) => String(row.silentUnits),
      render: (row) => counted(row.silentUnits),
    },
    {
      key: 'reportedAt',
      title: words.reported,
      width: 112,
      text: (row) => (row.reportedAt === null ? '—' : f.instant(row.reportedAt)),
      render: (row) =>
        row.reportedAt === null ? (
          absent(words.noStatus)
        ) : (
          <span className="nowrap" title={row.reportedBy ?? ''}>
            {f.instant(row.reportedAt)}
          </span>
        ),
    },
  ]
}

/** The task-division table. The server sorts and filters, so only what it can sort has a handle. */
export const useMeasureColumns = (): readonly Column<MeasureRow>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.programmes.measureTable
    return [
      {
        key: 'number',
        title: words.number,
        width: 84,
        text: (row) => numberWords(row.number),
        render: (row) => <span title={numberWords(row.number)}>{numberWords(row.number) || '—'}</span>,
      },
      { key: 'title', title: words.title, width: 188, grow: 3, text: (row) => row.title, render: titleCell },
      {
        key: 'leads',
        title: words.leads,
        width: 140,
        grow: 2,
        sort: false,
        text: (row) => f.list(row.leads),
        render: (row) => <span title={f.list(row.leads)}>{f.list(row.leads) || '—'}</span>,
      },
      {
        key: 'others',
        title: words.others,
        width: 188,
        grow: 3,
        sort: false,
        text: (row) => f.list(row.others),
        render: (row) => <span title={f.list(row.others)}>{f.list(row.others) || '—'}</span>,
      },
      ...progress(w, f),
    ]
  }, [w, f])
}

/** The same columns with the title first, for rows that stand under one another. */
export const useMeasureTreeColumns = (): readonly Column<MeasureRow>[] => {
  const columns = useMeasureColumns()
  return useMemo(() => {
    const still = columns.map((column): Column<MeasureRow> => {
      const { filter: _, ...rest } = column
      return { ...rest, sort: false }
    })
    const title = still.find((column) => column.key === 'title')
    const others = still.filter((column) => column.key !== 'title')
    return title === undefined ? others : [{ ...title, width: 260 }, ...others]
  }, [columns])
}
