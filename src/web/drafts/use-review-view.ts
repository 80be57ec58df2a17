import { useNavigate, useSearch } from '@tanstack/react-router'
import type { Order, Shown } from './review.ts'
import { type Pane, type ReviewSearch, readReviewSearch } from './review-search.ts'

export function useReviewView() {
  const search = readReviewSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  const change = (part: ReviewSearch) =>
    void navigate({
      to: '.',
      search: (old: Record<string, unknown>) => readReviewSearch({ ...old, ...part }),
      replace: true,
      // the panes scroll for themselves; the router would put them back where they were
      resetScroll: false,
    })
  return {
    pane: search.pane ?? 'readings',
    shown: search.show ?? 'all',
    order: search.order ?? 'doubt',
    search: search.find ?? '',
    chosen: search.item ?? null,
    setPane: (pane: Pane) => change({ pane }),
    setShown: (show: Shown) => change({ show }),
    setOrder: (order: Order) => change({ order }),
    setSearch: (find: string) => change({ find }),
    change,
  } as const
}
