import type { ColumnType } from 'kysely'
import type { MeasureValue, PlanHeadValue, TargetValue } from '#core/programmes/snapshot.ts'

/** Written as JSON text, because the driver takes an array for an array of the database's own. */
type Json<T> = ColumnType<T, string, string>

export type DocumentTable = {
  readonly city_id: number
  readonly id: string
  readonly file_id: string
  readonly file_name: string
  readonly sha256: string
  readonly kind: string
  readonly text: string
  readonly created_at: Date
  readonly created_by: string
}

export type DraftHeading = {
  readonly number: string
  readonly title: string
  readonly depth: number
  readonly start: number
  readonly end: number
}
export type DraftUnread = {
  readonly start: number
  readonly end: number
  readonly why: 'number' | 'date' | 'commitment' | 'relative'
}

export type DraftTable = {
  readonly city_id: number
  readonly id: string
  readonly document_id: string
  readonly state: 'open' | 'adopted' | 'abandoned'
  readonly head: Json<PlanHeadValue>
  readonly head_revision: number
  readonly outline: Json<readonly DraftHeading[]>
  readonly unread: Json<readonly DraftUnread[]>
  readonly dismissed: Json<readonly number[]>
  readonly sequence: number
  readonly names_sequence: number
  readonly created_at: Date
  readonly created_by: string
  readonly programme_id: string | null
  readonly adopted_version: number | null
}

export type DraftItemTable = {
  readonly city_id: number
  readonly draft_id: string
  readonly id: string
  readonly kind: 'target' | 'measure'
  readonly origin: 'read' | 'added'
  readonly state: 'pending' | 'accepted' | 'corrected' | 'rejected'
  readonly span_start: number
  readonly span_end: number
  readonly context_start: number
  readonly context_end: number
  readonly rule: string
  readonly confidence: number
  readonly read: Json<TargetValue | MeasureValue> | null
  readonly value: Json<TargetValue | MeasureValue>
  readonly sort: number
  readonly revision: number
  readonly sequence: number
  readonly changed_at: Date | null
  readonly changed_by: string | null
}

export interface DraftTables {
  document: DocumentTable
  draft: DraftTable
  draft_item: DraftItemTable
}
