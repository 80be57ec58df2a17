import type { ColumnType } from 'kysely'
import type { RobustnessReport } from '#core/robustness/report.ts'

export type RoundRobustnessTable = {
  readonly city_id: number
  readonly round_id: string
  readonly number: number
  readonly run: number
  readonly report: ColumnType<RobustnessReport, string, string>
  readonly at: Date
  readonly by: string
}

export interface RobustnessTables {
  round_robustness: RoundRobustnessTable
}
