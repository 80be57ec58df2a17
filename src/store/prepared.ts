import type { ClientBase, QueryConfig } from 'pg'

/**
 * Statements that a connection has been asked for before, by text: sent under a name, the database parses and plans them
 * once. On the embedded store that is a third of a small statement's cost. A server may stand behind a pool that hands
 * one connection to many, where a name from before means nothing; so there is none.
 */
const prepared = new WeakMap<ClientBase, Map<string, string>>()

/** Whoever writes numbers into the text instead of parameters must not fill the database's memory with plans. */
const MOST = 500
/** How much is wanted decides between a plan that sorts all and one that walks an index: planned for its numbers each time. */
const LIMITED = /\blimit \$/

export function keepStatements(client: ClientBase): void {
  prepared.set(client, new Map())
}

export function statementFor(client: ClientBase, text: string, values: readonly unknown[]): QueryConfig {
  const query = { text, values: [...values] }
  const names = prepared.get(client)
  if (names === undefined || LIMITED.test(text)) return query
  const known = names.get(text)
  if (known !== undefined) return { ...query, name: known }
  if (names.size >= MOST) return query
  const name = `kept_${names.size + 1}`
  names.set(text, name)
  return { ...query, name }
}
