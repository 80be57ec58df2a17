import type { FormSummary, FormProblem as ShownProblem } from '#contract/matrices.ts'
import { type CityTarget, cityValuesOf } from '#core/matrices/bind-targets.ts'
import { type CheckedForm, checkForm, type FormProblem } from '#core/matrices/check-form.ts'
import { placeIn } from '#core/matrices/layout.ts'
import type { FormContent, MatrixRow, MatrixTerm } from '#core/matrices/matrix.ts'
import type { CityHandle } from '#store/handle.ts'
import type { StoredMatrix } from '#store/matrices.ts'
import type { StoredForm } from '#store/matrix-forms.ts'
import { listTargets } from '#store/targets.ts'

export const termOf = ({ termFrom, termTo, year }: StoredMatrix): MatrixTerm => ({ from: termFrom, to: termTo, year })

export const listCityTargets = async (tx: CityHandle, programmeId: string): Promise<readonly CityTarget[]> =>
  listTargets(tx, programmeId)

/** How the forms of one table are checked: all by the same rows and the same targets. */
export type Checker = (content: FormContent) => CheckedForm

export const checkerOf = (matrix: StoredMatrix, targets: readonly CityTarget[]): Checker => {
  const cityOf = cityValuesOf(targets)
  return (content) => checkForm(matrix.rows, termOf(matrix), content, cityOf)
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

export function showSummary(matrix: StoredMatrix, form: StoredForm, check: Checker): FormSummary {
  // A form that nobody has begun is not full of faults.
  const problems = form.state === 'blank' ? [] : problemsOf(matrix, form, check(form.content))
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
