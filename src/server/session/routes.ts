import { randomBytes } from 'node:crypto'
import type { Session, Welcome } from '#contract/session.ts'
import { listDemoAccounts } from '#store/accounts/accounts.ts'
import { removeSession } from '#store/accounts/sessions.ts'
import { appendAudit } from '#store/audit/audit.ts'
import { type City, listCities } from '#store/city/cities.ts'
import { inCity as transactInCity } from '#store/city/city.ts'
import { type Caller, dayOf, type Program } from '../context.ts'
import { accounts as demoPeople } from '../demo/wangchao.ts'
import { anyone, type RoutesOf, signedInAnyhow } from '../guard.ts'
import { orRefuse, problem } from '../problem.ts'
import { changePassword } from './change-password.ts'
import { CSRF_COOKIE, SESSION_COOKIE } from './cookies.ts'
import { DEMO_PASSWORD } from './demo-password.ts'
import { foundCity } from './found-city.ts'
import { hashToken, type LiveSession } from './session-keeper.ts'
import { signIn } from './sign-in.ts'

const HOUR_SECONDS = 3_600

export const sessionRoutes: RoutesOf<'session'> = {
  welcome: anyone.session.welcome.handler(({ context }) => welcome(context.program, context.caller)),

  setUp: anyone.session.setUp.handler(async ({ context, input }) => {
    orRefuse(await foundCity(context.program, context.caller, input))
    return {}
  }),

  signIn: anyone.session.signIn.handler(async ({ context, input }) => {
    const { program, caller } = context
    const outcome = await signIn(program, caller, input)
    if (!outcome.ok) throw problem('UNAUTHORIZED', ...outcome.faults)
    const token = outcome.value
    // A browser that signs in anew has no more use for the session before.
    const before = caller.cookies[SESSION_COOKIE]
    if (before !== undefined) await removeSession(program.store.db, hashToken(before))
    program.sessions.forget()
    const session = await program.sessions.find(token, program.clock())
    if (session === undefined) throw problem('UNAUTHORIZED', { code: 'session.none' })
    caller.setCookie(SESSION_COOKIE, token, program.settings.config.sessionMaxHours * HOUR_SECONDS)
    return toSession(program, session)
  }),

  get: signedInAnyhow.session.get.handler(({ context }) => toSession(context.program, context.session)),

  signOut: signedInAnyhow.session.signOut.handler(async ({ context }) => {
    const { program, caller, session, actor, now, address } = context
    await transactInCity(program.store, actor.cityId, async (tx) => {
      await removeSession(tx, session.tokenHash)
      const subject = { subjectKind: 'account', subjectId: actor.accountId }
      const who = { at: now, accountId: actor.accountId, actor: actor.name }
      await appendAudit(tx, { ...who, action: 'session.ended', ...subject, detail: { address } })
    })
    program.sessions.forget()
    caller.clearCookie(SESSION_COOKIE)
    return {}
  }),

  changePassword: signedInAnyhow.session.changePassword.handler(async ({ context, input }) => {
    const { program, session, actor, now, today, address } = context
    const change = { ...input, tokenHash: session.tokenHash }
    // Not undone when refused: a wrong guess at the present password is counted.
    const outcome = await transactInCity(program.store, actor.cityId, (tx) =>
      changePassword({ tx, actor, now, today, address }, program.settings.config, change),
    )
    program.sessions.forget()
    orRefuse(outcome)
    return {}
  }),
}

async function welcome(program: Program, caller: Caller): Promise<Welcome> {
  const cities = await listCities(program.store.db)
  const [first] = cities
  return {
    city: cities.length === 1 && first !== undefined ? toCity(first) : null,
    cities: cities.map(toCity),
    version: program.version,
    needsSetUp: cities.length === 0,
    signedIn: (await program.sessions.find(caller.cookies[SESSION_COOKIE], program.clock())) !== undefined,
    demoAccounts: caller.local ? await findDemoAccounts(program, cities) : [],
    csrf: giveToken(caller),
    today: dayOf(program.clock()),
  }
}

const toCity = ({ id, name, kind }: City) => ({ id, name, kind })

/** One token for as long as the browser is open: two pages that show the sign-in at once must not outdo each other. */
function giveToken(caller: Caller): string {
  const held = caller.cookies[CSRF_COOKIE]
  if (held !== undefined && /^[\w-]{43}$/.test(held)) return held
  const token = randomBytes(32).toString('base64url')
  caller.setCookie(CSRF_COOKIE, token, 24 * HOUR_SECONDS)
  return token
}

async function findDemoAccounts(program: Program, cities: readonly City[]): Promise<Welcome['demoAccounts']> {
  const demo = cities.find((city) => city.kind === 'demo')
  if (demo === undefined) return []
  const accounts = await transactInCity(program.store, demo.id, listDemoAccounts)
  // the office first, the administrators last, as their story is told
  const places = demoPeople.map(({ username }) => username)
  const ordered = [...accounts].sort((a, b) => places.indexOf(a.username) - places.indexOf(b.username))
  return ordered.map(({ username, name, demoNote }) => ({
    username,
    password: DEMO_PASSWORD,
    name,
    what: demoNote ?? '',
  }))
}

async function toSession(program: Program, session: LiveSession): Promise<Session> {
  const { actor, username, posts, mustChangePassword, expiresAt, csrf, previousSignIn } = session
  const cities = await listCities(program.store.db)
  const city = cities.find(({ id }) => id === actor.cityId)
  if (city === undefined) throw new Error(`a session in city ${actor.cityId}, which does not exist`)
  return {
    account: { id: actor.accountId, username, name: actor.name },
    city: toCity(city),
    posts: posts.map(({ role, unitId, unitName, placeId, placeName }) => ({
      role,
      unitId,
      unitName,
      placeId,
      placeName,
    })),
    mustChangePassword,
    expiresAt: expiresAt.toISOString(),
    csrf,
    previousSignIn: previousSignIn && { at: previousSignIn.at.toISOString(), address: previousSignIn.address },
  }
}
