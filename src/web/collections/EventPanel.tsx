import type { Sheet } from '#contract/collections/submission.ts'
import { useLanguage } from '../words/language.tsx'

/** Everything that happened to the submission, newest first. */
export const EventPanel = ({ sheet }: { readonly sheet: Sheet }) => {
  const { w, f } = useLanguage()
  const words = w.collections.sheet
  const actions: Readonly<Record<string, string>> = words.actions
  return (
    <section className="panel">
      <header>
        <h2>{words.events}</h2>
      </header>
      <ul className="finding-list">
        {[...sheet.events].reverse().map((event) => (
          <li key={event.number}>
            <strong>{actions[event.action] ?? event.action}</strong>{' '}
            <span className="quiet">
              {event.by ?? words.byCalendar} {f.instant(event.at)}
            </span>
            {event.words !== null && <div>{event.words}</div>}
          </li>
        ))}
      </ul>
    </section>
  )
}
