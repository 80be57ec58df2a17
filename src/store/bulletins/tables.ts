import type { ColumnType } from 'kysely'
import type { BulletinKind, BulletinMove, BulletinState } from '#core/bulletins/course.ts'
import type { FrozenFact } from '#core/bulletins/frozen.ts'
import type { PeriodType } from '#core/indicators/report-period.ts'

export type BulletinSeriesTable = {
  readonly city_id: number
  readonly id: string
  readonly name: string
  readonly pinyin: string
  readonly kind: BulletinKind
  readonly period_type: Exclude<PeriodType, 'as-of'>
  readonly subject_id: number
  readonly whole_name: string
  readonly issuer: string
  readonly number_pattern: string
  readonly issue_day: number
  readonly remind_days: number
  readonly template_file_id: string
  readonly version: number
  readonly retired: boolean
}

/** A place of the text where a number was wanted and none was there. */
export type StoredGap = {
  readonly tag: string
  readonly indicator: string
  readonly subject: string
  readonly missing: string
  /** of a sum, the places that it lacks; absent in what was kept before these were named */
  readonly lacking?: readonly string[]
}

export type BulletinTable = {
  readonly city_id: number
  readonly id: string
  readonly series_id: string
  readonly period_end: string
  readonly title: string
  readonly state: BulletinState
  readonly revision: number
  readonly file_id: string
  readonly edited: boolean
  readonly annex_file_id: string
  readonly values_at: Date
  readonly facts: ColumnType<readonly FrozenFact[], string, string>
  readonly facts_sha256: string
  readonly gaps: ColumnType<readonly StoredGap[], string, string>
  readonly submitted_by: string | null
  readonly number: number | null
  readonly document_number: string | null
  readonly issued_at: Date | null
  readonly issued_by: string | null
  readonly corrects_id: string | null
}

export type BulletinEventTable = {
  readonly city_id: number
  readonly bulletin_id: string
  readonly revision: number
  readonly move: BulletinMove | 'open'
  readonly at: Date
  readonly by: string
  readonly words: string | null
  readonly file_id: string
}

export interface BulletinTables {
  bulletin_series: BulletinSeriesTable
  bulletin: BulletinTable
  bulletin_event: BulletinEventTable
}
