import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool } from 'pg'

type Scope = { readonly pool: Pool; open: boolean }

const scopes = new AsyncLocalStorage<Scope>()

/** Runs `work` as the inside of a transaction: until it ends, the pool is closed to everything that it starts. */
export async function insideTransaction<T>(pool: Pool, work: () => Promise<T>): Promise<T> {
  const scope: Scope = { pool, open: true }
  try {
    return await scopes.run(scope, work)
  } finally {
    // What outlives the transaction (a timer, a queue started in it) is outside again.
    scope.open = false
  }
}

/**
 * The embedded store has one connection: waiting for a second one inside a transaction waits for ever. On a server it
 * would work, and read past the transaction; so both refuse.
 */
export function refuseInsideTransaction(pool: Pool): void {
  const scope = scopes.getStore()
  if (scope?.open === true && scope.pool === pool) {
    throw new Error('outer handle used inside a transaction: pass on the handle that the transaction gave')
  }
}
