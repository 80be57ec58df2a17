import type { Update } from '#contract/updates.ts'
import type { Actor } from '#core/accounts/roles.ts'
import { mayConfirm, mayReopen, speaksFor } from '#core/programmes/rights.ts'
import type { StoredDuty } from '#store/measures/duties.ts'
import { listEvidence, type StoredEvidence, type StoredUpdate } from '#store/measures/updates.ts'
import type { CityContext } from '../context.ts'

/** Who is named by a measure, for the rules that say who may report and confirm. */
export const answerableOf = (duties: readonly StoredDuty[]) => ({
  unitIds: duties.map(({ unitId }) => unitId),
  leadUnitIds: duties.filter(({ grade }) => grade === 'lead').map(({ unitId }) => unitId),
})

export async function showUpdates(
  { tx, actor }: CityContext,
  updates: readonly StoredUpdate[],
  duties: readonly StoredDuty[],
): Promise<Update[]> {
  const evidence = await listEvidence(
    tx,
    updates.map(({ id }) => id),
  )
  // What a unit has not handed in yet is its own affair.
  return updates
    .filter((update) => update.state !== 'draft' || speaksFor(actor, update.unitId))
    .map((update) => showUpdate(actor, update, duties, evidence))
}

function showUpdate(
  actor: Actor,
  update: StoredUpdate,
  duties: readonly StoredDuty[],
  evidence: readonly StoredEvidence[],
): Update {
  const isOpen = update.state === 'draft' || update.state === 'returned'
  const decides = mayConfirm(actor, answerableOf(duties), update.unitId)
  return {
    id: update.id,
    measureId: update.measureId,
    unitId: update.unitId,
    unitName: update.unitName,
    period: update.period,
    state: update.state,
    status: update.status,
    percent: update.percent,
    words: update.words,
    problem: update.problem,
    ask: update.ask,
    stepsDone: [...update.stepsDone],
    evidence: evidence
      .filter(({ updateId }) => updateId === update.id)
      .map(({ fileId, name, size }) => ({ fileId, name, size })),
    submittedAt: update.submittedAt?.toISOString() ?? null,
    submittedBy: update.submittedByName,
    decidedAt: update.decidedAt?.toISOString() ?? null,
    decidedBy: update.decidedByName,
    decisionReason: update.decisionReason,
    revision: update.revision,
    mayEdit: isOpen && speaksFor(actor, update.unitId),
    mayConfirm: (update.state === 'submitted' && decides) || (update.state === 'confirmed' && mayReopen(actor)),
  }
}
