import { useNavigate, useSearch } from '@tanstack/react-router'
import { plainView, type View } from './columns.ts'

type Search = Readonly<Record<string, unknown>>
const isRecord = (value: unknown): value is Search => typeof value === 'object' && value !== null

const filtersOf = (value: unknown): Readonly<Record<string, string>> =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).flatMap(([key, one]) => (one === undefined ? [] : [[key, String(one)]])))
    : {}

/** A view as it stands in the address; anything odd in there is as if it were absent. */
export const viewOf = (search: unknown): View => {
  if (!isRecord(search)) return plainView
  return {
    sort: typeof search.sort === 'string' ? search.sort : null,
    descending: search.desc === true || search.desc === 1,
    filters: filtersOf(search.f),
    page: typeof search.page === 'number' && search.page >= 1 ? Math.floor(search.page) : 1,
  }
}

export const searchOf = (view: View): Search => ({
  sort: view.sort ?? undefined,
  desc: view.descending ? 1 : undefined,
  f: Object.keys(view.filters).length === 0 ? undefined : view.filters,
  page: view.page === 1 ? undefined : view.page,
})

/** The whole search part of the address, for pages that keep more in it than a table's view. */
export const useAddress = (): readonly [Search, (changes: Search) => void] => {
  const search: unknown = useSearch({ strict: false })
  const navigate = useNavigate()
  const known: Search = isRecord(search) ? search : {}
  const change = (changes: Search) => {
    const next = Object.fromEntries(Object.entries({ ...known, ...changes }).filter(([, value]) => value !== undefined))
    // one helper for every route: which keys a page keeps is the page's own business
    // a page that stays scrolls for itself
    navigate({ to: '.', search: next as never, replace: true, resetScroll: false })
  }
  return [known, change]
}

/** One table's view, kept in the address so that a link restores it. */
export const useView = (): readonly [View, (view: View) => void] => {
  const [search, change] = useAddress()
  return [viewOf(search), (view) => change(searchOf(view))]
}
