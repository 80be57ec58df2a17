import type { ColumnType } from 'kysely'

/** bigint comes out as text, because a number cannot hold all of it. */
type BigintColumn = ColumnType<string, number | bigint | string, number | bigint | string>

export type AuditHeadTable = {
  readonly city_id: number
  readonly seq: BigintColumn
  readonly hash: string
}

export type AuditEntryTable = {
  readonly city_id: number
  readonly seq: BigintColumn
  readonly at: Date
  readonly account_id: string | null
  readonly actor: string
  readonly action: string
  readonly subject_kind: string
  readonly subject_id: string | null
  readonly detail: ColumnType<unknown, string, never>
  readonly previous_hash: string
  readonly hash: string
}

export interface AuditTables {
  audit_head: AuditHeadTable
  audit_entry: AuditEntryTable
}
