import type { RoundPage } from '#contract/rounds/round.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { isTimeFor } from '#core/rounds/course.ts'
import { mayAskRounds, mayRemindInRound, mayRunRounds } from '#core/rounds/rights.ts'
import type { CityContext, RequestContext } from '../context.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { robustnessOrder } from '../robustness/analyse.ts'
import { computeRound } from './compute.ts'
import { correctRound, listDifferences, tryCorrection } from './correct.ts'
import { listInputs, reportValues } from './inputs.ts'
import { loadRound } from './load.ts'
import { orderRoundFile } from './make-file.ts'
import { advanceRound, giveOpinion, reopenRound } from './moves.ts'
import { decideObjection, listObjections, raiseObjection } from './objections.ts'
import { listOwed, remindDebtors } from './remind.ts'
import { showResults } from './results.ts'
import { assignSubject, changePlan, listRounds, openRound, removeSubject, showRound } from './rounds.ts'
import { showSubject } from './subject.ts'

const { rounds } = signedIn
/** Which round, and how much of it, every service asks by itself. */
const ask = may(mayAskRounds)
const run = may(mayRunRounds)
const remind = may(mayRemindInRound)

async function thenShow(context: CityContext, id: string, outcome: Outcome<unknown>): Promise<RoundPage> {
  orRefuse(outcome)
  return showRound(context, id)
}

/** Whoever computes wants to know how sure it is: the analysis follows by itself. */
async function computed(
  context: CityContext & RequestContext,
  id: string,
  outcome: Outcome<unknown>,
): Promise<RoundPage> {
  const page = await thenShow(context, id, outcome)
  if (page.computed === 'current')
    await context.program.jobs.enqueue(context.tx, context, robustnessOrder(id, page.name))
  return page
}

async function computeNow(context: CityContext, id: string): Promise<Outcome<unknown>> {
  const loaded = await loadRound(context, id, { lock: true })
  const { state } = loaded.round
  if (!isTimeFor('compute', state)) return bad({ code: 'round.not-now', facts: { state } })
  const computed = await computeRound(context, loaded)
  return computed.ok ? good(null) : computed
}

export const roundsRoutes: RoutesOf<'rounds'> = {
  orderFile: rounds.orderFile
    .use(ask)
    .use(inCity)
    .handler(({ context, input }) =>
      orderRoundFile(context, context.program.jobs, { roundId: input.id, what: input.what }),
    ),

  list: rounds.list
    .use(ask)
    .use(inCity)
    .handler(({ context }) => listRounds(context)),

  open: rounds.open
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await openRound(context, input))),

  get: rounds.get
    .use(ask)
    .use(inCity)
    .handler(({ context, input }) => showRound(context, input.id)),

  plan: rounds.plan
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await changePlan(context, input))),

  advance: rounds.advance
    .use(ask)
    .use(inCity)
    .handler(async ({ context, input }) => thenShow(context, input.id, await advanceRound(context, input))),

  reopen: rounds.reopen
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => thenShow(context, input.id, await reopenRound(context, input))),

  opine: rounds.opine
    .use(ask)
    .use(inCity)
    .handler(async ({ context, input }) => thenShow(context, input.id, await giveOpinion(context, input))),

  owed: rounds.owed
    .use(remind)
    .use(inCity)
    .handler(({ context, input }) => listOwed(context, input.id)),

  remind: rounds.remind
    .use(remind)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await remindDebtors(context, input))),

  inputs: rounds.inputs
    .use(ask)
    .use(inCity)
    .handler(({ context, input }) => listInputs(context, input)),

  assign: rounds.assign
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await assignSubject(context, input))),

  remove: rounds.remove
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await removeSubject(context, input))),

  subject: rounds.subject
    .use(ask)
    .use(inCity)
    .handler(({ context, input }) => showSubject(context, input)),

  report: rounds.report
    .use(ask)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await reportValues(context, input))),

  compute: rounds.compute
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => computed(context, input.id, await computeNow(context, input.id))),

  results: rounds.results
    .use(ask)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await showResults(context, input))),

  objections: rounds.objections
    .use(ask)
    .use(inCity)
    .handler(({ context, input }) => listObjections(context, input.id)),

  object: rounds.object
    .use(ask)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await raiseObjection(context, input))),

  decide: rounds.decide
    .use(ask)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await decideObjection(context, input))),

  tryCorrection: rounds.tryCorrection
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await tryCorrection(context, input.id))),

  correct: rounds.correct
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => computed(context, input.id, await correctRound(context, input))),

  differences: rounds.differences
    .use(ask)
    .use(inCity)
    .handler(({ context, input }) => listDifferences(context, input.id)),
}
