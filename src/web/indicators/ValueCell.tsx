import { useCallback } from 'react'
import { growthOf } from '#core/indicators/growth.ts'
import { useLanguage } from '../words/language.tsx'
import type { Card, Cell } from './queries.ts'

export const sides = ['now', 'last-year', 'growth'] as const
export type Side = (typeof sides)[number]

/** What a cell says: its figure, or why there is none. */
export type Said = {
  readonly text: string
  readonly value: number | null
  readonly why: string
  readonly flash: boolean
}

type Shown = Pick<Cell, 'value' | 'lastYear' | 'missing' | 'vintage' | 'lacking' | 'batchId' | 'knownOn'>

/** One side of the reported pair, or the growth that it comes to, in the decimals of the card. */
export const useCellText = (
  card: Pick<Card, 'decimals' | 'method'>,
  side: Side,
): ((cell: Shown | undefined) => Said) => {
  const { w, f } = useLanguage()
  return useCallback(
    (cell) => {
      const words = w.indicators
      const none = (why: string): Said => ({ text: '—', value: null, why, flash: false })
      if (cell === undefined) return none(words.missing['not-reported'])
      const flash = cell.vintage === 'flash'
      const origin = cell.batchId !== null ? '' : cell.lacking !== null ? words.values.summed : words.values.computed
      const lacks = cell.lacking !== null && cell.lacking > 0 ? words.values.lacking(f.number(cell.lacking)) : ''
      const why = [words.vintages[cell.vintage], words.values.knownOn(f.day(cell.knownOn)), origin, lacks]
        .filter((word) => word !== '')
        .join(' · ')
      const mark = lacks === '' ? '' : '*'
      const said = (value: number, decimals: number): Said => ({
        ...{ text: `${f.number(value, decimals)}${mark}`, value, why, flash },
      })
      const missing = words.missing[cell.missing ?? 'not-reported']
      if (side === 'now') return cell.value === null ? none(missing) : said(cell.value, card.decimals)
      if (side === 'last-year')
        return cell.lastYear === null ? none(words.missing['not-reported']) : said(cell.lastYear, card.decimals)
      if (cell.value === null) return none(missing)
      if (cell.lastYear === null) return none(words.missing['not-reported'])
      const growth = growthOf({ now: { value: cell.value }, lastYear: { value: cell.lastYear } })
      return growth.kind === 'rate' ? said(growth.rate, 1) : none(words.missing['no-rate'])
    },
    [w, f, card, side],
  )
}

type Props = { readonly said: Said; readonly cell: Cell | undefined; readonly onOpen: () => void }

/** A figure to be followed to its source; italics while it is a flash value. */
export const ValueCell = ({ said, onOpen }: Props) => (
  <button
    type="button"
    className={said.value === null ? 'sourced quiet' : 'sourced'}
    data-flash={said.flash || undefined}
    title={said.why}
    onClick={onOpen}
  >
    {said.text}
  </button>
)
