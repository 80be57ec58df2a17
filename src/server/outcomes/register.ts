import { randomUUID } from 'node:crypto'
import type { OutcomeLine } from '#contract/outcomes.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { changed, followingFrom, type OutcomeChange } from '#core/outcomes/outcomes.ts'
import { mayChangeOutcome, maySeeOutcome } from '#core/outcomes/rights.ts'
import { listGradeMeasures } from '#store/outcomes/grade-measures.ts'
import {
  insertOutcomeEvent,
  insertOutcomes,
  listOutcomeEvents,
  listOutcomes,
  lockOutcome,
  type OutcomeLineRow,
  updateOutcome,
} from '#store/outcomes/outcomes.ts'
import { NotFound } from '#store/refusals.ts'
import { listScores } from '#store/rounds/round-results.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { loadRound } from '../rounds/load.ts'

export async function listRegister(
  { tx, actor }: CityContext,
  { roundId }: { readonly roundId?: string | undefined } = {},
): Promise<OutcomeLine[]> {
  const rows = await listOutcomes(tx, roundId === undefined ? {} : { roundId })
  return rows.filter((row) => maySeeOutcome(actor, partiesOf(row))).map((row) => wireLine(actor, row))
}

const partiesOf = (row: OutcomeLineRow) => ({
  executorUnitId: row.executor_unit_id,
  subjectUnitId: row.subject_unit_id,
})

const wireLine = (actor: CityContext['actor'], row: OutcomeLineRow): OutcomeLine => ({
  ...{ id: row.id, roundId: row.round_id, roundName: row.round_name, row: row.row, code: row.subject_code },
  ...{ subject: row.subject_name, grade: row.grade, measure: row.measure_name, kind: row.kind, source: row.source },
  ...{ amount: row.amount, unit: row.unit, executorUnitId: row.executor_unit_id, executor: row.executor_name },
  ...{ validFrom: row.valid_from, validTo: row.valid_to, state: row.state, settled: row.settled },
  ...{ revision: row.revision, mayChange: mayChangeOutcome(actor, partiesOf(row)) },
})

/** What the measures in force today give everybody of a final result, from today on; asked again it adds what has come since. */
export async function enterOutcomes(
  context: CityContext,
  roundId: string,
): Promise<Outcome<{ added: number; lifted: number; lines: OutcomeLine[] }>> {
  const { tx, today } = context
  const { round, method } = await loadRound(context, roundId, { lock: true })
  if (round.final_computation === null) return bad({ code: 'outcome.not-final' })
  const measures = await listGradeMeasures(tx, round.method_id)
  const byId = new Map(measures.map((one) => [one.id, one]))
  const inForce = measures.map(({ id, grade, valid_from, valid_to }) => ({
    ...{ id, grade, validFrom: valid_from, validTo: valid_to },
  }))
  const scores = [...(await listScores(tx, roundId, round.final_computation))].sort((a, b) => a.row - b.row)
  const following = followingFrom(method, scores, inForce, today)
  const before = await listOutcomes(tx, { roundId })
  if (following.length === 0 && before.length === 0)
    return bad({ code: 'outcome.nothing-follows', facts: { day: today } })
  const lifted = await liftOutdated(context, before, new Map(scores.map(({ row, grade }) => [row, grade])))
  const known = new Set(before.map((one) => `${one.row} ${one.measure_id}`))
  const fresh = following.filter(({ row, measureId }) => !known.has(`${row} ${measureId}`))
  await insertOutcomes(
    tx,
    fresh.flatMap(({ row, grade, measureId }) => {
      const measure = byId.get(measureId)
      if (measure === undefined) return []
      const { amount, unit, executor_unit_id, valid_to } = measure
      return [
        {
          ...{ id: randomUUID(), round_id: roundId, row, measure_id: measureId, grade, amount, unit },
          ...{ executor_unit_id, valid_from: today, valid_to, state: 'planned' as const, settled: null, revision: 1 },
        },
      ]
    }),
  )
  if (fresh.length + lifted > 0)
    await note(context, {
      ...{ action: 'outcome.enter', subjectKind: 'round', subjectId: roundId },
      detail: { name: round.name, count: fresh.length, lifted },
    })
  return good({ added: fresh.length, lifted, lines: await listRegister(context, { roundId }) })
}

/** Lines of a grade that the subject no longer has; what has been begun is for people to undo. */
async function liftOutdated(
  { tx, now, actor }: CityContext,
  lines: readonly OutcomeLineRow[],
  grades: ReadonlyMap<number, string | null>,
): Promise<number> {
  const outdated = lines.filter(({ row, grade, state }) => state === 'planned' && grades.get(row) !== grade)
  for (const { id, row, revision, settled, valid_to } of outdated) {
    const words = `最终结果更正，等次改为${grades.get(row) ?? '不定等次'}`
    const next = revision + 1
    await updateOutcome(tx, id, { state: 'lifted', revision: next })
    await insertOutcomeEvent(tx, {
      ...{ outcome_id: id, revision: next, state: 'lifted' as const, settled, valid_to, words, at: now },
      by: actor.accountId,
    })
  }
  return outdated.length
}

export async function showHistory({ tx, actor }: CityContext, id: string) {
  const [row] = await listOutcomes(tx, { id })
  if (row === undefined || !maySeeOutcome(actor, partiesOf(row))) throw new NotFound('outcome', id)
  return (await listOutcomeEvents(tx, id)).map(({ revision, state, settled, valid_to, words, at, by_name }) => ({
    ...{ revision, state, settled, validTo: valid_to, words, at: at.toISOString(), by: by_name },
  }))
}

export async function changeOutcome(
  context: CityContext,
  { id, revision, ...change }: OutcomeChange & { readonly id: string; readonly revision: number },
): Promise<Outcome<OutcomeLine>> {
  const { tx, actor, now } = context
  const row = await lockOutcome(tx, id)
  if (!maySeeOutcome(actor, partiesOf(row))) throw new NotFound('outcome', id)
  if (!mayChangeOutcome(actor, partiesOf(row))) return bad({ code: 'outcome.not-yours.forbidden' })
  if (row.revision !== revision) return bad({ code: 'outcome.conflict' })
  const before = { state: row.state, validFrom: row.valid_from, validTo: row.valid_to, settled: row.settled }
  const then = changed(before, change)
  if (!then.ok) return then
  const { state, validTo, settled } = then.value
  const next = revision + 1
  await updateOutcome(tx, id, { state, valid_to: validTo, settled, revision: next })
  await insertOutcomeEvent(tx, {
    ...{ outcome_id: id, revision: next, state, settled, valid_to: validTo, words: change.words || null },
    ...{ at: now, by: actor.accountId },
  })
  await note(context, {
    ...{ action: 'outcome.change', subjectKind: 'outcome', subjectId: id },
    detail: { subject: row.subject_name, measure: row.measure_name, from: row.state, to: state, settled },
  })
  return good(wireLine(actor, await lockOutcome(tx, id)))
}
