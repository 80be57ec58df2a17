// Who may write a questionnaire, hand out its codes, and see what was answered?

import { type Actor, holds } from '../accounts/roles.ts'

export const mayRunQuestionnaires = (actor: Actor): boolean => holds(actor, 'office')

/** Counts, and scores once they may be shown; answers in words are the office's alone. */
export const maySeeQuestionnaires = (actor: Actor): boolean => holds(actor, 'office', 'leader', 'statistics')
export const maySeeWords = (actor: Actor): boolean => holds(actor, 'office')

/** Scores are shown when nobody can answer any more, and only of as many answers as hide each one of them. */
export const maySeeScores = (state: 'draft' | 'open' | 'closed', answers: number, least: number): boolean =>
  state === 'closed' && answers >= least
