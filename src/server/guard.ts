import { type AnyProcedure, type ImplementerInternalWithMiddlewares, implement, os, type Router } from '@orpc/server'
import { contract } from '#contract/contract.ts'
import type { Actor } from '#core/accounts/roles.ts'
import { inCity as transactInCity } from '#store/city/city.ts'
import type { CityHandle } from '#store/handle.ts'
import { countAnew } from '#store/statistics.ts'
import { type Asking, type Caller, dayOf, type Program, type RequestContext } from './context.ts'
import { problem, problems } from './problem.ts'
import { isSameToken } from './same-token.ts'
import { CSRF_COOKIE, SESSION_COOKIE } from './session/cookies.ts'
import type { LiveSession } from './session/session-keeper.ts'

/** What a route sees once its asker is known. */
export type SignedInContext = RequestContext & Asking & { readonly session: LiveSession }

type Contract = typeof contract
/** Spelt out, because the compiler will not write a type of this size into a declaration by itself. */
type Guarded<Current extends RequestContext> = ImplementerInternalWithMiddlewares<Contract, RequestContext, Current>

/** What a noun's `routes.ts` exports: its part of the contract, every endpoint implemented. */
export type RoutesOf<Noun extends keyof Contract> = Router<Contract[Noun], RequestContext>

const base = os.$context<RequestContext>()

const openToken = base.middleware(async ({ context, procedure, next }) => {
  const { caller } = context
  if (changesSomething(procedure)) requireToken(caller.csrf, caller.cookies[CSRF_COOKIE])
  return next()
})

/** Who asks, by the session's cookie; refused without one, and without its token where something is to change. */
async function findAsker(program: Program, caller: Caller, asked: { readonly changes: boolean }) {
  const now = program.clock()
  const session = await program.sessions.find(caller.cookies[SESSION_COOKIE], now)
  if (session === undefined) throw problem('UNAUTHORIZED', { code: 'session.none' })
  if (asked.changes) requireToken(caller.csrf, session.csrf)
  return { session, actor: session.actor, now, today: dayOf(now), address: caller.address }
}

function requireOwnPassword(session: LiveSession): void {
  if (session.mustChangePassword) throw problem('FORBIDDEN', { code: 'session.password-change-due' })
}

/** The same two gates for a route outside the contract. */
export async function identify(
  program: Program,
  caller: Caller,
  asked: { readonly changes: boolean },
): Promise<Asking> {
  const { session, ...asking } = await findAsker(program, caller, asked)
  requireOwnPassword(session)
  return asking
}

const sessionGate = base.middleware(async ({ context, procedure, next }) => {
  const changes = changesSomething(procedure)
  return next({ context: await findAsker(context.program, context.caller, { changes }) })
})

const passwordGate = os.$context<SignedInContext>().middleware(async ({ context, next }) => {
  requireOwnPassword(context.session)
  return next()
})

const root: Guarded<RequestContext> = implement(contract).$context<RequestContext>().use(problems)

/** Nobody has signed in yet; what changes something still needs the token that `welcome` gave. */
export const anyone: Guarded<RequestContext> = root.use(openToken)

/**
 * No session, no cookie and no token: what the caller may do hangs on a secret in the body alone, which a page of another
 * origin does not know.
 */
export const bearer: Guarded<RequestContext> = root

/** Signed in, even with a password that must be changed first. */
export const signedInAnyhow: Guarded<SignedInContext> = root.use(sessionGate)

/** Signed in and free to work: what nearly every route starts from. */
export const signedIn: Guarded<SignedInContext> = signedInAnyhow.use(passwordGate)

/** Refuses whom the rule, one line beside the noun in core, does not name. */
export const may = (rule: (actor: Actor) => boolean) =>
  os.$context<SignedInContext>().middleware(async ({ context, next }) => {
    if (!rule(context.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
    return next()
  })

/** Runs the handler in one transaction of the asker's city: `context.tx`. A problem thrown inside undoes all of it. */
export const inCity = os.$context<SignedInContext>().middleware(async ({ context, next }) =>
  // A transaction may run again from its start, so nothing but the last run's answer leaves it.
  transactInCity(context.program.store, context.actor.cityId, async (tx: CityHandle) => next({ context: { tx } })),
)

/** Outside of `inCity`: what the handler changes about accounts or posts counts from the very next request on. */
export const forgetSessions = os.$context<SignedInContext>().middleware(async ({ context, next }) => {
  const answer = await next()
  context.program.sessions.forget()
  return answer
})

/** Outside of `inCity`, for what fills tables by the thousand: lists must be quick from the very next request on. */
export const countRows = os.$context<SignedInContext>().middleware(async ({ context, next }) => {
  const answer = await next()
  await countAnew(context.program.store)
  return answer
})

function changesSomething(procedure: AnyProcedure): boolean {
  return (procedure['~orpc'].route.method ?? 'POST') !== 'GET'
}

function requireToken(given: string | undefined, kept: string | undefined): void {
  if (!isSameToken(given, kept)) throw problem('FORBIDDEN', { code: 'session.csrf' })
}
