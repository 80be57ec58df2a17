import { isSame } from '#core/base/same.ts'
import { useLanguage } from '../words/language.tsx'
import type { Words } from '../words/zh.ts'
import type { Card, Detail } from './queries.ts'
import { typedThreshold } from './word-card.ts'

type Version = Detail['versions'][number]
type Field = keyof Words['indicators']['versions']['fields']

const said = (w: Words, version: Version, field: Field): string => {
  const words = w.indicators
  const { card } = version
  switch (field) {
    case 'kind':
      return words.kinds[card.kind]
    case 'direction':
      return words.directions[card.direction]
    case 'periodType':
      return words.periodTypes[card.periodType]
    case 'method':
      return words.methods[card.method]
    case 'disclosure':
      return words.disclosures[card.disclosure]
    case 'overPlaces':
    case 'overTime':
      return words.aggregations[card[field].kind]
    case 'alarm':
    case 'good':
      return typedThreshold(card[field])
    case 'aliases':
      return card.aliases.join('、')
    case 'formula':
      return version.formulaWords ?? ''
    case 'sourceUnitId':
      return card.sourceUnitId === null ? '' : words.versions.otherUnit
    default:
      return String(card[field] ?? '')
  }
}

const changedFields = (before: Card, after: Card): readonly Field[] =>
  (Object.keys(after) as Field[]).filter((field) => !isSame(before[field], after[field]))

const Changes = ({ version, before }: { readonly version: Version; readonly before: Version | undefined }) => {
  const { w, f } = useLanguage()
  const words = w.indicators.versions
  if (before === undefined) return words.first
  const empty = (text: string) => (text === '' ? words.empty : text)
  const lines = changedFields(before.card, version.card).map((field) =>
    words.change(words.fields[field], empty(said(w, before, field)), empty(said(w, version, field))),
  )
  if (version.retiredOn !== before.retiredOn)
    lines.push(version.retiredOn === null ? words.resumed : words.retired(f.day(version.retiredOn)))
  return lines.map((line) => <div key={line}>{line}</div>)
}

/** Every version of the card: what changed, from which periods on, why, who and when. */
export const VersionsTab = ({ detail }: { readonly detail: Detail }) => {
  const { w, f } = useLanguage()
  const words = w.indicators.versions
  return (
    <div className="page-scroll page-pad">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{words.version}</th>
            <th>{words.validFrom}</th>
            <th>{words.changed}</th>
            <th>{words.reason}</th>
            <th>{words.by}</th>
            <th>{words.at}</th>
          </tr>
        </thead>
        <tbody>
          {detail.versions.map((version, at) => (
            <tr key={version.version}>
              <td>{words.versionN(version.version)}</td>
              <td>{version.validFrom < '1950' ? words.always : f.day(version.validFrom)}</td>
              <td>
                <Changes version={version} before={detail.versions[at + 1]} />
              </td>
              <td>{version.reason ?? '—'}</td>
              <td>{version.by ?? '—'}</td>
              <td>{f.instant(version.at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
