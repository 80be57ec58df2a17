export type DivisionTable = {
  /** the day as of which the codes stood */
  readonly edition: string
  readonly code: string
  readonly name: string
  /** names from the province down, parted by blanks */
  readonly path: string
  readonly level: number
  readonly parent_code: string | null
  readonly pinyin: string
}

export type PlaceTable = {
  readonly city_id: number
  readonly id: string
  readonly code: string | null
  readonly name: string
  readonly kind: string
  readonly parent_id: string | null
  readonly valid_from: string | null
  readonly valid_to: string | null
  readonly pinyin: string
  readonly sort: number
  readonly gathers: readonly string[]
}

export type PlaceMemberTable = { readonly city_id: number; readonly group_id: string; readonly member_id: string }

export interface PlaceTables {
  division: DivisionTable
  place: PlaceTable
  place_member: PlaceMemberTable
}
