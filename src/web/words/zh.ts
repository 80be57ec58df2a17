import { attention } from './zh/attention.ts'
import { briefing } from './zh/briefing.ts'
import { bulletins } from './zh/bulletins.ts'
import { checks } from './zh/checks.ts'
import { compare } from './zh/compare.ts'
import { decompositions } from './zh/decompositions.ts'
import { drafts } from './zh/drafts.ts'
import { faults } from './zh/faults.ts'
import { matrices } from './zh/matrices.ts'
import { measures } from './zh/measures.ts'
import { parts } from './zh/parts.ts'
import { programmes } from './zh/programmes.ts'
import { review } from './zh/review.ts'
import { rules } from './zh/rules.ts'
import { session } from './zh/session.ts'
import { settings } from './zh/settings.ts'
import { shell } from './zh/shell.ts'
import { whatIf } from './zh/what-if.ts'

export const zh = {
  shell,
  session,
  parts,
  attention,
  briefing,
  programmes,
  measures,
  matrices,
  compare,
  decompositions,
  drafts,
  review,
  rules,
  checks,
  bulletins,
  settings,
  whatIf,
  faults,
}
/** What every other language must say in full: a sentence that is missing does not compile. */
export type Words = typeof zh
