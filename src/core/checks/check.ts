// What in a plan contradicts itself, is left open, or has nobody and no day to answer for it?

import { checkCells, checkPlaceholders } from './blanks.ts'
import { checkConflicts } from './conflicts.ts'
import { type Found, keyed, type PlanFinding } from './finding.ts'
import { checkGrowth } from './growth.ts'
import { type CheckedPlan, materialOf } from './material.ts'
import { checkYears } from './over-time.ts'
import { checkNames, checkTargetOwners } from './owners.ts'
import { checkParks } from './park-sums.ts'
import { checkParts } from './parts.ts'
import { checkResults, checkTimes } from './schedule.ts'
import { checkUnits } from './unit-slips.ts'

const checks = [
  checkParts,
  checkParks,
  checkYears,
  checkGrowth,
  checkConflicts,
  checkUnits,
  checkTargetOwners,
  checkNames,
  checkTimes,
  checkResults,
  checkPlaceholders,
  checkCells,
] as const

/**
 * Every finding in the order of the document. Values of one dimension are compared in its own unit; a value that is not
 * there is never taken for 0: without a base, a whole or a registry the check that needs it is silent. Never throws.
 */
export function checkPlan(plan: CheckedPlan): readonly PlanFinding[] {
  const material = materialOf(plan)
  const found = checks.flatMap((check) => check(material))
  const slips = found.filter(({ code }) => code === 'unit-scale')
  const repeated = new Set(slips.filter((one, at) => slips.slice(0, at).some((other) => covers(other, one))))
  return keyed(found.filter((one) => !repeated.has(one)))
}

/** One slip of a unit shows as two values and again by itself: whoever settles it reads of it once. */
const covers = (other: Found, one: Found): boolean =>
  one.spans.every((span) => other.spans.some(({ start, end }) => start === span.start && end === span.end))
