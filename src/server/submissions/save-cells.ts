import type { z } from 'zod'
import type { CellToSave, SavedCells } from '#contract/collections/submission.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { type CellKey, cellKeyOf } from '#core/collections/check.ts'
import { observedOf, readEntry } from '#core/collections/entry.ts'
import { type FrozenField, fieldsOf } from '#core/collections/form.ts'
import { mayFill } from '#core/collections/rights.ts'
import { stateAfter } from '#core/collections/states.ts'
import { isPresent } from '#core/indicators/observed.ts'
import { getCall, getCallForm } from '#store/collections/calls.ts'
import {
  type CellToStore,
  countFilled,
  listCellsOf,
  type StoredCell,
  saveCells,
} from '#store/collections/submission-cells.ts'
import { lockSubmission, updateSubmission } from '#store/collections/submissions.ts'
import type { CityContext } from '../context.ts'
import { cellIdOf, loadHeld } from './load-sheet.ts'
import { isOpenToFill } from './show-submission.ts'

export type CellSent = z.infer<typeof CellToSave>

/**
 * Keeps cells one by one: what somebody else has changed since is handed back beside what was sent, the others are saved.
 * A cell that already says what is sent counts as saved, so that an answer lost on the way can be asked for again.
 */
export async function saveSheetCells(
  context: CityContext,
  { id, cells }: { readonly id: string; readonly cells: readonly CellSent[] },
): Promise<Outcome<SavedCells>> {
  const { tx, actor, now } = context
  const submission = await lockSubmission(tx, id)
  const call = await getCall(tx, submission.callId)
  if (!mayFill(actor, submission.unitId)) return bad({ code: 'submission.forbidden' })
  if (!isOpenToFill(submission, call))
    return bad({ code: 'submission.not-open', facts: { state: submission.state, call: call.state } })
  const form = await getCallForm(tx, call.id)
  const fields = new Map(fieldsOf(form).map((field) => [field.indicatorId, field]))
  const touched = [...new Set(cells.map(({ subjectId }) => subjectId))]
  const { held } = await loadHeld(tx, {
    ...{ submissionId: id, periodEnd: call.periodEnd, fields: [...fields.values()], subjectIds: touched },
  })
  const before = new Map((await listCellsOf(tx, id, touched)).map((cell) => [cellKeyOf(cell), cell]))
  const subjects = new Set(submission.subjectIds)
  const result: Result = { saved: [], conflicts: [], refused: [], written: [] }
  for (const cell of cells) {
    const field = fields.get(cell.indicatorId)
    const fault = faultOf(cell, field, subjects, held.has(cellIdOf(cell.subjectId, cell.indicatorId)))
    if (fault !== null || field === undefined) {
      result.refused.push({ ...keyOf(cell), fault: fault ?? { code: 'cell.unknown' } })
    } else settle(result, cell, before.get(cellKeyOf(cell)), field, { at: now, by: actor.accountId })
  }
  await saveCells(tx, id, result.written)
  const filled = await countFilled(tx, id)
  const state =
    result.written.length === 0 ? submission.state : (stateAfter(submission.state, 'save') ?? submission.state)
  if (state !== submission.state || filled !== submission.filled)
    await updateSubmission(tx, { ...submission, state, filled })
  const { asked } = submission
  const { saved, conflicts, refused } = result
  return good({ saved, conflicts, refused, state, revision: submission.revision, filled, asked })
}

type Result = Pick<SavedCells, 'saved' | 'conflicts' | 'refused'> & { readonly written: CellToStore[] }
type Writer = { readonly at: Date; readonly by: string }

const keyOf = ({ subjectId, indicatorId, side }: CellKey) => ({ subjectId, indicatorId, side })

function settle(
  result: Result,
  cell: CellSent,
  known: StoredCell | undefined,
  field: FrozenField,
  { at, by }: Writer,
): void {
  const [text, reason] = [cell.text.trim(), cell.reason === '' ? null : cell.reason]
  if (known !== undefined && known.text === text && known.reason === reason) {
    result.saved.push({ ...keyOf(cell), revision: known.revision, at: known.at.toISOString() })
    return
  }
  if ((known?.revision ?? null) !== cell.revision) {
    // Never seen by the sender, or seen otherwise. A cell that is not there any more has been there: none is removed.
    if (known !== undefined) {
      const { revision } = known
      const shown = { ...keyOf(cell), text: known.text, reason: known.reason, revision, by: known.byName }
      result.conflicts.push({ ...shown, at: known.at.toISOString() })
      return
    }
  }
  const observed = observedOf(readEntry(text, field.card.unit))
  const value = isPresent(observed) ? observed.value : null
  const missing = isPresent(observed) ? null : observed.missing
  const revision = (known?.revision ?? 0) + 1
  result.written.push({ ...keyOf(cell), text, value, missing, reason, revision, at, by })
  result.saved.push({ ...keyOf(cell), revision, at: at.toISOString() })
}

function faultOf(
  cell: CellSent,
  field: FrozenField | undefined,
  subjects: ReadonlySet<number>,
  isHeld: boolean,
): Fault | null {
  if (field === undefined || !subjects.has(cell.subjectId)) return { code: 'cell.unknown' }
  if (cell.side === 'last-year' && field.asks !== 'pair') return { code: 'cell.unknown' }
  if (isHeld) return { code: 'cell.held', facts: { name: field.card.name } }
  return null
}
