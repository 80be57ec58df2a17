import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { roundsKey } from '../rounds/queries.ts'

/** Below the round, because what is done to a panel is an act of its round. */
export const panelQuery = (id: string) =>
  queryOptions({ queryKey: [...roundsKey, id, 'panel'], queryFn: () => api.panels.get({ id }) })
