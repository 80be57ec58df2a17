import type { Order, Shown } from './review.ts'

export type Pane = 'readings' | 'unread' | 'names' | 'head' | 'findings'

/** What the address keeps of the review page, so that it opens again where it was left. */
export type ReviewSearch = {
  readonly pane?: Pane
  readonly show?: Shown
  readonly order?: Order
  readonly find?: string
  /** the chosen reading's id, or the place of the chosen sentence */
  readonly item?: string
}

const oneOf = <T extends string>(known: readonly T[], given: unknown): T | undefined =>
  known.find((value) => value === given)

export function readReviewSearch(search: Record<string, unknown>): ReviewSearch {
  const pane = oneOf(['readings', 'unread', 'names', 'head', 'findings'] as const, search.pane)
  const show = oneOf(['pending', 'target', 'measure', 'all'] as const, search.show)
  const order = oneOf(['document', 'doubt'] as const, search.order)
  return {
    ...(pane === undefined ? {} : { pane }),
    ...(show === undefined ? {} : { show }),
    ...(order === undefined ? {} : { order }),
    ...(typeof search.find === 'string' && search.find !== '' ? { find: search.find } : {}),
    ...(typeof search.item === 'string' ? { item: search.item } : {}),
  }
}
