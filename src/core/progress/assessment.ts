// What has become of each target by the day of an assessment?

import type { Day } from '../base/day.ts'
import type { Light } from '../indicators/target-progress.ts'

/** reached 已达到 · missed 到期未达到 · running 实施中 · unknown 无法判断 */
export type Outcome = 'reached' | 'missed' | 'running' | 'unknown'
export const OUTCOMES: readonly Outcome[] = ['reached', 'missed', 'running', 'unknown']

/** By its light and the rule that set it: late is missed only where its time is over. What nothing measures is unknown, never missed. */
export function outcomeOf(light: Light, rule: string): Outcome {
  if (light === 'done') return 'reached'
  if (light === 'no-data') return 'unknown'
  return rule === 'missed' ? 'missed' : 'running'
}

/** final 终期 once the last year of the plan's term is over, or the programme is closed; interim 中期 before, and where the plan names no term. */
export const assessmentKind = (termTo: number | null, closed: boolean, today: Day): 'interim' | 'final' =>
  closed || (termTo !== null && Number(today.slice(0, 4)) > termTo) ? 'final' : 'interim'
