import { attention } from './zh/attention.ts'
import { briefing } from './zh/briefing.ts'
import { bulletins } from './zh/bulletins.ts'
import { checks } from './zh/checks.ts'
import { collections } from './zh/collections.ts'
import { compare } from './zh/compare.ts'
import { decompositions } from './zh/decompositions.ts'
import { drafts } from './zh/drafts.ts'
import { faults } from './zh/faults.ts'
import { figures } from './zh/figures.ts'
import { imports } from './zh/imports.ts'
import { indicators } from './zh/indicators.ts'
import { matrices } from './zh/matrices.ts'
import { measures } from './zh/measures.ts'
import { methods } from './zh/methods.ts'
import { mine } from './zh/mine.ts'
import { panels } from './zh/panels.ts'
import { parts } from './zh/parts.ts'
import { programmes } from './zh/programmes.ts'
import { progress } from './zh/progress.ts'
import { questionnaires } from './zh/questionnaires.ts'
import { rankings } from './zh/rankings.ts'
import { review } from './zh/review.ts'
import { rounds } from './zh/rounds.ts'
import { rules } from './zh/rules.ts'
import { session } from './zh/session.ts'
import { settings } from './zh/settings.ts'
import { shell } from './zh/shell.ts'
import { wall } from './zh/wall.ts'
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
/** What every other language must say in full: a sentence that is missing does not compile. */
export type Words = typeof zh
