import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { noteAway, whenBack } from './connection.ts'
import { statusOf } from './faults.ts'

/** Said to the session when any call finds that nobody is signed in any more. */
type Listener = () => void
let onSignedOut: Listener = () => {}
export const whenSignedOut = (listener: Listener): void => {
  onSignedOut = listener
}
const watch = (error: unknown) => {
  if (statusOf(error) === 401) onSignedOut()
  // fetch reports an unreachable server as a TypeError
  if (error instanceof TypeError) void noteAway()
}

const retry = (count: number, error: unknown): boolean => statusOf(error) === null && count < 2

export const queryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => (query.queryKey[0] === 'session' && statusOf(error) !== null ? undefined : watch(error)),
  }),
  mutationCache: new MutationCache({ onError: watch }),
  defaultOptions: { queries: { retry, staleTime: 20_000, refetchOnWindowFocus: true } },
})

whenBack(() => void queryClient.refetchQueries({ predicate: ({ state }) => state.status === 'error' }))
