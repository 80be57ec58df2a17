// How does a submission move from the clerk who fills it in to the values that count?

/** open 未报 · draft 填报中 · submitted 已报送 · returned 已退回 · accepted 已接收 · locked 已锁定 */
export type SubmissionState = 'open' | 'draft' | 'submitted' | 'returned' | 'accepted' | 'locked'
export const SUBMISSION_STATES: readonly SubmissionState[] = [
  ...(['open', 'draft', 'submitted', 'returned', 'accepted', 'locked'] as const),
]

/** withdraw: the unit takes back what nobody has decided on yet · reopen: the office lets accepted values be changed */
export type SubmissionDeed = 'save' | 'submit' | 'withdraw' | 'accept' | 'return' | 'lock' | 'reopen'

const MOVES: Readonly<Record<SubmissionDeed, Partial<Readonly<Record<SubmissionState, SubmissionState>>>>> = {
  save: { open: 'draft', draft: 'draft', returned: 'returned' },
  submit: { open: 'submitted', draft: 'submitted', returned: 'submitted' },
  withdraw: { submitted: 'draft' },
  accept: { submitted: 'accepted' },
  return: { submitted: 'returned' },
  lock: { accepted: 'locked' },
  reopen: { accepted: 'returned', locked: 'returned' },
}

/** The state after a deed; null where the deed is not possible in that state. */
export const stateAfter = (state: SubmissionState, deed: SubmissionDeed): SubmissionState | null =>
  MOVES[deed][state] ?? null

/** Whether the unit can still change cells. */
export const isFillable = (state: SubmissionState): boolean => stateAfter(state, 'save') !== null

/** Whether the unit has handed in what was asked. */
export const isHandedIn = (state: SubmissionState): boolean =>
  state === 'submitted' || state === 'accepted' || state === 'locked'

/** open: units fill in · closed: nobody hands in any more unless reopened · locked: nor is anything reopened */
export type CallState = 'open' | 'closed'
