import type { ColumnType } from 'kysely'
import type { EvaluationFinding } from '#core/evaluations/finding.ts'
import type { Method } from '#core/evaluations/method.ts'
import type { ObjectionState, PlannedStep, RoundMove, RoundStep } from '#core/rounds/course.ts'
import type { RoundValue, Stage } from '#core/rounds/held.ts'

type Json<T> = ColumnType<T, string, string>

export type MethodTable = {
  readonly city_id: number
  readonly id: string
  readonly code: string
  readonly name: string
  readonly version: number
}

export type MethodVersionTable = {
  readonly city_id: number
  readonly method_id: string
  readonly version: number
  readonly text: string
  readonly sha256: string
  readonly parsed: Json<Method>
  readonly findings: Json<readonly EvaluationFinding[]>
  readonly reason: string | null
  readonly at: Date
  readonly by: string
}

export type MethodConfirmationTable = {
  readonly city_id: number
  readonly method_id: string
  readonly version: number
  readonly field: string
  readonly code: string
  readonly words: string
  readonly at: Date
  readonly by: string
}

export type RoundTable = {
  readonly city_id: number
  readonly id: string
  readonly name: string
  readonly period: string
  readonly method_id: string
  readonly method_version: number
  readonly state: RoundStep
  readonly revision: number
  readonly plan: Json<readonly PlannedStep[]>
  /** unit by the source that the method names */
  readonly suppliers: Json<Readonly<Record<string, string>>>
  readonly third_party_unit_id: string | null
  readonly notice_days: number
  readonly decide_days: number
  readonly step_from: string
  readonly step_to: string | null
  readonly noticed_computation: number | null
  readonly final_computation: number | null
  readonly created_at: Date
}

export type RoundSubjectTable = {
  readonly city_id: number
  readonly round_id: string
  readonly row: number
  readonly code: string
  readonly name: string
  readonly unit_id: string | null
  readonly removed_revision: number | null
}

export type RoundInputTable = {
  readonly city_id: number
  readonly round_id: string
  readonly row: number
  readonly input: string
  readonly stage: Stage
  readonly revision: number
  readonly value: Json<RoundValue>
  readonly words: string | null
}

export type RoundEvidenceTable = {
  readonly city_id: number
  readonly round_id: string
  readonly row: number
  readonly input: string
  readonly file_id: string
  readonly revision: number
}

/** What a computation says beside the subjects' own lines. */
export type StoredSummary = {
  readonly grades: readonly { readonly cohort: string; readonly grade: string; readonly count: number }[]
  readonly groups: readonly {
    readonly group: string
    readonly rows: readonly number[]
    readonly mean: number
    readonly rank: number | null
    readonly grade: string | null
  }[]
}

export type RoundComputationTable = {
  readonly city_id: number
  readonly round_id: string
  readonly number: number
  readonly revision: number
  readonly engine: number
  readonly method_sha256: string
  readonly input_sha256: string
  readonly result_sha256: string
  readonly findings: Json<readonly EvaluationFinding[]>
  readonly summary: Json<StoredSummary>
  readonly at: Date
  readonly by: string
}

export type RoundScoreTable = {
  readonly city_id: number
  readonly round_id: string
  readonly number: number
  readonly row: number
  readonly cohort: string
  readonly rank: number | null
  readonly total: number
  readonly grade: string | null
  readonly next_grade: string | null
  readonly next_points: number | null
  readonly imputed: number
  readonly capped: number
  readonly points: Json<Readonly<Record<string, number>>>
}

export type RoundObjectionTable = {
  readonly city_id: number
  readonly id: string
  readonly round_id: string
  readonly row: number
  readonly input: string
  readonly held: Json<RoundValue>
  readonly claimed: Json<RoundValue>
  readonly words: string
  readonly file_id: string | null
  readonly raised_at: Date
  readonly raised_by: string
  readonly unit_id: string | null
  readonly state: ObjectionState
  readonly decided: ColumnType<RoundValue, string | null, string | null>
  readonly decision: string | null
  readonly decided_at: Date | null
  readonly decided_by: string | null
  readonly applied_revision: number | null
  readonly due_on: string | null
}

export type RoundEventTable = {
  readonly city_id: number
  readonly round_id: string
  readonly revision: number
  readonly move: RoundMove
  readonly state: RoundStep
  readonly at: Date
  readonly by: string
  readonly words: string | null
  readonly detail: Json<Readonly<Record<string, string | number | null>>>
}

export interface RoundTables {
  method: MethodTable
  method_version: MethodVersionTable
  method_confirmation: MethodConfirmationTable
  round: RoundTable
  round_subject: RoundSubjectTable
  round_input: RoundInputTable
  round_evidence: RoundEvidenceTable
  round_computation: RoundComputationTable
  round_score: RoundScoreTable
  round_objection: RoundObjectionTable
  round_event: RoundEventTable
}
