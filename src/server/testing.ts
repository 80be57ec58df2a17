import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type { Role } from '#core/accounts/roles.ts'
import type { Fault } from '#core/base/fault.ts'
import { insertAccount } from '#store/accounts/accounts.ts'
import { insertPost } from '#store/accounts/posts.ts'
import { inCity } from '#store/city/city.ts'
import type { Store } from '#store/open.ts'
import { granted, newTestCity, testStores } from '#store/testing.ts'
import { hashPassword } from './accounts/passwords.ts'
import { buildApp } from './app.ts'
import { readSettings } from './config.ts'
import { dayOf, type Program } from './context.ts'
import type { JobHandlers } from './jobs/job-kinds.ts'

/** A clock that stands still until a test moves it. */
export type TestClock = { readonly now: () => Date; readonly pass: (minutes: number) => void }

export type Answer<T = Record<string, unknown>> = {
  readonly status: number
  readonly body: T
  readonly faults: readonly Fault[]
  readonly headers: Readonly<Record<string, unknown>>
}

/** Somebody's browser: keeps its cookies and sends the token back, as the pages do. */
export type Browser = {
  readonly ask: <T = Record<string, unknown>>(method: string, path: string, body?: unknown) => Promise<Answer<T>>
  readonly upload: (path: string, name: string, bytes: Uint8Array) => Promise<Answer<{ id: string }>>
  readonly signIn: (username: string, password?: string) => Promise<Answer>
  readonly cookies: Map<string, string>
  csrf: string | undefined
}

export type NewcomerPost = { readonly role: Role; readonly unitId?: string; readonly placeId?: string }
export type Newcomer = {
  readonly username: string
  readonly posts?: readonly NewcomerPost[]
  readonly mustChangePassword?: boolean
  readonly demoNote?: string
}

/** The program behind its front door, on a store and in a city of its own. */
export type FrontDoor = {
  readonly server: FastifyInstance
  readonly program: Program
  readonly store: Store
  readonly cityId: number
  readonly clock: TestClock
  readonly browser: (from?: Pick<InjectOptions, 'remoteAddress' | 'headers'>) => Browser
  readonly addAccount: (newcomer: Newcomer) => Promise<string>
  /** an account with this one post, already signed in */
  readonly as: (role: Role, more?: Omit<NewcomerPost, 'role'>) => Promise<Browser>
  readonly close: () => Promise<void>
}

export const TEST_PASSWORD = 'Correct-horse-7'

export type DoorOptions = {
  readonly environment?: Readonly<Record<string, string>>
  readonly handlers?: JobHandlers
  /** no city at all, as in a new installation */
  readonly empty?: boolean
  readonly store?: Store
  readonly webDirectory?: string
}

export async function openFrontDoor(options: DoorOptions = {}): Promise<FrontDoor> {
  const store = options.store ?? (await openTestStore())
  const environment = { JINGWEI_LOG_LEVEL: 'silent', JINGWEI_SIGN_INS_PER_MINUTE: '0', ...options.environment }
  const settings = granted(readSettings({ environment, directory: '/nonexistent' }))
  const clock = openClock()
  const parts = { store, settings, clock: clock.now, version: '0.0.0', handlers: options.handlers ?? {} }
  const cityId = options.empty === true ? 0 : await newTestCity(store)
  const web = options.webDirectory === undefined ? {} : { webDirectory: options.webDirectory }
  const { server, program } = await buildApp({ ...parts, ...web })
  const browser: FrontDoor['browser'] = (from = {}) => openBrowser(server, cityId, from)
  const addAccount = (newcomer: Newcomer) => insertNewcomer(store, cityId, clock.now(), newcomer)
  return {
    server,
    program,
    store,
    cityId,
    clock,
    browser,
    addAccount,
    as: async (role, more = {}) => {
      const username = `${role}-${randomUUID().slice(0, 8)}`
      await addAccount({ username, posts: [{ role, ...more }] })
      const signedIn = browser()
      const answer = await signedIn.signIn(username)
      if (answer.status !== 200) throw new Error(`${username} could not sign in: ${JSON.stringify(answer.body)}`)
      return signedIn
    },
    close: async () => {
      await program.jobs.stop()
      await server.close()
      if (options.store === undefined) await store.close()
    },
  }
}

function openTestStore(): Promise<Store> {
  const [first] = testStores
  if (first === undefined) throw new Error('there is always PGlite to test on')
  return first.open()
}

function openClock(): TestClock {
  let now = Date.parse('2026-11-23T01:00:00Z')
  return {
    now: () => new Date(now),
    pass: (minutes) => {
      now += minutes * 60_000
    },
  }
}

function openBrowser(
  server: FastifyInstance,
  cityId: number,
  from: Pick<InjectOptions, 'remoteAddress' | 'headers'>,
): Browser {
  const cookies = new Map<string, string>()
  const send = async <T>(options: InjectOptions): Promise<Answer<T>> => {
    const csrf = browser.csrf === undefined ? {} : { 'x-jingwei-csrf': browser.csrf }
    const headers = { ...from.headers, ...csrf, ...options.headers }
    const response = await server.inject({ ...from, ...options, headers, cookies: Object.fromEntries(cookies) })
    for (const { name, value } of response.cookies) {
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const isJson = String(response.headers['content-type']).includes('json')
    const body = isJson ? response.json() : response.payload
    return { status: response.statusCode, body, faults: body?.data?.faults ?? [], headers: response.headers }
  }
  const browser: Browser = {
    cookies,
    csrf: undefined,
    ask: (method, path, body) =>
      send({
        method: method as 'GET',
        url: path,
        ...(body === undefined
          ? {}
          : { payload: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      }),
    upload: (path, name, bytes) => {
      const boundary = `----${randomUUID()}`
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
      const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
      const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
      return send({ method: 'POST', url: path, payload, headers })
    },
    signIn: async (username, password = TEST_PASSWORD) => {
      const welcome = await browser.ask<{ csrf: string }>('GET', '/api/welcome')
      browser.csrf = welcome.body.csrf
      const city = cityId === 0 ? {} : { cityId }
      const answer = await browser.ask('POST', '/api/session', { username, password, ...city })
      if (answer.status === 200) browser.csrf = String(answer.body.csrf)
      return answer
    },
  }
  return browser
}

let hashed: Promise<string> | undefined

async function insertNewcomer(store: Store, cityId: number, now: Date, newcomer: Newcomer): Promise<string> {
  hashed ??= hashPassword(TEST_PASSWORD)
  const passwordHash = await hashed
  const id = randomUUID()
  const { username, posts = [], mustChangePassword = false, demoNote = null } = newcomer
  await inCity(store, cityId, async (tx) => {
    const given = { username, name: username, phone: null, passwordHash, mustChangePassword, demoNote }
    await insertAccount(tx, { id, ...given, createdAt: now })
    for (const { role, unitId = null, placeId = null } of posts) {
      const period = { validFrom: dayOf(now), validTo: null }
      await insertPost(tx, { id: randomUUID(), accountId: id, role, unitId, placeId, ...period })
    }
  })
  return id
}
