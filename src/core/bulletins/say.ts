// What stands in the sentence where a tag stood?

import { roundTo } from '../base/quantise.ts'
import type { BulletinScene, Fact, Subject } from './fact.ts'
import {
  amountPhrase,
  beforePhrase,
  contributionPhrase,
  distancePhrase,
  growthChangePhrase,
  growthPhrase,
  pointsAgainstPhrase,
  printed,
  progressPhrase,
  rankChangePhrase,
  rankPhrase,
  shareChangePhrase,
  shortPeriodPhrase,
} from './phrases.ts'
import type { Saying, Tag, ValueTag } from './tag.ts'
import { shareDone } from './year-goal.ts'

/** The words, or null where a number that they need is absent; the caller prints — and lists it. */
export function sayFact(fact: Fact, saying: Saying, scene: BulletinScene): string | null {
  const { indicator, value, rank } = fact
  switch (saying) {
    case 'amount':
      return value === null ? null : `${printed(value, indicator.decimals)}${indicator.unit}`
    case 'number':
      return value === null ? null : printed(value, indicator.decimals)
    case 'unit':
      return indicator.unit
    case 'when':
      return shortPeriodPhrase(fact.period, scene.period)
    case 'last-year':
      return fact.lastYear === null ? null : printed(fact.lastYear, indicator.decimals)
    case 'target':
      return fact.goal === null ? null : printed(fact.goal.value, indicator.decimals)
    case 'rate':
      return fact.rate === null ? null : printed(fact.rate, 1)
    case 'done': {
      const done = fact.goal === null ? null : shareDone(fact.goal)
      return done === null ? null : printed(done, 1)
    }
    case 'rank':
      return rank === null ? null : rankPhrase(rank.place, rank.isTied)
    case 'progress':
      return sayProgress(fact)
    default:
      return sayComparison(fact, saying, scene)
  }
}

type Comparison = 'growth' | 'rise' | 'growth-change' | 'against-mean' | 'rank-change' | 'contribution'

function sayComparison(fact: Fact, saying: Comparison, scene: BulletinScene): string | null {
  const before = beforePhrase(fact.period, fact.before)
  switch (saying) {
    case 'growth':
      return sayGrowth(fact)
    case 'rise':
      return sayGrowth(fact)?.replace(/^同比|^比上年同期/, '') ?? null
    case 'growth-change':
      return fact.rate === null || fact.rateBefore === null
        ? null
        : growthChangePhrase(fact.rate, fact.rateBefore, before)
    case 'against-mean': {
      const own = isShare(fact) ? fact.value : fact.rate
      return own === null || fact.whole === null ? null : pointsAgainstPhrase(own, fact.whole, `${scene.wholeName}平均`)
    }
    case 'rank-change':
      return fact.rank === null || fact.rankBefore === null
        ? null
        : rankChangePhrase(fact.rank.place, fact.rankBefore, before)
    case 'contribution':
      return fact.contribution === null || fact.pull === null
        ? null
        : contributionPhrase(fact.contribution, fact.pull, scene.wholeName)
  }
}

/** Of what adds up the part that is done against the time that has gone; of what stands how far it still is. */
function sayProgress({ goal, indicator }: Fact): string | null {
  if (goal === null || goal.reached === null) return null
  const done = shareDone(goal)
  if (done !== null) return progressPhrase(done, goal.time)
  return goal.adds && goal.comparator !== '<='
    ? null
    : distancePhrase({ ...goal, reached: goal.reached }, indicator.unit, indicator.decimals)
}

/** A share, or a rate itself, changes by 百分点; whatever else grows by %, and by its amount where no rate can be said. */
function sayGrowth(fact: Fact): string | null {
  const { value, lastYear, indicator } = fact
  if (isShare(fact)) return value === null || lastYear === null ? null : shareChangePhrase(value, lastYear)
  if (fact.rate !== null) return growthPhrase(fact.rate)
  return value === null || lastYear === null ? null : amountPhrase(value - lastYear, indicator.unit, indicator.decimals)
}

const isShare = ({ indicator }: Fact): boolean => indicator.unit === '%'

/** The number that a condition or an order compares: the rate for rates and growth, the place for ranks, else the value. */
export function numberIn(fact: Fact, saying: Saying): number | null {
  switch (saying) {
    case 'rate':
    case 'growth':
    case 'rise':
    case 'against-mean':
      return fact.rate === null ? null : roundTo(fact.rate, 1)
    case 'rank':
      return fact.rank?.place ?? null
    case 'done':
    case 'progress': {
      const done = fact.goal === null ? null : shareDone(fact.goal)
      return done === null ? null : roundTo(done, 1)
    }
    case 'last-year':
      return fact.lastYear
    case 'target':
      return fact.goal?.value ?? null
    default:
      return fact.value === null ? null : roundTo(fact.value, fact.indicator.decimals)
  }
}

/** Whether a condition holds; an absent number meets none, not even ≠. */
export function isMet(tag: Extract<Tag, { kind: 'if' }>, fact: Fact): boolean {
  const number = numberIn(fact, tag.value.saying)
  if (number === null) return false
  switch (tag.op) {
    case '<':
      return number < tag.against
    case '<=':
      return number <= tag.against
    case '>':
      return number > tag.against
    case '>=':
      return number >= tag.against
    case '=':
      return number === tag.against
    case '≠':
      return number !== tag.against
  }
}

/** A group's subjects in a tag's order; who has no number comes last, equals keep the group's order. */
export function orderSubjects(
  subjects: readonly Subject[],
  tag: Extract<Tag, { kind: 'each' }>,
  scene: BulletinScene,
): readonly Subject[] {
  const numberOf = (by: ValueTag, subject: Subject): number | null => {
    const fact = scene.factOf(by.indicator, subject)
    return fact === undefined ? null : numberIn(fact, by.saying)
  }
  const { by } = tag
  const keyed = subjects.map((subject) => ({ subject, key: by === null ? 0 : numberOf(by, subject) }))
  const sign = tag.descending ? -1 : 1
  const ordered = by === null ? keyed : keyed.toSorted((a, b) => compare(a.key, b.key, sign))
  return ordered.slice(0, tag.first ?? ordered.length).map(({ subject }) => subject)
}

function compare(a: number | null, b: number | null, sign: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return sign * (a - b)
}
