import { Input, Select } from 'antd'
import type { FormProblem } from '#core/matrices/check-form.ts'
import type { FormCell, FormLine, MatrixRow, TargetCell } from '#core/matrices/matrix.ts'
import type { CellReading } from '#core/matrices/read-cell.ts'
import { unitsFor } from '#core/metrics/unit-family.ts'
import { useLanguage } from '../words/language.tsx'
import { CellUnderstood } from './CellUnderstood.tsx'
import { termOf, wordProblem } from './word-problem.ts'

export type GridRow = {
  readonly row: MatrixRow
  readonly line: FormLine
  readonly readings: Readonly<Record<TargetCell, CellReading>> | undefined
  /** what has been handed down, in the row's unit */
  readonly share: Readonly<Record<TargetCell, number | null>> | undefined
  readonly problems: readonly Pick<FormProblem, 'code' | 'severity' | 'cell' | 'facts'>[]
}
type Props = {
  readonly matrix: { readonly termFrom: number; readonly termTo: number; readonly year: number }
  readonly rows: readonly GridRow[]
  /** nothing is called missing in a form that nobody has begun */
  readonly started: boolean
  /** null where it is only read */
  readonly onLine: ((row: MatrixRow, line: FormLine) => void) | null
  readonly onLeave: () => void
}

export const FormGrid = (props: Props) => {
  const { w, f } = useLanguage()
  const words = w.matrices
  const { matrix, rows } = props
  return (
    <div className="form-scroll">
      <table className="form-grid">
        <thead>
          <tr>
            <th rowSpan={2} className="form-content">
              {words.content}
            </th>
            <th rowSpan={2} className="form-clause">
              {words.clause}
            </th>
            <th rowSpan={2} className="form-unit">
              {words.countedIn}
            </th>
            <th colSpan={2}>{termOf(f, matrix)}</th>
            <th colSpan={2}>{words.year(f.period(String(matrix.year)))}</th>
          </tr>
          <tr>
            <th className="form-target">{words.target}</th>
            <th className="form-measures">{words.measures}</th>
            <th className="form-target">{words.target}</th>
            <th className="form-measures">{words.yearMeasures}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one, at) => (
            <Row key={one.row.id} {...props} one={one} span={spanOf(rows, at)} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** How many rows share the work content that begins here; 0 where it began above. */
const spanOf = (rows: readonly GridRow[], at: number): number => {
  const content = rows[at]?.row.content
  if (rows[at - 1]?.row.content === content) return 0
  let end = at
  while (rows[end + 1]?.row.content === content) end += 1
  return end - at + 1
}

type RowProps = Props & { readonly one: GridRow; readonly span: number }

const Row = (props: RowProps) => {
  const { one, span } = props
  return (
    <tr>
      {span > 0 && (
        <th rowSpan={span} className="form-content">
          {one.row.content}
        </th>
      )}
      <th className="form-clause">
        {one.row.clause}
        {one.row.hint !== '' && <small className="quiet">{one.row.hint}</small>}
      </th>
      <td className="form-unit">
        <Unit {...props} />
      </td>
      <Cell {...props} cell="whole" />
      <Cell {...props} cell="wholeMeasures" />
      <Cell {...props} cell="annual" />
      <Cell {...props} cell="annualMeasures" />
    </tr>
  )
}

const Unit = ({ one: { row, line }, onLine, onLeave }: RowProps) => {
  const { w } = useLanguage()
  const units = unitsFor(row.unit)
  if (row.unit === null) return <span className="quiet">{w.matrices.anyUnit}</span>
  if (onLine === null || units.length < 2) return <>{line.unit === '' ? row.unit : line.unit}</>
  return (
    <Select
      size="small"
      style={{ width: '100%' }}
      aria-label={`${row.clause} ${w.matrices.countedIn}`}
      value={line.unit === '' ? row.unit : line.unit}
      options={units.map((value) => ({ value, label: value }))}
      onChange={(unit) => onLine(row, { ...line, unit })}
      onBlur={onLeave}
    />
  )
}

const isTarget = (cell: FormCell): cell is TargetCell => cell === 'whole' || cell === 'annual'

const Cell = (props: RowProps & { readonly cell: Exclude<FormCell, 'unit'> }) => {
  const { w, f } = useLanguage()
  const { one, cell, onLine, onLeave, started, matrix } = props
  const { row, line, readings } = one
  const words = w.matrices
  const period = cell.startsWith('annual') ? f.period(String(matrix.year)) : termOf(f, matrix)
  const problems = started ? one.problems.filter((problem) => problem.cell === cell) : []
  const worst = problems.some(({ severity }) => severity === 'fault')
    ? 'fault'
    : problems.length > 0
      ? 'warning'
      : undefined
  return (
    <td className={isTarget(cell) ? 'form-target' : 'form-measures'} data-flag={worst}>
      {onLine === null ? (
        <div className="form-text">{line[cell]}</div>
      ) : (
        <Input.TextArea
          autoSize={{ minRows: 1, maxRows: 8 }}
          variant="borderless"
          maxLength={isTarget(cell) ? 2000 : 5000}
          aria-label={`${row.clause} ${words.ofPeriod(period, isTarget(cell) ? words.target : words.measures)}`}
          value={line[cell]}
          onChange={(event) => onLine(row, { ...line, [cell]: event.target.value })}
          onBlur={onLeave}
        />
      )}
      {isTarget(cell) && one.share != null && one.share[cell] !== null && (
        <small className="quiet">{words.handedDown(`${f.number(one.share[cell] ?? 0)}${row.unit ?? ''}`)}</small>
      )}
      {isTarget(cell) && readings !== undefined && <CellUnderstood row={row} reading={readings[cell]} />}
      {problems.map((problem) => {
        const { what, todo } = wordProblem(w, f, problem)
        return (
          <p key={problem.code} className={problem.severity === 'fault' ? 'form-fault' : 'form-warning'}>
            {problem.severity === 'fault' ? '■' : '▲'} {words.told(what, todo)}
          </p>
        )
      })}
    </td>
  )
}
