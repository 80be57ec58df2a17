import { useQuery } from '@tanstack/react-query'
import type { PlanFinding } from '#contract/checks.ts'
import type { Draft } from '#contract/drafts.ts'
import { EmptyState } from '../parts/EmptyState.tsx'
import { Loaded } from '../parts/Loaded.tsx'
import { useLanguage } from '../words/language.tsx'
import { FindingCard, type Span } from './FindingCard.tsx'
import { draftFindingsQuery } from './queries.ts'

type Props = {
  readonly draft: Draft
  readonly chosen: string | null
  readonly onShow: (finding: PlanFinding, span: Span) => void
}

/** What the plan says against itself, before it is adopted. */
export const FindingsPane = ({ draft, chosen, onShow }: Props) => {
  const { w } = useLanguage()
  const findings = useQuery(draftFindingsQuery(draft, true))
  return (
    <div className="review-pane">
      <p className="quiet">{w.checks.what}</p>
      <Loaded query={findings}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title={w.checks.none} why={w.checks.noneWhat} />
          ) : (
            <ul className="findings">
              {list.map((finding) => (
                <FindingCard
                  key={finding.key}
                  finding={finding}
                  text={draft.text}
                  chosen={finding.key === chosen}
                  onShow={(span) => onShow(finding, span)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  )
}
