import { randomUUID } from 'node:crypto'
import type { Matrix, MatrixInput, MatrixSummary } from '#contract/matrices.ts'
import { type Actor, unitsOf } from '#core/accounts/roles.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { groupBy } from '#core/base/group.ts'
import { isSame } from '#core/base/same.ts'
import type { FormState } from '#core/matrices/form-words.ts'
import type { MatrixRow, TargetCell } from '#core/matrices/matrix.ts'
import { mayCompareParks, mayManageMatrices } from '#core/matrices/rights.ts'
import {
  getMatrix as getStored,
  insertMatrix,
  listMatrices as listStored,
  lockMatrix,
  type StoredMatrix,
  updateMatrix,
} from '#store/matrices/matrices.ts'
import { insertForm, listForms, removeForm, type StoredForm, updateForm } from '#store/matrices/matrix-forms.ts'
import { getProgramme } from '#store/programmes/programmes.ts'
import { listTargets } from '#store/programmes/targets.ts'
import { NotFound } from '#store/refusals.ts'
import { listUnits } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { getDisclosed } from '../programmes/disclosed.ts'
import { carryLastYear } from './carry-last-year.ts'
import { checkerOf, listCityTargets, showSummary } from './show-form.ts'

type Seen = { readonly id: string; readonly revision: number }

/** A table that is still being drawn up shows to the office alone. */
const mayKnow = (actor: Actor, { state }: StoredMatrix): boolean => state !== 'draft' || mayManageMatrices(actor)

export async function listMatrices(context: CityContext, programmeId: string): Promise<MatrixSummary[]> {
  const { tx, actor } = context
  await getDisclosed(context, programmeId)
  const matrices = (await listStored(tx, programmeId)).filter((matrix) => mayKnow(actor, matrix))
  const forms = groupBy(
    await listForms(
      tx,
      matrices.map(({ id }) => id),
    ),
    ({ matrixId }) => matrixId,
  )
  return matrices.map((matrix) => summaryOf(actor, matrix, forms.get(matrix.id) ?? []))
}

function summaryOf(actor: Actor, matrix: StoredMatrix, forms: readonly StoredForm[]): MatrixSummary {
  const own = unitsOf(actor)
  const mine = forms.filter(({ unitId }) => own.has(unitId))
  // How many others have handed theirs in is told to who sees the whole city.
  const counted = mayCompareParks(actor) ? forms : mine
  const count = (state: FormState) => counted.filter((form) => form.state === state).length
  const { id, title, termFrom, termTo, year, dueOn, note: words, state, version } = matrix
  return {
    ...{ id, title, termFrom, termTo, year, dueOn, note: words, state, version },
    byState: {
      blank: count('blank'),
      draft: count('draft'),
      submitted: count('submitted'),
      returned: count('returned'),
      accepted: count('accepted'),
    },
    mine: mine.map((form) => ({ formId: form.id, unitName: form.unitName, state: form.state })),
  }
}

export async function getMatrix(context: CityContext, id: string): Promise<Matrix> {
  const { tx, actor } = context
  const matrix = await getStored(tx, id)
  if (!mayKnow(actor, matrix)) throw new NotFound('matrix', id)
  const programme = await getDisclosed(context, matrix.programmeId)
  const forms = await listForms(tx, [id])
  const check = await checkerOf(tx, matrix, await listCityTargets(tx, matrix.programmeId))
  const own = unitsOf(actor)
  const shown = mayCompareParks(actor) ? forms : forms.filter(({ unitId }) => own.has(unitId))
  return {
    ...summaryOf(actor, matrix, forms),
    programmeId: matrix.programmeId,
    revision: matrix.revision,
    rows: [...matrix.rows],
    forms: shown.map((form) => showSummary(matrix, form, check)),
    mayManage: mayManageMatrices(actor) && programme.state === 'active',
  }
}

export async function createMatrix(
  context: CityContext,
  { id: programmeId, ...input }: MatrixInput & { readonly id: string },
): Promise<Outcome<Matrix>> {
  const { tx, now, actor } = context
  const faults = await faultsIn(context, programmeId, input)
  if (faults.length > 0) return bad(...faults)
  const { unitIds, ...head } = input
  const matrix: StoredMatrix = { id: randomUUID(), programmeId, ...head, state: 'draft', version: 0, revision: 1 }
  await insertMatrix(tx, matrix, { at: now, by: actor.accountId })
  for (const [sort, unitId] of unitIds.entries()) await insertForm(tx, blankForm(matrix.id, unitId, sort))
  await noteMatrix(context, 'matrix.created', matrix.id, { title: matrix.title, units: unitIds.length })
  return good(await getMatrix(context, matrix.id))
}

const blankForm = (matrixId: string, unitId: string, sort: number): StoredForm => ({
  ...{ id: randomUUID(), matrixId, unitId, unitName: '', sort, state: 'blank', content: {}, fileProblems: [] },
  ...{ explanation: null, savedAt: null, submittedAt: null, submittedBy: null, submitter: null },
  ...{ decidedAt: null, decidedBy: null, decisionReason: null, revision: 1 },
})

async function faultsIn({ tx }: CityContext, programmeId: string, input: MatrixInput): Promise<readonly Fault[]> {
  const faults: Fault[] = []
  if ((await getProgramme(tx, programmeId)).state === 'closed') faults.push({ code: 'programme.closed' })
  const { termFrom, termTo, year, rows, unitIds } = input
  if (termFrom > year || year > termTo) faults.push({ code: 'matrix.year-outside', place: { field: 'year' } })
  const units = new Set((await listUnits(tx)).map(({ id }) => id))
  if (unitIds.some((id) => !units.has(id))) faults.push({ code: 'unit.not-found', place: { field: 'unitIds' } })
  if (new Set(unitIds).size < unitIds.length) faults.push({ code: 'matrix.unit-twice', place: { field: 'unitIds' } })
  if (new Set(rows.map(({ id }) => id)).size < rows.length) faults.push({ code: 'matrix.row-twice' })
  const targets = new Set((await listTargets(tx, programmeId)).map(({ id }) => id))
  rows.forEach(({ wholeTargetId, annualTargetId }, at) => {
    const unknown = [wholeTargetId, annualTargetId].some((id) => id !== null && !targets.has(id))
    if (unknown) faults.push({ code: 'change.unknown-target', place: { field: `rows.${at}` } })
  })
  const clauses = rows.map(({ content, clause }) => `${content} ${clause}`)
  clauses.forEach((clause, at) => {
    if (clauses.indexOf(clause) < at)
      faults.push({
        code: 'matrix.clause-twice',
        place: { field: `rows.${at}` },
        facts: { clause: rows[at]?.clause ?? '' },
      })
  })
  return faults
}

/** What parks see of a row: binding it to a target changes nothing for them. */
const printed = (rows: readonly MatrixRow[]) =>
  rows.map(({ id, content, clause, unit, quantified, adding, hint }) => ({
    ...{ id, content, clause, unit, quantified, adding, hint },
  }))

export async function changeMatrix(
  context: CityContext,
  { id, revision, ...input }: MatrixInput & Seen,
): Promise<Outcome<Matrix>> {
  const { tx } = context
  const matrix = await lockMatrix(tx, id)
  if (matrix.revision !== revision) return bad({ code: 'matrix.conflict' })
  if (matrix.state === 'closed') return bad({ code: 'matrix.closed' })
  const faults = [
    ...(await faultsIn(context, matrix.programmeId, input)),
    ...(await askOthers(context, matrix, input.unitIds)),
  ]
  if (faults.length > 0) return bad(...faults)
  const { unitIds, ...head } = input
  const other =
    !isSame(printed(matrix.rows), printed(head.rows)) ||
    [head.termFrom, head.termTo, head.year].join() !== [matrix.termFrom, matrix.termTo, matrix.year].join()
  const version = matrix.state === 'open' && other ? matrix.version + 1 : matrix.version
  await updateMatrix(tx, { ...matrix, ...head, version, revision: revision + 1 })
  const detail = { title: head.title, units: unitIds.length, version, ...(other ? { before: matrix.rows } : {}) }
  await noteMatrix(context, 'matrix.changed', id, detail)
  return good(await getMatrix(context, id))
}

/** New units get a form; one that has begun to fill in its own keeps it. */
async function askOthers(
  { tx }: CityContext,
  matrix: StoredMatrix,
  unitIds: readonly string[],
): Promise<readonly Fault[]> {
  const forms = await listForms(tx, [matrix.id])
  const dropped = forms.filter(({ unitId }) => !unitIds.includes(unitId))
  const begun = dropped.filter(({ state }) => state !== 'blank')
  if (begun.length > 0) {
    const names = begun.map(({ unitName }) => unitName).join('、')
    return [{ code: 'matrix.form-begun', place: { field: 'unitIds' }, facts: { names } }]
  }
  for (const { id } of dropped) await removeForm(tx, id)
  for (const [sort, unitId] of unitIds.entries()) {
    const known = forms.find((form) => form.unitId === unitId)
    if (known === undefined) await insertForm(tx, blankForm(matrix.id, unitId, sort))
    else if (known.sort !== sort) await updateForm(tx, { ...known, sort })
  }
  return []
}

export async function openMatrix(context: CityContext, asked: Seen): Promise<Outcome<Matrix>> {
  const matrix = await lockMatrix(context.tx, asked.id)
  // what was sent out before has been filled in since
  if (matrix.version === 0 && matrix.revision === asked.revision) await carryLastYear(context, matrix)
  return move(context, asked, { from: 'draft', to: 'open', action: 'matrix.opened' })
}

export const closeMatrix = (context: CityContext, asked: Seen): Promise<Outcome<Matrix>> =>
  move(context, asked, { from: 'open', to: 'closed', action: 'matrix.closed' })

type Move = { readonly from: StoredMatrix['state']; readonly to: StoredMatrix['state']; readonly action: string }

async function move(
  context: CityContext,
  { id, revision }: Seen,
  { from, to, action }: Move,
): Promise<Outcome<Matrix>> {
  const matrix = await lockMatrix(context.tx, id)
  if (matrix.revision !== revision || matrix.state !== from) return bad({ code: 'matrix.conflict' })
  const version = to === 'open' ? matrix.version + 1 : matrix.version
  await updateMatrix(context.tx, { ...matrix, state: to, version, revision: revision + 1 })
  await noteMatrix(context, action, id, { title: matrix.title, version })
  return good(await getMatrix(context, id))
}

type Binding = { readonly rowId: string; readonly cell: TargetCell; readonly targetId: string | null }

/** Which targets the parks' sums are held against. */
export async function bindTargets(
  context: CityContext,
  { id, bindings }: { readonly id: string; readonly bindings: readonly Binding[] },
): Promise<Outcome<Matrix>> {
  const { tx } = context
  const matrix = await lockMatrix(tx, id)
  const targets = new Set((await listTargets(tx, matrix.programmeId)).map((target) => target.id))
  const strange = bindings.filter(
    ({ rowId, targetId }) =>
      !matrix.rows.some((row) => row.id === rowId) || (targetId !== null && !targets.has(targetId)),
  )
  if (strange.length > 0) return bad({ code: 'change.unknown-target' })
  const rows = matrix.rows.map((row) =>
    bindings.reduce((bound, one) => (one.rowId === row.id ? bind(bound, one) : bound), row),
  )
  await updateMatrix(tx, { ...matrix, rows, revision: matrix.revision + 1 })
  await noteMatrix(context, 'matrix.bound', id, { title: matrix.title, bindings })
  return good(await getMatrix(context, id))
}

const bind = (row: MatrixRow, { cell, targetId }: Binding): MatrixRow =>
  cell === 'whole' ? { ...row, wholeTargetId: targetId } : { ...row, annualTargetId: targetId }

const noteMatrix = (context: CityContext, action: string, id: string, detail: object) =>
  note(context, { action, subjectKind: 'matrix', subjectId: id, detail: { ...detail } })
