// What can be wrong with a method or its data before anybody is scored?

import type { FaultPlace } from '../base/fault.ts'
import type { Provenance } from './terms.ts'

/**
 * `refuse`: nothing is computed. `confirm`: the office must decide; until then only a trial run is made.
 * `note`: said beside the result.
 */
export type Severity = 'refuse' | 'confirm' | 'note'

export type EvaluationFinding = {
  readonly code: string
  readonly severity: Severity
  /** `field` is the path of the part by codes: "items.tax_per_mu.score", "cohorts.above" */
  readonly place: FaultPlace
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
  /** where the source says so */
  readonly article: string | null
}

export const finding = (
  severity: Severity,
  code: string,
  field: string,
  facts: EvaluationFinding['facts'] = {},
  from: Pick<Provenance, 'article'> | null = null,
): EvaluationFinding => ({
  code: `evaluation.${code}`,
  severity,
  place: { field },
  facts,
  article: from?.article ?? null,
})

export const refuse = (code: string, field: string, facts: EvaluationFinding['facts'] = {}): EvaluationFinding =>
  finding('refuse', code, field, facts)

export const isRefused = (findings: readonly EvaluationFinding[]): boolean =>
  findings.some(({ severity }) => severity === 'refuse')
