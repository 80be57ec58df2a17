import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export const collectionListQuery = queryOptions({
  queryKey: ['collections'],
  queryFn: () => api.collections.list(),
})
export const collectionQuery = (id: string) =>
  queryOptions({ queryKey: ['collection', id], queryFn: () => api.collections.get({ id }) })
export const callListQuery = queryOptions({ queryKey: ['calls'], queryFn: () => api.calls.list() })
export const callQuery = (id: string) => queryOptions({ queryKey: ['call', id], queryFn: () => api.calls.get({ id }) })
export const summaryQuery = (id: string) =>
  queryOptions({ queryKey: ['call-summary', id], queryFn: () => api.calls.summary({ id }) })
export const mineQuery = queryOptions({ queryKey: ['submissions'], queryFn: () => api.submissions.mine() })
export const sheetQuery = (id: string) =>
  queryOptions({ queryKey: ['sheet', id], queryFn: () => api.submissions.get({ id }) })
export const recordsQuery = (from: string, to: string) =>
  queryOptions({ queryKey: ['collection-records', from, to], queryFn: () => api.collections.records({ from, to }) })

/** What a decision on one submission makes other. */
export const touchedBySubmission = [
  ['submissions'],
  ['calls'],
  ['call'],
  ['call-summary'],
  ['collections'],
  ['collection'],
  ['collection-records'],
  ['attention'],
] as const
