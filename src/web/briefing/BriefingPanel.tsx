import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { numberWords } from '#core/plans/number-words.ts'
import { useLanguage } from '../words/language.tsx'

type Props = {
  readonly title: string
  readonly total: number
  readonly shown: number
  readonly none: string
  /** where the others stand */
  readonly rest?: (words: string) => ReactNode
  readonly children: ReactNode
}

/** A list that says how much longer it is than the page. */
export const BriefingPanel = ({ title, total, shown, none, rest, children }: Props) => {
  const { w, f } = useLanguage()
  const more = w.briefing.andMore(f.number(total - shown))
  return (
    <section className="panel">
      <header>
        <h2>{title}</h2>
        <span className="count">{f.number(total)}</span>
      </header>
      {total === 0 ? (
        <div className="panel-body quiet">{none}</div>
      ) : (
        <ul className="plain-list">
          {children}
          {total > shown && <li className="quiet">{rest === undefined ? more : rest(more)}</li>}
        </ul>
      )}
    </section>
  )
}

type Named = { readonly measureId: string; readonly number: string; readonly title: string }
export const MeasureLink = ({ measureId, number, title }: Named) => (
  <Link to="/measures/$id" params={{ id: measureId }}>
    {`${numberWords(number)} ${title}`.trim()}
  </Link>
)
