// What does one target demand against the other?

import { comparePeriods, parsePeriod } from '../base/period.ts'
import { foldText } from '../base/text.ts'
import { differ, tidy } from '../metrics/amount.ts'
import type { TargetValue } from '../programmes/snapshot.ts'
import type { TargetPair } from './pair-targets.ts'
import type { PreparedTarget, Sides } from './prepared.ts'
import { type PlanRelation, placeOf } from './relation.ts'
import { type ComparedFact, fact, type Verdict } from './verdicts.ts'

export type Judged = { readonly verdict: Verdict; readonly facts: readonly ComparedFact[] }

/** Only what binary fractions leave behind: two printed values that differ at all differ. */
const tolerance = 1e-9

export function judgeTarget(pair: TargetPair, sides: Sides): Judged {
  const { left, right } = pair
  if (left === null || right === null)
    return { verdict: left === null ? 'new' : 'dropped', facts: repeats(left, right) }
  const bar = barOf(left, right, sides.relation)
  if (bar !== null) return { verdict: 'incomparable', facts: [bar, ...namesDiffer(left, right)] }
  const facts = [
    ...valueFacts(left, right),
    ...comparatorFacts(left, right),
    ...periodFacts(left, right, sides),
    ...namesDiffer(left, right),
    ...repeats(left, right),
  ]
  if (left.place !== right.place && sides.relation === 'levels' && addsUp(left, right)) {
    const part = partOf(left, right, sides)
    // Of a part and its whole it says nothing that one is less or later than the other.
    const idle = (code: string) => code.startsWith('period-') || (code === 'value' && part.verdict === 'part')
    const others = facts.filter(({ code }) => !idle(code))
    return { verdict: part.verdict, facts: [...part.facts, ...others] }
  }
  if (pair.again) return { verdict: 'contradicted', facts: [fact('second-value'), ...facts] }
  return { verdict: verdictOf(left, right, sides), facts }
}

function barOf(left: PreparedTarget, right: PreparedTarget, relation: PlanRelation): ComparedFact | null {
  const [a, b] = [left.target, right.target]
  if (left.sort !== right.sort) return fact('not-one-kind', a.kind, b.kind)
  if (left.dimension !== right.dimension) return fact('not-one-unit', a.unit, b.unit)
  const bothWhole = left.place.startsWith('@') && right.place.startsWith('@')
  if (left.place !== right.place && !(bothWhole && (relation === 'levels' || relation === 'neighbours')))
    return fact('not-one-place', a.scope, b.scope)
  if (left.meaning.falls !== right.meaning.falls || directionOf(left, right) === null)
    return fact('not-one-direction', a.comparator, b.comparator)
  return null
}

/** 1 where more demands more, -1 where less does; null where one side caps what the other wants to grow. */
function directionOf(left: PreparedTarget, right: PreparedTarget): 1 | -1 | null {
  const said = new Set([left.target.comparator, right.target.comparator])
  if (said.has('>=') && said.has('<=')) return null
  if (said.has('>=')) return 1
  if (said.has('<=')) return -1
  if (left.meaning.falls) return 1
  return left.meaning.burden || right.meaning.burden ? -1 : 1
}

function verdictOf(left: PreparedTarget, right: PreparedTarget, { relation, ...sides }: Sides): Verdict {
  const change = changeOf(left, right)
  const periods = periodOf(left, right, { relation, ...sides })
  if (left.target.role === 'base' || right.target.role === 'base') return change === 'none' ? 'same' : 'contradicted'
  if (periods === 'other') return 'moved'
  if (periods === 'open') return change === 'none' ? 'moved' : 'incomparable'
  if (change === 'none') return firmness(left, right)
  if (relation === 'peers' && periods === 'same') return 'contradicted'
  if (change === 'narrower') return 'tightened'
  if (change === 'wider') return 'loosened'
  return (change === 'up') === (directionOf(left, right) === 1) ? 'raised' : 'lowered'
}

function changeOf(left: PreparedTarget, right: PreparedTarget): 'none' | 'up' | 'down' | 'narrower' | 'wider' {
  const low = signOf(left.low, right.low)
  const high = signOf(left.high, right.high)
  if (low === 0 && high === 0) return 'none'
  if (low >= 0 && high >= 0) return 'up'
  if (low <= 0 && high <= 0) return 'down'
  return low > 0 ? 'narrower' : 'wider'
}

const signOf = (left: number, right: number): number => (differ(left, right, tolerance) ? Math.sign(right - left) : 0)

const firm: Readonly<Record<TargetValue['comparator'], number>> = { '~': 0, '=': 1, '>=': 2, '<=': 2 }
function firmness(left: PreparedTarget, right: PreparedTarget): Verdict {
  const step = firm[right.target.comparator] - firm[left.target.comparator]
  return step === 0 ? 'same' : step > 0 ? 'tightened' : 'loosened'
}

/** open: one of them is named no time, or every year, and so neither earlier nor later. */
type PeriodRelation = 'same' | 'next-term' | 'open' | 'other'

const hasDays = ({ period }: TargetValue): boolean => period !== null && parsePeriod(period) !== undefined

function periodOf(left: PreparedTarget, right: PreparedTarget, sides: Sides): PeriodRelation {
  if (left.period === right.period) return 'same'
  if (!hasDays(left.target) || !hasDays(right.target)) return 'open'
  const terms = sides.left.head.termTo !== sides.right.head.termTo
  const place = left.fromEnd !== null && left.fromEnd === right.fromEnd
  return sides.relation === 'editions' && terms && place ? 'next-term' : 'other'
}

function periodFacts(left: PreparedTarget, right: PreparedTarget, sides: Sides): readonly ComparedFact[] {
  const [a, b] = [left.target.period, right.target.period]
  const relation = periodOf(left, right, sides)
  if (relation === 'same') return []
  if (relation === 'open') return [fact('period-open', a, b)]
  if (relation === 'next-term') return [fact('period-next-term', a, b)]
  return [fact(comparePeriods(a, b) <= 0 ? 'period-later' : 'period-earlier', a, b)]
}

const rates = new Set(['%', '‰', '百分点'])

function valueFacts(left: PreparedTarget, right: PreparedTarget): readonly ComparedFact[] {
  const unitsDiffer = foldText(left.target.unit) !== foldText(right.target.unit)
  const units = unitsDiffer ? [fact('unit', left.target.unit, right.target.unit)] : []
  if (changeOf(left, right) === 'none') return units
  const [was, is] = [printed(left.target), printed(right.target)]
  const change = right.low - left.low
  if (rates.has(left.dimension)) return [fact('points', was, is, tidy(change)), ...units]
  return [fact('value', was, is, left.low === 0 ? null : tidy((100 * change) / Math.abs(left.low))), ...units]
}

const printed = ({ value, valueMax, unit }: TargetValue): string =>
  `${value}${valueMax === null ? '' : `–${valueMax}`}${unit}`

const comparatorFacts = (left: PreparedTarget, right: PreparedTarget): readonly ComparedFact[] =>
  left.target.comparator === right.target.comparator
    ? []
    : [fact('comparator', left.target.comparator, right.target.comparator)]

const namesDiffer = (left: PreparedTarget, right: PreparedTarget): readonly ComparedFact[] =>
  foldText(left.target.metric) === foldText(right.target.metric)
    ? []
    : [fact('metric', left.target.metric, right.target.metric)]

const repeats = (left: PreparedTarget | null, right: PreparedTarget | null): readonly ComparedFact[] => {
  const [a, b] = [left?.again ?? 0, right?.again ?? 0]
  return a + b === 0 ? [] : [fact('said-again', a === 0 ? null : String(a + 1), b === 0 ? null : String(b + 1))]
}

const perHead = /人均|亩均|平均|均|单位|每|率|比重|比例|占|指数|强度|密度|排名|位次|得分|价格/

/** Sums of a place: what a county has is part of what its city has. Rates and averages are no parts. */
const addsUp = (left: PreparedTarget, right: PreparedTarget): boolean =>
  left.sort !== 'growth' &&
  !rates.has(left.dimension) &&
  !left.dimension.includes('/') &&
  !perHead.test(left.meaning.words) &&
  !perHead.test(right.meaning.words)

function partOf(left: PreparedTarget, right: PreparedTarget, sides: Sides): Judged {
  const leftIsUpper = (placeOf(sides.left.head)?.level ?? 0) > (placeOf(sides.right.head)?.level ?? 0)
  const [upper, lower] = leftIsUpper ? [left, right] : [right, left]
  const periods = periodOf(left, right, sides)
  if (periods !== 'same')
    return { verdict: 'incomparable', facts: [fact('not-one-period', left.target.period, right.target.period)] }
  const share = upper.high === 0 ? null : tidy((100 * lower.low) / upper.high)
  if (lower.low > upper.high && signOf(lower.low, upper.high) !== 0)
    return { verdict: 'contradicted', facts: [fact('part-exceeds-whole', null, null, share)] }
  return { verdict: 'part', facts: [fact('share', null, null, share)] }
}
