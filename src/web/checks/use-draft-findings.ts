import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { PlanFinding } from '#contract/checks.ts'
import type { Draft } from '#contract/drafts.ts'
import type { Mark } from '../drafts/marks.ts'
import type { Span } from './FindingCard.tsx'
import { draftFindingsQuery } from './queries.ts'

/** How many findings the draft has, and which one stands out in the text: all of its sentences, the one asked for in sight. */
export function useDraftFindings(draft: Draft, looking: boolean, setFocus: (span: Span) => void) {
  const count = useQuery(draftFindingsQuery(draft, looking)).data?.length ?? 0
  const [finding, setFinding] = useState<PlanFinding | null>(null)
  const marks = useMemo(
    (): readonly Mark[] =>
      finding === null || !looking
        ? []
        : finding.spans.map(({ start, end }) => ({
            ...{ id: `finding-${start}`, start, end },
            ...{ kind: 'finding', state: 'open' },
          })),
    [finding, looking],
  )
  const show = (shown: PlanFinding, span: Span) => {
    setFinding(shown)
    setFocus(span)
  }
  return { count, marks, chosen: finding?.key ?? null, show } as const
}
