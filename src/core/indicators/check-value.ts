// What would a careful reader ask about one reported value?

import { roundTo } from '../base/quantise.ts'
import { differenceOf, tidyNumber } from '../base/sum.ts'
import type { IndicatorCard } from './card.ts'
import { isPresent, numberOf, type Observed, type Pair } from './observed.ts'
import { outlierOf } from './outliers.ts'
import { unitSlipOf } from './unit-slip.ts'
import type { FindingSide, ValueFinding } from './value-finding.ts'
import { rulesForCard, type ValueRules } from './value-rules.ts'

export type CheckedCard = Pick<IndicatorCard, 'code' | 'unit' | 'kind' | 'periodType' | 'decimals' | 'overTime'>

/** What the city knows around the value; absent is null or an empty list, and the check that needs it is silent. */
export type ValueContext = {
  /** the period before in the series */
  readonly before: Observed | null
  /** the cumulative value of the month before in the same year */
  readonly beforeInYear: Observed | null
  /** what the city holds for the same period of last year */
  readonly heldLastYear: Observed | null
  /** earlier values that are like this one, oldest first: other months, or the same months of other years */
  readonly history: readonly number[]
}

export const NOTHING_KNOWN: ValueContext = { before: null, beforeInYear: null, heldLastYear: null, history: [] }

/**
 * Every finding about one cell, the gravest cause alone: what looks like a wrong unit is not also called a jump and an
 * outlier. A missing value raises nothing but `unreadable`; that it is missing is the form's matter.
 */
export function checkValue(
  card: CheckedCard,
  given: ValueRules,
  pair: Pair,
  context: ValueContext = NOTHING_KNOWN,
): readonly ValueFinding[] {
  const rules = rulesForCard(card, given)
  const sides = [...checkSide(card, rules, pair.now, 'now'), ...checkSide(card, rules, pair.lastYear, 'last-year')]
  const held = checkLastYear(card, rules, pair, context)
  const now = numberOf(pair.now)
  if (now === null) return [...sides, ...held]
  const slip = checkSlip(card, rules, now, pair, context)
  if (slip !== null) return [...sides, ...held, slip]
  return [
    ...sides,
    ...held,
    ...checkCumulative(card, rules, now, context),
    ...checkJumps(card, rules, now, pair, context),
    ...checkOutliers(card, rules, now, context),
  ]
}

function checkSide(
  card: CheckedCard,
  rules: ValueRules,
  observed: Observed,
  side: FindingSide,
): readonly ValueFinding[] {
  const found = (
    code: ValueFinding['code'],
    severity: ValueFinding['severity'],
    facts: ValueFinding['facts'],
  ): ValueFinding => ({ code, severity, side, cells: [card.code], facts })
  if (!isPresent(observed)) return observed.missing === 'unreadable' ? [found('value.unreadable', 'error', {})] : []
  const { value } = observed
  const findings: ValueFinding[] = []
  if (card.decimals === 0 && !Number.isInteger(value)) findings.push(found('value.not-whole', 'warning', { value }))
  else if (roundTo(value, card.decimals) !== value)
    findings.push(found('value.too-precise', 'warning', { value, decimals: card.decimals }))
  if (rules.least !== null && value < rules.least)
    findings.push(found('value.below-least', rules.rangeSeverity, { value, least: rules.least }))
  if (rules.most !== null && value > rules.most)
    findings.push(found('value.above-most', rules.rangeSeverity, { value, most: rules.most }))
  return findings
}

/** Last year's side is what the city already holds; another value needs a reason, none at all a look. */
function checkLastYear(
  card: CheckedCard,
  rules: ValueRules,
  pair: Pair,
  context: ValueContext,
): readonly ValueFinding[] {
  const held = context.heldLastYear === null ? null : numberOf(context.heldLastYear)
  if (held === null || rules.lastYearTolerance === null) return []
  const facts = { held, value: numberOf(pair.lastYear) }
  const cells = [card.code]
  if (!isPresent(pair.lastYear)) {
    if (!isPresent(pair.now)) return []
    return [{ code: 'value.last-year-lacks', severity: 'warning', side: 'last-year', cells, facts }]
  }
  const off = Math.abs(differenceOf(pair.lastYear.value, held))
  if (off <= (Math.abs(held) * rules.lastYearTolerance) / 100) return []
  return [{ code: 'value.last-year-differs', severity: 'needs-reason', side: 'last-year', cells, facts }]
}

function checkSlip(
  card: CheckedCard,
  rules: ValueRules,
  now: number,
  pair: Pair,
  context: ValueContext,
): ValueFinding | null {
  if (isRelative(card)) return null
  const around = [numberOf(pair.lastYear), context.heldLastYear && numberOf(context.heldLastYear)]
  // the month before is no measure for a sum that begins anew in January
  if (card.periodType !== 'cumulative-month') around.push(context.before && numberOf(context.before))
  const known = [...context.history, ...around.filter((one): one is number => one !== null)]
  const slip = unitSlipOf(now, known, rules)
  if (slip === null) return null
  const facts = { value: now, ...slip }
  return { code: 'value.unit-slip', severity: 'needs-reason', side: 'now', cells: [card.code], facts }
}

const isRelative = (card: CheckedCard): boolean => ['growth', 'share', 'rank'].includes(card.kind)

function checkCumulative(
  card: CheckedCard,
  rules: ValueRules,
  now: number,
  context: ValueContext,
): readonly ValueFinding[] {
  const before = context.beforeInYear === null ? null : numberOf(context.beforeInYear)
  if (card.periodType !== 'cumulative-month' || isRelative(card) || before === null || now >= before) return []
  const facts = { value: now, before, difference: differenceOf(now, before) }
  return [{ code: 'value.cumulative-fell', severity: rules.cumulativeSeverity, side: 'now', cells: [card.code], facts }]
}

function checkJumps(
  card: CheckedCard,
  rules: ValueRules,
  now: number,
  pair: Pair,
  context: ValueContext,
): readonly ValueFinding[] {
  // a cumulative value is meant to grow from month to month
  const before = card.periodType === 'cumulative-month' && !isRelative(card) ? null : context.before
  return [
    ...checkJump(card, rules, now, before, rules.jumpOnLast, 'value.jump-on-last'),
    ...checkJump(card, rules, now, pair.lastYear, rules.jumpOnLastYear, 'value.jump-on-last-year'),
  ]
}

function checkJump(
  card: CheckedCard,
  rules: ValueRules,
  now: number,
  then: Observed | null,
  limit: number | null,
  code: 'value.jump-on-last' | 'value.jump-on-last-year',
): readonly ValueFinding[] {
  const before = then === null ? null : numberOf(then)
  if (before === null || limit === null) return []
  const change = differenceOf(now, before)
  if (rules.leastChange !== null && Math.abs(change) < rules.leastChange) return []
  const relative = isRelative(card)
  if (!relative && before === 0) return []
  const size = relative ? Math.abs(change) : Math.abs(tidyNumber((change / before) * 100))
  if (size <= limit) return []
  const facts = { value: now, before, change, size: roundTo(size, 1), limit, points: relative }
  return [{ code, severity: rules.jumpSeverity, side: 'now', cells: [card.code], facts }]
}

function checkOutliers(
  card: CheckedCard,
  rules: ValueRules,
  now: number,
  context: ValueContext,
): readonly ValueFinding[] {
  return rules.outliers.flatMap((rule): readonly ValueFinding[] => {
    const found = outlierOf(now, context.history, rule)
    if (found === null) return []
    const facts = {
      value: now,
      method: rule.method,
      middle: tidyNumber(found.middle),
      distance: roundTo(found.distance, 1),
      limit: rule.limit,
      count: context.history.length,
    }
    return [{ code: 'value.outlier', severity: rule.severity, side: 'now', cells: [card.code], facts }]
  })
}
