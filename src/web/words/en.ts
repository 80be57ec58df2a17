import { attention } from './en/attention.ts'
import { briefing } from './en/briefing.ts'
import { bulletins } from './en/bulletins.ts'
import { checks } from './en/checks.ts'
import { collections } from './en/collections.ts'
import { compare } from './en/compare.ts'
import { decompositions } from './en/decompositions.ts'
import { drafts } from './en/drafts.ts'
import { faults } from './en/faults.ts'
import { figures } from './en/figures.ts'
import { imports } from './en/imports.ts'
import { indicators } from './en/indicators.ts'
import { matrices } from './en/matrices.ts'
import { measures } from './en/measures.ts'
import { methods } from './en/methods.ts'
import { mine } from './en/mine.ts'
import { panels } from './en/panels.ts'
import { parts } from './en/parts.ts'
import { programmes } from './en/programmes.ts'
import { progress } from './en/progress.ts'
import { questionnaires } from './en/questionnaires.ts'
import { rankings } from './en/rankings.ts'
import { review } from './en/review.ts'
import { rounds } from './en/rounds.ts'
import { rules } from './en/rules.ts'
import { session } from './en/session.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { wall } from './en/wall.ts'
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
  collections,
  bulletins,
  indicators,
  imports,
  methods,
  rounds,
  panels,
  questionnaires,
  settings,
  progress,
  figures,
  rankings,
  mine,
  wall,
  whatIf,
  faults,
}
