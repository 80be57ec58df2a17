import { useMemo } from 'react'
import type { DecompositionRow } from '#contract/decompositions.ts'
import { Mark } from '../parts/StatusMark.tsx'
import { periodOf, wordValue } from '../programmes/target-words.ts'
import type { Column } from '../table/columns.ts'
import { DataTable } from '../table/DataTable.tsx'
import { useView } from '../table/use-view.ts'
import { useLanguage } from '../words/language.tsx'
import { wordShareFinding } from './word-share.ts'

const states = ['none', 'draft', 'issued', 'changed'] as const
const marks = {
  none: { sign: '○', tone: 'no-data' },
  draft: { sign: '▲', tone: 'watch' },
  issued: { sign: '✓', tone: 'done' },
  changed: { sign: '▲', tone: 'watch' },
} as const

/** The one thing to say of a split in a line: what has changed beneath it, else what misses the target. */
const useRemark = () => {
  const { w, f } = useLanguage()
  return (row: DecompositionRow): string => {
    if (row.state === 'none') return ''
    if (row.outdated) return w.decompositions.outdated
    const shown = row.findings.find(({ severity, share }) => severity !== 'note' && share === null)
    const first = shown ?? row.findings.find(({ severity }) => severity !== 'note')
    if (first === undefined) return w.decompositions.fits
    // the row says the period already, unless there are several
    const finding = row.held.length > 1 ? first : { ...first, period: null }
    return wordShareFinding(w, f, finding, null)
  }
}

const useColumns = (rows: readonly DecompositionRow[]): readonly Column<DecompositionRow>[] => {
  const { w, f } = useLanguage()
  const remark = useRemark()
  return useMemo(() => {
    const words = w.decompositions
    const target = w.programmes.targetTable
    const stateOf = (row: DecompositionRow) =>
      row.version > 0 ? `${words.states[row.state]} · ${w.programmes.versionN(row.version)}` : words.states[row.state]
    const only = (row: DecompositionRow) => (row.held.length === 1 ? row.held[0] : undefined)
    const units = [...new Set(rows.map((row) => row.target.unit))]
    return [
      {
        ...{ key: 'metric', title: words.metric, width: 200, grow: 1, filter: 'text' },
        text: (row) => row.target.metric,
        render: (row) => <span title={row.target.metric}>{row.target.metric}</span>,
      },
      {
        ...{ key: 'value', title: words.whole, width: 96, align: 'right' },
        text: (row) => wordValue(f, row.target),
        order: (row) => row.target.value,
      },
      {
        ...{ key: 'unit', title: words.unit, width: 98 },
        text: (row) => row.target.unit,
        filter: units.map((value) => ({ value, label: value })),
      },
      { ...{ key: 'period', title: target.period, width: 110 }, text: (row) => periodOf(f, row.target.period) },
      {
        ...{ key: 'state', title: words.state, width: 176 },
        text: stateOf,
        value: (row) => row.state,
        filter: states.map((value) => ({ value, label: words.states[value] })),
        render: (row) => <Mark {...marks[row.state]} word={stateOf(row)} />,
      },
      {
        ...{ key: 'sharers', title: words.sharers, width: 60, align: 'right' },
        text: (row) => (row.shares === 0 ? '—' : words.sharersN(f.number(row.shares))),
        order: (row) => (row.shares === 0 ? null : row.shares),
      },
      {
        ...{ key: 'sum', title: words.sum, width: 90, align: 'right' },
        text: (row) => {
          const held = only(row)
          return held === undefined ? '—' : `${f.number(held.sum)}${row.unit === row.target.unit ? '' : ` ${row.unit}`}`
        },
        order: (row) => only(row)?.sum ?? null,
      },
      {
        ...{ key: 'difference', title: words.difference, width: 98, align: 'right' },
        text: (row) => {
          const held = only(row)
          return held === undefined ? '—' : signed(f.number(Math.abs(held.difference)), held.difference)
        },
        order: (row) => only(row)?.difference ?? null,
      },
      {
        ...{ key: 'remark', title: words.finding, width: 290, grow: 1 },
        text: remark,
        render: (row) => {
          const said = remark(row)
          const wrong = row.outdated || row.findings.some(({ severity }) => severity !== 'note')
          return (
            <span className={wrong ? 'late-word' : 'quiet'} title={said}>
              {said}
            </span>
          )
        },
      },
    ]
  }, [w, f, rows, remark])
}

export const signed = (plain: string, value: number): string =>
  value > 0 ? `+${plain}` : value < 0 ? `−${plain}` : plain

type Props = { readonly rows: readonly DecompositionRow[]; readonly onOpen: (row: DecompositionRow) => void }

export const SplitTable = ({ rows, onOpen }: Props) => {
  const { w } = useLanguage()
  const [view, setView] = useView()
  return (
    <DataTable
      name="splits"
      caption={w.decompositions.name}
      columns={useColumns(rows)}
      rows={rows}
      rowKey={(row) => row.target.id}
      rowClass={(row) => (row.outdated ? 'is-late' : undefined)}
      view={view}
      onView={setView}
      onOpen={onOpen}
      fill
    />
  )
}
