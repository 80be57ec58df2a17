// What does a bulletin know of one indicator for one subject?

import type { IndicatorKind } from '../indicators/card.ts'
import type { ReportPeriod } from '../indicators/report-period.ts'
import type { YearGoal } from './year-goal.ts'

export type Subject = { readonly id: number; readonly name: string }

/** Every number as the indicators' own rules gave it; null is absent. Rates and shares in %. */
export type Fact = {
  readonly indicator: {
    readonly code: string
    readonly name: string
    readonly unit: string
    readonly decimals: number
    readonly kind: IndicatorKind
  }
  readonly subject: Subject
  /** what the value speaks of, and what comes before that */
  readonly period: ReportPeriod
  readonly before: ReportPeriod
  readonly value: number | null
  /** why there is no value: a reason that was given, or what arithmetic cannot do */
  readonly missing: string | null
  readonly lastYear: number | null
  /** growth over the reported pair */
  readonly rate: number | null
  /** the growth that the period before showed, of the same year */
  readonly rateBefore: number | null
  /** of the whole that the bulletin speaks of: its growth, or its value where the indicator is a share */
  readonly whole: number | null
  readonly rank: { readonly place: number; readonly isTied: boolean } | null
  readonly rankBefore: number | null
  readonly contribution: number | null
  readonly pull: number | null
  /** null where no programme has a target of this year that is measured by the indicator for the subject */
  readonly goal: YearGoal | null
  /** names of the places that a sum lacks; none where it is whole or no sum */
  readonly lacking: readonly string[]
  /** the batches that the numbers came from: what an issued bulletin is frozen with */
  readonly batches: readonly number[]
}

export type BulletinScene = {
  readonly period: ReportPeriod
  readonly before: ReportPeriod
  /** the place that the bulletin speaks of, as its sentences call it: 全市 */
  readonly wholeName: string
  /** undefined where no indicator, or no subject, is called so */
  factOf(indicator: string, subject: Subject | string | null): Fact | undefined
  /** undefined where no group is called so */
  subjectsOf(group: string): readonly Subject[] | undefined
}
