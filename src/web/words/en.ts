import { faults } from './en/all-faults.ts'
import { briefing } from './en/briefing.ts'
import { bulletins } from './en/bulletins.ts'
import { checks } from './en/checks.ts'
import { collections } from './en/collections.ts'
import { compare } from './en/compare.ts'
import { decompositions } from './en/decompositions.ts'
import { figures } from './en/figures.ts'
import { imports } from './en/imports.ts'
import { indicators } from './en/indicators.ts'
import { matrices } from './en/matrices.ts'
import { measures } from './en/measures.ts'
import { methods } from './en/methods.ts'
import { mine } from './en/mine.ts'
import { outcomes } from './en/outcomes.ts'
import { panels } from './en/panels.ts'
import { programmes } from './en/programmes.ts'
import { progress } from './en/progress.ts'
import { questionnaires } from './en/questionnaires.ts'
import { rankings } from './en/rankings.ts'
import { review } from './en/review.ts'
import { robustness } from './en/robustness.ts'
import { rounds } from './en/rounds.ts'
import { rules } from './en/rules.ts'
import { settings } from './en/settings.ts'
import { standings } from './en/standings.ts'
import { wall } from './en/wall.ts'
import { whatIf } from './en/what-if.ts'
import { first } from './en-first.ts'
import type { Words } from './zh.ts'

export const en: Words = {
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
