import { insertUpdateHistory, type UpdateToStore } from '#store/measures/updates.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'

export type Written = UpdateToStore
export type UpdateDeed = 'saved' | 'submitted' | 'confirmed' | 'returned'

/** Every change of a report is kept with what it then said, and written into the log. */
export async function keepHistory(
  context: CityContext,
  update: UpdateToStore,
  action: UpdateDeed,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { state, status, percent, words, problem, ask, stepsDone, decisionReason, revision } = update
  const content = { state, status, percent, words, problem, ask, stepsDone, decisionReason, ...more }
  const { now: at, actor } = context
  await insertUpdateHistory(context.tx, { updateId: update.id, revision, at, by: actor.accountId, action, content })
  const { measureId, unitId, period } = update
  const detail = { measureId, unitId, period, revision, ...content }
  await note(context, { action: `update.${action}`, subjectKind: 'measure-update', subjectId: update.id, detail })
}
