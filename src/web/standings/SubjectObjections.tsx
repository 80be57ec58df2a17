import { useQuery } from '@tanstack/react-query'
import { objectionsQuery } from '../rounds/queries.ts'
import { useValueWords } from '../rounds/value-words.ts'
import { useLanguage } from '../words/language.tsx'

/** What was objected to for one subject, and what came of it. */
export const SubjectObjections = ({ id, row }: { readonly id: string; readonly row: number }) => {
  const { w, f } = useLanguage()
  const words = w.rounds
  const say = useValueWords()
  const { data } = useQuery(objectionsQuery(id))
  const own = (data ?? []).filter((one) => one.row === row)
  if (own.length === 0) return null
  return (
    <section className="panel">
      <header>
        <h2>{w.standings.objections}</h2>
      </header>
      <table className="plain-table">
        <tbody>
          {own.map((one) => (
            <tr key={one.id}>
              <td>{one.inputName}</td>
              <td className="nowrap">{words.arrow(say(one.held), say(one.claimed))}</td>
              <td>{one.words}</td>
              <td className="nowrap">{words.states[one.state]}</td>
              <td>{one.decision}</td>
              <td className="quiet nowrap">{f.instant(one.decidedAt ?? one.raisedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
