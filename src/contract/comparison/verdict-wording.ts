import type { PlanRelation } from '#core/comparison/relation.ts'
import type { Verdict } from '#core/comparison/verdicts.ts'

export type VerdictWords = {
  readonly verdicts: Readonly<Record<Verdict, string>>
  /** what the verdict is called where neither plan follows the other */
  readonly apart: Partial<Readonly<Record<Verdict, string>>>
  readonly relations: Readonly<Record<PlanRelation, string>>
}
