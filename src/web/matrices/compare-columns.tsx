import { Popover, Select } from 'antd'
import { useMemo } from 'react'
import type { ComparedRow, Matrix, ParkCell, ParkComparison } from '#contract/matrices.ts'
import { sumVerdicts } from '#core/matrices/form-words.ts'
import type { MatrixRow, TargetCell } from '#core/matrices/matrix.ts'
import { signed } from '../decompositions/SplitTable.tsx'
import { Mark } from '../parts/StatusMark.tsx'
import type { Column } from '../table/columns.ts'
import { useLanguage } from '../words/language.tsx'
import { wordProblem } from './word-problem.ts'

type Binding = { readonly rowId: string; readonly cell: TargetCell; readonly targetId: string | null }
type OnBind = ((bindings: Binding[]) => void) | null

const marks = {
  short: { sign: '▲', tone: 'watch' },
  meets: { sign: '✓', tone: 'done' },
  over: { sign: '●', tone: 'on-course' },
  incomplete: { sign: '○', tone: 'no-data' },
  'no-target': { sign: '○', tone: 'no-data' },
  'not-added': { sign: '○', tone: 'no-data' },
} as const

export const useCompareColumns = (
  matrix: Matrix,
  data: ParkComparison,
  onBind: OnBind,
): readonly Column<ComparedRow>[] => {
  const { w, f } = useLanguage()
  return useMemo(() => {
    const words = w.matrices
    const rows = new Map<string, MatrixRow>(matrix.rows.map((row) => [row.id, row]))
    const rowOf = ({ rowId }: ComparedRow) => rows.get(rowId)
    const amount = (value: number | null) => (value === null ? '—' : f.number(value))
    return [
      {
        ...{ key: 'clause', title: words.clause, width: 150, grow: 1, sort: false, filter: 'text' },
        text: (row) => rowOf(row)?.clause ?? '',
        render: (row) => <span title={rowOf(row)?.content}>{rowOf(row)?.clause}</span>,
      },
      { ...{ key: 'unit', title: words.countedIn, width: 76, sort: false }, text: (row) => rowOf(row)?.unit ?? '—' },
      {
        ...{ key: 'sum', title: words.sum, width: 84, align: 'right' },
        text: (row) => amount(row.sum),
        order: (row) => row.sum,
        render: (row) => <strong>{amount(row.sum)}</strong>,
      },
      {
        ...{ key: 'counted', title: words.counted, width: 64, align: 'right' },
        text: (row) =>
          row.verdict === 'not-added' ? '' : words.countedN(f.number(row.counted), f.number(data.forms.length)),
        order: (row) => row.counted,
      },
      {
        ...{ key: 'city', title: words.city, width: 90, align: 'right' },
        text: (row) => amount(row.city?.value ?? null),
        order: (row) => row.city?.value ?? null,
        render: (row) => <City row={row} data={data} onBind={onBind} />,
      },
      {
        ...{ key: 'difference', title: words.difference, width: 98, align: 'right' },
        text: (row) => (row.difference === null ? '—' : signed(f.number(Math.abs(row.difference)), row.difference)),
        order: (row) => row.difference,
      },
      {
        ...{ key: 'verdict', title: words.verdict, width: 116 },
        text: (row) => words.verdicts[row.verdict],
        value: (row) => row.verdict,
        filter: sumVerdicts.map((value) => ({ value, label: words.verdicts[value] })),
        render: (row) => <Mark {...marks[row.verdict]} word={words.verdicts[row.verdict]} />,
      },
      ...data.forms.map(
        (form, at): Column<ComparedRow> => ({
          ...{ key: form.id, title: form.unitName.replace(/管委会$|人民政府$/, ''), width: 108, align: 'right' },
          text: (row) => cellText(row.cells[at], amount, words.cells),
          order: (row) => row.cells[at]?.value ?? null,
          render: (row) => <Park cell={row.cells[at]} unit={rowOf(row)?.unit ?? ''} />,
        }),
      ),
    ]
  }, [w, f, matrix, data, onBind])
}

const cellText = (
  cell: ParkCell | undefined,
  amount: (value: number | null) => string,
  states: Readonly<Record<ParkCell['state'], string>>,
): string => {
  if (cell === undefined) return '—'
  if (cell.state === 'text') return cell.text
  if (cell.value === null) return states[cell.state]
  return cell.fresh === null ? amount(cell.value) : `${amount(cell.value)}(${amount(cell.fresh)})`
}

/** A figure opens to what the park typed, how it was taken, and what is odd about it. */
const Park = ({ cell, unit }: { readonly cell: ParkCell | undefined; readonly unit: string }) => {
  const { w, f } = useLanguage()
  const words = w.matrices
  if (cell === undefined || cell.state === 'not-submitted')
    return <span className="quiet">{words.cells['not-submitted']}</span>
  const said = cellText(cell, (value) => (value === null ? '—' : f.number(value)), words.cells)
  const grave = cell.state === 'unquantified' || cell.problems.some(({ severity }) => severity === 'fault')
  const content = (
    <div className="park-cell">
      <p>
        <span className="quiet">{words.typed}</span> {cell.text === '' ? '—' : cell.text}
      </p>
      {cell.value !== null && (
        <p>
          <span className="quiet">{words.understood}</span> {f.number(cell.value)}
          {unit} {cell.from === null ? '' : words.froms[cell.from]}
          {cell.fresh === null ? '' : ` ${words.fresh(`${f.number(cell.fresh)}${unit}`)}`}
        </p>
      )}
      {cell.problems.map((problem) => {
        const { what, todo } = wordProblem(w, f, problem)
        return (
          <p key={problem.code} className={problem.severity === 'fault' ? 'late-word' : undefined}>
            {problem.severity === 'fault' ? '■' : '▲'} {words.told(what, todo)}
          </p>
        )
      })}
    </div>
  )
  return (
    <Popover trigger="click" content={content} destroyOnHidden>
      <button type="button" className={`sourced${grave ? ' late-word' : ''}`} title={cell.text}>
        {cell.problems.length > 0 && !grave ? '▲ ' : grave ? '■ ' : ''}
        {said}
      </button>
    </Popover>
  )
}

/** The target that a row is held against; the office chooses another, or none. */
const City = ({
  row,
  data,
  onBind,
}: {
  readonly row: ComparedRow
  readonly data: ParkComparison
  readonly onBind: OnBind
}) => {
  const { w, f } = useLanguage()
  const words = w.matrices
  const target = data.targets.find(({ id }) => id === row.city?.targetId)
  const shown = row.city === null ? '—' : f.number(row.city.value)
  const name = (one: ParkComparison['targets'][number]) =>
    `${one.metric} ${f.number(one.value)}${one.unit}${one.period === null ? '' : ` ${f.period(one.period)}`}`
  if (row.verdict === 'not-added' || onBind === null)
    return <span title={target === undefined ? undefined : name(target)}>{shown}</span>
  const content = (
    <Select
      autoFocus
      style={{ width: 340 }}
      aria-label={words.bind}
      showSearch={{ optionFilterProp: 'label' }}
      value={row.city?.targetId ?? ''}
      options={[
        { value: '', label: words.bindNone },
        ...data.targets.map((one) => ({ value: one.id, label: name(one) })),
      ]}
      onChange={(value) => onBind([{ rowId: row.rowId, cell: data.cell, targetId: value === '' ? null : value }])}
    />
  )
  return (
    <Popover trigger="click" title={words.bind} content={content} destroyOnHidden>
      <button type="button" className="sourced" title={target === undefined ? words.bind : name(target)}>
        {row.city === null ? <span className="no-print">{words.bindNow}</span> : shown}
      </button>
    </Popover>
  )
}
