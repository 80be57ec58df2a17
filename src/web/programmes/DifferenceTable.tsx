import type { Version } from '#contract/versions.ts'
import { useLanguage } from '../words/language.tsx'
import { wordField, wordLabel } from './word-difference.ts'

type Difference = Version['differences'][number]

const One = ({ difference }: { readonly difference: Difference }) => {
  const { w, f } = useLanguage()
  const words = w.programmes.versionTab
  const label = wordLabel(f, difference)
  const names: Readonly<Record<string, string>> = words.fields
  return (
    <tbody>
      {difference.fields.map((field, index) => (
        <tr key={field.field}>
          {index === 0 && (
            <th scope="row" rowSpan={difference.fields.length}>
              {words.changes[difference.change]} · {words.what[difference.what]}
              {'\n'}
              {label}
            </th>
          )}
          <td>{names[field.field] ?? field.field}</td>
          <td>{field.before === null ? '—' : <del>{wordField(w, f, field.field, field.before)}</del>}</td>
          <td>{field.after === null ? '—' : <ins>{wordField(w, f, field.field, field.after)}</ins>}</td>
        </tr>
      ))}
      {difference.fields.length === 0 && (
        <tr>
          <th scope="row" colSpan={4}>
            {words.changes[difference.change]} · {words.what[difference.what]} {label}
          </th>
        </tr>
      )}
    </tbody>
  )
}

export const DifferenceTable = ({ differences }: { readonly differences: readonly Difference[] }) => {
  const { w } = useLanguage()
  const words = w.programmes.versionTab
  return (
    <table className="diff">
      <colgroup>
        <col style={{ width: '28%' }} />
        <col style={{ width: 90 }} />
        <col />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th />
          <th scope="col">{words.field}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      {differences.map((difference, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list; one thing may change in two ways
        <One key={index} difference={difference} />
      ))}
    </table>
  )
}
