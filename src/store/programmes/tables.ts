import type { ColumnType } from 'kysely'
import type { ReportCycle } from '#core/base/period.ts'
import type { Comparator, DutyGrade, TargetKind } from '#core/plans/reading.ts'
import type { Difference } from '#core/programmes/compare.ts'
import type { MeasureStatus } from '#core/programmes/reports.ts'
import type { PlanHeadValue, Snapshot } from '#core/programmes/snapshot.ts'
import type { OpenStep } from '#core/programmes/steps.ts'

/** Written as JSON text, because the driver takes an array for an array of the database's own. */
type Json<T> = ColumnType<T, string, string>

export type ProgrammeTable = {
  readonly city_id: number
  readonly id: string
  readonly document_id: string
  readonly title: string
  readonly document_number: string | null
  readonly issuer: string | null
  readonly issued_on: string | null
  readonly term_from: number | null
  readonly term_to: number | null
  readonly head: Json<PlanHeadValue>
  readonly state: 'active' | 'closed'
  readonly version: number
  readonly report_cycle: ReportCycle
  readonly report_day: number
  readonly target_count: number
  readonly measure_count: number
  readonly pinyin: string
  readonly adopted_at: Date
  readonly adopted_by: string
  readonly checked_version: number | null
}

export type ProgrammeVersionTable = {
  readonly city_id: number
  readonly programme_id: string
  readonly version: number
  readonly at: Date
  readonly by: string
  readonly reason: string | null
  readonly document_id: string
  readonly differences: Json<readonly Difference[]>
  readonly snapshot: Json<Snapshot>
}

type SourceColumns = {
  readonly document_id: string | null
  readonly span_start: number | null
  readonly span_end: number | null
  readonly context_start: number | null
  readonly context_end: number | null
  readonly rule: string
}

export type TargetTable = SourceColumns & {
  readonly city_id: number
  readonly id: string
  readonly programme_id: string
  readonly role: 'target' | 'base'
  readonly metric: string
  readonly value: number
  readonly value_max: number | null
  readonly unit: string
  readonly comparator: Comparator
  readonly kind: TargetKind
  readonly period: string | null
  readonly scope: string | null
  readonly section: string
  readonly series: string
  readonly pinyin: string
  readonly in_force: boolean
  readonly sort: number
}

export type MeasureTable = SourceColumns & {
  readonly city_id: number
  readonly id: string
  readonly programme_id: string
  readonly parent_id: string | null
  readonly number: string
  readonly title: string
  readonly form: 'heading' | 'row' | 'paragraph'
  readonly body: string
  readonly pinyin: string
  readonly in_force: boolean
  readonly sort: number
  readonly leads: string[]
  readonly others: string[]
  readonly status: MeasureStatus | null
  readonly status_rank: number
  readonly percent: number | null
  readonly reported_at: Date | null
  readonly reported_by: string | null
  readonly open_steps: Json<readonly OpenStep[]>
  readonly first_due: string | null
  /** the days through which each accountable unit was heard, sorted */
  readonly heard: Json<readonly string[]>
  readonly heard_to: string | null
}

export type DutyTable = {
  readonly city_id: number
  readonly id: string
  readonly programme_id: string
  readonly measure_id: string
  readonly unit_id: string
  readonly group_id: string | null
  readonly printed: string
  readonly grade: DutyGrade
  readonly inherited: boolean
  readonly heard_to: string | null
  readonly sort: number
}

export type StepTable = {
  readonly city_id: number
  readonly id: string
  readonly programme_id: string
  readonly measure_id: string
  readonly period: string
  readonly starts_on: string | null
  readonly due_on: string | null
  readonly text: string
  readonly done_on: string | null
  readonly sort: number
}

export type UpdateState = 'draft' | 'submitted' | 'confirmed' | 'returned'
export type StepDone = { readonly id: string; readonly text: string }

export type MeasureUpdateTable = {
  readonly city_id: number
  readonly id: string
  readonly programme_id: string
  readonly measure_id: string
  readonly unit_id: string
  readonly period: string
  readonly state: UpdateState
  readonly status: MeasureStatus
  readonly percent: number | null
  readonly words: string
  readonly problem: string | null
  readonly ask: string | null
  readonly steps_done: Json<readonly StepDone[]>
  readonly submitted_at: Date | null
  readonly submitted_by: string | null
  readonly decided_at: Date | null
  readonly decided_by: string | null
  readonly decision_reason: string | null
  readonly revision: number
}

export type MeasureUpdateHistoryTable = {
  readonly city_id: number
  readonly update_id: string
  readonly revision: number
  readonly at: Date
  readonly by: string
  readonly action: 'saved' | 'submitted' | 'confirmed' | 'returned'
  readonly content: Json<Readonly<Record<string, unknown>>>
}

export type EvidenceTable = {
  readonly city_id: number
  readonly update_id: string
  readonly file_id: string
  readonly sort: number
}

export interface ProgrammeTables {
  programme: ProgrammeTable
  programme_version: ProgrammeVersionTable
  target: TargetTable
  measure: MeasureTable
  duty: DutyTable
  step: StepTable
  measure_update: MeasureUpdateTable
  measure_update_history: MeasureUpdateHistoryTable
  evidence: EvidenceTable
}
