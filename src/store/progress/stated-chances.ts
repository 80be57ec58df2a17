import type { Day } from '#core/base/day.ts'
import { insertRows } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'

export type StoredChance = {
  readonly targetId: string
  /** the last day of a month: what was known by then */
  readonly statedOn: Day
  readonly chance: number
  readonly goalValue: number
  readonly goalEnd: Day
}

export async function insertChances(tx: CityHandle, chances: readonly StoredChance[], at: Date): Promise<void> {
  await insertRows(
    tx,
    'stated_chance',
    chances.map((one) => ({
      ...{ city_id: tx.cityId, target_id: one.targetId, stated_on: one.statedOn, chance: one.chance },
      ...{ goal_value: one.goalValue, goal_end: one.goalEnd, stated_at: at },
    })),
  )
}

/** Oldest first. */
export async function listChances(tx: CityHandle): Promise<readonly StoredChance[]> {
  const rows = await tx
    .selectFrom('stated_chance')
    .select(['target_id', 'stated_on', 'chance', 'goal_value', 'goal_end'])
    .where('city_id', '=', tx.cityId)
    .orderBy('stated_on')
    .orderBy('target_id')
    .execute()
  return rows.map((row) => ({
    ...{ targetId: row.target_id, statedOn: row.stated_on, chance: row.chance },
    ...{ goalValue: row.goal_value, goalEnd: row.goal_end },
  }))
}

export async function lastStatedOn(tx: CityHandle): Promise<Day | null> {
  const row = await tx
    .selectFrom('stated_chance')
    .select((of) => of.fn.max('stated_on').as('last'))
    .where('city_id', '=', tx.cityId)
    .executeTakeFirst()
  return row?.last ?? null
}
