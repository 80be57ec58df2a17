import type { CityHandle } from '../handle.ts'
import type { NumberHeadTable } from './tables.ts'

/** Takes the next `count` numbers of a noun in this city; answers with the first. Others wait until the transaction ends. */
export async function takeNumbers(tx: CityHandle, noun: NumberHeadTable['noun'], count: number): Promise<number> {
  const { last } = await tx
    .insertInto('number_head')
    .values({ city_id: tx.cityId, noun, last: count })
    .onConflict((conflict) =>
      conflict
        .columns(['city_id', 'noun'])
        .doUpdateSet((row) => ({ last: row('number_head.last', '+', row.ref('excluded.last')) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow()
  return last - count + 1
}
