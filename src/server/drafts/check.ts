import type { Fault } from '#core/base/fault.ts'
import type { StoredItem } from '#store/drafts/draft-items.ts'
import { listItems } from '#store/drafts/draft-items.ts'
import { getDraft, type StoredDraft } from '#store/drafts/drafts.ts'
import type { CityContext } from '../context.ts'
import { listNames, type Printed } from './names.ts'

/** A finding that does not stand in the way begins with this. */
export const warning = 'draft.warning.'

/** Everything that stands in the way of adopting a draft, and what whoever adopts should know. */
export async function checkDraft(
  { tx }: CityContext,
  { id, leavePending }: { readonly id: string; readonly leavePending: boolean },
): Promise<Fault[]> {
  const draft = await getDraft(tx, id)
  const items = await listItems(tx, id)
  return checkItems(draft, items, await listNames(tx, draft, items), { leavePending })
}

export const isTaken = (item: StoredItem): boolean => item.state === 'accepted' || item.state === 'corrected'

export function checkItems(
  draft: StoredDraft,
  items: readonly StoredItem[],
  names: readonly Printed[],
  asked: { readonly leavePending: boolean },
): Fault[] {
  const pending = items.filter(({ state }) => state === 'pending')
  const taken = items.filter(isTaken)
  const open = new Set(
    taken.flatMap((item) => (item.kind === 'measure' ? item.value.duties.map(({ name }) => name) : [])),
  )
  const faults: Fault[] = []
  if (draft.head.title.trim() === '') faults.push({ code: 'draft.no-title', place: { field: 'head.title' } })
  if (pending.length > 0 && !asked.leavePending) {
    const targets = pending.filter(({ kind }) => kind === 'target').length
    faults.push({ code: 'draft.pending', facts: { targets, measures: pending.length - targets } })
  }
  if (taken.length === 0) faults.push({ code: 'draft.empty' })
  for (const { name, times, by } of names) {
    // While items are pending all of their names matter; later only those that will be adopted.
    const matters = open.has(name) || (pending.length > 0 && !asked.leavePending)
    if (by === null && matters) faults.push({ code: 'draft.name-unknown', facts: { name, times } })
  }
  for (const { text, start, end } of draft.head.placeholders) {
    faults.push({ code: `${warning}placeholder`, place: { start, end }, facts: { text } })
  }
  return faults
}
