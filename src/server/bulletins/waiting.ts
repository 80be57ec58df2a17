import type { Attention } from '#contract/attention.ts'
import { mayDraftBulletins, mayIssueBulletin } from '#core/bulletins/rights.ts'
import { listBulletins } from '#store/bulletins/bulletins.ts'
import type { CityContext } from '../context.ts'
import { listSeries } from './series.ts'

/** What waits in the matter of bulletins: drafting for those who draft, issuing for those who may and have not drafted. */
export async function waitingBulletins(context: CityContext): Promise<Attention['bulletins']> {
  const { tx, actor } = context
  const inReview = (await listBulletins(tx)).filter(({ state }) => state === 'review')
  const toIssue = inReview.flatMap(({ id, title, submitted_by }) =>
    mayIssueBulletin(actor, submitted_by)
      ? [{ kind: 'issue' as const, id, title, periodType: null, periodEnd: null, due: null, overdue: false }]
      : [],
  )
  if (!mayDraftBulletins(actor)) return toIssue
  const toDraft = (await listSeries(context)).flatMap(({ id, name, periodType, due }) => {
    if (due === null) return []
    const { periodEnd, on, isLate } = due
    return [{ kind: 'draft' as const, id, title: name, periodType, periodEnd, due: on, overdue: isLate }]
  })
  return [...toIssue, ...toDraft]
}
