import type { ColumnType } from 'kysely'
import type { Day } from '#core/base/day.ts'
import type { Form, FrozenForm } from '#core/collections/form.ts'
import type { Layout } from '#core/collections/layout.ts'
import type { CallState, SubmissionState } from '#core/collections/states.ts'
import type { MissingReason } from '#core/indicators/observed.ts'
import type { PeriodType } from '#core/indicators/report-period.ts'
import type { FindingSide } from '#core/indicators/value-finding.ts'
import type { SubjectKind } from '../observations/tables.ts'

type Json<T> = ColumnType<T, string, string>

export type CollectionState = 'active' | 'closed'

export type CollectionTable = {
  readonly city_id: number
  readonly id: string
  readonly title: string
  readonly pinyin: string
  readonly basis: string | null
  readonly period_type: PeriodType
  readonly owner_unit_id: string | null
  readonly layout: Layout
  readonly row_kind: SubjectKind | null
  readonly due_months: number
  readonly due_day: number
  readonly remind_before: readonly number[]
  readonly first_period: Day
  readonly state: CollectionState
  readonly form: Json<Form>
  readonly version: number
}

export type CollectionVersionTable = {
  readonly city_id: number
  readonly collection_id: string
  readonly version: number
  readonly definition: Json<Readonly<Record<string, unknown>>>
  readonly reason: string | null
  readonly at: Date
  readonly by: string | null
}

export type CollectionRecipientTable = {
  readonly city_id: number
  readonly collection_id: string
  readonly unit_id: string
  readonly subject_id: number
  readonly sort: number
}

export type CallTable = {
  readonly city_id: number
  readonly id: string
  readonly collection_id: string
  readonly period_end: Day
  readonly version: number
  readonly form: Json<FrozenForm>
  readonly opened_at: Date
  readonly opened_by: string | null
  readonly due_on: Day
  readonly state: CallState
}

/** A finding as it stood when the submission was handed in. */
export type KeptFinding = {
  readonly code: string
  readonly severity: string
  readonly subjectId: number
  readonly indicatorIds: readonly number[]
  readonly side: FindingSide
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
  readonly reason: string | null
}

export type NamedCell = { readonly subjectId: number; readonly indicatorId: number }

export type SubmissionTable = {
  readonly city_id: number
  readonly id: string
  readonly call_id: string
  readonly unit_id: string
  readonly subject_ids: readonly number[]
  readonly state: SubmissionState
  readonly revision: number
  readonly filled: number
  readonly asked: number
  readonly first_submitted_at: Date | null
  readonly submitted_at: Date | null
  readonly submitted_by: string | null
  readonly findings: Json<readonly KeptFinding[]>
  readonly decided_at: Date | null
  readonly decided_by: string | null
  readonly words: string | null
  readonly returned_cells: Json<readonly NamedCell[]>
  readonly reopened_reason: string | null
  readonly revision_asked: string | null
  readonly batch_id: number | null
  readonly late_days: number | null
  readonly return_count: number
  readonly first_findings: number | null
  readonly revision_count: number
  readonly reminded_at: Date | null
  readonly sort: number
}

export type SubmissionCellTable = {
  readonly city_id: number
  readonly submission_id: string
  readonly subject_id: number
  readonly indicator_id: number
  readonly side: FindingSide
  readonly text: string
  readonly value: number | null
  readonly missing: MissingReason | null
  readonly reason: string | null
  readonly revision: number
  readonly at: Date
  readonly by: string
}

export type SubmissionAction =
  | 'opened'
  | 'submitted'
  | 'withdrawn'
  | 'accepted'
  | 'returned'
  | 'locked'
  | 'reopened'
  | 'reminded'
  | 'revision-asked'
  | 'uploaded'
  | 'subjects-added'

export type SubmissionEventTable = {
  readonly city_id: number
  readonly submission_id: string
  readonly number: number
  readonly action: SubmissionAction
  readonly words: string | null
  readonly detail: Json<Readonly<Record<string, unknown>>>
  readonly at: Date
  readonly by: string | null
}

export interface CollectionTables {
  collection: CollectionTable
  collection_version: CollectionVersionTable
  collection_recipient: CollectionRecipientTable
  call: CallTable
  submission: SubmissionTable
  submission_cell: SubmissionCellTable
  submission_event: SubmissionEventTable
}
