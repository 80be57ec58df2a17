import type { RoundMove } from '#core/rounds/course.ts'
import { insertRoundEvent, type StoredRound, updateRound } from '#store/rounds/rounds.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'

type Act = {
  readonly move: RoundMove
  readonly words?: string | null
  readonly detail?: Readonly<Record<string, string | number | null>>
  readonly change?: Parameters<typeof updateRound>[2]
}

/** Counts an act on a locked round, with its event and its line in the log; answers with its number. Call it first: what it brings bears the number. */
export async function keepAct(
  context: CityContext,
  round: StoredRound,
  { move, words = null, detail = {}, change = {} }: Act,
): Promise<StoredRound> {
  const { tx, actor, now } = context
  const revision = round.revision + 1
  await updateRound(tx, round.id, { ...change, revision })
  const state = change.state ?? round.state
  await insertRoundEvent(tx, {
    ...{ round_id: round.id, revision, move, state: state as StoredRound['state'], at: now, by: actor.accountId },
    ...{ words, detail: JSON.stringify(detail) },
  })
  await note(context, {
    ...{ action: `round.${move}`, subjectKind: 'round', subjectId: round.id },
    detail: { name: round.name, revision, state, words, ...detail },
  })
  return { ...round, revision }
}
