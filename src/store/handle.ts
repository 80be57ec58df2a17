import { Kysely } from 'kysely'
import type { PoolClient } from 'pg'
import { ClientConnection, ClientDialect } from './client-dialect.ts'
import type { Memory } from './memory/memory.ts'
import type { Tables } from './tables.ts'

/** What every store function takes first. */
export type Handle = Kysely<Tables>

/** What may change under something remembered; each is counted by itself in `number_head`. */
export type Changing = 'subject' | 'indicator' | 'batch'
/** How often each has changed. */
export type Changes = Readonly<Record<Changing, number>>

/** A transaction that sees one city's rows; `cityId` goes into the predicates and the rows. */
export class CityHandle extends Kysely<Tables> {
  readonly cityId: number
  /** what the process has read before from this store */
  readonly memory: Memory
  /** false from the moment in which this transaction changes something that is remembered: it alone sees its changes */
  remembers = true
  /** as this transaction found them when it first asked; null before */
  changes: Changes | null = null

  constructor(client: PoolClient, cityId: number, memory: Memory) {
    super({ dialect: new ClientDialect(client) })
    this.cityId = cityId
    this.memory = memory
  }
}

/** A transaction that sees no city's rows, only reference and local tables. */
export class SystemHandle extends Kysely<Tables> {
  /** so that a city's handle does not pass for this one, nor the other way round */
  readonly cityId = null

  constructor(client: PoolClient) {
    super({ dialect: new ClientDialect(client) })
  }
}

/** Lends the connection below a transaction's handle, for what Kysely has no words for. */
export function withClient<T>(handle: Handle, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return handle.getExecutor().provideConnection((connection) => {
    if (!(connection instanceof ClientConnection)) throw new Error('this needs the handle of a transaction')
    return work(connection.client)
  })
}
