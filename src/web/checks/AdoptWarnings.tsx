import { useQuery } from '@tanstack/react-query'
import type { Draft } from '#contract/drafts.ts'
import { useLanguage } from '../words/language.tsx'
import { draftFindingsQuery } from './queries.ts'
import { wordTitle } from './word-finding.ts'

/** What whoever adopts should know: the findings that are more than a note, and how many notes there are. */
export const AdoptWarnings = ({ draft }: { readonly draft: Draft }) => {
  const { w, f } = useLanguage()
  const findings = useQuery(draftFindingsQuery(draft, true)).data ?? []
  // a name that means nobody stands in the way by itself and is listed there
  const grave = findings.filter(({ certainty, code }) => certainty !== 'note' && code !== 'owner-unknown')
  const notes = findings.filter(({ certainty }) => certainty === 'note').length
  if (findings.length === 0) return null
  return (
    <section className="faults">
      <strong>
        <span className="shape watch">▲</span> {w.checks.warned(f.number(findings.length))}
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
