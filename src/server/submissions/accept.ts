import { pairOf } from '#core/collections/check.ts'
import { fieldsOf } from '#core/collections/form.ts'
import { isPresent, numberOf } from '#core/indicators/observed.ts'
import { getCallForm, type StoredCall } from '#store/collections/calls.ts'
import { listCells } from '#store/collections/submission-cells.ts'
import type { StoredSubmission } from '#store/collections/submissions.ts'
import { openBatch } from '#store/observations/batches.ts'
import { insertObservations, type ObservationToStore } from '#store/observations/copy-observations.ts'
import { lockValues, type StoredObservation } from '#store/observations/observations.ts'
import { completeBatch } from '../batches/batches.ts'
import type { CityContext } from '../context.ts'
import { type Around, cellIdOf, linesOf, loadAround } from './load-sheet.ts'

/**
 * Makes what a submission says count. Only what differs from what it brought before is written: a revision holds what was
 * revised. Null where nothing differs. A cell that came another way meanwhile is left to its own source.
 */
export async function writeAcceptance(
  context: CityContext,
  submission: StoredSubmission,
  call: StoredCall,
): Promise<number | null> {
  const { tx, actor, now, today } = context
  await lockValues(tx)
  const values = await changedValues(context, submission, call)
  if (values.length === 0) return null
  const first = call.periodType === 'year' ? ('final' as const) : ('flash' as const)
  const id = await openBatch(tx, {
    ...{ kind: 'submission', vintage: submission.reopenedReason === null ? first : 'revised', knownOn: today },
    ...{ reason: submission.reopenedReason, source: { submissionId: submission.id } },
    ...{ openedAt: now, openedBy: actor.accountId },
  })
  await insertObservations(tx, id, values)
  await completeBatch(context, id)
  return id
}

async function changedValues(
  { tx }: CityContext,
  submission: StoredSubmission,
  call: StoredCall,
): Promise<readonly ObservationToStore[]> {
  const form = await getCallForm(tx, call.id)
  const fields = fieldsOf(form)
  const { id: submissionId, subjectIds } = submission
  const around: Around = await loadAround(tx, { submissionId, periodEnd: call.periodEnd, fields, subjectIds })
  const lines = linesOf(subjectIds, await listCells(tx, submissionId), around)
  return lines.flatMap((line) =>
    fields.flatMap((field): readonly ObservationToStore[] => {
      const id = cellIdOf(line.subjectId, field.indicatorId)
      if (around.held.has(id)) return []
      const pair = pairOf(field, line)
      const own = around.own.get(id)
      const value = {
        ...{ indicatorId: field.indicatorId, subjectId: line.subjectId, periodEnd: call.periodEnd },
        value: numberOf(pair.now),
        lastYear: field.asks === 'pair' ? numberOf(pair.lastYear) : null,
        missing: isPresent(pair.now) ? null : pair.now.missing,
      }
      // What may be left blank and is says nothing.
      if (own === undefined && value.missing === 'blank') return []
      return own !== undefined && saysSame(own, value) ? [] : [value]
    }),
  )
}

const saysSame = (own: StoredObservation, value: ObservationToStore): boolean =>
  own.value === value.value && own.lastYear === value.lastYear && own.missing === value.missing
