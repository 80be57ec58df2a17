import type { MatrixRow } from '#core/matrices/matrix.ts'
import type { CellItem, CellReading } from '#core/matrices/read-cell.ts'
import type { Format } from '../words/format.ts'
import { useLanguage } from '../words/language.tsx'
import type { Words } from '../words/zh.ts'

type Props = { readonly row: Pick<MatrixRow, 'unit'>; readonly reading: CellReading }

/** How the words of a cell were taken, wherever that is not plain from the cell itself. */
export const CellUnderstood = ({ row, reading }: Props) => {
  const { w, f } = useLanguage()
  const words = w.matrices
  const said = understood(reading, row, f, words)
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
  words: Words['matrices'],
): string => {
  if (items.length === 0) return ''
  // A cell of one figure with its unit says by itself how it is taken.
  const [first] = items
  const plain = items.length === 1 && first?.assumed === false && first.valueMax === null
  if (value === null) return plain ? '' : words.items(items.map((item) => itemWords(f, item)))
  if (plain && first.unit === unit && from !== 'times-years') return ''
  const parts = [`${f.number(value)}${unit ?? ''}`, from === null ? '' : words.froms[from]]
  if (fresh !== null) parts.push(words.fresh(`${f.number(fresh)}${unit ?? ''}`))
  const others = items.filter(({ role }) => role !== (from === 'total' ? 'total' : undefined))
  const said = words.parts(parts.filter((part) => part !== ''))
  return items.length > 1 && fresh === null
    ? words.aside(
        said,
        others.map((item) => itemWords(f, item)),
      )
    : said
}
