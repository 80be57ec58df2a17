import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { roundsKey } from '../rounds/queries.ts'

const SOON_MS = 1500
/** An analysis follows each computation by itself; until it is there, it is asked for again. */
export const robustnessQuery = (id: string) =>
  queryOptions({
    queryKey: [...roundsKey, id, 'robustness'],
    queryFn: () => api.robustness.get({ id }),
    refetchInterval: (query) => (query.state.data === null ? SOON_MS : false),
  })
