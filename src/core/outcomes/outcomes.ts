// What follows from a grade, from which day to which, and how far has it been carried out?

import type { Day } from '../base/day.ts'
import { bad, good, type Outcome as Result } from '../base/fault.ts'
import type { Method } from '../evaluations/method.ts'

export const measureKinds = [
  'praise',
  'award',
  'funds',
  'price',
  'land',
  'energy',
  'emission',
  'tax',
  'finance',
  'criticism',
  'talk',
  'other',
] as const
/**
 * praise 通报表扬 · award 奖励 · funds 资金分配 · price 差别化价格 · land 用地 · energy 用能 · emission 排污 · tax 税费 · finance 金融 ·
 * criticism 通报批评 · talk 约谈 · other 其他
 */
export type MeasureKind = (typeof measureKinds)[number]

/** Units that an amount may bear: money and prices are never mixed up, for each line says its own. */
export const amountUnits = [
  ...['元', '万元', '亿元', '元/千瓦时', '元/立方米', '元/吨', '亩', '吨标准煤', '吨', '%', '个百分点'],
] as const

/** A measure of one grade of a method, in force between two days, both included; without `validTo` until further notice. */
export type GradeMeasure = {
  readonly id: string
  readonly grade: string
  readonly validFrom: Day
  readonly validTo: Day | null
}

export const isInForce = ({ validFrom, validTo }: Pick<GradeMeasure, 'validFrom' | 'validTo'>, on: Day): boolean =>
  validFrom <= on && (validTo === null || on <= validTo)

/** The grade by whose measures somebody with this one is treated: its own, or for a class without grading the one that the method names. */
export function treatedAs(method: Method, grade: string): string {
  for (const { effect } of method.rulings) {
    if (effect.kind !== 'ungraded' || effect.name !== grade || effect.managedAs === null) continue
    const named = method.gradings.flatMap(({ grades }) => grades).find(({ code }) => code === effect.managedAs)
    return named?.name ?? effect.managedAs
  }
  return grade
}

export type Graded = { readonly row: number; readonly grade: string | null }
export type Following = { readonly row: number; readonly grade: string; readonly measureId: string }

/** Everything that follows for everybody on a day, in the order of the subjects, then of the measures. Without a grade nothing follows. */
export function followingFrom(
  method: Method,
  graded: readonly Graded[],
  measures: readonly GradeMeasure[],
  on: Day,
): readonly Following[] {
  const inForce = measures.filter((measure) => isInForce(measure, on))
  return graded.flatMap(({ row, grade }) => {
    if (grade === null) return []
    const as = treatedAs(method, grade)
    return inForce.filter((measure) => measure.grade === as).map(({ id }) => ({ row, grade, measureId: id }))
  })
}

export const outcomeStates = ['planned', 'running', 'done', 'lifted'] as const
/** planned 待落实 · running 执行中 · done 已落实 · lifted 已解除 */
export type OutcomeState = (typeof outcomeStates)[number]

const NEXT: Readonly<Record<OutcomeState, readonly OutcomeState[]>> = {
  planned: ['planned', 'running', 'done', 'lifted'],
  running: ['running', 'done', 'lifted'],
  // what was paid in part may be refunded, and what was lifted by mistake comes back; both with words
  done: ['done', 'running'],
  lifted: ['lifted', 'planned'],
}

export const statesAfter = (state: OutcomeState): readonly OutcomeState[] => NEXT[state]

export type OutcomeStanding = {
  readonly state: OutcomeState
  readonly validFrom: Day
  readonly validTo: Day | null
  /** 万元 */
  readonly settled: number | null
}

export type OutcomeChange = {
  readonly state: OutcomeState
  readonly validTo: Day | null
  readonly settled: number | null
  readonly words: string | null
}

/** How a line stands after a change, or all that speaks against it. Lifting and going back ask for words. */
export function changed(before: OutcomeStanding, change: OutcomeChange): Result<OutcomeStanding> {
  const { state, validTo, settled, words } = change
  const faults = []
  const turns = state === 'lifted' || (before.state === 'done' && state === 'running') || before.state === 'lifted'
  if (!statesAfter(before.state).includes(state))
    faults.push({ code: 'outcome.state', facts: { from: before.state, to: state } })
  if (turns && state !== before.state && (words ?? '').trim().length < 2) faults.push({ code: 'outcome.words-needed' })
  if (validTo !== null && validTo < before.validFrom)
    faults.push({ code: 'outcome.days', facts: { from: before.validFrom, to: validTo } })
  if (settled !== null && !Number.isFinite(settled)) faults.push({ code: 'outcome.amount' })
  return faults.length > 0 ? bad(...faults) : good({ ...before, state, validTo, settled })
}
