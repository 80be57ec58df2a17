// Which rules of a method wait for the office's word, and what could not be checked against the source?

import { type EvaluationFinding, finding } from './finding.ts'
import { branchesOf, leavesOf, pathOf } from './leaves.ts'
import type { Method } from './method.ts'
import type { Provenance } from './terms.ts'

type Part = Provenance & { readonly field: string; readonly name: string }

export function checkProvenance(method: Method): readonly EvaluationFinding[] {
  return partsOf(method).flatMap((part) => {
    const { field, name, confirmed, unverified } = part
    const facts = { name, note: unverified }
    if (!confirmed) return [finding('confirm', 'unconfirmed', field, facts, part)]
    return unverified === null ? [] : [finding('note', 'unverified', field, facts, part)]
  })
}

/** Every part that says where it stands, with its path. */
function partsOf(method: Method): readonly Part[] {
  const { bonus, deductions, grouping, total } = method
  return [
    { ...method, field: 'method' },
    ...method.cohorts.map((cohort) => ({ ...cohort, field: `cohorts.${cohort.code}` })),
    ...branchesOf(method.items).map((branch) => ({ ...branch, field: `items.${branch.code}` })),
    ...leavesOf(method).map((placed) => ({ ...placed.leaf, field: pathOf(placed) })),
    ...(bonus === null ? [] : [{ ...bonus, field: 'bonus' }]),
    ...(deductions === null ? [] : [{ ...deductions, field: 'deductions' }]),
    ...(total.coefficient === null ? [] : [{ ...total.coefficient, field: 'total.coefficient' }]),
    ...method.rulings.map((ruling) => ({ ...ruling, field: `rulings.${ruling.code}` })),
    ...method.gradings.flatMap(({ grades }, at) =>
      grades.map((grade) => ({ ...grade, field: `gradings.${at}.${grade.code}` })),
    ),
    ...(grouping === null ? [] : [{ ...grouping, field: 'grouping' }]),
  ]
}
