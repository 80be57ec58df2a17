import type { ColumnType, Generated } from 'kysely'

/** `words` is the code of the sentence that says what is being done. */
export type JobProgress = { readonly done: number; readonly total: number; readonly words: string }

/** Written as JSON text, because the driver takes an array for an array of the database's own. */
type Json<T> = ColumnType<T, string, string>
type OptionalJson<T> = ColumnType<T | null, string | null | undefined, string | null>

export type JobTable = {
  readonly id: string
  readonly city_id: number
  readonly kind: string
  readonly input: Json<unknown>
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly progress: OptionalJson<JobProgress>
  readonly result: OptionalJson<unknown>
  readonly fault: OptionalJson<unknown>
  readonly attempts: Generated<number>
  readonly created_by: string | null
  readonly created_at: Date
  readonly started_at: Date | null
  readonly heartbeat_at: Date | null
  readonly finished_at: Date | null
}

export interface JobTables {
  job: JobTable
}
