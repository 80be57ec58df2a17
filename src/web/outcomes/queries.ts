import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export const outcomesKey = ['outcomes'] as const
export const registerQuery = (roundId: string | undefined) =>
  queryOptions({
    queryKey: [...outcomesKey, 'register', roundId ?? ''],
    queryFn: () => api.outcomes.list(roundId === undefined ? {} : { roundId }),
  })
export const measuresQuery = (methodId: string) =>
  queryOptions({
    queryKey: [...outcomesKey, 'measures', methodId],
    queryFn: () => api.outcomes.measures({ methodId }),
  })
export const historyQuery = (id: string) =>
  queryOptions({ queryKey: [...outcomesKey, 'history', id], queryFn: () => api.outcomes.history({ id }) })

export const registerFile = (roundId: string | undefined): string =>
  `/api/exports/outcomes.xlsx${roundId === undefined ? '' : `?round=${roundId}`}`
