import type { FormSummary, FormProblem as ShownProblem } from '#contract/matrices.ts'
import { type CityTarget, cityValuesOf } from '#core/matrices/bind-targets.ts'
import { type CheckedForm, type CityValues, checkForm, type FormProblem } from '#core/matrices/check-form.ts'
import { type IssuedSplit, issuedShareOf } from '#core/matrices/issued-share.ts'
import { placeIn } from '#core/matrices/layout.ts'
import type { MatrixRow, MatrixTerm } from '#core/matrices/matrix.ts'
import { listDecompositions, listDecompositionVersions } from '#store/decompositions/decompositions.ts'
import type { CityHandle } from '#store/handle.ts'
import type { StoredMatrix } from '#store/matrices/matrices.ts'
import type { StoredForm } from '#store/matrices/matrix-forms.ts'
import { listTargets } from '#store/programmes/targets.ts'
import { listUnits } from '#store/units/units.ts'

export const termOf = ({ termFrom, termTo, year }: StoredMatrix): MatrixTerm => ({ from: termFrom, to: termTo, year })

export const listCityTargets = async (tx: CityHandle, programmeId: string): Promise<readonly CityTarget[]> =>
  listTargets(tx, programmeId)

/** How the forms of one table are checked: all by the same rows and targets, each by what its own unit was handed. */
export type Checker = {
  readonly check: (form: Pick<StoredForm, 'unitId' | 'content'>) => CheckedForm
  /** what has been handed down to a unit for each row that is bound to a target */
  readonly shareOf: (unitId: string, row: MatrixRow) => CityValues
}

export async function checkerOf(
  tx: CityHandle,
  matrix: StoredMatrix,
  targets: readonly CityTarget[],
): Promise<Checker> {
  const cityOf = cityValuesOf(targets)
  const term = termOf(matrix)
  const splits = await listIssuedSplits(tx, matrix.programmeId)
  const places = new Map((await listUnits(tx)).map(({ id, placeId }) => [id, placeId]))
  const caps = new Set(targets.filter(({ comparator }) => comparator === '<=').map(({ id }) => id))
  const shareOf = (unitId: string, row: MatrixRow): CityValues => {
    // Less than one's share of a cap is what the cap is for.
    if (caps.has(row.wholeTargetId ?? '')) return { whole: null, annual: null }
    return issuedShareOf(row, term, new Set([unitId, places.get(unitId) ?? unitId]), splits)
  }
  return {
    shareOf,
    check: ({ unitId, content }) =>
      checkForm(matrix.rows, term, content, (row) => ({ city: cityOf(row), share: shareOf(unitId, row) })),
  }
}

async function listIssuedSplits(tx: CityHandle, programmeId: string): Promise<readonly IssuedSplit[]> {
  const splits = await listDecompositions(tx, programmeId)
  const versions = await listDecompositionVersions(
    tx,
    splits.map(({ id }) => id),
  )
  return splits.flatMap(({ id, targetId }) => {
    const last = versions.find(({ decompositionId }) => decompositionId === id)
    return last === undefined ? [] : [{ targetId, content: last.content }]
  })
}

/** What the cells say and what the last file brought, each with its place in the sheet. */
export function problemsOf(
  matrix: StoredMatrix,
  form: Pick<StoredForm, 'fileProblems'>,
  checked: CheckedForm,
): readonly ShownProblem[] {
  // A form as it is kept stands in its own order, wherever the rows of the file stood.
  const kept = form.fileProblems.map((problem) => (problem.rowId === null ? problem : withoutPlace(problem)))
  return [...kept, ...checked.problems].map((problem) => placed(matrix.rows, problem))
}

const withoutPlace = ({ code, severity, rowId, cell, facts }: FormProblem): FormProblem => ({
  ...{ code, severity, rowId, cell, facts },
})

export function placed(rows: readonly MatrixRow[], problem: FormProblem): ShownProblem {
  const ids = rows.map(({ id }) => id)
  return { ...problem, place: problem.place ?? placeIn(ids, problem.rowId, problem.cell) }
}

export function showSummary(matrix: StoredMatrix, form: StoredForm, { check }: Checker): FormSummary {
  // A form that nobody has begun is not full of faults.
  const problems = form.state === 'blank' ? [] : problemsOf(matrix, form, check(form))
  return {
    id: form.id,
    unitId: form.unitId,
    unitName: form.unitName,
    state: form.state,
    revision: form.revision,
    savedAt: form.savedAt?.toISOString() ?? null,
    submittedAt: form.submittedAt?.toISOString() ?? null,
    submittedBy: form.submitter,
    decisionReason: form.decisionReason,
    faults: problems.filter(({ severity }) => severity === 'fault').length,
    warnings: problems.filter(({ severity }) => severity === 'warning').length,
  }
}
