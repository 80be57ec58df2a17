import { bad, good, type Outcome } from '#core/base/fault.ts'
import type { Evaluation } from '#core/evaluations/evaluate.ts'
import {
  type RobustnessReport,
  type RobustnessSettings,
  reportRobustness,
  usualSettings,
} from '#core/robustness/report.ts'
import { mayRunRounds } from '#core/rounds/rights.ts'
import { inCity } from '#store/city/city.ts'
import { insertRobustness } from '#store/robustness/robustness.ts'
import { listComputations, type StoredComputation } from '#store/rounds/round-results.ts'
import type { Asking, CityContext } from '../context.ts'
import { JobCancelled, type JobHandler } from '../jobs/job-kinds.ts'
import type { JobOrder } from '../jobs/queue.ts'
import { note } from '../note.ts'
import { evaluateRound } from '../rounds/compute.ts'
import { type LoadedRound, loadCells, loadRound } from '../rounds/load.ts'
import { analyseApart } from './apart.ts'

export const robustnessOrder = (roundId: string, name: string): JobOrder => ({
  ...{ kind: 'round.robustness', title: name, input: { roundId } },
})

type Subject = { readonly loaded: LoadedRound; readonly computed: StoredComputation; readonly evaluation: Evaluation }

/** The last computation, made again from its own inputs. */
async function computedAgain(context: CityContext, roundId: string): Promise<Outcome<Subject>> {
  const loaded = await loadRound(context, roundId)
  const computed = (await listComputations(context.tx, roundId))[0]
  if (computed === undefined) return bad({ code: 'round.not-computed' })
  const evaluated = evaluateRound(loaded, await loadCells(context, roundId, { until: computed.revision }))
  return evaluated.ok ? good({ loaded, computed, evaluation: evaluated.value }) : evaluated
}

/** Drawn from the hash of the data, so that nobody can choose it. */
const seedOf = ({ input_sha256 }: StoredComputation): number => Number.parseInt(input_sha256.slice(0, 8), 16)

const settingsOf = ({ evaluation, computed }: Subject): RobustnessSettings =>
  usualSettings(evaluation.prepared.subjects.rows, seedOf(computed))

async function keep(context: CityContext, { loaded, computed }: Subject, report: RobustnessReport): Promise<void> {
  const { tx, now, actor } = context
  const { number } = computed
  await insertRobustness(tx, loaded.round.id, { number, report, at: now, by: actor.accountId })
  const { seed, draws } = report.settings
  await note(context, {
    ...{ action: 'round.robustness', subjectKind: 'round', subjectId: loaded.round.id },
    detail: { name: loaded.round.name, number, seed, draws },
  })
}

/** At once, for who has no queue: the demonstration and the command line. */
export async function analyseNow(context: CityContext, roundId: string): Promise<Outcome<RobustnessReport>> {
  const subject = await computedAgain(context, roundId)
  if (!subject.ok) return subject
  const steps = reportRobustness(subject.value.evaluation, settingsOf(subject.value))
  let step = steps.next()
  while (!step.done) step = steps.next()
  await keep(context, subject.value, step.value)
  return good(step.value)
}

/** In a thread of its own, with progress; what it keeps belongs to the computation that it found at its start. */
export const analyseRobustness: JobHandler = async (input, context, control) => {
  if (!mayRunRounds(context.actor)) return bad({ code: 'rights.forbidden' })
  const roundId = String(input.roundId)
  const within = <T>(work: (context: CityContext) => Promise<T>) =>
    inCity(context.store, context.actor.cityId, (tx) => work({ ...(context satisfies Asking), tx }))
  const subject = await within((own) => computedAgain(own, roundId))
  if (!subject.ok) return subject
  const { method, subjects } = subject.value.evaluation.prepared
  let report: RobustnessReport
  try {
    report = await analyseApart({ method, subjects, settings: settingsOf(subject.value) }, control)
  } catch (error) {
    if (error instanceof JobCancelled) throw error
    context.log.error({ err: error, round: roundId }, 'the analysis of a round could not be done')
    return bad({ code: 'round.analysis-failed' })
  }
  await within((own) => keep({ ...own, now: context.clock() }, subject.value, report))
  return good({ roundId, number: subject.value.computed.number })
}
