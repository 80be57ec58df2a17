import type { RoundDifference } from '#contract/rounds/objection.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { isTimeFor } from '#core/rounds/course.ts'
import { movedBetween, type Placed } from '#core/rounds/moved.ts'
import { insertRoundInputs } from '#store/rounds/round-inputs.ts'
import {
  listComputations,
  listObjections,
  listScores,
  type StoredObjection,
  updateObjection,
} from '#store/rounds/round-results.ts'
import type { CityContext } from '../context.ts'
import { keepAct } from './act.ts'
import { computeRound, evaluateRound, placedOf, scoresOf } from './compute.ts'
import { type HeldCells, type LoadedRound, loadCells, loadRound } from './load.ts'

const unappliedOf = async ({ tx }: CityContext, roundId: string): Promise<readonly StoredObjection[]> =>
  (await listObjections(tx, roundId)).filter(
    ({ state, applied_revision }) => state === 'upheld' && applied_revision === null,
  )

/** Computes with the decisions that are not written in yet, and says who moves. Keeps nothing. */
export async function tryCorrection(context: CityContext, id: string): Promise<Outcome<RoundDifference>> {
  const loaded = await loadRound(context, id)
  const objections = await unappliedOf(context, id)
  const cells = await loadCells(context, id)
  const after = evaluateRound(loaded, withDecisions(cells, objections))
  if (!after.ok) return after
  const before = evaluateRound(loaded, cells)
  const old = before.ok ? placedOf(scoresOf(loaded, before.value)) : []
  const last = (await listComputations(context.tx, id))[0]
  const now = placedOf(scoresOf(loaded, after.value))
  return good(toDifference(loaded, old, now, { objections, from: last?.number ?? null, to: null }))
}

function withDecisions(cells: HeldCells, objections: readonly StoredObjection[]): HeldCells {
  const corrected = new Map(cells)
  for (const { row, input, decided } of objections) {
    const own = corrected.get(row) ?? {}
    corrected.set(row, { ...own, [input]: { ...own[input], corrected: decided } })
  }
  return corrected
}

type Between = {
  readonly objections: readonly StoredObjection[]
  readonly from: number | null
  readonly to: number | null
}

function toDifference(
  { subjects, view, own }: LoadedRound,
  before: readonly Placed[],
  after: readonly Placed[],
  { objections, from, to }: Between,
): RoundDifference {
  const moved = movedBetween(before, after).filter(({ row }) => view === 'all' || own.has(row))
  const byRow = new Map(subjects.map((subject) => [subject.row, subject]))
  return {
    ...{ objections: objections.map(({ id }) => id), from, to },
    moved: moved.map(({ row, before: old, after: now }) => ({
      ...{ row, code: byRow.get(row)?.code ?? '', name: byRow.get(row)?.name ?? '', before: old, after: now },
    })),
    unmoved: after.length - moved.filter(({ after: now }) => now !== null).length,
  }
}

/** Writes the decisions into the inputs, and computes anew where results have been published already. */
export async function correctRound(
  context: CityContext,
  { id, objections: seen }: { readonly id: string; readonly objections: readonly string[] },
): Promise<Outcome<null>> {
  const { tx } = context
  const loaded = await loadRound(context, id, { lock: true })
  const { round } = loaded
  if (!isTimeFor('correct', round.state)) return bad({ code: 'round.not-now', facts: { state: round.state } })
  const objections = await unappliedOf(context, id)
  if (objections.length !== seen.length || objections.some((one) => !seen.includes(one.id)))
    return bad({ code: 'round.conflict' })
  const acted = await keepAct(context, round, { move: 'correct', detail: { corrections: objections.length } })
  await insertRoundInputs(
    tx,
    id,
    acted.revision,
    objections.map(({ row, input, decided, decision }) => ({
      ...{ row, input, stage: 'corrected' as const, value: decided, words: decision },
    })),
  )
  for (const objection of objections) await updateObjection(tx, objection.id, { applied_revision: acted.revision })
  if (round.state === 'inputs') return good(null)
  const computed = await computeRound(context, { ...loaded, round: acted })
  return computed.ok ? good(null) : computed
}

/** Who stands elsewhere than in the results that were published for objection. */
export async function listDifferences(context: CityContext, id: string): Promise<RoundDifference> {
  const loaded = await loadRound(context, id)
  const { round } = loaded
  const to = round.final_computation ?? (await listComputations(context.tx, id))[0]?.number ?? null
  const from = round.noticed_computation
  if (from === null || to === null) return { objections: [], from, to, moved: [], unmoved: 0 }
  const placed = async (number: number) => placedOf(await listScores(context.tx, id, number))
  const objections = (await listObjections(context.tx, id)).filter(({ applied_revision }) => applied_revision !== null)
  return toDifference(loaded, await placed(from), await placed(to), { objections, from, to })
}
