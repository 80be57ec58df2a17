import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { MethodPage } from '#contract/methods.ts'
import { Loaded } from '../parts/Loaded.tsx'
import { DifferenceTable } from '../rounds/DifferenceTable.tsx'
import { useLanguage } from '../words/language.tsx'
import { compareQuery, compareRanksQuery } from './queries.ts'

const Comparison = ({ id, version }: { readonly id: string; readonly version: number }) => {
  const { w, language } = useLanguage()
  const words = w.methods
  const changes = useQuery(compareQuery(id, version - 1, version))
  return (
    <Loaded query={changes}>
      {(rows) =>
        rows.length === 0 ? (
          <p className="quiet">{words.compareNone}</p>
        ) : (
          <table className="plain-table">
            <tbody>
              {rows.map(({ kind, what, before, after }) => (
                <tr key={`${kind} ${what}`}>
                  <td className="quiet nowrap">{words.changes[kind]}</td>
                  <td>{what}</td>
                  <td>{before?.[language] ?? '—'}</td>
                  <td>{after?.[language] ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      }
    </Loaded>
  )
}

/** Last round's subjects under both versions, as numbers of people and not of the method. */
const Ranks = ({ id, version }: { readonly id: string; readonly version: number }) => {
  const { w, f, language } = useLanguage()
  const words = w.methods
  const ranks = useQuery(compareRanksQuery(id, version - 1, version))
  return (
    <Loaded query={ranks}>
      {(data) =>
        data === null ? null : (
          <>
            <h3>{words.ranksUnder(data.round, String(version - 1), String(version))}</h3>
            {data.refused.map((one) => (
              <p key={one.zh}>
                <span className="shape late">■</span> {one[language]}
              </p>
            ))}
            {data.refused.length === 0 &&
              (data.moved.length === 0 ? (
                <p className="quiet">{w.rounds.nobodyMoves}</p>
              ) : (
                <DifferenceTable
                  difference={{
                    ...{ objections: [], from: null, to: null, moved: data.moved },
                    unmoved: data.subjects - data.moved.length,
                  }}
                />
              ))}
            <p className="quiet">{words.ranksWhat(f.number(data.subjects))}</p>
          </>
        )
      }
    </Loaded>
  )
}

export const VersionsPanel = ({ method }: { readonly method: MethodPage }) => {
  const { w, f } = useLanguage()
  const words = w.methods
  const [compared, setCompared] = useState<number | null>(null)
  return (
    <section className="panel">
      <header>
        <h2>{words.history}</h2>
      </header>
      <ul className="plain-list">
        {method.versions.map(({ version, reason, at, by }) => (
          <li key={version}>
            <div className="toolbar">
              <strong>{words.versionN(version)}</strong>
              <span>{reason}</span>
              <span className="quiet">
                {by} · {f.instant(at)}
              </span>
              <span className="grow" />
              {version > 1 && (
                <Button size="small" onClick={() => setCompared(compared === version ? null : version)}>
                  {words.compare}
                </Button>
              )}
            </div>
            {compared === version && (
              <>
                <Comparison id={method.id} version={version} />
                <Ranks id={method.id} version={version} />
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
