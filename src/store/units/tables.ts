export type UnitTable = {
  readonly city_id: number
  readonly id: string
  readonly name: string
  readonly short_name: string | null
  readonly kind: string
  readonly parent_id: string | null
  readonly place_id: string | null
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly pinyin: string
  readonly sort: number
}

export type OfficerTable = {
  readonly city_id: number
  readonly id: string
  readonly unit_id: string
  readonly name: string
  readonly title: string | null
  readonly phone: string | null
  readonly duty: 'first' | 'deputy' | 'contact'
  readonly sort: number
}

export type UnitGroupTable = {
  readonly city_id: number
  readonly id: string
  readonly name: string
  readonly kind: 'printed' | 'leading_group' | 'headquarters' | 'task_force' | 'working_group'
  readonly head: string | null
  readonly matters: string | null
  readonly office_unit_id: string | null
  readonly pinyin: string
}

export type UnitGroupMemberTable = {
  readonly city_id: number
  readonly group_id: string
  readonly unit_id: string
  readonly sort: number
}

export type UnitAliasTable = {
  readonly city_id: number
  readonly id: string
  readonly alias: string
  readonly kind: 'short' | 'former' | 'mapped'
  readonly unit_id: string | null
  readonly group_id: string | null
}

export interface UnitTables {
  unit: UnitTable
  officer: OfficerTable
  unit_group: UnitGroupTable
  unit_group_member: UnitGroupMemberTable
  unit_alias: UnitAliasTable
}
