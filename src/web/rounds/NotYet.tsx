import { Link } from '@tanstack/react-router'
import type { RoundPage } from '#contract/rounds/round.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { useLanguage } from '../words/language.tsx'

type Props = { readonly round: RoundPage; readonly title: string; readonly why: string }

/** A tab of a round that has nothing yet: what is missing, and whose turn it is. */
export const NotYet = ({ round, title, why }: Props) => {
  const { w, f } = useLanguage()
  const words = w.rounds
  const now = round.plan.find(({ step }) => step === round.state)
  const reviewer = round.state === 'review' ? round.thirdParty : null
  const turn = words.notYet(
    words.steps[round.state],
    now?.unitName ?? reviewer ?? words.doers[round.state] ?? words.office,
    typeof now?.due === 'string' ? f.day(now.due) : null,
  )
  return (
    <div className="page-body">
      <EmptyState
        title={title}
        why={`${why} ${round.state === 'final' ? '' : turn}`}
        next={
          <Link to="/rounds/$id/course" params={{ id: round.id }}>
            {words.tabs.course}
          </Link>
        }
      />
    </div>
  )
}

/** No results that the asker may see. */
export const NoResults = ({ round }: { readonly round: RoundPage }) => {
  const { w } = useLanguage()
  const words = w.rounds
  return (
    <NotYet
      round={round}
      title={words.noResults}
      why={round.view === 'own' ? words.noResultsOwn : words.noResultsWhat}
    />
  )
}
