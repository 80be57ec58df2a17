// Which grade does every subject get, by quota, line, rank and ruling, and how far is it to the next?

import { eachBlock } from './blocks.ts'
import { gradingFor } from './check-grades.ts'
import { type EvaluationFinding, finding } from './finding.ts'
import { gradeSets, type SetRows } from './grade-sets.ts'
import type { Effect, Grade, GradeRounding, Grading } from './method.ts'
import type { Prepared } from './prepare.ts'
import { toQuanta } from './quanta.ts'
import type { Ranks } from './ranks.ts'
import type { Totals } from './totals.ts'

export const NO_GRADE = 255

/** A grade or a class without grading, as results name it. */
export type GradeName = { readonly code: string; readonly name: string; readonly managedAs: string | null }

/** Where one grade ends in one set: the lowest total that has it by its place or line alone, in quanta of the total. */
export type Cut = { readonly grade: number; readonly total: number | null; readonly count: number }

/** Those who share quotas: `size` of them count, after direct grades and classes without one are taken out. */
export type GradedSet = {
  readonly grading: number
  readonly cohort: number | null
  readonly group: string | null
  readonly size: number
  readonly cuts: readonly Cut[]
}

export type Grades = {
  readonly names: readonly GradeName[]
  /** index into `names`, or NO_GRADE */
  readonly grade: Uint8Array
  /** what place and line alone would have given */
  readonly before: Uint8Array
  /** index into `sets`, or −1 */
  readonly setOf: Int32Array
  readonly sets: readonly GradedSet[]
  /** which ruling had the last word: index into the method's rulings, or −1 */
  readonly ruling: Int8Array
  readonly findings: readonly EvaluationFinding[]
}

export function grade(prepared: Prepared, totals: Totals, ranks: Ranks): Grades {
  const rows = prepared.cohortOf.length
  const names = namesOf(prepared)
  const { sets: members, setOf } = gradeSets(prepared, totals, ranks)
  const before = new Uint8Array(rows).fill(NO_GRADE)
  const ruling = new Int8Array(rows).fill(-1)
  const direct = rulingsBefore(prepared, names, ruling)
  const sets: GradedSet[] = []
  const findings: EvaluationFinding[] = []
  for (const set of members) {
    const { cuts, size } = gradeSet({ ...set, prepared, totals, ranks, names, direct, before, findings })
    sets.push({ grading: set.index, cohort: set.cohort, group: set.group, size, cuts })
  }
  const grade = before.slice()
  if (direct !== null)
    for (let row = 0; row < rows; row += 1) if (direct.taken[row] !== 0) grade[row] = direct.grade[row] as number
  rulingsAfter(prepared, names, { grade, ruling })
  return { names, grade, before, setOf, ruling, sets, findings }
}

function namesOf({ method }: Prepared): readonly GradeName[] {
  const names = new Map<string, GradeName>()
  for (const { grades } of method.gradings)
    for (const { code, name } of grades) if (!names.has(code)) names.set(code, { code, name, managedAs: null })
  for (const { effect } of method.rulings) {
    if (effect.kind !== 'ungraded' || names.has(effect.grade)) continue
    names.set(effect.grade, { code: effect.grade, name: effect.name, managedAs: effect.managedAs })
  }
  return [...names.values()]
}

const indexOf = (names: readonly GradeName[], code: string): number => names.findIndex((one) => one.code === code)

/** Grades that rulings give before anybody competes; `taken`: 1 is out of the quotas, 2 takes a place in them. */
type Direct = { readonly grade: Uint8Array; readonly taken: Uint8Array }

/** Direct grades and classes without one, by the first ruling that holds; null where nothing of the kind holds for anybody. */
function rulingsBefore(
  { method, rulings, cohortOf }: Prepared,
  names: readonly GradeName[],
  ruling: Int8Array,
): Direct | null {
  let direct: Direct | null = null
  for (const [at, { effect }] of method.rulings.entries()) {
    const hits = rulings[at]
    if ((effect.kind !== 'grade' && effect.kind !== 'ungraded') || !hits?.includes(1)) continue
    direct ??= { grade: new Uint8Array(cohortOf.length), taken: new Uint8Array(cohortOf.length) }
    const { grade, taken } = direct
    const index = indexOf(names, effect.grade)
    for (let row = 0; row < taken.length; row += 1) {
      if (hits[row] !== 1 || taken[row] !== 0) continue
      taken[row] = effect.kind === 'grade' && effect.inQuota ? 2 : 1
      grade[row] = index
      ruling[row] = at
    }
  }
  return direct
}

type SetTask = SetRows & {
  readonly prepared: Prepared
  readonly totals: Totals
  readonly ranks: Ranks
  readonly names: readonly GradeName[]
  readonly direct: Direct | null
  readonly before: Uint8Array
  readonly findings: EvaluationFinding[]
}

function gradeSet(task: SetTask): { readonly cuts: readonly Cut[]; readonly size: number } {
  const { prepared, totals, ranks, before, names, grading } = task
  const { order, direct } = competing(task)
  const size = order.length + direct.reduce((sum, count) => sum + count, 0)
  const { total: digits, mode } = prepared.method.rounding
  const cuts: Cut[] = []
  let cursor = 0
  const reserved = reservedBelow(grading.grades, size)
  for (const [place, one] of grading.grades.entries()) {
    const index = indexOf(names, one.code)
    const open = order.length - (reserved[place] ?? 0)
    const ending = { cursor, open, order, size, direct: direct[index] ?? 0, totals, ranks, power: 10 ** digits, mode }
    const end = Math.max(cursor, endOf(one, ending))
    const isQuota = one.share !== null || one.upto !== null || reserved[place] !== 0
    const settled = isQuota ? settle(grading, order, end, cursor, totals, ranks) : end
    eachBlock(settled - cursor, (from, to) => giveGrade(before, index, order, cursor + from, cursor + to))
    const lowest = settled > cursor ? (totals.total[order[settled - 1] as number] as number) : null
    cuts.push({ grade: index, total: lowest, count: settled - cursor })
    cursor = settled
  }
  if (cursor < order.length) {
    const field = `gradings.${task.index}`
    task.findings.push(finding('note', 'no-grade-fits', field, { count: order.length - cursor, group: task.group }))
  }
  return { cuts, size }
}

function giveGrade(grade: Uint8Array, index: number, order: Uint32Array, from: number, to: number): void {
  for (let position = from; position < to; position += 1) grade[order[position] as number] = index
}

/** Those who compete for places, best first, and how many of each grade hold one by a ruling. */
function competing({ rows, direct, names }: SetTask): { readonly order: Uint32Array; readonly direct: Uint32Array } {
  const held = new Uint32Array(names.length)
  if (direct === null) return { order: rows, direct: held }
  const order = new Uint32Array(rows.length)
  let count = 0
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as number
    const how = direct.taken[row] as number
    if (how === 0) order[count++] = row
    else if (how === 2) held[direct.grade[row] as number] = (held[direct.grade[row] as number] as number) + 1
  }
  return { order: count === rows.length ? rows : order.subarray(0, count), direct: held }
}

const countOf = (percent: number, size: number, rounding: GradeRounding): number => {
  const exact = (percent * size) / 100
  if (rounding === 'floor') return Math.floor(exact + 1e-9)
  return rounding === 'ceil' ? Math.ceil(exact - 1e-9) : Math.floor(exact + 0.5 + 1e-9)
}

/** For each grade, how many places at the end belong to grades below it that count from the end. */
function reservedBelow(grades: readonly Grade[], size: number): readonly number[] {
  const own = grades.map(({ last }) => (last === null ? 0 : countOf(last.percent, size, last.rounding)))
  return grades.map((_, place) => own.slice(place + 1).reduce((sum, count) => sum + count, 0))
}

type Ending = {
  readonly cursor: number
  readonly open: number
  readonly order: Uint32Array
  readonly size: number
  readonly direct: number
  readonly totals: Totals
  readonly ranks: Ranks
  readonly power: number
  readonly mode: Prepared['method']['rounding']['mode']
}

/** The place after the last that a grade takes; every condition holds for a stretch from the best on. */
function endOf(grade: Grade, { cursor, open, order, size, direct, totals, ranks, power, mode }: Ending): number {
  let end = Math.max(0, open)
  const { share, upto, score, rank } = grade
  if (share !== null) end = Math.min(end, cursor + Math.max(0, countOf(share.percent, size, share.rounding) - direct))
  if (upto !== null) {
    const exact = (upto.percent * size) / 100
    const whole = Math.floor(exact + 1e-9)
    end = Math.min(end, upto.inclusive || whole < exact - 1e-9 ? whole : whole - 1)
  }
  if (score !== null) {
    const line = toQuanta(score.least, power, mode)
    end = Math.min(
      end,
      firstWhere(order, (row) =>
        score.inclusive ? (totals.total[row] as number) < line : (totals.total[row] as number) <= line,
      ),
    )
  }
  if (rank !== null)
    end = Math.min(
      end,
      firstWhere(order, (row) => ranks.rank[row] === 0 || (ranks.rank[row] as number) > rank),
    )
  return end
}

/** The first place at which a condition holds that holds for all places after it. */
function firstWhere(order: Uint32Array, holds: (row: number) => boolean): number {
  let [low, high] = [0, order.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(order[middle] as number)) high = middle
    else low = middle + 1
  }
  return low
}

/** Those whom nothing tells apart are not torn at a quota's edge. */
function settle(
  grading: Grading,
  order: Uint32Array,
  end: number,
  cursor: number,
  totals: Totals,
  ranks: Ranks,
): number {
  if (end <= cursor || end >= order.length) return end
  const same = (a: number, b: number) => {
    const [left, right] = [order[a] as number, order[b] as number]
    return totals.total[left] === totals.total[right] && ranks.rank[left] === ranks.rank[right]
  }
  let edge = end
  if (grading.edge === 'up') while (edge < order.length && same(edge - 1, edge)) edge += 1
  else while (edge > cursor && same(edge - 1, edge)) edge -= 1
  return edge
}

/** Ceilings, floors and steps down, in the order of the method, on what quotas and lines have given. */
function rulingsAfter(
  { method, rulings, cohortOf }: Prepared,
  names: readonly GradeName[],
  out: { readonly grade: Uint8Array; readonly ruling: Int8Array },
): void {
  const ladders = method.cohorts.map(
    ({ code }) => gradingFor(method, code)?.grades.map((one) => indexOf(names, one.code)) ?? [],
  )
  for (const [at, ruling] of method.rulings.entries()) {
    const hits = rulings[at]
    if (ruling.effect.kind === 'grade' || ruling.effect.kind === 'ungraded' || hits === undefined) continue
    for (let row = 0; row < hits.length; row += 1) {
      if (hits[row] !== 1 || out.grade[row] === NO_GRADE) continue
      const ladder = ladders[cohortOf[row] as number] ?? []
      const now = ladder.indexOf(out.grade[row] as number)
      const then = now < 0 ? now : moved(ruling.effect, now, ladder, names)
      if (then < 0 || then === now) continue
      out.grade[row] = ladder[then] as number
      out.ruling[row] = at
    }
  }
}

function moved(
  effect: Exclude<Effect, Extract<Effect, { kind: 'grade' | 'ungraded' }>>,
  now: number,
  ladder: readonly number[],
  names: readonly GradeName[],
): number {
  switch (effect.kind) {
    case 'at-best':
      return Math.max(now, ladder.indexOf(indexOf(names, effect.grade)))
    case 'at-least': {
      const line = ladder.indexOf(indexOf(names, effect.grade))
      return line < 0 ? now : Math.min(now, line)
    }
    case 'down':
      return Math.min(ladder.length - 1, now + effect.steps)
  }
}
