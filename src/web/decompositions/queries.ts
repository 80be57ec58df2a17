import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { programmeKey } from '../programmes/queries.ts'

export const splitsQuery = (id: string) =>
  queryOptions({ queryKey: [...programmeKey(id), 'splits'], queryFn: () => api.decompositions.list({ id }) })
export const splitQuery = (id: string, targetId: string) =>
  queryOptions({
    queryKey: [...programmeKey(id), 'split', targetId],
    queryFn: () => api.decompositions.get({ id, targetId }),
  })
export const sharesQuery = (id: string) =>
  queryOptions({ queryKey: [...programmeKey(id), 'shares'], queryFn: () => api.decompositions.shares({ id }) })
