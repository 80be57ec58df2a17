import { formulaKey } from '#core/evaluations/formulas.ts'
import { NO_GRADE } from '#core/evaluations/grades.ts'
import { branchesOf } from '#core/evaluations/leaves.ts'
import type { Grading, Method } from '#core/evaluations/method.ts'
import { numberColumn } from '#core/evaluations/values.ts'
import { columnName } from '../../documents/sheet-cells.ts'
import { excelCondition, excelText, excelConstant as n } from './excel-expression.ts'
import { type CohortSheet, isCompared, rangeOf, TOO_MANY } from './live-columns.ts'
import { excelRounded } from './live-score.ts'
import type { LiveTask, LiveWriter } from './live-sheet.ts'
import { excelFormula } from './live-value.ts'

/** Columns behind the items; the same on every sheet for the same sheet of items. */
type TotalColumns = {
  /** of branches with bounds, the inner ones first */
  readonly branches: readonly string[]
  readonly items: string
  readonly coefficient: string | null
  readonly bonus: string | null
  readonly deductions: string | null
  readonly exact: string
  readonly total: string
  readonly ties: readonly string[]
  readonly rank: string
  readonly grade: string
  readonly known: readonly [string, string, string]
  readonly same: string
}

function totalColumns(method: Method, { next: first }: CohortSheet): TotalColumns {
  let next = first
  const take = () => columnName(next++)
  return {
    branches: boundedIn(method).map(take),
    items: take(),
    coefficient: method.total.coefficient === null ? null : take(),
    bonus: method.bonus === null ? null : take(),
    deductions: method.deductions === null ? null : take(),
    exact: take(),
    total: take(),
    ties: method.ranking.ties.map(take),
    rank: take(),
    grade: take(),
    known: [take(), take(), take()],
    same: take(),
  }
}

const boundedIn = (method: Method) =>
  branchesOf(method.items)
    .filter(({ most, least }) => most !== null || least !== null)
    .reverse()

/** Writes the heads, and answers with what writes a line: from points to total, rank and grade, and all three held against what the program has. */
export function totalsWriter(writer: LiveWriter, task: LiveTask): (row: number, line: number) => void {
  const { evaluation, sheet } = task
  const { method } = evaluation.prepared
  const columns = totalColumns(method, sheet)
  const heads: readonly (readonly [string | null, string])[] = [
    ...boundedIn(method).map(({ name }, at) => [columns.branches[at] ?? null, `${name}上下限`] as const),
    [columns.items, '各项合计'],
    [columns.coefficient, method.total.coefficient?.name ?? ''],
    [columns.bonus, method.bonus?.name ?? ''],
    [columns.deductions, method.deductions?.name ?? ''],
    [columns.exact, '总分（未取舍）'],
    [columns.total, '总分'],
    ...columns.ties.map((column, at) => [column, `并列依据${at + 1}`] as const),
    [columns.rank, '名次'],
    [columns.grade, '等次'],
    [columns.known[0], '程序总分'],
    [columns.known[1], '程序名次'],
    [columns.known[2], '程序等次'],
    [columns.same, '与程序一致'],
  ]
  for (const [column, head] of heads) if (column !== null) writer.sheet.getCell(`${column}4`).value = head
  return (row, line) => {
    writeSums(writer, task, columns, row, line)
    writeTies(writer, task, columns, row, line)
    writePlace(writer, task, columns, row, line)
  }
}

function writeSums(
  writer: LiveWriter,
  { evaluation, sheet, data }: LiveTask,
  columns: TotalColumns,
  row: number,
  line: number,
) {
  const { prepared, totals } = evaluation
  const { method } = prepared
  const { rounding, total: bounds } = method
  const power = 10 ** rounding.item
  const at = (column: string) => `$${column}${line}`
  const rounded = (formula: string) => `ROUND(${formula},${rounding.item})`
  const points = (section: string) =>
    sheet.items.filter(({ placed }) => placed.section === section).map((item) => at(item.points))
  const put = (column: string, formula: string | undefined, quanta: number | undefined, why = '') =>
    writer.put(`${column}${line}`, formula, (quanta ?? 0) / power, why, '')
  const bounded = boundedIn(method)
  bounded.forEach((branch, place) => {
    const inner = new Set(branchesOf(branch.items))
    const parts = [
      ...sheet.items.filter(({ placed }) => placed.branches.includes(branch)).map((item) => at(item.points)),
      ...bounded.slice(0, place).flatMap((one, before) => (inner.has(one) ? [at(columns.branches[before] ?? '')] : [])),
    ]
    const sum = parts.length === 0 ? '0' : `SUM(${parts.join(',')})`
    const held = between(sum, branch.least, branch.most)
    const change = totals.branches.find((one) => one.branch === branch)?.change[row]
    put(columns.branches[place] ?? '', rounded(`${held}-${sum}`), change)
  })
  const items = [...points('items'), ...columns.branches.map(at)]
  put(columns.items, rounded(items.length === 0 ? '0' : `SUM(${items.join(',')})`), totals.items[row])
  if (columns.coefficient !== null && method.total.coefficient !== null) {
    const own = excelFormula(prepared, method.total.coefficient.value, (code) => data.cell(row, code))
    const result = numberColumn(prepared, method.total.coefficient.value)[row] ?? 1
    writer.put(`${columns.coefficient}${line}`, own, result, '系数的算式 Excel 没有相应的函数', '')
  }
  const extra = (column: string | null, section: string, cap: number | null, quanta: number | undefined) => {
    const own = points(section)
    if (column !== null)
      put(column, rounded(between(own.length === 0 ? '0' : `SUM(${own.join(',')})`, null, cap)), quanta)
  }
  extra(columns.bonus, 'bonus', method.bonus?.cap ?? null, totals.bonus?.[row])
  extra(columns.deductions, 'deductions', method.deductions?.cap ?? null, totals.deductions?.[row])
  const multiplied =
    columns.coefficient === null
      ? at(columns.items)
      : excelRounded(`${at(columns.items)}*${at(columns.coefficient)}`, rounding.item, rounding.mode)
  const sum = [
    multiplied,
    ...(columns.bonus === null ? [] : [`+${at(columns.bonus)}`]),
    ...(columns.deductions === null ? [] : [`-${at(columns.deductions)}`]),
  ].join('')
  put(columns.exact, rounded(between(sum, bounds.least, bounds.most)), totals.exact[row])
  const total = ((totals.total[row] as number | undefined) ?? 0) / 10 ** rounding.total
  writer.put(`${columns.total}${line}`, excelRounded(at(columns.exact), rounding.total, rounding.mode), total, '', '')
}

const between = (formula: string, least: number | null, most: number | null): string => {
  const low = least === null ? formula : `MAX(${n(least)},${formula})`
  return most === null ? low : `MIN(${n(most)},${low})`
}

/** Whoever has no value comes last. */
function writeTies(
  writer: LiveWriter,
  { evaluation, measured, sheet, data }: LiveTask,
  columns: TotalColumns,
  row: number,
  line: number,
) {
  evaluation.prepared.method.ranking.ties.forEach((tie, at) => {
    const item = tie.kind === 'item' ? sheet.items.find(({ placed }) => placed.leaf.code === tie.item) : undefined
    const cell = tie.kind === 'input' ? data.cell(row, tie.input) : item && `$${item.raw}${line}`
    const last = tie.direction === 'higher' ? '-1E+300' : '1E+300'
    const formula = cell === undefined ? last : `IF(${cell}="",${last},${cell})`
    const found = item && measured[item.index]?.find(({ cohort }) => cohort === sheet.cohort)?.column[row]
    const own = tie.kind === 'input' ? evaluation.prepared.numbers.get(tie.input)?.[row] : found
    const isThere = own !== undefined && !Number.isNaN(own)
    writer.put(`${columns.ties[at]}${line}`, formula, isThere ? own : Number(last), '', '')
  })
}

function writePlace(writer: LiveWriter, task: LiveTask, columns: TotalColumns, row: number, line: number): void {
  const { evaluation } = task
  const { prepared, ranks, grades, totals } = evaluation
  const rank = ranks.rank[row] || null
  const index = grades.grade[row] as number
  const grade = index === NO_GRADE ? '' : (grades.names[index]?.name ?? '')
  writer.put(
    `${columns.rank}${line}`,
    isCompared(task) ? rankFormula(task, columns, row, line) : undefined,
    rank,
    isCompared(task) ? '名次有不参加排名的或按连续名次排' : TOO_MANY,
    '名次',
  )
  writer.put(
    `${columns.grade}${line}`,
    gradeFormula(task, columns, row, line),
    grade,
    '等次按名额和直接定等给出，由程序算得',
    '等次',
  )
  const total = ((totals.total[row] as number | undefined) ?? 0) / 10 ** prepared.method.rounding.total
  const known: readonly (number | string | null)[] = [total, rank, grade]
  const [own, place, given] = columns.known
  known.forEach((value, at) => {
    writer.sheet.getCell(`${columns.known[at]}${line}`).value = value
  })
  const at = (column: string) => `$${column}${line}`
  const same = [
    `${at(columns.total)}=${at(own)}`,
    `N(${at(columns.rank)})=N(${at(place)})`,
    `${at(columns.grade)}&""=${at(given)}&""`,
  ]
  writer.put(`${columns.same}${line}`, `IF(AND(${same.join(',')}),"一致","不一致")`, '一致', '', '')
}

/** One more than those who are better, over all sheets that are ranked together. */
function rankFormula({ evaluation, sheets, sheet }: LiveTask, columns: TotalColumns, row: number, line: number) {
  const { prepared, ranks } = evaluation
  const { method } = prepared
  const partly = method.rulings.some(({ effect }) => effect.kind === 'ungraded' && !effect.ranked)
  if (partly || method.ranking.style === 'dense') return undefined
  if (ranks.rank[row] === 0) return '""'
  const together = sheets.filter(
    (one) =>
      method.cohorts[one.cohort]?.ranked === true &&
      one.rows.length > 0 &&
      (method.ranking.over === 'all' || one === sheet),
  )
  const key = method.ranking.on === 'exact' ? 'exact' : 'total'
  const own = `$${columns[key]}${line}`
  const terms = together.flatMap((one) => {
    const theirs = totalColumns(method, one)
    const totals = rangeOf(one, theirs[key])
    const ties = method.ranking.ties.map(({ direction }, at) => {
      const equal = theirs.ties
        .slice(0, at)
        .map((column, before) => `*(${rangeOf(one, column)}=$${columns.ties[before]}${line})`)
      const better = `(${rangeOf(one, theirs.ties[at] ?? '')}${direction === 'higher' ? '>' : '<'}$${columns.ties[at]}${line})`
      return `SUMPRODUCT((${totals}=${own})${equal.join('')}*${better})`
    })
    return [`COUNTIF(${totals},">"&${own})`, ...ties]
  })
  return `1+${terms.join('+')}`
}

/** By lines and ranks, then ceilings, floors and steps down; quotas and direct grades are not what a cell's formula can settle. */
function gradeFormula({ evaluation, sheet, data }: LiveTask, columns: TotalColumns, row: number, line: number) {
  const { prepared } = evaluation
  const { method } = prepared
  const code = method.cohorts[sheet.cohort]?.code ?? ''
  const grading = gradingOf(method, code)
  if (grading === undefined) return undefined
  const quotas = grading.grades.some(({ share, upto, last }) => share !== null || upto !== null || last !== null)
  const rulings = method.rulings.filter(({ cohorts }) => cohorts.length === 0 || cohorts.includes(code))
  if (quotas || rulings.some(({ effect }) => effect.kind === 'grade' || effect.kind === 'ungraded')) return undefined
  const [total, rank] = [`$${columns.total}${line}`, `$${columns.rank}${line}`]
  let place = [...grading.grades].reduceRight((rest, { score, rank: most }, at) => {
    const tests = [
      ...(score === null ? [] : [`${total}${score.inclusive ? '>=' : '>'}${n(score.least)}`]),
      ...(most === null ? [] : [`N(${rank})>0`, `N(${rank})<=${most}`]),
    ]
    return tests.length === 0 ? String(at + 1) : `IF(AND(${tests.join(',')}),${at + 1},${rest})`
  }, '0')
  for (const { when, effect } of rulings) {
    const expression = prepared.formulas.get(formulaKey('truth', when))
    const bare = expression && excelCondition(expression.tree, (input) => data.cell(row, input))
    if (bare === undefined) return undefined
    const condition = expression?.tree.op === 'column' ? `N(${data.cell(row, expression.tree.code)})<>0` : bare
    const at = 'grade' in effect ? grading.grades.findIndex((grade) => grade.code === effect.grade) + 1 : 0
    if (effect.kind === 'at-best') place = `IF(${condition},MAX(${place},${at}),${place})`
    if (effect.kind === 'at-least' && at > 0) place = `IF(${condition},MIN(${place},${at}),${place})`
    if (effect.kind === 'down')
      place = `IF(${condition},MIN(${grading.grades.length},${place}+${effect.steps}),${place})`
  }
  const names = grading.grades.map(({ name }) => excelText(name)).join(',')
  return `IFERROR(CHOOSE(${place},${names}),"")`
}

const gradingOf = ({ gradings }: Method, cohort: string): Grading | undefined =>
  gradings.find(({ cohorts }) => cohorts.includes(cohort)) ?? gradings.find(({ cohorts }) => cohorts.length === 0)
