import { Button, Checkbox, Input, Select } from 'antd'
import { type MatrixRow, rowAddings } from '#core/matrices/matrix.ts'
import { useLanguage } from '../words/language.tsx'

type RowsProps = {
  readonly rows: readonly MatrixRow[]
  readonly tried: boolean
  readonly may: boolean
  readonly onRows: (rows: readonly MatrixRow[]) => void
}

/** The rows themselves, to be worded, ordered, added and taken out. */
export const MatrixRows = ({ rows, tried, may, onRows }: RowsProps) => {
  const { w } = useLanguage()
  const words = w.matrices
  const set = (at: number, change: Partial<MatrixRow>) =>
    onRows(rows.map((row, index) => (index === at ? { ...row, ...change } : row)))
  const move = (at: number, by: number) => {
    const next = [...rows]
    const [row] = next.splice(at, 1)
    if (row !== undefined) next.splice(at + by, 0, row)
    onRows(next)
  }
  const add = () => {
    const last = rows.at(-1)
    onRows([
      ...rows,
      {
        ...{ id: crypto.randomUUID(), content: last?.content ?? '', clause: '', unit: last?.unit ?? null, hint: '' },
        ...{ quantified: true, adding: 'flow', wholeTargetId: null, annualTargetId: null },
      },
    ])
  }
  const deed = (label: string, sign: string, off: boolean, onClick: () => void) => (
    <Button size="small" type="text" aria-label={label} title={label} disabled={off || !may} onClick={onClick}>
      {sign}
    </Button>
  )
  return (
    <div className="form-scroll">
      <table className="share-grid rows-grid">
        <thead>
          <tr>
            <th>{words.content}</th>
            <th>{words.clause}</th>
            <th>{words.countedIn}</th>
            <th>{words.quantified}</th>
            <th>{words.adding}</th>
            <th>{words.hint}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={row.id}>
              {(['content', 'clause'] as const).map((key) => (
                <td key={key} className="share-words">
                  <Input
                    size="small"
                    maxLength={key === 'content' ? 60 : 80}
                    aria-label={`${at + 1} ${words[key]}`}
                    {...(tried && row[key].trim() === '' ? { status: 'error' as const } : {})}
                    value={row[key]}
                    onChange={(event) => set(at, { [key]: event.target.value })}
                  />
                </td>
              ))}
              <td className="share-words rows-unit">
                <Input
                  size="small"
                  maxLength={20}
                  aria-label={`${row.clause} ${words.countedIn}`}
                  placeholder={words.unitHint}
                  value={row.unit ?? ''}
                  onChange={(event) => set(at, { unit: event.target.value === '' ? null : event.target.value })}
                />
              </td>
              <td>
                <Checkbox
                  aria-label={`${row.clause} ${words.quantified}`}
                  checked={row.quantified}
                  onChange={(event) => set(at, { quantified: event.target.checked })}
                />
              </td>
              <td>
                <Select
                  size="small"
                  style={{ width: 170 }}
                  aria-label={`${row.clause} ${words.adding}`}
                  value={row.adding}
                  disabled={!may}
                  options={rowAddings.map((value) => ({ value, label: words.addings[value] }))}
                  onChange={(adding) => set(at, { adding })}
                />
              </td>
              <td className="share-words rows-hint">
                <Input
                  size="small"
                  maxLength={200}
                  aria-label={`${row.clause} ${words.hint}`}
                  value={row.hint}
                  onChange={(event) => set(at, { hint: event.target.value })}
                />
              </td>
              <td>
                {deed(words.moveUp(row.clause), '↑', at === 0, () => move(at, -1))}
                {deed(words.moveDown(row.clause), '↓', at === rows.length - 1, () => move(at, 1))}
                {deed(words.removeRow(row.clause), '×', rows.length === 1, () =>
                  onRows(rows.filter((_, index) => index !== at)),
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {may && (
        <Button type="link" onClick={add}>
          {words.addRow}
        </Button>
      )}
    </div>
  )
}
