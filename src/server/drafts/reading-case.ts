import { bad, good, type Outcome } from '#core/base/fault.ts'
import { caseOf, type JudgedItem, type JudgedPlan, type ReadingCase } from '#core/plans/reading-case.ts'
import { listCities } from '#store/city/cities.ts'
import { inCity } from '#store/city/city.ts'
import { listItems } from '#store/drafts/draft-items.ts'
import { getDraft } from '#store/drafts/drafts.ts'
import { getDocument } from '#store/files/documents.ts'
import type { CityHandle } from '#store/handle.ts'
import type { Store } from '#store/open.ts'
import { NotFound } from '#store/refusals.ts'

export type CaseAsked = { readonly draftId: string; readonly itemId: string }

/** The case that a reading of some city's draft makes; the operator names the draft, not the city. */
export async function caseFromSite(store: Store, asked: CaseAsked): Promise<Outcome<ReadingCase>> {
  for (const { id } of await listCities(store.db)) {
    const plan = await inCity(store, id, (tx) => findPlan(tx, asked.draftId))
    if (plan !== undefined) return caseFrom(plan, asked.itemId)
  }
  return bad({ code: 'case.no-draft', facts: { draft: asked.draftId } })
}

export function caseFrom(plan: JudgedPlan, itemId: string): Outcome<ReadingCase> {
  const made = caseOf(plan, itemId)
  return typeof made === 'string' ? bad({ code: `case.${made}`, facts: { item: itemId } }) : good(made)
}

async function findPlan(tx: CityHandle, draftId: string): Promise<JudgedPlan | undefined> {
  try {
    const draft = await getDraft(tx, draftId)
    const { text } = await getDocument(tx, draft.documentId)
    const items: readonly JudgedItem[] = await listItems(tx, draftId)
    return { ...draft.head, text, outline: draft.outline, items }
  } catch (error) {
    if (error instanceof NotFound) return undefined
    throw error
  }
}
