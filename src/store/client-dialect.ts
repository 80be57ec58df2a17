import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type DialectAdapter,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { PoolClient } from 'pg'
import { statementFor } from './prepared.ts'

/** One connection that somebody else opened and will give back: what a transaction's handle runs on. */
export class ClientConnection implements DatabaseConnection {
  readonly client: PoolClient

  constructor(client: PoolClient) {
    this.client = client
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const result = await this.client.query(statementFor(this.client, query.sql, query.parameters))
    const changes = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(result.command)
    return { rows: result.rows, ...(changes ? { numAffectedRows: BigInt(result.rowCount ?? 0) } : {}) }
  }

  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    yield* []
    throw new Error('rows are not streamed by Kysely here: use copyOut')
  }
}

export class ClientDialect implements Dialect {
  readonly #client: PoolClient

  constructor(client: PoolClient) {
    this.#client = client
  }

  createDriver(): Driver {
    return new ClientDriver(new ClientConnection(this.#client))
  }
  createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresQueryCompiler()
  }
  createAdapter(): DialectAdapter {
    return new PostgresAdapter()
  }
  createIntrospector(...[db]: Parameters<Dialect['createIntrospector']>): PostgresIntrospector {
    return new PostgresIntrospector(db)
  }
}

class ClientDriver implements Driver {
  readonly #connection: ClientConnection
  /** Queries sent at once wait for each other here, because the driver's own queue is going away. */
  #turn: Promise<void> = Promise.resolve()
  #leave: () => void = () => {}

  constructor(connection: ClientConnection) {
    this.#connection = connection
  }

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const mine = this.#turn
    let leave = () => {}
    this.#turn = new Promise((resolve) => {
      leave = resolve
    })
    await mine
    this.#leave = leave
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    this.#leave()
  }

  async beginTransaction(): Promise<void> {
    throw new Error('a transaction is open already: its handle is the one in your hand')
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
}
