import type { ColumnType } from 'kysely'
import type { FormProblem } from '#core/matrices/check-form.ts'
import type { FormState } from '#core/matrices/form-words.ts'
import type { FormContent, MatrixRow } from '#core/matrices/matrix.ts'

/** Written as JSON text, because the driver takes an array for an array of the database's own. */
type Json<T> = ColumnType<T, string, string>

export type MatrixTable = {
  readonly city_id: number
  readonly id: string
  readonly programme_id: string
  readonly title: string
  readonly term_from: number
  readonly term_to: number
  readonly year: number
  readonly due_on: string | null
  readonly note: string
  readonly rows: Json<readonly MatrixRow[]>
  readonly state: 'draft' | 'open' | 'closed'
  readonly version: number
  readonly revision: number
  readonly created_at: Date
  readonly created_by: string
}

export type MatrixFormTable = {
  readonly city_id: number
  readonly id: string
  readonly matrix_id: string
  readonly unit_id: string
  readonly state: FormState
  readonly content: Json<FormContent>
  readonly file_problems: Json<readonly FormProblem[]>
  readonly explanation: string | null
  readonly saved_at: Date | null
  readonly submitted_at: Date | null
  readonly submitted_by: string | null
  readonly decided_at: Date | null
  readonly decided_by: string | null
  readonly decision_reason: string | null
  readonly revision: number
  readonly sort: number
}

export type MatrixFormHistoryTable = {
  readonly city_id: number
  readonly form_id: string
  readonly revision: number
  readonly at: Date
  readonly by: string
  readonly action: 'saved' | 'uploaded' | 'submitted' | 'returned' | 'accepted'
  readonly words: string | null
  readonly content: Json<FormContent>
  readonly file_id: string | null
}

export interface MatrixTables {
  matrix: MatrixTable
  matrix_form: MatrixFormTable
  matrix_form_history: MatrixFormHistoryTable
}
