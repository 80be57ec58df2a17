import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useLanguage } from '../words/language.tsx'
import { programmeQuery } from './queries.ts'

/** What the document says of itself, and how the programme is reported on. */
export const OverviewFacts = ({ id }: { readonly id: string }) => {
  const { w, f } = useLanguage()
  const { data } = useQuery(programmeQuery(id))
  if (data === undefined) return null
  const words = w.programmes.overview
  const { head } = data
  const cycle =
    data.reportCycle === 'none'
      ? w.programmes.cycles.none
      : w.programmes.reportsBy(w.programmes.cycles[data.reportCycle], data.reportDay)
  const validity = (): string | null => {
    const { validFrom: from, validTo: to } = head
    if (from === null) return to === null ? null : words.validUntil(f.period(to))
    return to === null ? words.validSince(f.period(from)) : words.validBetween(f.period(from), f.period(to))
  }
  const rows: readonly (readonly [string, string | null])[] = [
    [w.programmes.number, data.documentNumber],
    [w.programmes.issuer, data.issuer],
    [w.programmes.issuedOn, data.issuedOn === null ? null : f.period(data.issuedOn)],
    [w.programmes.term, f.years(data.termFrom, data.termTo)],
    [words.validity, validity()],
    [words.interpretation, head.interpretationUnit],
    [words.contact, head.contactUnit],
    [words.copyTo, head.copyTo],
    [words.disclosure, head.disclosure],
    [
      words.annexes,
      head.annexes.length === 0 ? null : head.annexes.map((one) => `${one.number} ${one.title}`).join('\n'),
    ],
    [words.placeholders, head.placeholders.length === 0 ? null : f.list(head.placeholders.map((one) => one.text))],
    [words.cycleLabel, cycle],
    [words.adopted, words.adoptedBy(data.adoptedBy, f.instant(data.adoptedAt))],
  ]
  return (
    <section className="panel">
      <header>
        <h2>{words.facts}</h2>
      </header>
      <dl className="pairs panel-body">
        <dt>{words.document}</dt>
        <dd>
          <Link to="/programmes/$id/document" params={{ id }}>
            {data.fileName}
          </Link>
        </dd>
        {rows.map(([label, value]) =>
          value === null ? null : (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd className="pre">{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  )
}
