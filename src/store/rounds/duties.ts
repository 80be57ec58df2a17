import type { CityHandle } from '../handle.ts'

/** By input: of how many subjects somebody else than they themselves has said a value, or that there is none. */
export async function countSupplied(tx: CityHandle, roundId: string): Promise<ReadonlyMap<string, number>> {
  // joined instead, five thousand subjects just brought in were looked through once for every value
  const removed = await tx
    .selectFrom('round_subject')
    .select('row')
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .where('removed_revision', 'is not', null)
    .execute()
  const rows = await tx
    .selectFrom('round_input')
    .select((of) => ['input', of.fn.count<number>('row').distinct().as('count')])
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .where('stage', '!=', 'self')
    .$if(removed.length > 0, (query) =>
      query.where(
        'row',
        'not in',
        removed.map(({ row }) => row),
      ),
    )
    .groupBy('input')
    .execute()
  return new Map(rows.map(({ input, count }) => [input, Number(count)]))
}

/** Reminders and opinions since the round came into the step that it is in, newest first. */
export async function listActsOfStep(tx: CityHandle, roundId: string) {
  const acts = await tx
    .selectFrom('round_event')
    .select(['move', 'at', 'detail'])
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .where('move', 'in', ['advance', 'reopen', 'remind', 'opinion'])
    .orderBy('revision', 'desc')
    .execute()
  const began = acts.findIndex(({ move }) => move === 'advance' || move === 'reopen')
  return began < 0 ? acts : acts.slice(0, began)
}
