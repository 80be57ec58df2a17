/** Chance that falls the same way at every run. */
export type Chance = {
  readonly below: (limit: number) => number
  readonly pick: <T>(list: readonly T[], otherwise: T) => T
  /** a uuid, as the store's keys are */
  readonly id: () => string
}

export function seeded(seed: number): Chance {
  let state = seed
  const below = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % limit
  }
  const hex = (letters: number) =>
    Array.from({ length: letters }, () => below(65_536).toString(16).padStart(4, '0').slice(-1)).join('')
  return {
    below,
    pick: (list, otherwise) => list[below(list.length)] ?? otherwise,
    id: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  }
}
