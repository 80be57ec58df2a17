import { Segmented } from 'antd'
import { memo } from 'react'
import type { Method } from '#core/evaluations/method.ts'
import { useLanguage } from '../words/language.tsx'
import type { Show, View } from './messages.ts'

type Props = {
  readonly method: Method
  readonly cohort: number
  readonly show: View['show']
  readonly q: View['q']
  readonly onCohort: (cohort: number) => void
  readonly onShow: (show: Show) => void
  readonly onFind: (q: string) => void
}

/** Whom of all the table lists; kept apart from the answers, which come with every move of a hand. */
export const LeagueBar = memo(({ method, cohort, show, q, onCohort, onShow, onFind }: Props) => {
  const { w } = useLanguage()
  return (
    <div className="what-if-bar">
      {method.cohorts.length > 1 && (
        <Segmented
          size="small"
          value={cohort}
          options={method.cohorts.map(({ name }, value) => ({ value, label: name, title: name }))}
          onChange={onCohort}
        />
      )}
      <Segmented<Show>
        size="small"
        value={show}
        options={(['all', 'grades', 'moved'] as const).map((value) => ({ value, label: w.whatIf.show[value] }))}
        onChange={onShow}
      />
      <input
        type="search"
        className="what-if-find"
        placeholder={w.whatIf.find}
        aria-label={w.whatIf.find}
        value={q}
        onChange={(event) => onFind(event.target.value)}
      />
    </div>
  )
})
