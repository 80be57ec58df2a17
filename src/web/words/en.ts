import { attention } from './en/attention.ts'
import { briefing } from './en/briefing.ts'
import { bulletins } from './en/bulletins.ts'
import { checks } from './en/checks.ts'
import { compare } from './en/compare.ts'
import { decompositions } from './en/decompositions.ts'
import { drafts } from './en/drafts.ts'
import { faults } from './en/faults.ts'
import { matrices } from './en/matrices.ts'
import { measures } from './en/measures.ts'
import { parts } from './en/parts.ts'
import { programmes } from './en/programmes.ts'
import { review } from './en/review.ts'
import { rules } from './en/rules.ts'
import { session } from './en/session.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { whatIf } from './en/what-if.ts'
import type { Words } from './zh.ts'

export const en: Words = {
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
