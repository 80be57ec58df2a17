import type { ColumnType } from 'kysely'
import type { Day } from '#core/base/day.ts'
import type { BindingReading } from '#core/indicators/binding.ts'
import type { LightRules } from '#core/indicators/light-rules.ts'
import type { Accumulation } from '#core/indicators/target-series.ts'

export type TargetBindingTable = {
  readonly city_id: number
  readonly id: string
  readonly programme_id: string
  readonly target_id: string
  readonly indicator_id: number
  readonly subject_id: number
  readonly reading: BindingReading
  readonly accumulation: Accumulation
  readonly times: number
  readonly over: number
  readonly bound_on: Day
  readonly bound_at: Date
  readonly bound_by: string
  readonly ended_on: Day | null
  readonly ended_at: Date | null
  readonly ended_by: string | null
  readonly reason: string | null
}

export type HeadlineTable = {
  readonly city_id: number
  readonly place: number
  readonly indicator_id: number
  readonly subject_id: number
  readonly chosen_at: Date
  readonly chosen_by: string
}

export type LightRuleTable = {
  readonly city_id: number
  readonly valid_from: Day
  readonly rules: ColumnType<LightRules, string, string>
  readonly source: string
  readonly set_at: Date
  readonly set_by: string
}

export type StatedChanceTable = {
  readonly city_id: number
  readonly target_id: string
  readonly stated_on: Day
  readonly chance: number
  readonly goal_value: number
  readonly goal_end: Day
  readonly stated_at: Date
}

export interface ProgressTables {
  light_rule: LightRuleTable
  stated_chance: StatedChanceTable
  target_binding: TargetBindingTable
  headline: HeadlineTable
}
