import type { Evaluation } from '#core/evaluations/evaluate.ts'
import { distanceToNext } from '#core/evaluations/explain.ts'
import { NO_GRADE } from '#core/evaluations/grades.ts'
import { NO_COHORT } from '#core/evaluations/prepare.ts'
import { CAPPED, FLOORED, MISSING, WINSORISED, WITHOUT_EVIDENCE } from '#core/evaluations/score-functions.ts'
import type { LeafScores } from '#core/evaluations/score-leaf.ts'
import { valueColumn } from '#core/evaluations/values.ts'
import { markWords } from './explain-words.ts'
import type { Language } from './finding-words.ts'

export type ResultCell = string | number | null
export type ResultColumn = { readonly heading: string; readonly unit: string | null }

const heads = {
  zh: {
    cohort: '分组',
    rank: '名次',
    code: '代码',
    name: '名称',
    total: '总分',
    grade: '等次',
    managed: '按何等次管理',
    next: '距上一等次',
    bonus: '加分',
    deductions: '扣分',
    remarks: '说明',
    points: '得分',
  },
  en: {
    cohort: 'Cohort',
    rank: 'Rank',
    code: 'Code',
    name: 'Name',
    total: 'Total',
    grade: 'Grade',
    managed: 'Treated as',
    next: 'To next grade',
    bonus: 'Bonus',
    deductions: 'Deductions',
    remarks: 'Remarks',
    points: 'points',
  },
}

/** The league table: cohorts in the method's order, each from the best on, who is not ranked after them. */
export function resultTable(evaluation: Evaluation, language: Language) {
  const say = heads[language]
  const { prepared, totals } = evaluation
  const { leaves, method } = prepared
  const columns: readonly ResultColumn[] = [
    ...[say.cohort, say.rank, say.code, say.name, say.total, say.grade, say.managed, say.next].map(plain),
    ...leaves.flatMap(({ leaf }) => [{ heading: leaf.name, unit: leaf.unit }, plain(`${leaf.name} ${say.points}`)]),
    ...(totals.bonus === null ? [] : [plain(say.bonus)]),
    ...(totals.deductions === null ? [] : [plain(say.deductions)]),
    plain(say.remarks),
  ]
  const values = leaves.map((_, index) => valuesByCohort(evaluation, index))
  const power = 10 ** method.rounding.item
  const rowOf = (row: number): readonly ResultCell[] => {
    const cohort = prepared.cohortOf[row] as number
    return [
      ...standing(evaluation, row),
      ...leaves.flatMap((_, index) => {
        const column = values[index]?.get(cohort)
        if (column === undefined) return [null, null]
        const value = column[row] as number
        return [Number.isNaN(value) ? null : value, (evaluation.scores[index]?.points[row] as number) / power]
      }),
      ...[totals.bonus, totals.deductions].flatMap((sums) => (sums === null ? [] : [(sums[row] as number) / power])),
      remarks(evaluation, row, language),
    ]
  }
  return { columns, rows: inOrder(evaluation), rowOf }
}

const plain = (heading: string): ResultColumn => ({ heading, unit: null })

/** Rows as the table shows them: those who share a rank by their codes. */
export function inOrder({ prepared, ranks }: Evaluation): readonly number[] {
  const { cohortOf, method } = prepared
  const { codes } = prepared.subjects
  const byCode = (a: number, b: number) => ((codes[a] ?? '') < (codes[b] ?? '') ? -1 : 1)
  const rows: number[] = []
  for (const { order } of ranks.sets) {
    for (let start = 0; start < order.length; ) {
      let end = start + 1
      while (end < order.length && ranks.rank[order[end] as number] === ranks.rank[order[start] as number]) end += 1
      const stretch = [...order.subarray(start, end)]
      rows.push(...(stretch.length > 1 ? stretch.sort(byCode) : stretch))
      start = end
    }
  }
  const rest: number[] = []
  for (let row = 0; row < cohortOf.length; row += 1)
    if (cohortOf[row] !== NO_COHORT && ranks.rank[row] === 0) rest.push(row)
  rest.sort(
    (a, b) => (cohortOf[a] as number) - (cohortOf[b] as number) || ((codes[a] ?? '') < (codes[b] ?? '') ? -1 : 1),
  )
  const all = [...rows, ...rest]
  return method.ranking.over === 'all'
    ? all
    : method.cohorts.flatMap((_, at) => all.filter((row) => cohortOf[row] === at))
}

function standing(evaluation: Evaluation, row: number): readonly ResultCell[] {
  const { prepared, totals, ranks, grades } = evaluation
  const { method, subjects, cohortOf } = prepared
  const grade = grades.grade[row] === NO_GRADE ? undefined : grades.names[grades.grade[row] as number]
  const next = distanceToNext(evaluation, row)
  return [
    method.cohorts[cohortOf[row] as number]?.name ?? '',
    ranks.rank[row] === 0 ? null : (ranks.rank[row] as number),
    subjects.codes[row] ?? '',
    subjects.names[row] ?? '',
    (totals.total[row] as number) / 10 ** method.rounding.total,
    grade?.name ?? null,
    grade?.managedAs ?? null,
    next === null ? null : next.points,
  ]
}

function valuesByCohort({ prepared, scores }: Evaluation, index: number): ReadonlyMap<number, Float64Array> {
  const found = new Map<unknown, Float64Array>()
  const columns = new Map<number, Float64Array>()
  for (const { cohort, value } of scores[index]?.cohorts ?? []) {
    const column = found.get(value) ?? valueColumn(prepared, value)
    found.set(value, column)
    columns.set(cohort, column)
  }
  return columns
}

function remarks({ prepared, scores }: Evaluation, row: number, language: Language): string {
  return prepared.leaves
    .map(({ leaf }, index) => {
      const marks = (scores[index] as LeafScores).marks[row] as number
      if (marks === 0) return ''
      const has = (bit: number) => (marks & bit) !== 0
      return markWords(
        {
          name: leaf.name,
          imputed: has(MISSING) ? leaf.missing.kind : null,
          winsorised: has(WINSORISED),
          capped: has(CAPPED),
          floored: has(FLOORED),
          withoutEvidence: has(WITHOUT_EVIDENCE),
        },
        language,
      )
    })
    .filter(Boolean)
    .join('；')
}
