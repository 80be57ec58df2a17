// Where does a round of evaluation stand, who has the next step, and what keeps it from being taken?

import type { Day } from '../base/day.ts'

/**
 * preparing 筹备 · inputs 底数公示 · self 自评 · review 审核 · opinions 征求意见 · computing 计算 · approval 审定 ·
 * notice 公示 · objections 异议处理 · correction 更正 · final 最终通报
 */
export const roundSteps = [
  'preparing',
  'inputs',
  'self',
  'review',
  'opinions',
  'computing',
  'approval',
  'notice',
  'objections',
  'correction',
  'final',
] as const
export type RoundStep = (typeof roundSteps)[number]

/** No result without them. */
export const neededSteps = ['preparing', 'computing', 'approval', 'final'] as const satisfies readonly RoundStep[]

/** A step of one round: its owner (null is the office) and its deadline. */
export type PlannedStep = { readonly step: RoundStep; readonly unitId: string | null; readonly due: Day | null }

export type RoundMove =
  | 'open'
  | 'plan'
  | 'advance'
  | 'reopen'
  | 'inputs'
  | 'self'
  | 'review'
  | 'opinion'
  | 'compute'
  /** the office has looked at how sure the ranks are */
  | 'sensitivity'
  | 'object'
  | 'decide'
  | 'correct'
  | 'remove'
  | 'remind'
  /** a panel or a questionnaire is set up or changed */
  | 'panel'
  | 'survey'
  /** what panel members marked, or the answers gave, becomes values of the round */
  | 'marks'
  | 'answers'

export const objectionStates = ['open', 'upheld', 'rejected'] as const
export type ObjectionState = (typeof objectionStates)[number]

/** The steps in which each kind of act is done. */
const ACTS = {
  inputs: ['preparing', 'inputs'],
  self: ['self'],
  review: ['review'],
  opinion: ['opinions'],
  compute: ['preparing', 'inputs', 'self', 'review', 'opinions', 'computing'],
  object: ['inputs', 'notice'],
  decide: ['inputs', 'notice', 'objections', 'correction'],
  correct: ['inputs', 'notice', 'objections', 'correction'],
  remove: ['preparing'],
  panel: ['preparing', 'inputs', 'self', 'review', 'opinions', 'computing'],
  survey: ['preparing', 'inputs', 'self', 'review', 'opinions', 'computing'],
} as const satisfies Partial<Record<RoundMove, readonly RoundStep[]>>
export type RoundAct = keyof typeof ACTS
export const roundActs = Object.keys(ACTS) as readonly RoundAct[]

export const isTimeFor = (act: RoundAct, step: RoundStep): boolean => (ACTS[act] as readonly RoundStep[]).includes(step)

/** A plan in the steps' own order, each at most once, with the needed ones in. */
export function orderPlan(plan: readonly PlannedStep[]): readonly PlannedStep[] {
  return roundSteps.flatMap((step) => {
    const planned = plan.find((one) => one.step === step)
    if (planned !== undefined) return [planned]
    return (neededSteps as readonly RoundStep[]).includes(step) ? [{ step, unitId: null, due: null }] : []
  })
}

/** The step that comes after; undefined behind the last. */
export function stepAfter(plan: readonly PlannedStep[], step: RoundStep): PlannedStep | undefined {
  const at = plan.findIndex((planned) => planned.step === step)
  return at < 0 ? undefined : plan[at + 1]
}

/** Steps that a round may be reopened at: those before the one that it is in. */
export function stepsBefore(plan: readonly PlannedStep[], step: RoundStep): readonly RoundStep[] {
  return plan
    .slice(
      0,
      Math.max(
        0,
        plan.findIndex((planned) => planned.step === step),
      ),
    )
    .map((planned) => planned.step)
}

/** What is known of a round when somebody wants to take it one step on. */
export type Standing = {
  readonly step: RoundStep
  readonly stepTo: Day | null
  readonly today: Day
  readonly subjects: number
  /** subjects with a self-report, of those that somebody speaks for */
  readonly reported: number
  readonly speaking: number
  /** what the office has still to confirm in the method */
  readonly unconfirmed: number
  readonly openObjections: number
  /** whether the plan has a step of its own in which objections are decided */
  readonly decidesLater: boolean
  /** decided for the subject, not yet written into the inputs */
  readonly unapplied: number
  /** whether the last computation is of the inputs as they are now; null without one */
  readonly computed: 'current' | 'old' | null
  /** whether the office has looked at the sensitivity analysis of the last computation */
  readonly sensitivitySeen: boolean
}

/** `hard` keeps the step from being taken; the others may be passed over with a reason, which is kept. */
export type Hurdle = {
  readonly code: string
  readonly hard: boolean
  readonly facts: Readonly<Record<string, string | number>>
}

const hurdle = (hard: boolean, code: string, facts: Hurdle['facts'] = {}): Hurdle => ({
  code: `round.${code}`,
  hard,
  facts,
})

/** Everything that speaks against taking the next step now. */
export function hurdlesOf(standing: Standing): readonly Hurdle[] {
  const { step, stepTo, today, subjects, reported, speaking, computed } = standing
  const hurdles: Hurdle[] = []
  if (step === 'preparing' && subjects === 0) hurdles.push(hurdle(true, 'no-subjects'))
  if (step === 'self' && reported < speaking)
    hurdles.push(hurdle(false, 'not-reported', { missing: speaking - reported }))
  if ((step === 'inputs' || step === 'notice') && stepTo !== null && today <= stepTo)
    hurdles.push(hurdle(false, 'notice-running', { to: stepTo }))
  if (step === 'inputs' || step === 'notice' || step === 'objections' || step === 'correction') {
    const later = step === 'notice' && standing.decidesLater
    if (standing.openObjections > 0 && !later)
      hurdles.push(hurdle(true, 'objections-open', { count: standing.openObjections }))
    if (standing.unapplied > 0 && step !== 'notice' && step !== 'objections')
      hurdles.push(hurdle(true, 'decisions-unapplied', { count: standing.unapplied }))
  }
  if (step === 'computing' || step === 'approval' || step === 'correction') {
    if (computed === null) hurdles.push(hurdle(true, 'not-computed'))
    if (computed === 'old') hurdles.push(hurdle(true, 'inputs-changed-since'))
    if (standing.unconfirmed > 0) hurdles.push(hurdle(true, 'unconfirmed', { count: standing.unconfirmed }))
  }
  if (step === 'computing' && computed === 'current' && !standing.sensitivitySeen)
    hurdles.push(hurdle(false, 'sensitivity-unseen'))
  return hurdles
}
