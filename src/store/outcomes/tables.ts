import type { MeasureKind, OutcomeState } from '#core/outcomes/outcomes.ts'

export type GradeMeasureTable = {
  readonly city_id: number
  readonly id: string
  readonly method_id: string
  readonly grade: string
  readonly name: string
  readonly kind: MeasureKind
  readonly amount: number | null
  readonly unit: string | null
  readonly executor_unit_id: string | null
  readonly valid_from: string
  readonly valid_to: string | null
  readonly source: string
  readonly unverified: string | null
  readonly created_at: Date
  readonly created_by: string
}

export type OutcomeTable = {
  readonly city_id: number
  readonly id: string
  readonly round_id: string
  readonly row: number
  readonly measure_id: string
  readonly grade: string
  readonly amount: number | null
  readonly unit: string | null
  readonly executor_unit_id: string | null
  readonly valid_from: string
  readonly valid_to: string | null
  readonly state: OutcomeState
  readonly settled: number | null
  readonly revision: number
}

export type OutcomeEventTable = {
  readonly city_id: number
  readonly outcome_id: string
  readonly revision: number
  readonly state: OutcomeState
  readonly settled: number | null
  readonly valid_to: string | null
  readonly words: string | null
  readonly at: Date
  readonly by: string
}

export interface OutcomeTables {
  grade_measure: GradeMeasureTable
  outcome: OutcomeTable
  outcome_event: OutcomeEventTable
}
