import type { MatrixRow } from '#core/matrices/matrix.ts'
import type { CellItem, CellReading } from '#core/matrices/read-cell.ts'
import type { Format } from '../words/format.ts'
import { useLanguage } from '../words/language.tsx'

type Props = { readonly row: Pick<MatrixRow, 'unit'>; readonly reading: CellReading }

/** How the words of a cell were taken, wherever that is not plain from the cell itself. */
export const CellUnderstood = ({ row, reading }: Props) => {
  const { w, f } = useLanguage()
  const words = w.matrices
  const said = understood(reading, row, f, words.froms, words.fresh)
  if (said === '') return null
  return (
    <small className="quiet form-understood">
      {words.understood} {said}
    </small>
  )
}

const itemWords = (f: Format, { label, period, value, valueMax, unit }: CellItem): string => {
  const amount = `${f.number(value)}${valueMax === null ? '' : `–${f.number(valueMax)}`}${unit}`
  return [label, period === null ? '' : f.period(period), amount].filter((part) => part !== '').join(' ')
}

const understood = (
  { items, value, from, fresh }: CellReading,
  { unit }: Pick<MatrixRow, 'unit'>,
  f: Format,
  froms: Readonly<Record<string, string>>,
  freshWords: (value: string) => string,
): string => {
  if (items.length === 0) return ''
  if (value === null) return items.map((item) => itemWords(f, item)).join('；')
  const parts = [`${f.number(value)}${unit ?? ''}`, from === null ? '' : (froms[from] ?? '')]
  if (fresh !== null) parts.push(freshWords(`${f.number(fresh)}${unit ?? ''}`))
  const series = items.length > 1 && fresh === null ? `（${items.map((item) => itemWords(f, item)).join('；')}）` : ''
  return `${parts.filter((part) => part !== '').join('，')}${series}`
}
