import { groupBy } from '#core/base/group.ts'
import { carryOver } from '#core/matrices/carry-over.ts'
import { isBlankForm } from '#core/matrices/matrix.ts'
import { listMatrices, type StoredMatrix } from '#store/matrices/matrices.ts'
import { listForms, type StoredForm } from '#store/matrices/matrix-forms.ts'
import type { CityContext } from '../context.ts'
import { record } from './forms.ts'

/** Nobody types the same three years twice: what the office accepted in an earlier year's form stands in the new one. */
export async function carryLastYear(context: CityContext, matrix: StoredMatrix): Promise<void> {
  const { tx, now } = context
  const earlier = (await listMatrices(tx, matrix.programmeId))
    .filter(({ id, year, state }) => id !== matrix.id && year < matrix.year && state !== 'draft')
    .sort((a, b) => b.year - a.year)
  const accepted = groupBy(
    (
      await listForms(
        tx,
        earlier.map(({ id }) => id),
      )
    ).filter(({ state }) => state === 'accepted'),
    ({ unitId }) => unitId,
  )
  for (const form of await listForms(tx, [matrix.id])) {
    const before = latestOf(earlier, accepted.get(form.unitId) ?? [])
    if (form.state !== 'blank' || before === undefined) continue
    const content = carryOver({ rows: before.matrix.rows, content: before.form.content }, matrix.rows)
    if (isBlankForm(content)) continue
    const words = `${before.matrix.title}（${before.matrix.year}年）`
    await record(context, { ...form, content, state: 'draft', savedAt: now }, { action: 'saved', words, fileId: null })
  }
}

/** `earlier` has the latest year first. */
function latestOf(earlier: readonly StoredMatrix[], forms: readonly StoredForm[]) {
  for (const matrix of earlier) {
    const form = forms.find(({ matrixId }) => matrixId === matrix.id)
    if (form !== undefined) return { matrix, form }
  }
  return undefined
}
