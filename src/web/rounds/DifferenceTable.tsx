import type { RoundDifference } from '#contract/rounds.ts'
import { useLanguage } from '../words/language.tsx'

/** Who stands elsewhere, in rank, total and grade. */
export const DifferenceTable = ({ difference }: { readonly difference: RoundDifference }) => {
  const { w, f } = useLanguage()
  const words = w.rounds
  const pair = (before: string | number | null | undefined, after: string | number | null | undefined) => {
    const [was, is] = [String(before ?? '—'), String(after ?? '—')]
    return was === is ? is : <strong>{words.arrow(was, is)}</strong>
  }
  return (
    <>
      <p>{words.moved(f.number(difference.moved.length), f.number(difference.unmoved))}</p>
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.subject}</th>
            <th className="right">{words.rank}</th>
            <th className="right">{words.total}</th>
            <th>{words.grade}</th>
          </tr>
        </thead>
        <tbody>
          {difference.moved.map(({ row, name, before, after }) => (
            <tr key={row}>
              <td>{name}</td>
              <td className="right">{pair(before?.rank, after?.rank)}</td>
              <td className="right">{pair(before?.total, after?.total)}</td>
              <td>{pair(before?.grade, after?.grade)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
