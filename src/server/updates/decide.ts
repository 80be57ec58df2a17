import type { Update } from '#contract/updates.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { mayConfirm, mayReopen, speaksFor } from '#core/programmes/rights.ts'
import { gateFaults } from '#core/programmes/steps.ts'
import { listDuties, listSteps, markStepsDone, markStepsOpen, type StoredDuty } from '#store/measures/duties.ts'
import { refreshStandings } from '#store/measures/measure-standing.ts'
import { lockMeasureOfUpdate } from '#store/measures/measures.ts'
import { getUpdate, listEvidence, type StoredUpdate, saveUpdate } from '#store/measures/updates.ts'
import { getProgramme } from '#store/programmes/programmes.ts'
import { type CityContext, dayOf } from '../context.ts'
import { keepHistory, type UpdateDeed } from './keep-update.ts'
import { answerableOf, showUpdates } from './show-update.ts'

export type SeenUpdate = { readonly id: string; readonly revision: number }
type Decision = Pick<StoredUpdate, 'state'> &
  Partial<Pick<StoredUpdate, 'submittedAt' | 'submittedBy' | 'decidedAt' | 'decidedBy' | 'decisionReason'>>

/** Hands the report in: from here on it counts, until it is sent back. */
export const submitUpdate = (context: CityContext, seen: SeenUpdate): Promise<Outcome<Update>> =>
  decide(context, seen, 'submitted', async (update) => {
    if (!speaksFor(context.actor, update.unitId)) return { code: 'update.forbidden' }
    if (update.state !== 'draft' && update.state !== 'returned')
      return { code: 'update.not-open', facts: { state: update.state } }
    if (update.words.trim() === '') return { code: 'update.words-missing', place: { field: 'words' } }
    const gates = await gatesNotPassed(context, update)
    if (gates.length > 0) return gates
    return { state: 'submitted', submittedAt: context.now, submittedBy: context.actor.accountId, ...undecided }
  })

/** The steps that the report calls done are done from the day on which it was handed in. */
export const confirmUpdate = (context: CityContext, seen: SeenUpdate): Promise<Outcome<Update>> =>
  decide(context, seen, 'confirmed', (update, duties) => {
    if (!mayConfirm(context.actor, answerableOf(duties), update.unitId)) return { code: 'update.forbidden' }
    if (update.state !== 'submitted') return { code: 'update.not-submitted', facts: { state: update.state } }
    return { state: 'confirmed', decidedAt: context.now, decidedBy: context.actor.accountId, decisionReason: null }
  })

/** What was submitted goes back to the unit with a reason; what was confirmed only by the office. */
export const returnUpdate = (
  context: CityContext,
  seen: SeenUpdate & { readonly reason: string },
): Promise<Outcome<Update>> =>
  decide(context, seen, 'returned', (update, duties) => {
    const may =
      update.state === 'confirmed'
        ? mayReopen(context.actor)
        : mayConfirm(context.actor, answerableOf(duties), update.unitId)
    if (!may) return { code: 'update.forbidden' }
    if (update.state !== 'submitted' && update.state !== 'confirmed')
      return { code: 'update.not-submitted', facts: { state: update.state } }
    return {
      state: 'returned',
      decidedAt: context.now,
      decidedBy: context.actor.accountId,
      decisionReason: seen.reason,
    }
  })

/** A gate is passed with evidence: what is assessed is shown. */
async function gatesNotPassed({ tx }: CityContext, update: StoredUpdate): Promise<readonly Fault[]> {
  const { status, stepsDone } = update
  const evidence = (await listEvidence(tx, [update.id])).length
  return gateFaults(await listSteps(tx, [update.measureId]), {
    status,
    evidence,
    stepsDone: stepsDone.map(({ id }) => id),
  })
}

const undecided = { decidedAt: null, decidedBy: null, decisionReason: null }

async function decide(
  context: CityContext,
  seen: SeenUpdate,
  deed: UpdateDeed,
  judge: (
    update: StoredUpdate,
    duties: readonly StoredDuty[],
  ) => Decision | Fault | Promise<Decision | Fault | readonly Fault[]>,
): Promise<Outcome<Update>> {
  const { tx } = context
  const { id: measureId } = await lockMeasureOfUpdate(tx, seen.id)
  const update = await getUpdate(tx, seen.id)
  const duties = await listDuties(tx, [measureId])
  if (update.revision !== seen.revision) return bad({ code: 'update.conflict', facts: { revision: update.revision } })
  const { state } = await getProgramme(tx, update.programmeId)
  if (state === 'closed') return bad({ code: 'programme.closed' })
  const decision = await judge(update, duties)
  if (isFaults(decision)) return bad(...decision)
  if ('code' in decision) return bad(decision)
  const after = { ...update, ...decision, ...signersOf(decision, context.actor.name), revision: update.revision + 1 }
  await saveUpdate(tx, after)
  const steps = update.stepsDone.map(({ id }) => id)
  if (deed === 'confirmed') await markStepsDone(tx, steps, dayOf(update.submittedAt ?? context.now))
  if (deed === 'returned' && update.state === 'confirmed') await markStepsOpen(tx, steps)
  await refreshStandings(tx, [measureId])
  await keepHistory(context, after, deed)
  const [shown] = await showUpdates(context, [after], duties)
  if (shown === undefined) throw new Error(`update ${seen.id} is not there after it was ${deed}`)
  return good(shown)
}

const isFaults = (judged: Decision | Fault | readonly Fault[]): judged is readonly Fault[] => Array.isArray(judged)

/** Whoever decides signs; a signature that is taken off has no name either. */
const signersOf = ({ submittedBy, decidedBy }: Decision, name: string) => ({
  ...(submittedBy === undefined ? {} : { submittedByName: submittedBy === null ? null : name }),
  ...(decidedBy === undefined ? {} : { decidedByName: decidedBy === null ? null : name }),
})
