import type { SheetState } from '#core/panels/sheet.ts'

export type PanelTable = {
  readonly city_id: number
  readonly round_id: string
  readonly intro: string
  readonly due: string | null
  readonly tolerated: number
  readonly taken_revision: number | null
}

export type PanelMemberTable = {
  readonly city_id: number
  readonly id: string
  readonly round_id: string
  readonly name: string
  readonly body: string | null
  readonly account_id: string | null
  readonly code_sha256: string | null
  readonly state: SheetState
  readonly added_at: Date
  readonly submitted_at: Date | null
  readonly removed_at: Date | null
}

export type PanelMarkTable = {
  readonly city_id: number
  readonly member_id: string
  readonly row: number
  readonly input: string
  readonly mark: number | null
  readonly words: string | null
  readonly at: Date
}

export interface PanelTables {
  panel: PanelTable
  panel_member: PanelMemberTable
  panel_mark: PanelMarkTable
}
