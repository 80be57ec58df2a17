import { bad, good, type Outcome } from '#core/base/fault.ts'
import { findRobustness } from '#store/robustness/robustness.ts'
import { listComputations } from '#store/rounds/round-results.ts'
import type { CityContext } from '../context.ts'
import { keepAct } from '../rounds/act.ts'
import { loadRound } from '../rounds/load.ts'

/** Kept with the course of the round; a later computation has to be looked at again. */
export async function markSeen(
  context: CityContext,
  { id, number }: { readonly id: string; readonly number: number },
): Promise<Outcome<null>> {
  const { round } = await loadRound(context, id, { lock: true })
  if (round.state !== 'computing') return bad({ code: 'round.not-now', facts: { state: round.state } })
  const last = (await listComputations(context.tx, id))[0]
  if (last === undefined || last.number !== number) return bad({ code: 'round.conflict' })
  if ((await findRobustness(context.tx, id, number)) === undefined)
    return bad({ code: 'round.sensitivity-missing.not-found' })
  await keepAct(context, round, { move: 'sensitivity', detail: { number } })
  return good(null)
}
