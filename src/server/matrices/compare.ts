import type { ParkComparison } from '#contract/matrices.ts'
import { proposeTargets } from '#core/matrices/bind-targets.ts'
import { compareParks } from '#core/matrices/compare-parks.ts'
import type { TargetCell } from '#core/matrices/matrix.ts'
import { getMatrix } from '#store/matrices/matrices.ts'
import { listForms } from '#store/matrices/matrix-forms.ts'
import type { CityContext } from '../context.ts'
import { checkerOf, listCityTargets, showSummary, termOf } from './show-form.ts'

type Asked = { readonly id: string; readonly cell: TargetCell }

/** Nothing is stored: sums and verdicts are reckoned anew from the forms as they stand. */
export async function compareForms({ tx }: CityContext, { id, cell }: Asked): Promise<ParkComparison> {
  const matrix = await getMatrix(tx, id)
  const targets = await listCityTargets(tx, matrix.programmeId)
  const checker = await checkerOf(tx, matrix, targets)
  const forms = await listForms(tx, [id])
  const parks = forms.map((form) => ({ formId: form.id, state: form.state, checked: checker.check(form) }))
  const compared = {
    cell,
    forms: forms.map((form) => showSummary(matrix, form, checker)),
    rows: compareParks(matrix.rows, parks, targets, cell),
    targets: targets
      .filter(({ role }) => role === 'target')
      .map(({ id: targetId, metric, value, unit, period }) => ({ id: targetId, metric, value, unit, period })),
    proposals: proposeTargets(matrix.rows, targets, termOf(matrix)),
  }
  // The contract's arrays are not readonly; nothing here changes them.
  return compared as unknown as ParkComparison
}
