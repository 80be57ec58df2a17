import { randomUUID } from 'node:crypto'
import type { UploadedSheet } from '#contract/collections/submission.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { type CellKey, cellKeyOf, type FormFinding } from '#core/collections/check.ts'
import { mayFill } from '#core/collections/rights.ts'
import { getCall } from '#store/collections/calls.ts'
import { insertEvents, listCells, type StoredCell } from '#store/collections/submission-cells.ts'
import { lockSubmission } from '#store/collections/submissions.ts'
import { insertFile } from '#store/files/files.ts'
import type { CityContext } from '../context.ts'
import { mediaTypes } from '../files/send-file.ts'
import { note } from '../note.ts'
import { checkSheet, faultsOfFindings } from './check-submission.ts'
import { markProblems, type Problem, readBases } from './mark-problems.ts'
import { type ReadTemplate, readTemplate } from './read-template.ts'
import { type CellSent, saveSheetCells } from './save-cells.ts'
import { isOpenToFill } from './show-submission.ts'
import { loadPlan } from './template.ts'
import { type ChangedPlace, changedPlaces, type LoadedPlan } from './template-changes.ts'

export type SheetFile = { readonly id: string; readonly name: string; readonly bytes: Uint8Array }

/**
 * Takes in a filled template cell by cell. What differs from what the template was made with is a change; a change of a cell
 * that somebody else has changed since is not taken; what cannot be read is not taken; all else is kept, whatever the rest.
 * A file that says what stands here already changes nothing at all.
 */
export async function takeTemplate(context: CityContext, file: SheetFile): Promise<Outcome<UploadedSheet>> {
  const { tx, actor } = context
  const submission = await lockSubmission(tx, file.id)
  const call = await getCall(tx, submission.callId)
  if (!mayFill(actor, submission.unitId)) return bad({ code: 'submission.forbidden' })
  if (!isOpenToFill(submission, call)) return bad({ code: 'sheet.closed', place: { file: file.name } })
  const read = readTemplate(file.bytes, file.name, file.id)
  if (!read.ok) return read
  const loaded = await loadPlan(context, submission, call)
  const changed = changedPlaces(loaded, read.value, await readBases(file.bytes))
  if (changed.taken.length === 0 && changed.problems.length === 0 && read.value.faults.length === 0)
    return good({
      unchanged: true,
      taken: 0,
      same: changed.same,
      problems: [],
      markedFileId: null,
      markedFileName: null,
    })
  const outcome = await saveAll(context, file.id, changed.taken, loaded)
  if (!outcome.ok) return outcome
  const found = await findingsOf(context, loaded, changed.taken)
  const problems = [...changed.problems, ...outcome.value, ...located(found, loaded, read.value)]
  const marked = problems.length === 0 ? null : await keepMarked(context, file, problems)
  await keepEvent(context, file, { taken: changed.taken.length, problems: problems.length })
  return good({
    ...{ unchanged: false, taken: changed.taken.length - outcome.value.length, same: changed.same },
    problems: [...read.value.faults, ...problems.map((one) => placed(one, file.name))].slice(0, 200),
    ...{ markedFileId: marked?.id ?? null, markedFileName: marked?.name ?? null },
  })
}

const placed = ({ address, subject, field, fault }: Problem, file: string): Fault => ({
  ...fault,
  place: { file, column: `${address} ${subject} ${field}`.trim() },
})

async function saveAll(
  context: CityContext,
  id: string,
  taken: readonly ChangedPlace[],
  { names }: LoadedPlan,
): Promise<Outcome<readonly Problem[]>> {
  const byKey = new Map<string, CellSent & { readonly address: string }>()
  for (const { key, address, text, reason, stored } of taken) {
    const known = byKey.get(cellKeyOf(key))
    byKey.set(cellKeyOf(key), {
      ...key,
      ...{ text: text ?? known?.text ?? stored?.text ?? '', revision: stored?.revision ?? null, address },
      reason: reason === undefined ? (known?.reason ?? stored?.reason ?? null) : reason,
    })
  }
  const problems: Problem[] = []
  const cells = [...byKey.values()]
  for (let at = 0; at < cells.length; at += 2_000) {
    const saved = await saveSheetCells(context, {
      id,
      cells: cells.slice(at, at + 2_000).map(({ address: _, ...cell }) => cell),
    })
    if (!saved.ok) return saved
    for (const { fault, ...key } of saved.value.refused)
      problems.push({
        ...{ address: byKey.get(cellKeyOf(key))?.address ?? '', ...names(key), grave: true },
        fault: { code: fault.code, facts: fault.facts ?? {} },
      })
  }
  return good(problems)
}

type Found = { readonly finding: FormFinding; readonly fault: Fault }

/** What the checks say of the lines that the file changed. */
async function findingsOf(
  { tx }: CityContext,
  { form, call, submission, around, subjects }: LoadedPlan,
  taken: readonly ChangedPlace[],
): Promise<readonly Found[]> {
  const touched = new Set(taken.map(({ key }) => key.subjectId))
  const changed = new Set(taken.map(({ key }) => cellKeyOf(key)))
  const subjectIds = submission.subjectIds.filter((id) => touched.has(id))
  const cells: readonly StoredCell[] = await listCells(tx, submission.id)
  const found = checkSheet(form, call.periodEnd, subjectIds, cells, around).filter(
    ({ code, blocks, subjectId, indicatorIds, side }) =>
      code !== 'cell.required' &&
      (blocks || changed.has(cellKeyOf({ subjectId, indicatorId: indicatorIds[0] ?? 0, side }))),
  )
  const faults = faultsOfFindings(found, form, new Map(subjects.map(({ id, name }) => [id, name])))
  return found.flatMap((one, at) => {
    const fault = faults[at]
    return fault === undefined ? [] : [{ finding: one, fault }]
  })
}

function located(found: readonly Found[], { plan, names }: LoadedPlan, { places }: ReadTemplate): readonly Problem[] {
  const addresses = new Map<string, string>()
  for (const row of plan.rows)
    row.cells.forEach((cell, at) => {
      const place = places.get(`${row.key} ${plan.columns[at]?.key ?? ''}`)
      if (cell.target?.part === 'value' && place !== undefined) addresses.set(cellKeyOf(cell.target), place.address)
    })
  return found.map(({ finding: { subjectId, indicatorIds, side }, fault }) => {
    const key: CellKey = { subjectId, indicatorId: indicatorIds[0] ?? 0, side }
    return { address: addresses.get(cellKeyOf(key)) ?? '', ...names(key), fault, grave: false }
  })
}

async function keepMarked({ tx, actor, now }: CityContext, file: SheetFile, problems: readonly Problem[]) {
  const id = randomUUID()
  const name = `${file.name.replace(/\.xlsx$/i, '')}（已标出问题）.xlsx`
  const bytes = await markProblems(
    file.bytes,
    problems.filter(({ address }) => address !== ''),
  )
  const kept = { id, name, mediaType: mediaTypes.xlsx, bytes, createdAt: now, createdBy: actor.accountId }
  await insertFile(tx, kept)
  return { id, name }
}

async function keepEvent(
  context: CityContext,
  file: SheetFile,
  counts: { readonly taken: number; readonly problems: number },
): Promise<void> {
  const { tx, actor, now } = context
  const fileId = randomUUID()
  const kept = { id: fileId, name: file.name, mediaType: mediaTypes.xlsx, bytes: file.bytes }
  await insertFile(tx, { ...kept, createdAt: now, createdBy: actor.accountId })
  const detail = { fileId, ...counts }
  await insertEvents(tx, [file.id], { action: 'uploaded', words: file.name, detail, at: now, by: actor.accountId })
  await note(context, { action: 'submission.uploaded', subjectKind: 'submission', subjectId: file.id, detail })
}
