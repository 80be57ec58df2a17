import type { PlanFinding } from '#contract/checks.ts'
import type { Snapshot } from '#core/programmes/snapshot.ts'
import { listItems, type StoredItem } from '#store/drafts/draft-items.ts'
import { getDraft, type StoredDraft } from '#store/drafts/drafts.ts'
import type { CityContext } from '../context.ts'
import { findInPlan } from './check-plan.ts'
import { showFinding } from './programme-findings.ts'

/** What the draft would bring in as it stands now, everything that nobody has rejected taken as accepted. */
export async function listDraftFindings(context: CityContext, id: string): Promise<PlanFinding[]> {
  const draft = await getDraft(context.tx, id)
  const items = (await listItems(context.tx, id)).filter(({ state }) => state !== 'rejected')
  const { documentId, programmeId } = draft
  return (await findInPlan(context, { snapshot: snapshotOf(draft, items), documentId, programmeId })).map(showFinding)
}

function snapshotOf({ head, documentId }: StoredDraft, items: readonly StoredItem[]): Snapshot {
  const sourced = ({ id, start, end, contextStart, contextEnd, rule }: StoredItem) => ({
    id,
    source: { documentId, start, end, contextStart, contextEnd, rule },
  })
  return {
    head,
    targets: items.flatMap((item) => (item.kind === 'target' ? [{ ...item.value, ...sourced(item) }] : [])),
    measures: items.flatMap((item) => (item.kind === 'measure' ? [{ ...item.value, ...sourced(item) }] : [])),
  }
}
