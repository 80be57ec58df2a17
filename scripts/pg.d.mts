export type Postgres = { readonly url: string; readonly version: string; readonly stop: () => Promise<void> }

export class PostgresMissing extends Error {}

export function startPostgres(): Promise<Postgres>

export function withPostgres<T>(work: (url: string) => Promise<T>): Promise<T>
