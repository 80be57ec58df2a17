import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export const measureKey = (id: string) => ['measure', id] as const
export const measureQuery = (id: string) =>
  queryOptions({ queryKey: measureKey(id), queryFn: () => api.measures.get({ id }) })

/** A report changes the measure, its programme's counts, and what waits for whom. */
export const touchedByReport = (id: string, programmeId: string) => [
  measureKey(id),
  ['programme', programmeId],
  ['programmes'],
  ['attention'],
]
