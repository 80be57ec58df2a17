import type { Measure } from '#contract/measures.ts'
import type { MeasureStatus, Update } from '#contract/updates.ts'
import { parseTyped } from '#core/base/typed-number.ts'

export type Evidence = Update['evidence'][number]
export type ReportForm = {
  readonly status: MeasureStatus
  /** as typed; empty where a percentage means nothing */
  readonly percent: string
  readonly words: string
  readonly problem: string
  readonly ask: string
  readonly stepsDone: readonly string[]
  readonly evidence: readonly Evidence[]
}
export type Turn = Measure['mayReportFor'][number]

const emptyForm: ReportForm = {
  status: 'on_course',
  percent: '',
  words: '',
  problem: '',
  ask: '',
  stepsDone: [],
  evidence: [],
}

const formOf = (update: Update): ReportForm => ({
  status: update.status,
  percent: update.percent === null ? '' : String(update.percent),
  words: update.words,
  problem: update.problem ?? '',
  ask: update.ask ?? '',
  stepsDone: update.stepsDone.map((step) => step.id),
  evidence: update.evidence,
})

/** The report of this cycle, where one was begun. */
export const ownUpdate = (measure: Measure, turn: Turn): Update | undefined =>
  measure.updates.find((update) => update.unitId === turn.unitId && update.period === turn.period)

/** The unit's last report of an earlier cycle. */
export const lastUpdate = (measure: Measure, turn: Turn): Update | undefined =>
  measure.updates
    .filter((update) => update.unitId === turn.unitId && update.period !== turn.period)
    .sort((a, b) => (a.period < b.period ? 1 : -1))[0]

/** What was begun; else the last report without the steps and evidence that belonged to its own cycle. */
export const startOf = (measure: Measure, turn: Turn): ReportForm => {
  const own = ownUpdate(measure, turn)
  if (own !== undefined) return formOf(own)
  const last = lastUpdate(measure, turn)
  return last === undefined ? emptyForm : { ...formOf(last), stepsDone: [], evidence: [] }
}

export const percentOf = (typed: string): number | null | undefined => {
  if (typed.trim() === '') return null
  const value = parseTyped(typed, '%')
  return value !== undefined && value >= 0 && value <= 100 ? value : undefined
}
