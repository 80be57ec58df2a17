import type { ColumnType } from 'kysely'
import type { PlanFinding } from '#core/checks/finding.ts'

export type PlanFindingTable = {
  readonly city_id: number
  readonly programme_id: string
  readonly key: string
  readonly document_id: string
  readonly finding: ColumnType<PlanFinding, string, string>
  readonly current: boolean
  readonly sort: number
  readonly state: 'open' | 'settled'
  readonly reason: string | null
  readonly by: string | null
  readonly at: Date | null
}

export interface FindingTables {
  plan_finding: PlanFindingTable
}
