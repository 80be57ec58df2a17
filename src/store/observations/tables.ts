import type { ColumnType } from 'kysely'
import type { Day } from '#core/base/day.ts'
import type { Disclosure, IndicatorCard, SourceMethod } from '#core/indicators/card.ts'
import type { MissingReason } from '#core/indicators/observed.ts'
import type { PeriodType } from '#core/indicators/report-period.ts'
import type { BatchState, Vintage } from '#core/indicators/vintages.ts'

type Json<T> = ColumnType<T, string, string>

type Numbered = 'subject' | 'indicator' | 'batch'

export type NumberHeadTable = {
  readonly city_id: number
  /** what is numbered, or what counts its changes */
  readonly noun: Numbered | `${Numbered}-change`
  readonly last: number
}

/** Who or what a value speaks of. */
export type SubjectKind = 'place' | 'unit' | 'enterprise' | 'project'

export type SubjectTable = {
  readonly city_id: number
  readonly id: number
  readonly kind: SubjectKind
  readonly place_id: string | null
  readonly unit_id: string | null
  /** the place subject that its values add up to */
  readonly parent_id: number | null
  readonly code: string | null
  readonly name: string
  readonly aliases: readonly string[]
  readonly pinyin: string
  readonly industry: string | null
  readonly valid_from: Day | null
  readonly valid_to: Day | null
}

export type IndicatorTable = {
  readonly city_id: number
  readonly id: number
  readonly code: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly pinyin: string
  readonly period_type: PeriodType
  readonly method: SourceMethod
  readonly disclosure: Disclosure
  readonly source_unit_id: string | null
  readonly card: Json<IndicatorCard>
  readonly sort: number
  readonly retired_on: Day | null
  readonly version: number
}

export type IndicatorVersionTable = {
  readonly city_id: number
  readonly indicator_id: number
  readonly version: number
  readonly valid_from: Day
  readonly card: Json<IndicatorCard>
  readonly retired_on: Day | null
  readonly reason: string | null
  readonly at: Date
  readonly by: string
}

export type BatchKind = 'submission' | 'import' | 'correction' | 'roll-up' | 'entry'

/** Where a batch's values came from; which of these there are depends on its kind. */
export type BatchSource = {
  readonly fileId?: string
  readonly fileName?: string
  readonly sheet?: string | null
  /** as the file was read, so that a value's row is found again */
  readonly mapping?: unknown
  /** of the header by which the file was recognised */
  readonly fingerprint?: string
  /** for all values of the file, where no column of it says the period */
  readonly periodEnd?: Day | null
  readonly jobId?: string
  /** the row of the file down to which values have gone in, while the batch is open */
  readonly readToRow?: number
  /** the largest number of a subject when the import began: what it gives up again lies above */
  readonly subjectsUpTo?: number
  readonly submissionId?: string
  /** of a roll-up: the batches whose values it adds up */
  readonly leafBatchIds?: readonly number[]
}

export type BatchTable = {
  readonly city_id: number
  readonly id: number
  readonly kind: BatchKind
  readonly state: BatchState
  readonly vintage: Vintage
  readonly known_on: Day
  readonly reason: string | null
  readonly source: Json<BatchSource>
  readonly cell_count: number
  readonly periods: readonly Day[]
  readonly indicator_ids: readonly number[]
  readonly opened_at: Date
  readonly opened_by: string
  readonly done_at: Date | null
  readonly undone_at: Date | null
  readonly undone_by: string | null
  readonly undone_reason: string | null
}

export type ObservationTable = {
  readonly city_id: number
  readonly period_end: Day
  readonly indicator_id: number
  readonly subject_id: number
  readonly batch_id: number
  readonly value: number | null
  readonly last_year: number | null
  readonly missing: MissingReason | null
}

/** Of the vintages of a place's or unit's cell the one that counts now. */
export type StandingValueTable = ObservationTable & {
  readonly vintage: Vintage
  readonly known_on: Day
}

/** What stands of one indicator in one year; `changed` is the change of batches that touched it last. */
export type StandingYearTable = {
  readonly city_id: number
  readonly indicator_id: number
  readonly year: number
  readonly changed: number
}

export type ImportMappingTable = {
  readonly city_id: number
  readonly id: string
  readonly name: string
  readonly fingerprint: string
  readonly columns: Json<Readonly<Record<string, unknown>>>
  readonly version: number
  readonly changed_at: Date
  readonly changed_by: string
  readonly used_at: Date
}

export interface NumberTables {
  number_head: NumberHeadTable
  subject: SubjectTable
  indicator: IndicatorTable
  indicator_version: IndicatorVersionTable
  batch: BatchTable
  observation: ObservationTable
  standing_value: StandingValueTable
  standing_year: StandingYearTable
  import_mapping: ImportMappingTable
}
