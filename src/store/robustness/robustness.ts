import type { Selectable } from 'kysely'
import type { RobustnessReport } from '#core/robustness/report.ts'
import type { CityHandle } from '../handle.ts'
import type { RoundRobustnessTable } from './tables.ts'

export type StoredRobustness = Omit<Selectable<RoundRobustnessTable>, 'city_id' | 'round_id'>

/** The last analysis of a computation. */
export async function findRobustness(
  tx: CityHandle,
  roundId: string,
  number: number,
): Promise<StoredRobustness | undefined> {
  return tx
    .selectFrom('round_robustness')
    .select(['number', 'run', 'report', 'at', 'by'])
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .where('number', '=', number)
    .orderBy('run', 'desc')
    .limit(1)
    .executeTakeFirst()
}

export async function insertRobustness(
  tx: CityHandle,
  roundId: string,
  given: { readonly number: number; readonly report: RobustnessReport; readonly at: Date; readonly by: string },
): Promise<void> {
  const { number, report, at, by } = given
  const run = ((await findRobustness(tx, roundId, number))?.run ?? 0) + 1
  await tx
    .insertInto('round_robustness')
    .values({ city_id: tx.cityId, round_id: roundId, number, run, report: JSON.stringify(report), at, by })
    .execute()
}
