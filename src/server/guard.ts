import { timingSafeEqual } from 'node:crypto'
import { type AnyProcedure, type ImplementerInternalWithMiddlewares, implement, os, type Router } from '@orpc/server'
import { contract } from '#contract/contract.ts'
import type { Actor } from '#core/accounts/roles.ts'
import { inCity as transactInCity } from '#store/city.ts'
import type { CityHandle } from '#store/handle.ts'
import { type Asking, dayOf, type RequestContext } from './context.ts'
import { problem, problems } from './problem.ts'
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

const session = base.middleware(async ({ context, procedure, next }) => {
  const { program, caller } = context
  const now = program.clock()
  const found = await program.sessions.find(caller.cookies[SESSION_COOKIE], now)
  if (found === undefined) throw problem('UNAUTHORIZED', { code: 'session.none' })
  if (changesSomething(procedure)) requireToken(caller.csrf, found.csrf)
  const asking: Asking = { actor: found.actor, now, today: dayOf(now), address: caller.address }
  return next({ context: { ...asking, session: found } })
})

const passwordGate = os.$context<SignedInContext>().middleware(async ({ context, next }) => {
  if (context.session.mustChangePassword) throw problem('FORBIDDEN', { code: 'session.password-change-due' })
  return next()
})

const root: Guarded<RequestContext> = implement(contract).$context<RequestContext>().use(problems)

/** Nobody has signed in yet; what changes something still needs the token that `welcome` gave. */
export const anyone: Guarded<RequestContext> = root.use(openToken)

/** Signed in, even with a password that must be changed first. */
export const signedInAnyhow: Guarded<SignedInContext> = root.use(session)

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

function changesSomething(procedure: AnyProcedure): boolean {
  return (procedure['~orpc'].route.method ?? 'POST') !== 'GET'
}

function requireToken(given: string | undefined, kept: string | undefined): void {
  if (!isSameToken(given, kept)) throw problem('FORBIDDEN', { code: 'session.csrf' })
}

export function isSameToken(given: string | undefined, kept: string | undefined): boolean {
  if (given === undefined || kept === undefined || kept === '') return false
  const [a, b] = [Buffer.from(given), Buffer.from(kept)]
  return a.length === b.length && timingSafeEqual(a, b)
}
