import { useLanguage } from '../words/language.tsx'
import type { LeagueLine } from './messages.ts'

/** Never by colour alone: a sign, a number, a colour. */
export const Gained = ({ places }: { readonly places: number }) => {
  const { f } = useLanguage()
  if (places === 0) return null
  return (
    <span className={places > 0 ? 'what-if-up' : 'what-if-down'}>
      {places > 0 ? '▲' : '▼'} {f.number(Math.abs(places))}
    </span>
  )
}

export const Graded = ({ line: { gradeBefore, grade } }: { readonly line: LeagueLine }) => {
  const { w } = useLanguage()
  const now = grade ?? w.whatIf.noGrade
  if (gradeBefore === grade) return grade === null ? null : <span>{now}</span>
  return (
    <span className="what-if-regraded">
      {gradeBefore ?? w.whatIf.noGrade} → <b>{now}</b>
    </span>
  )
}
