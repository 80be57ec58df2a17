import type { PlanRelation } from '#core/comparison/relation.ts'
import { verdicts } from '#core/comparison/verdicts.ts'
import { useLanguage } from '../words/language.tsx'
import type { AnyRow } from './queries.ts'
import { wordVerdict } from './word-facts.ts'

type Props = {
  readonly rows: readonly AnyRow[]
  readonly relation: PlanRelation
  readonly chosen: string | null
  readonly onChoose: (verdict: string | null) => void
}

/** How many of each verdict; each count shows its rows. Printed too, as the summary. */
export const VerdictFilter = ({ rows, relation, chosen, onChoose }: Props) => {
  const { w, f } = useLanguage()
  const chip = (key: string | null, label: string, count: number) => (
    <button
      key={key ?? ''}
      type="button"
      className="compare-count"
      data-verdict={key}
      aria-pressed={chosen === key}
      onClick={() => onChoose(key)}
    >
      {label} <b>{f.number(count)}</b>
    </button>
  )
  const countOf = (verdict: string) => rows.filter((row) => row.verdict === verdict).length
  const differing = rows.length - countOf('same')
  return (
    <fieldset className="compare-counts">
      <legend>{w.compare.show}</legend>
      {chip(null, w.compare.differences, differing)}
      {verdicts
        .map((verdict) => ({ verdict, count: countOf(verdict) }))
        .filter(({ count }) => count > 0)
        .map(({ verdict, count }) => chip(verdict, wordVerdict(w, verdict, relation), count))}
      {chip('all', w.compare.all, rows.length)}
    </fieldset>
  )
}

export const shownBy = (row: AnyRow, chosen: string | null): boolean =>
  chosen === 'all' || (chosen === null ? row.verdict !== 'same' : row.verdict === chosen)
