import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { programmeKey } from '../programmes/queries.ts'

/** Everything about a programme's tables: one deed makes all of it stale. */
export const matricesKey = (programmeId: string) => [...programmeKey(programmeId), 'matrices'] as const

export const matricesQuery = (programmeId: string) =>
  queryOptions({
    queryKey: [...matricesKey(programmeId), 'list'],
    queryFn: () => api.matrices.list({ id: programmeId }),
  })
export const matrixQuery = (programmeId: string, id: string) =>
  queryOptions({ queryKey: [...matricesKey(programmeId), 'one', id], queryFn: () => api.matrices.get({ id }) })
export const formQuery = (programmeId: string, id: string) =>
  queryOptions({ queryKey: [...matricesKey(programmeId), 'form', id], queryFn: () => api.matrices.form({ id }) })
export const comparisonQuery = (programmeId: string, id: string, cell: 'whole' | 'annual') =>
  queryOptions({
    queryKey: [...matricesKey(programmeId), 'comparison', id, cell],
    queryFn: () => api.matrices.comparison({ id, cell }),
    placeholderData: (before) => before,
  })
