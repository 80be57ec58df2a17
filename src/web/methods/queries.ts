import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export const methodsKey = ['methods'] as const
export const methodsQuery = queryOptions({ queryKey: [...methodsKey, 'list'], queryFn: () => api.methods.list({}) })
export const shippedQuery = queryOptions({
  queryKey: [...methodsKey, 'shipped'],
  queryFn: () => api.methods.shipped({}),
  staleTime: Number.POSITIVE_INFINITY,
})
export const methodQuery = (id: string, version?: number) =>
  queryOptions({
    queryKey: [...methodsKey, id, version ?? 'latest'],
    queryFn: () => api.methods.get(version === undefined ? { id } : { id, version }),
  })
export const compareQuery = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: [...methodsKey, id, 'compare', from, to],
    queryFn: () => api.methods.compare({ id, from, to }),
  })

export const compareRanksQuery = (id: string, from: number, to: number) =>
  queryOptions({
    queryKey: [...methodsKey, id, 'compare-ranks', from, to],
    queryFn: () => api.methods.compareRanks({ id, from, to }),
  })
