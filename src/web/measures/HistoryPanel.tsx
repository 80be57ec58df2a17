import type { Measure } from '#contract/measures.ts'
import { useLanguage } from '../words/language.tsx'
import { wordDetail } from './word-detail.ts'

export const HistoryPanel = ({ measure }: { readonly measure: Measure }) => {
  const { w, f } = useLanguage()
  const names: Readonly<Record<string, string>> = w.settings.audit.actions
  return (
    <section className="panel">
      <header>
        <h2>{w.measures.history}</h2>
        <span className="count">{measure.history.length}</span>
      </header>
      {measure.history.length === 0 ? (
        <div className="panel-body quiet">{w.measures.historyNone}</div>
      ) : (
        <ul className="plain-list">
          {[...measure.history].reverse().map((entry) => (
            <li key={`${entry.at}-${entry.action}`}>
              {f.instant(entry.at)} · {entry.actor} · {names[entry.action] ?? entry.action}
              <div className="quiet">{wordDetail(w, f, entry.detail)}</div>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
