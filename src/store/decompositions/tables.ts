import type { ColumnType } from 'kysely'
import type { DecompositionContent, Whole } from '#core/decompositions/decomposition.ts'

/** Written as JSON text, because the driver takes an array for an array of the database's own. */
type Json<T> = ColumnType<T, string, string>

export type DecompositionTable = {
  readonly city_id: number
  readonly id: string
  readonly programme_id: string
  readonly target_id: string
  readonly draft: ColumnType<DecompositionContent | null, string | null, string | null>
  /** the last one issued; 0 before the first */
  readonly version: number
  readonly revision: number
}

export type DecompositionVersionTable = {
  readonly city_id: number
  readonly decomposition_id: string
  readonly version: number
  readonly at: Date
  readonly by: string
  readonly reason: string
  /** the target as it stood */
  readonly whole: Json<Whole>
  readonly content: Json<DecompositionContent>
}

export interface DecompositionTables {
  decomposition: DecompositionTable
  decomposition_version: DecompositionVersionTable
}
