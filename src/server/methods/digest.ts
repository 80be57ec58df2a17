import type { MethodItem, MethodPage } from '#contract/methods.ts'
import type { Item, Leaf } from '#core/evaluations/item.ts'
import { leavesOf, type PlacedLeaf, type Section, weightOf } from '#core/evaluations/leaves.ts'
import type { Method } from '#core/evaluations/method.ts'
import { forCohort } from '#core/evaluations/terms.ts'
import { bothLanguages, gradeRule, missingRule, namedFormula, scoreRule, valueRule } from '../evaluations/rule-words.ts'

type Digest = Pick<
  MethodPage,
  | 'issuer'
  | 'documents'
  | 'validFrom'
  | 'validTo'
  | 'notes'
  | 'cohorts'
  | 'items'
  | 'sums'
  | 'grades'
  | 'rulings'
  | 'inputs'
>

/** A method as a page shows it: everything in words, weights by cohort. */
export function digestMethod(method: Method): Digest {
  const leaves = leavesOf(method)
  const names = new Map(method.cohorts.map(({ code, name }) => [code, name]))
  return {
    issuer: method.documents[0]?.issuer ?? null,
    documents: method.documents.map(({ title, number, issuer }) => ({ title, number, issuer })),
    validFrom: method.validFrom,
    validTo: method.validTo,
    notes: [...method.notes, ...(method.unverified === null ? [] : [method.unverified])],
    cohorts: method.cohorts.map(({ code, name, where, ranked }) => ({
      ...{ code, name, ranked },
      where: where === null ? null : namedFormula(where, method),
    })),
    items: [
      ...method.items.flatMap((item) => lines(method, leaves, item, 'items', 0)),
      ...(method.bonus?.items ?? []).flatMap((item) => lines(method, leaves, item, 'bonus', 0)),
      ...(method.deductions?.items ?? []).flatMap((item) => lines(method, leaves, item, 'deductions', 0)),
    ],
    sums: Object.fromEntries(method.cohorts.map(({ code }) => [code, sumOf(leaves, code)])),
    grades: method.gradings.flatMap(({ cohorts, grades }) =>
      grades.map((grade) => ({
        cohorts: cohorts.map((code) => names.get(code) ?? code),
        name: grade.name,
        rule: bothLanguages((language) => gradeRule(grade, language)),
        article: grade.article,
      })),
    ),
    rulings: method.rulings.map(({ name, when, article }) => ({ name, article, when: namedFormula(when, method) })),
    inputs: digestInputs(method),
  }
}

export const digestInputs = (method: Method): MethodPage['inputs'] =>
  method.inputs.map(({ code, name, type, unit, from, least, most, values }) => ({
    ...{ code, name, type, unit, from, least, most },
    values: [...values],
  }))

const round = (value: number): number => Number(value.toPrecision(12))

function sumOf(leaves: readonly PlacedLeaf[], cohort: string): number {
  const items = leaves.filter(({ section }) => section === 'items')
  return round(items.reduce((sum, placed) => sum + (weightOf(placed, cohort) ?? 0), 0))
}

function lines(
  method: Method,
  leaves: readonly PlacedLeaf[],
  item: Item,
  section: Section,
  depth: number,
): readonly MethodItem[] {
  const { code, name, note, article, confirmed, unverified } = item
  const common = { code, name, note, article, confirmed, unverified, depth, section }
  const inside = (placed: PlacedLeaf) =>
    placed.section === section && (placed.leaf === item || placed.branches.some((branch) => branch === item))
  const own = leaves.filter(inside)
  const weights = Object.fromEntries(
    method.cohorts.map((cohort) => {
      const found = own.flatMap((placed) => weightOf(placed, cohort.code) ?? [])
      return [cohort.code, found.length === 0 ? null : round(found.reduce((sum, one) => sum + one, 0))]
    }),
  )
  if (item.kind === 'branch')
    return [
      { ...common, isLeaf: false, unit: null, weights, rules: [], missing: null },
      ...item.items.flatMap((inner) => lines(method, leaves, inner, section, depth + 1)),
    ]
  const missing = bothLanguages((language) => missingRule(item.missing, language))
  return [{ ...common, isLeaf: true, unit: item.unit, weights, rules: rulesOf(method, item), missing }]
}

/** One rule for all cohorts, or one for each that has its own. */
function rulesOf(method: Method, leaf: Leaf): MethodItem['rules'] {
  const rule = (code: string, cohort: string | null) => {
    const [value, score] = [forCohort(leaf.value, code), forCohort(leaf.score, code)]
    if (value === undefined || score === undefined) return []
    const { direction } = leaf
    return [
      {
        cohort,
        value: bothLanguages((language) => valueRule(value, method, language)),
        score: bothLanguages((language) => scoreRule(score, method, { language, direction })),
      },
    ]
  }
  const own = method.cohorts.flatMap(({ code, name }) => rule(code, name))
  const [first] = own
  const alike = own.every(({ value, score }) => value.zh === first?.value.zh && score.zh === first.score.zh)
  return alike && first !== undefined ? [{ ...first, cohort: null }] : own
}
