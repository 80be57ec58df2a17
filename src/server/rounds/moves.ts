import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { hurdlesOf, isTimeFor, type RoundStep, type Standing, stepAfter, stepsBefore } from '#core/rounds/course.ts'
import { mayApproveRound, mayRunRounds } from '#core/rounds/rights.ts'
import { listRowsOfStage } from '#store/rounds/round-inputs.ts'
import { listComputations, listObjections } from '#store/rounds/round-results.ts'
import { findSender, findSensitivitySeen, lastInputRevision } from '#store/rounds/rounds.ts'
import type { CityContext } from '../context.ts'
import { unconfirmedOf, wordedFindings } from '../methods/methods.ts'
import { keepAct } from './act.ts'
import { type LoadedRound, loadRound, supplyingUnits } from './load.ts'
import { lastWorkday } from './workdays.ts'

/** What is known of a round when it wants to go on. */
export async function standingOf(context: CityContext, { round, subjects, version }: LoadedRound): Promise<Standing> {
  const { tx, today } = context
  const objections = await listObjections(tx, round.id)
  const computed = (await listComputations(tx, round.id))[0]
  const isOld = computed !== undefined && (await lastInputRevision(tx, round.id)) > computed.revision
  const live = new Set(subjects.map(({ row }) => row))
  return {
    ...{ step: round.state, stepTo: round.step_to, today, subjects: subjects.length },
    decidesLater: round.plan.some(({ step }) => step === 'objections'),
    reported: (await listRowsOfStage(tx, round.id, 'self')).filter((row) => live.has(row)).length,
    speaking: subjects.filter(({ unit_id }) => unit_id !== null).length,
    unconfirmed: unconfirmedOf(await wordedFindings(tx, version)),
    openObjections: objections.filter(({ state }) => state === 'open').length,
    unapplied: objections.filter(({ state, applied_revision }) => state === 'upheld' && applied_revision === null)
      .length,
    computed: computed === undefined ? null : isOld ? 'old' : 'current',
    sensitivitySeen: computed !== undefined && (await findSensitivitySeen(tx, round.id)) === computed.number,
  }
}

export async function advanceRound(
  context: CityContext,
  { id, from, words }: { readonly id: string; readonly from: RoundStep; readonly words?: string | undefined },
): Promise<Outcome<null>> {
  const loaded = await loadRound(context, id, { lock: true })
  const { round } = loaded
  if (round.state !== from) return bad({ code: 'round.conflict' })
  const refused = await refusalOf(context, from, id)
  if (refused !== undefined) return bad(refused)
  const next = stepAfter(round.plan, from)
  if (next === undefined) return bad({ code: 'round.ended' })
  const hurdles = hurdlesOf(await standingOf(context, loaded))
  const hard = hurdles.filter((hurdle) => hurdle.hard)
  if (hard.length > 0) return bad(...hard.map(({ code, facts }) => ({ code, facts })))
  if (hurdles.length > 0 && (words ?? '').length < 2)
    return bad(...hurdles.map(({ code, facts }) => ({ code, facts })), { code: 'round.reason-needed' })
  await enter(context, loaded, next.step, { words: words || null, passed: hurdles.map(({ code }) => code).join(' ') })
  return good(null)
}

/** The office takes steps; approving is done by another pair of eyes, and leaders may do it too. */
async function refusalOf(context: CityContext, from: RoundStep, id: string): Promise<Fault | undefined> {
  const { tx, actor } = context
  if (from !== 'approval') return mayRunRounds(actor) ? undefined : { code: 'round.not-yours.forbidden' }
  return mayApproveRound(actor, await findSender(tx, id)) ? undefined : { code: 'round.own-approval.forbidden' }
}

async function enter(
  context: CityContext,
  { round }: LoadedRound,
  step: RoundStep,
  { words, passed }: { readonly words: string | null; readonly passed: string },
): Promise<void> {
  const { today } = context
  const timed = step === 'inputs' || step === 'notice'
  const last = step === 'notice' || step === 'final' ? (await listComputations(context.tx, round.id))[0] : undefined
  const stepTo = timed ? lastWorkday(today, round.notice_days) : null
  await keepAct(context, round, {
    ...{ move: 'advance', words },
    detail: { from: round.state, to: step, passed, ...(stepTo === null ? {} : { stepTo }) },
    change: {
      ...{ state: step, step_from: today, step_to: stepTo },
      ...(step === 'notice' ? { noticed_computation: last?.number ?? null } : {}),
      ...(step === 'final' ? { final_computation: last?.number ?? null } : {}),
    },
  })
}

/** Back to an earlier step, with the reason. What was reported and computed since stays. */
export async function reopenRound(
  context: CityContext,
  {
    id,
    from,
    to,
    words,
  }: { readonly id: string; readonly from: RoundStep; readonly to: RoundStep; readonly words: string },
): Promise<Outcome<null>> {
  const { round } = await loadRound(context, id, { lock: true })
  if (round.state !== from) return bad({ code: 'round.conflict' })
  if (!stepsBefore(round.plan, from).includes(to)) return bad({ code: 'round.cannot-reopen' })
  const timed = to === 'inputs' || to === 'notice'
  await keepAct(context, round, {
    ...{ move: 'reopen', words, detail: { from, to } },
    change: {
      ...{ state: to, step_from: context.today, final_computation: null },
      step_to: timed ? lastWorkday(context.today, round.notice_days) : null,
    },
  })
  return good(null)
}

/** A department's word on the result before it is computed for good; kept with the course of the round. */
export async function giveOpinion(
  context: CityContext,
  { id, words }: { readonly id: string; readonly words: string },
): Promise<Outcome<null>> {
  const loaded = await loadRound(context, id, { lock: true })
  const { round } = loaded
  const units = supplyingUnits(loaded, context)
  if (!mayRunRounds(context.actor) && units.length === 0) return bad({ code: 'round.not-yours.forbidden' })
  if (!isTimeFor('opinion', round.state)) return bad({ code: 'round.not-now', facts: { state: round.state } })
  await keepAct(context, round, { move: 'opinion', words, detail: { units: units.join(' ') } })
  return good(null)
}
