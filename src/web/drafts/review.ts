import type { Draft, DraftItem } from '#contract/drafts.ts'
import { numberWords } from '#core/plans/number-words.ts'

/** What the right-hand list shows. */
export type Shown = 'pending' | 'target' | 'measure' | 'all'
export type Order = 'document' | 'doubt'

/** Below it a rule says of itself that a person should look first. */
export const doubtful = 0.6
/** From these on a rule is sure enough that its readings may be accepted together. */
export const sure = [0.9, 0.8] as const

export const countsOf = (items: readonly DraftItem[]): Record<DraftItem['state'], number> => {
  const counts = { pending: 0, accepted: 0, corrected: 0, rejected: 0 }
  for (const item of items) counts[item.state] += 1
  return counts
}

const inDocument = (a: DraftItem, b: DraftItem) => a.start - b.start || a.end - b.end
const band = ({ confidence }: DraftItem) =>
  [doubtful, ...[...sure].reverse()].filter((from) => confidence >= from).length
/** By how much a look is needed, and within that as printed: what stands together is judged together. */
const doubtFirst = (a: DraftItem, b: DraftItem) => band(a) - band(b) || inDocument(a, b)

export function itemsShown(items: readonly DraftItem[], shown: Shown, order: Order, search: string): DraftItem[] {
  const words = search.trim().toLowerCase()
  const fits = (item: DraftItem) =>
    (shown === 'all' || (shown === 'pending' ? item.state === 'pending' : item.kind === shown)) &&
    (words === '' || textOf(item).toLowerCase().includes(words))
  return items.filter(fits).sort(order === 'doubt' ? doubtFirst : inDocument)
}

const textOf = (item: DraftItem): string =>
  item.kind === 'target'
    ? `${item.value.metric} ${item.value.value}${item.value.unit} ${item.value.scope ?? ''}`
    : `${numberWords(item.value.number)} ${item.value.title} ${item.value.duties.map((duty) => duty.name).join(' ')}`

/** The neighbour in the list, staying at the ends. */
export function step(items: readonly { readonly id: string }[], current: string | null, by: 1 | -1): string | null {
  const at = items.findIndex((item) => item.id === current)
  if (at < 0) return items[by === 1 ? 0 : items.length - 1]?.id ?? null
  return items[Math.min(items.length - 1, Math.max(0, at + by))]?.id ?? null
}

/** After a judgement: the next item nobody has judged, from here on and then from the top. */
export function nextPending(items: readonly DraftItem[], current: string | null): string | null {
  const at = items.findIndex((item) => item.id === current)
  const rest = [...items.slice(at + 1), ...items.slice(0, Math.max(0, at))]
  return rest.find((item) => item.state === 'pending')?.id ?? current
}

/** Puts newer readings over older ones; an answer that arrives late never undoes a later one. */
export function mergeItems(draft: Draft, fresh: readonly DraftItem[]): Draft {
  if (fresh.length === 0) return draft
  const known = new Map(draft.items.map((item) => [item.id, item]))
  for (const item of fresh) {
    const old = known.get(item.id)
    if (old === undefined || item.revision >= old.revision) known.set(item.id, item)
  }
  return { ...draft, items: [...known.values()] }
}

/** What a key means in the list; null for a key that is not ours. */
export const keyActions = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  a: 'accept',
  Enter: 'accept',
  x: 'reject',
  Delete: 'reject',
  e: 'edit',
  u: 'undo',
  n: 'pending',
  t: 'addTarget',
  m: 'addMeasure',
  '?': 'keys',
} as const
export type KeyAction = (typeof keyActions)[keyof typeof keyActions]

export const keyAction = (key: string): KeyAction | null =>
  key in keyActions ? keyActions[key as keyof typeof keyActions] : null
