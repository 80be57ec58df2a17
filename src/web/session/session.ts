import { queryOptions, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { Session } from '#contract/session.ts'
import type { Actor } from '#core/accounts/roles.ts'
import { api, keepCsrf } from '../api/client.ts'
import { statusOf } from '../api/faults.ts'

export const welcomeQuery = queryOptions({
  queryKey: ['welcome'],
  queryFn: async ({ client }) => {
    const welcome = await api.session.welcome()
    keepCsrf(welcome.csrf)
    // a stranger's first page asks for no session that would be refused
    if (!welcome.signedIn && client.getQueryData(['session']) === undefined) client.setQueryData(['session'], null)
    return welcome
  },
  staleTime: Number.POSITIVE_INFINITY,
})

/** The session, or null where nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      const session = await api.session.get()
      keepCsrf(session.csrf)
      return session
    } catch (error) {
      if (statusOf(error) === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
})

const SessionContext = createContext<Session | null>(null)
export const SessionProvider = SessionContext.Provider

/** Who is signed in. Only asked inside the frame, which is never shown without a session. */
export const useSession = (): Session => {
  const session = useContext(SessionContext)
  if (session === null) throw new Error('asked for the session outside the frame')
  return session
}

export const actorOf = (session: Session): Actor => ({
  accountId: session.account.id,
  cityId: session.city.id,
  name: session.account.name,
  posts: session.posts,
})

/** What the rights in core are asked with. */
export const useActor = (): Actor => actorOf(useSession())

/** The server's own day: "due" and "late" are counted from it, not from this machine's clock. */
export const useToday = (): string => useQuery(welcomeQuery).data?.today ?? ''
