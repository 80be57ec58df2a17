import type { CityHandle } from '../handle.ts'

/** By input: of how many subjects somebody else than they themselves has said a value, or that there is none. */
export async function countSupplied(tx: CityHandle, roundId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('round_input')
    .innerJoin('round_subject', (join) =>
      join
        .onRef('round_subject.city_id', '=', 'round_input.city_id')
        .onRef('round_subject.round_id', '=', 'round_input.round_id')
        .onRef('round_subject.row', '=', 'round_input.row'),
    )
    .select((of) => ['round_input.input', of.fn.count<number>('round_input.row').distinct().as('count')])
    .where('round_input.city_id', '=', tx.cityId)
    .where('round_input.round_id', '=', roundId)
    .where('round_input.stage', '!=', 'self')
    .where('round_subject.removed_revision', 'is', null)
    .groupBy('round_input.input')
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
