// How does a step stand on a day, and which one comes next?

import { type Day, daysBetween } from '../base/day.ts'
import type { Fault } from '../base/fault.ts'
import { parsePeriod } from '../base/period.ts'

export type StepState = 'done' | 'late' | 'due' | 'running' | 'ahead' | 'undated'
export type StepDates = { readonly from: Day | null; readonly due: Day | null }

/** Days before its due day from which a step counts as due. */
export const dueWithinDays = 30

/** First and last day of a step's period; null where it has none. */
export const stepDates = (period: string): StepDates => {
  const parsed = parsePeriod(period)
  return { from: parsed?.from ?? null, due: parsed?.to ?? null }
}

export function stepState(step: StepDates & { readonly doneOn: Day | null }, today: Day): StepState {
  if (step.doneOn !== null) return 'done'
  if (step.due === null) return 'undated'
  if (step.due < today) return 'late'
  if (daysBetween(today, step.due) <= dueWithinDays) return 'due'
  return step.from !== null && step.from > today ? 'ahead' : 'running'
}

const evaluating =
  /(?:评估|考核|验收|评价|评审|考评)(?!办法|体系|制度|标准|指标|机构|机制|细则|方案|系统|平台|小组|专家|报告模板)/

/** Whether a step is an evaluation gate: its text says that something is assessed, not that rules for it are made. */
export const isGate = (text: string): boolean => evaluating.test(text)

type GateStep = { readonly id: string; readonly text: string; readonly doneOn: string | null }

/**
 * What keeps a report from passing its measure's gates: a gate that it calls done without evidence
 * ("update.gate-evidence"), and a measure that it calls done while a gate is open ("update.gate-open").
 */
export function gateFaults(
  steps: readonly GateStep[],
  report: { readonly status: string; readonly stepsDone: readonly string[]; readonly evidence: number },
): readonly Fault[] {
  const said = new Set(report.stepsDone)
  const gates = steps.filter(({ text }) => isGate(text))
  const unproven = report.evidence > 0 ? [] : gates.filter(({ id, doneOn }) => said.has(id) && doneOn === null)
  const open = report.status === 'done' ? gates.filter(({ id, doneOn }) => doneOn === null && !said.has(id)) : []
  return [
    ...unproven.map(({ text }) => ({
      code: 'update.gate-evidence',
      place: { field: 'evidence' },
      facts: { step: text },
    })),
    ...open.map(({ text }) => ({ code: 'update.gate-open', place: { field: 'status' }, facts: { step: text } })),
  ]
}

export type OpenStep = { readonly text: string; readonly due: Day | null }

/** What is not done yet, earliest due first, undated last: all that a list needs to know of a measure's steps. */
export const openSteps = (steps: readonly (OpenStep & { readonly doneOn: Day | null })[]): readonly OpenStep[] =>
  steps
    .filter((step) => step.doneOn === null)
    .map(({ text, due }) => ({ text, due }))
    .sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : (a.due ?? '9999') > (b.due ?? '9999') ? 1 : 0))

/** The first open step that is not late yet; where all are, the one that has been late longest; null when all are done. */
export const nextStep = (open: readonly OpenStep[], today: Day): OpenStep | null =>
  open.find((step) => step.due === null || step.due >= today) ?? open[0] ?? null

export const countLate = (open: readonly OpenStep[], today: Day): number =>
  open.filter((step) => step.due !== null && step.due < today).length
