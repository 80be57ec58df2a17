import { faults } from './zh/all-faults.ts'
import { briefing } from './zh/briefing.ts'
import { bulletins } from './zh/bulletins.ts'
import { checks } from './zh/checks.ts'
import { collections } from './zh/collections.ts'
import { compare } from './zh/compare.ts'
import { decompositions } from './zh/decompositions.ts'
import { figures } from './zh/figures.ts'
import { imports } from './zh/imports.ts'
import { indicators } from './zh/indicators.ts'
import { matrices } from './zh/matrices.ts'
import { measures } from './zh/measures.ts'
import { methods } from './zh/methods.ts'
import { mine } from './zh/mine.ts'
import { outcomes } from './zh/outcomes.ts'
import { panels } from './zh/panels.ts'
import { programmes } from './zh/programmes.ts'
import { progress } from './zh/progress.ts'
import { questionnaires } from './zh/questionnaires.ts'
import { rankings } from './zh/rankings.ts'
import { review } from './zh/review.ts'
import { robustness } from './zh/robustness.ts'
import { rounds } from './zh/rounds.ts'
import { rules } from './zh/rules.ts'
import { settings } from './zh/settings.ts'
import { standings } from './zh/standings.ts'
import { wall } from './zh/wall.ts'
import { whatIf } from './zh/what-if.ts'
import { first } from './zh-first.ts'

export const zh = {
  ...first,
  briefing,
  programmes,
  measures,
  matrices,
  compare,
  decompositions,
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
  outcomes,
  robustness,
  standings,
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
