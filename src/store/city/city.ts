import { setTimeout as wait } from 'node:timers/promises'
import type { PoolClient } from 'pg'
import { APPLICATION_ROLE } from '../access.ts'
import { CityHandle, type Handle, SystemHandle } from '../handle.ts'
import type { Store } from '../open.ts'
import { insideTransaction } from './scope.ts'

/** The work went on after a statement had failed, and its end was not a commit but a rollback: nothing was kept. */
export class TransactionAborted extends Error {}

/** The connection was lost while the commit was under way: it may have been kept or not. Ask before doing it again. */
export class CommitUnknown extends Error {}

/**
 * One transaction in which only this city's rows exist. The work may run again from its start when the database asks for
 * it, so it touches nothing but the handle it is given.
 */
export function inCity<T>(store: Store, cityId: number, work: (tx: CityHandle) => Promise<T>): Promise<T> {
  // The number becomes part of a statement: SET takes no parameters.
  if (!Number.isInteger(cityId) || cityId <= 0) throw new Error(`not a city's number: ${cityId}`)
  const begin = `${beginAs(store)}; set local app.city_id = '${cityId}'`
  return transact(store, begin, (client) => new CityHandle(client, cityId, store.memory), work)
}

/** One transaction over reference and local tables; a city's tables fail loudly in it. */
export function inSystem<T>(store: Store, work: (tx: SystemHandle) => Promise<T>): Promise<T> {
  return transact(store, beginAs(store), (client) => new SystemHandle(client), work)
}

/** One transaction as the login itself, without the application's role, and never repeated: for backup and restore alone. */
export function asOwner<T>(store: Store, begin: string, work: (tx: SystemHandle) => Promise<T>): Promise<T> {
  return once(store, begin, (client) => new SystemHandle(client), work)
}

function beginAs(store: Store): string {
  const parts = ['begin']
  if (store.citus) parts.push(`set local citus.propagate_set_commands = 'local'`)
  if (store.passesFences) parts.push(`set local role ${APPLICATION_ROLE}`)
  return parts.join('; ')
}

const ATTEMPTS = 4

async function transact<H extends Handle, T>(
  store: Store,
  begin: string,
  handle: (client: PoolClient) => H,
  work: (tx: H) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(store, begin, handle, work)
    } catch (error) {
      if (attempt === ATTEMPTS || !mayRetry(error)) throw error
      await wait(20 * 2 ** attempt * (1 + Math.random()))
    }
  }
}

async function once<H extends Handle, T>(
  store: Store,
  begin: string,
  handle: (client: PoolClient) => H,
  work: (tx: H) => Promise<T>,
): Promise<T> {
  const client = await store.pool.connect()
  let broken = false
  try {
    // Context and BEGIN go in one message: one round trip, and no moment in which one is there without the other.
    await client.query(begin)
    const result = await insideTransaction(store.pool, () => work(handle(client)))
    await commit(client)
    return result
  } catch (error) {
    broken = error instanceof CommitUnknown || !(await rolledBack(client))
    throw error
  } finally {
    client.release(broken)
  }
}

async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit').catch((error: unknown) => {
    if (isConnectionLost(error)) throw new CommitUnknown('connection lost during commit', { cause: error })
    throw error
  })
  // COMMIT of a failed transaction is no error for the server: it answers ROLLBACK.
  if (command !== 'COMMIT') throw new TransactionAborted('an earlier statement failed and the work went on regardless')
}

async function rolledBack(client: PoolClient): Promise<boolean> {
  try {
    await client.query('rollback')
    return true
  } catch {
    return false
  }
}

/** Before the commit was sent nothing can have been kept, so a lost connection is as safe to repeat as a conflict. */
function mayRetry(error: unknown): boolean {
  if (error instanceof CommitUnknown || error instanceof TransactionAborted) return false
  const state = stateOf(error)
  return state === '40001' || state === '40P01' || isConnectionLost(error)
}

function isConnectionLost(error: unknown): boolean {
  const state = stateOf(error)
  if (/^08|^57P0|^E(CONNRESET|PIPE|CONNREFUSED)$/.test(state)) return true
  // The driver's own word for it has no code, and a dying coordinator says XX000.
  return error instanceof Error && /^Connection terminated|postmaster was shut down/.test(error.message)
}

function stateOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : ''
}
