// What does a round ask of whom at the step that it is in?

import type { Day } from '../base/day.ts'
import { isTimeFor, type PlannedStep, type RoundStep, type Standing } from './course.ts'

/**
 * values 提供数据 · check 核对底数 · self 自评 · review 审核 · opinion 提意见 · sheet 考评团打分 · result 看公示结果 ·
 * decide 处理异议 · then what the office does: prepare 筹备 · compute 计算 · correct 更正 · advance 进入下一步 · wait 等各单位 ·
 * awaiting 已报审定; and approve 审定, which another does than who asked for it.
 */
export const dutyKinds = [
  ...(['values', 'check', 'self', 'review', 'opinion', 'sheet', 'result', 'decide'] as const),
  ...(['prepare', 'compute', 'correct', 'advance', 'wait', 'awaiting', 'approve'] as const),
] as const
export type DutyKind = (typeof dutyKinds)[number]

/** Duties that a round waits for: looking at what is published is a right, and nobody is reminded of it. */
const OWED: ReadonlySet<DutyKind> = new Set(['values', 'self', 'review', 'opinion', 'sheet', 'decide'])

/** Whose a duty is: a unit's, a panel member's, or the office's. */
export type Debtor = { readonly unitId: string } | { readonly memberId: string } | 'office'

export type Duty = {
  readonly kind: DutyKind
  readonly debtor: Debtor
  /** how many values, subjects, objections or, for who waits, duties of others it is about; 1 where there is nothing to count */
  readonly count: number
  /** the subjects in question */
  readonly rows: readonly number[]
  readonly due: Day | null
  readonly late: boolean
}

/** Everything in a round that makes somebody's duty. */
export type RoundAsks = {
  readonly standing: Standing
  readonly plan: readonly PlannedStep[]
  readonly subjects: readonly { readonly row: number; readonly unitId: string | null }[]
  readonly reported: ReadonlySet<number>
  readonly reviewed: ReadonlySet<number>
  readonly thirdPartyUnitId: string | null
  /** by every unit that supplies values: how many of them nobody has given yet */
  readonly missing: ReadonlyMap<string, number>
  /** units that gave their opinion since the step began */
  readonly opined: ReadonlySet<string>
  readonly objections: readonly {
    readonly row: number
    readonly unitId: string | null
    readonly dueOn: Day | null
  }[]
  /** sheets not handed in yet */
  readonly sheets: readonly { readonly memberId: string; readonly due: Day | null }[]
}

/** Whether others wait for it, so that who owes it may be reminded. */
export const isOwed = ({ kind, debtor }: Duty): boolean => OWED.has(kind) && debtor !== 'office'

/** All duties of the step that the round is in, the units' first, then the office's. */
export function dutiesOf(asks: RoundAsks): readonly Duty[] {
  const others = [...(OF_STEP[asks.standing.step]?.(asks) ?? []), ...sheetsOf(asks), ...objectionsOf(asks)]
  return [...others, ...officesOf(asks, others.filter(isOwed).length)]
}

type Asked = { readonly kind: DutyKind; readonly debtor: Debtor; readonly due: Day | null } & Partial<
  Pick<Duty, 'count' | 'rows'>
>

function duty({ standing }: RoundAsks, { count = 1, rows = [], ...asked }: Asked): Duty {
  return { ...asked, count, rows, late: asked.due !== null && asked.due < standing.today }
}

/** The day on which the step should be through; a step with a running notice ends with that. */
const dueOf = ({ plan, standing }: RoundAsks): Day | null =>
  standing.stepTo ?? plan.find(({ step }) => step === standing.step)?.due ?? null

const plannedDue = ({ plan, standing }: RoundAsks): Day | null =>
  plan.find(({ step }) => step === standing.step)?.due ?? null

const OF_STEP: Partial<Record<RoundStep, (asks: RoundAsks) => readonly Duty[]>> = {
  preparing: (asks) => valuesOf(asks),
  inputs: (asks) => [...valuesOf(asks), ...looksOf(asks, 'check')],
  self: (asks) => ofSpeakers(asks, 'self', (row) => !asks.reported.has(row)),
  review: (asks) => reviewOf(asks),
  opinions: (asks) => opinionsOf(asks),
  notice: (asks) => looksOf(asks, 'result'),
}

const valuesOf = (asks: RoundAsks): readonly Duty[] =>
  [...asks.missing]
    .filter(([, count]) => count > 0)
    .map(([unitId, count]) => duty(asks, { kind: 'values', debtor: { unitId }, count, due: plannedDue(asks) }))

/** One duty a unit, of all its subjects that are meant. */
function ofSpeakers(asks: RoundAsks, kind: DutyKind, isMeant: (row: number) => boolean): readonly Duty[] {
  const rows = new Map<string, number[]>()
  for (const { row, unitId } of asks.subjects)
    if (unitId !== null && isMeant(row)) rows.set(unitId, [...(rows.get(unitId) ?? []), row])
  return [...rows].map(([unitId, own]) =>
    duty(asks, { kind, debtor: { unitId }, count: own.length, rows: own, due: dueOf(asks) }),
  )
}

/** While the notice runs one may object; afterwards there is nothing left to look at in time. */
function looksOf(asks: RoundAsks, kind: 'check' | 'result'): readonly Duty[] {
  const { stepTo, today } = asks.standing
  return stepTo === null || stepTo < today ? [] : ofSpeakers(asks, kind, () => true)
}

function reviewOf(asks: RoundAsks): readonly Duty[] {
  const rows = asks.subjects.flatMap(({ row }) => (asks.reviewed.has(row) ? [] : [row]))
  if (asks.thirdPartyUnitId === null || rows.length === 0) return []
  const debtor = { unitId: asks.thirdPartyUnitId }
  return [duty(asks, { kind: 'review', debtor, count: rows.length, rows, due: dueOf(asks) })]
}

const opinionsOf = (asks: RoundAsks): readonly Duty[] =>
  [...asks.missing.keys()]
    .filter((unitId) => !asks.opined.has(unitId))
    .map((unitId) => duty(asks, { kind: 'opinion', debtor: { unitId }, due: dueOf(asks) }))

const sheetsOf = (asks: RoundAsks): readonly Duty[] =>
  asks.sheets.map(({ memberId, due }) => duty(asks, { kind: 'sheet', debtor: { memberId }, due }))

/** By who decides them, due when the first of them is. */
function objectionsOf(asks: RoundAsks): readonly Duty[] {
  if (!isTimeFor('decide', asks.standing.step)) return []
  const own = new Map<string | null, RoundAsks['objections'][number][]>()
  for (const one of asks.objections) own.set(one.unitId, [...(own.get(one.unitId) ?? []), one])
  return [...own].map(([unitId, all]) => {
    const due = all.flatMap(({ dueOn }) => dueOn ?? []).sort()[0] ?? null
    const debtor = unitId === null ? ('office' as const) : { unitId }
    return duty(asks, { kind: 'decide', debtor, count: all.length, rows: all.map(({ row }) => row), due })
  })
}

function officesOf(asks: RoundAsks, owed: number): readonly Duty[] {
  const { step } = asks.standing
  if (step === 'final') return []
  const own = (kind: DutyKind, count = 1) => [
    duty(asks, { kind, debtor: 'office', count, due: kind === 'advance' ? plannedDue(asks) : dueOf(asks) }),
  ]
  if (step === 'approval') return [...own('approve'), ...own('awaiting')]
  const kind = officeKind(asks, owed > 0)
  return own(kind, kind === 'wait' ? owed : kind === 'correct' ? asks.standing.unapplied : 1)
}

function officeKind({ standing }: RoundAsks, othersOwe: boolean): DutyKind {
  const { step, stepTo, today, computed, unapplied } = standing
  if (step === 'preparing') return 'prepare'
  if (step === 'correction' && unapplied > 0) return 'correct'
  if (step === 'computing' || step === 'correction') return computed === 'current' ? 'advance' : 'compute'
  if (step === 'inputs' || step === 'notice') return stepTo === null || stepTo < today ? 'advance' : 'wait'
  return othersOwe ? 'wait' : 'advance'
}
