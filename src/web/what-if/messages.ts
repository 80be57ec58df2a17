import type { SaidFault } from '#contract/what-if.ts'
import type { Explanation } from '#core/evaluations/explain.ts'
import type { EvaluationFinding } from '#core/evaluations/finding.ts'
import type { GradeName } from '#core/evaluations/grades.ts'
import type { Method } from '#core/evaluations/method.ts'
import type { Shift } from '#core/evaluations/shifts.ts'

export type Show = 'all' | 'grades' | 'moved'

/** Which rows of the league table are in sight. */
export type View = {
  /** null where all are ranked together */
  readonly cohort: number | null
  readonly show: Show
  /** part of a code or name; blank is everybody */
  readonly q: string
  readonly from: number
  readonly to: number
}

export type ChangeList = readonly (readonly [key: string, value: number])[]

export type Question =
  | { readonly kind: 'open'; readonly body: ArrayBuffer }
  | { readonly kind: 'ask'; readonly id: number; readonly changes: ChangeList; readonly view: View }
  | { readonly kind: 'explain'; readonly row: number }

/** One line of the league table. Totals in points; grades by their codes. */
export type LeagueLine = {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly rank: number
  readonly gained: number
  readonly total: number
  readonly change: number
  readonly gradeBefore: string | null
  readonly grade: string | null
}

export type Distribution = {
  /** in points */
  readonly least: number
  readonly most: number
  readonly before: Uint32Array
  readonly now: Uint32Array
}

export type Standing = {
  readonly kind: 'standing'
  readonly id: number
  /** rows that the view has, and those in sight of them from `from` on */
  readonly count: number
  readonly from: number
  readonly lines: readonly LeagueLine[]
  readonly grades: readonly GradeName[]
  readonly shift: Shift
  readonly up: readonly LeagueLine[]
  readonly down: readonly LeagueLine[]
  readonly distribution: Distribution
  /** how long the core took over the method and everybody, in milliseconds */
  readonly computed: number
}

export type Reply =
  | {
      readonly kind: 'opened'
      readonly method: Method
      readonly rows: number
      readonly notes: readonly SaidFault[]
    }
  | Standing
  | { readonly kind: 'refused'; readonly id: number; readonly findings: readonly EvaluationFinding[] }
  | {
      readonly kind: 'explained'
      readonly row: number
      readonly before: Explanation | null
      readonly now: Explanation | null
    }
