// How well and how punctually does a unit report?

/** Facts of one answer, recorded as they happen; nothing of it is a mark. */
export type SubmissionQuality = {
  /** days after the due day on which it was first handed in; of one that was not, until today; null while it is not due */
  readonly lateDays: number | null
  /** how often it was sent back */
  readonly returns: number
  /** what the checks found when it was first handed in, answered by a reason or merely shown */
  readonly findings: number
  /** how often accepted values were opened again and changed */
  readonly revisions: number
}

export type UnitQuality = {
  readonly asked: number
  readonly onTime: number
  readonly late: number
  /** due, and nothing handed in */
  readonly silent: number
  readonly lateDays: number
  readonly returns: number
  readonly findings: number
  readonly revisions: number
}

const NOTHING: UnitQuality = {
  ...{ asked: 0, onTime: 0, late: 0, silent: 0, lateDays: 0, returns: 0, findings: 0, revisions: 0 },
}

/** Sums over a unit's answers. What is neither handed in nor due yet is not counted. */
export function qualityOf(answers: readonly (SubmissionQuality & { readonly handedIn: boolean })[]): UnitQuality {
  return answers.reduce((sum, one) => {
    if (!one.handedIn && (one.lateDays ?? 0) === 0) return sum
    const late = (one.lateDays ?? 0) > 0
    return {
      asked: sum.asked + 1,
      onTime: sum.onTime + (one.handedIn && !late ? 1 : 0),
      late: sum.late + (one.handedIn && late ? 1 : 0),
      silent: sum.silent + (one.handedIn ? 0 : 1),
      lateDays: sum.lateDays + (one.lateDays ?? 0),
      returns: sum.returns + one.returns,
      findings: sum.findings + one.findings,
      revisions: sum.revisions + one.revisions,
    }
  }, NOTHING)
}
