import type { z } from 'zod'
import type { Draft, DraftItem, DraftSummary, drafts } from '#contract/drafts.ts'
import { listItems, type StoredItem } from '#store/drafts/draft-items.ts'
import { type DraftLine, getDraft as getStored, listDrafts as listStored } from '#store/drafts/drafts.ts'
import { getDocument } from '#store/files/documents.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import { listNames } from './names.ts'

export type Summary = z.infer<typeof DraftSummary>
export type Changes = z.infer<NonNullable<(typeof drafts.changes)['~orpc']['outputSchema']>>

export async function listDrafts({ tx }: CityContext): Promise<Summary[]> {
  return (await listStored(tx)).map(showLine)
}

/** The whole draft: its text, everything read and judged, and whom its names mean. */
export async function getDraft({ tx }: CityContext, id: string): Promise<Draft> {
  const draft = await getStored(tx, id)
  const [line] = await listStored(tx, id)
  if (line === undefined) throw new NotFound('draft', id)
  const document = await getDocument(tx, draft.documentId)
  const items = await listItems(tx, id)
  return {
    ...showLine(line),
    documentId: document.id,
    sha256: document.sha256,
    text: document.text,
    head: draft.head as Draft['head'],
    headRevision: draft.headRevision,
    outline: [...draft.outline],
    unread: [...draft.unread],
    dismissed: [...draft.dismissed],
    items: items.map(showItem),
    names: await listNames(tx, draft, items),
    sequence: draft.sequence,
  }
}

/** What anybody has changed since a sequence; `names` only when one may mean something else by now. */
export async function listChanges({ tx }: CityContext, id: string, since: number): Promise<Changes> {
  const draft = await getStored(tx, id)
  const items = draft.sequence > since ? await listItems(tx, id, since) : []
  const renamed = draft.namesSequence > since || items.some(({ kind }) => kind === 'measure')
  return {
    sequence: draft.sequence,
    state: draft.state,
    headRevision: draft.headRevision,
    items: items.map(showItem),
    names: renamed ? await listNames(tx, draft, await listItems(tx, id)) : null,
    dismissed: [...draft.dismissed],
  }
}

export const showItem = (item: StoredItem): DraftItem => {
  const { sort: _sort, sequence: _sequence, changedAt, ...shown } = item
  return { ...shown, changedAt: changedAt?.toISOString() ?? null } as DraftItem
}

const showLine = (line: DraftLine): Summary => ({ ...line, createdAt: line.createdAt.toISOString() })
