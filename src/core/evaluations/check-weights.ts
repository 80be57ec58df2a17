// Do the weights of every cohort make full marks, and which of them does the source itself contradict?

import { type EvaluationFinding, finding, refuse } from './finding.ts'
import type { Branch, Item, Weight } from './item.ts'
import { leavesOf, type PlacedLeaf, pathOf, weightOf } from './leaves.ts'
import type { Method } from './method.ts'
import { forCohort } from './terms.ts'

/** Multipliers give weights like 100 ÷ 3. */
const NEAR = 1e-9

/** Weights of the items of each cohort, positive and summing to full marks; those that the source prints twice are to be confirmed. */
export function checkWeights(method: Method): readonly EvaluationFinding[] {
  const leaves = leavesOf(method)
  return [
    ...method.cohorts.flatMap(({ code, name }) => checkSum(leaves, { cohort: code, name, full: method.total.full })),
    ...[...allItems(method.items), ...(method.bonus?.items ?? []), ...(method.deductions?.items ?? [])].flatMap(
      (item) => checkOwn(method, item),
    ),
    ...method.items.flatMap((item) => checkNested(item, false)),
    ...leaves.flatMap((placed) => checkComplete(method, placed)),
  ]
}

type Summed = { readonly cohort: string; readonly name: string; readonly full: number }

function checkSum(leaves: readonly PlacedLeaf[], { cohort, name, full }: Summed): readonly EvaluationFinding[] {
  const weighed = leaves.filter(({ section }) => section === 'items').map((placed) => weightOf(placed, cohort))
  const present = weighed.filter((weight) => weight !== undefined)
  const field = `cohorts.${cohort}`
  if (present.length === 0) return [refuse('cohort-without-items', field, { cohort: name })]
  const sum = present.reduce((total, weight) => total + weight, 0)
  if (Math.abs(sum - full) <= NEAR * full) return []
  const printed = Number(sum.toPrecision(12))
  return [
    refuse('weights-sum', field, {
      ...{ cohort: name, sum: printed, full, gap: Number((full - sum).toPrecision(12)) },
    }),
  ]
}

const allItems = (items: readonly Item[]): readonly Item[] =>
  items.flatMap((item) => (item.kind === 'leaf' ? [item] : [item, ...allItems(item.items)]))

function checkOwn(method: Method, item: Item): readonly EvaluationFinding[] {
  const weights = item.weights
  if (weights === null) return []
  const entries: readonly (readonly [string | null, Weight])[] =
    weights.kind === 'all' ? [[null, weights.value]] : Object.entries(weights.values)
  const extra = [...(method.bonus?.items ?? []), ...(method.deductions?.items ?? [])].some((one) => one === item)
  return entries.flatMap(([cohort, weight]) => {
    const field = `items.${item.code}.weights${cohort === null ? '' : `.${cohort}`}`
    const name = cohort === null ? null : (method.cohorts.find(({ code }) => code === cohort)?.name ?? cohort)
    const facts = { item: item.name, cohort: name, points: weight.points }
    const findings: EvaluationFinding[] = []
    if (extra ? weight.points < 0 : weight.points <= 0) findings.push(refuse('weight-not-positive', field, facts))
    const printed = [...new Set(weight.printed)]
    const said = { ...facts, printed: printed.join('、'), note: weight.note }
    if (printed.length > 1) {
      findings.push(finding(weight.confirmed ? 'note' : 'confirm', 'weight-contradiction', field, said, item))
      if (!printed.includes(weight.points)) findings.push(refuse('weight-not-printed', field, said))
    } else if (!weight.confirmed) findings.push(finding('confirm', 'weight-unconfirmed', field, said, item))
    return findings
  })
}

function checkNested(item: Item, shared: boolean): readonly EvaluationFinding[] {
  if (item.kind === 'leaf') return []
  const field = `items.${item.code}`
  const findings: EvaluationFinding[] = []
  if (item.combine === 'sum' && item.weights !== null && !shared) findings.push(...checkStated(item, field))
  return [...findings, ...item.items.flatMap((inner) => checkNested(inner, shared || item.combine === 'shares'))]
}

/** A summing branch may print its weight too; then it must be the sum of its items. */
function checkStated(branch: Branch, field: string): readonly EvaluationFinding[] {
  const weights = branch.weights
  if (weights === null) return []
  const cohorts = weights.kind === 'all' ? [...cohortsIn(branch)] : Object.keys(weights.values)
  return cohorts.flatMap((cohort) => {
    const stated = forCohort(weights, cohort)?.points ?? 0
    const sum = allItems(branch.items).reduce(
      (total, item) => total + (item.kind === 'leaf' ? (forCohort(item.weights, cohort)?.points ?? 0) : 0),
      0,
    )
    return Math.abs(sum - stated) <= NEAR * Math.max(1, stated)
      ? []
      : [refuse('branch-sum', field, { item: branch.name, cohort: cohort === '' ? null : cohort, stated, sum })]
  })
}

function cohortsIn(branch: Branch): ReadonlySet<string> {
  const named = allItems(branch.items).flatMap(({ weights }) =>
    weights?.kind === 'each' ? Object.keys(weights.values) : [],
  )
  return new Set(named.length === 0 ? [''] : named)
}

/** A cohort that weighs an item needs its value and its function. */
function checkComplete(method: Method, placed: PlacedLeaf): readonly EvaluationFinding[] {
  const { leaf } = placed
  return method.cohorts.flatMap(({ code, name }) => {
    if (forCohort(leaf.weights, code) === undefined) return []
    const missing = [
      ...(forCohort(leaf.value, code) === undefined ? ['value'] : []),
      ...(forCohort(leaf.score, code) === undefined ? ['score'] : []),
    ]
    return missing.map((part) =>
      refuse('item-incomplete', `${pathOf(placed)}.${part}`, { item: leaf.name, cohort: name, part }),
    )
  })
}
