export type CityTable = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly kind: 'demo' | 'live'
  /** a sentence that every page of this city bears, as "invented" for the demonstration city */
  readonly notice: string | null
  readonly created_at: Date
}

export interface CityTables {
  city: CityTable
}
