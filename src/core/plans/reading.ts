// What does a plan document say, as the reader understood it?

import type { Span } from '../base/span.ts'

/** Which rule read it, and how sure that rule is (0 to 1). Below 0.6 a person should look first. */
export type Provenance<Rule extends string = string> = { readonly rule: Rule; readonly confidence: number }

/** The rules by which a number is a target; each is put into words for the reviewer. */
export type TargetRule =
  | 'bounded' // 达到、突破、不低于 stands at it
  | 'striving' // 力争、争取
  | 'verb' // 新增、建成、引进
  | 'growth' // 增长、下降
  | 'goal-section' // under a heading that names goals
  | 'dated' // a time stands at it
  | 'planned' // 计划、将、预期
  | 'part' // 其中
  | 'every-one' // 100% of something
  | 'counted' // a thing and its number in a plan with a term
  | 'stated' // a rate or an amount in a plan with a term
  | 'listed' // goes on with the list of targets before it
  | 'size-class' // 打造千亿级集群 by a year
  | 'table-value'
  | 'table-series'
  | 'table-pair'

/** The rules by which a number is what has been reached of a target. */
export type BaseRule = 'past-year' | 'section'

/** The rules by which something is a measure. */
export type MeasureRule = 'measure-with-units' | 'measure-numbered' | 'measure-row'

export type Comparator = '>=' | '<=' | '=' | '~'
/** level 达到 · growth 增速 · share 占比 · increment 新增、累计 */
export type TargetKind = 'level' | 'growth' | 'share' | 'increment'

/** Something to reach, keep, cap or add by some date. The span covers its number with the unit. */
export type TargetReading = Span &
  Provenance<TargetRule | BaseRule> & {
    readonly text: string
    /** the sentence that it stands in */
    readonly sentence: Span
    readonly metric: string
    readonly value: number
    /** the high end of a range; value is then the low end */
    readonly valueMax?: number
    /** as printed; 万 and 亿 stay in the unit */
    readonly unit: string
    readonly comparator: Comparator
    readonly kind: TargetKind
    /** "2021", "2017-2021", "annual", or null where the document gives none */
    readonly period: string | null
    readonly periodFrom: 'clause' | 'sentence' | 'paragraph' | 'heading' | 'column' | 'plan' | null
    readonly scope: string | null
    /** number path of the heading above, "三/(一)/1" */
    readonly section: string
  }

/** A number that is no target: kept as what it is. */
export type FigureReading = Span &
  Provenance & {
    readonly text: string
    readonly role: 'threshold' | 'subsidy' | 'background' | 'rule' | 'name' | 'other'
    readonly value: number
    readonly unit: string
  }

/** lead 牵头 · assist 配合、按职责分工负责 · territorial 结合职责抓好落实 · responsible 负责而未分主次 */
export type DutyGrade = 'lead' | 'assist' | 'territorial' | 'responsible'

/** One unit named for a measure, as printed. `inherited` where the cell was merged and the name stands above. */
export type DutyReading = Span &
  Provenance & { readonly name: string; readonly grade: DutyGrade; readonly inherited?: true }

/** A dated part of a measure's schedule: "2018", "2019-2020", "2018-06". */
export type StepReading = Span & Provenance & { readonly period: string; readonly text: string }

/** By when a measure is due, as printed; `period` is null where the words name no date (长期坚持). */
export type DeadlineReading = Span & Provenance & { readonly period: string | null; readonly text: string }

/** A numbered measure, a row of a task table, or a paragraph with duties of its own. The span covers the title. */
export type MeasureReading = Span &
  Provenance<MeasureRule> & {
    /** "三/(一)/1", with half-width brackets */
    readonly number: string
    readonly title: string
    /** everything that belongs to it, its title included */
    readonly body: Span
    readonly form: 'heading' | 'row' | 'paragraph'
    readonly duties: readonly DutyReading[]
    readonly steps: readonly StepReading[]
    readonly deadline: DeadlineReading | null
  }

export type HeadingReading = Span & {
  readonly number: string
  readonly title: string
  readonly depth: number
  readonly body: Span
}

export type HeadField = Span & Provenance & { readonly value: string }

/** What stands around the plan: who issued it under which number, and what hangs on it. */
export type PlanHead = {
  readonly title: HeadField | null
  readonly documentNumber: HeadField | null
  readonly issuer: HeadField | null
  /** ISO date */
  readonly issuedOn: HeadField | null
  /** years, "2017-2020" */
  readonly term: HeadField | null
  /** both days on which the document begins and ends to be in force, "2026-03-18/2029-03-17" */
  readonly validity: HeadField | null
  readonly interpretationUnit: HeadField | null
  readonly contactUnit: HeadField | null
  /** 主动公开、依申请公开、不予公开 as printed */
  readonly disclosure: HeadField | null
  readonly copyTo: HeadField | null
  readonly annexes: readonly (HeadField & { readonly number: string; readonly body: Span })[]
  /** still to be filled in the document itself: "XX%", "（请统计局补充）" */
  readonly placeholders: readonly HeadField[]
}

/** A sentence with a number, a date or 确保/力争/不低于 that gave no reading; relative: a clause whose target has no figure. */
export type UnreadSentence = Span & { readonly why: 'number' | 'date' | 'commitment' | 'relative' }

export type PlanReading = {
  readonly head: PlanHead
  readonly outline: readonly HeadingReading[]
  readonly targets: readonly TargetReading[]
  readonly figures: readonly FigureReading[]
  /** what the document says has been reached of what its targets aim at: background, never goals */
  readonly bases: readonly TargetReading[]
  readonly measures: readonly MeasureReading[]
  readonly unread: readonly UnreadSentence[]
}
