import { useQuery } from '@tanstack/react-query'
import type { Draft } from '#contract/drafts.ts'
import { useLanguage } from '../words/language.tsx'
import { draftFindingsQuery } from './queries.ts'
import './checks.css'
import { wordTitle } from './word-finding.ts'

/** Names that mean nobody and placeholders stand in the dialog's own lists. */
const listedAlready: ReadonlySet<string> = new Set(['owner-unknown', 'placeholder'])

/** What whoever adopts should know: the findings that are more than a note, and how many notes there are. */
export const AdoptWarnings = ({ draft }: { readonly draft: Draft }) => {
  const { w, f } = useLanguage()
  const findings = useQuery(draftFindingsQuery(draft, true)).data ?? []
  const own = findings.filter(({ code }) => !listedAlready.has(code))
  const grave = own.filter(({ certainty }) => certainty !== 'note')
  const notes = own.length - grave.length
  if (own.length === 0) return null
  return (
    <section className="faults findings-warned">
      <strong>
        <span className="shape watch">▲</span> {w.checks.warned(f.number(own.length))}
      </strong>
      <ul>
        {grave.map((finding) => (
          <li key={finding.key}>{wordTitle(w, finding)}</li>
        ))}
        {notes > 0 && <li className="quiet">{w.checks.notes(f.number(notes))}</li>}
      </ul>
    </section>
  )
}
