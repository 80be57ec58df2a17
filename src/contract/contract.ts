import { accounts, audit, settings } from './accounts.ts'
import { attention } from './attention.ts'
import { bindings } from './bindings.ts'
import { briefing } from './briefing.ts'
import { bulletins } from './bulletins.ts'
import { calls, collections, submissions } from './collections.ts'
import { decompositions } from './decompositions.ts'
import { drafts } from './drafts.ts'
import { headlines } from './headlines.ts'
import { imports } from './imports.ts'
import { indicators } from './indicators.ts'
import { jobs } from './jobs.ts'
import { matrices } from './matrices.ts'
import { measures } from './measures.ts'
import { methods } from './methods.ts'
import { batches, observations, subjects } from './observations.ts'
import { outcomes } from './outcomes.ts'
import { panels, sheets } from './panels.ts'
import { programmes } from './programmes.ts'
import { progress } from './progress.ts'
import { questionnaires, replies } from './questionnaires.ts'
import { rankings } from './rankings.ts'
import { robustness } from './robustness.ts'
import { rounds } from './rounds.ts'
import { session } from './session.ts'
import { standings } from './standings.ts'
import { places, units } from './units.ts'
import { updates } from './updates.ts'

/** Spelt out by noun: whole, the type is longer than the compiler will write into a declaration. */
type Contract = {
  readonly session: typeof session
  readonly accounts: typeof accounts
  readonly audit: typeof audit
  readonly settings: typeof settings
  readonly jobs: typeof jobs
  readonly places: typeof places
  readonly units: typeof units
  readonly drafts: typeof drafts
  readonly programmes: typeof programmes
  readonly measures: typeof measures
  readonly updates: typeof updates
  readonly decompositions: typeof decompositions
  readonly matrices: typeof matrices
  readonly attention: typeof attention
  readonly briefing: typeof briefing
  readonly bulletins: typeof bulletins
  readonly indicators: typeof indicators
  readonly subjects: typeof subjects
  readonly observations: typeof observations
  readonly batches: typeof batches
  readonly methods: typeof methods
  readonly rounds: typeof rounds
  readonly panels: typeof panels
  readonly sheets: typeof sheets
  readonly questionnaires: typeof questionnaires
  readonly replies: typeof replies
  readonly robustness: typeof robustness
  readonly standings: typeof standings
  readonly outcomes: typeof outcomes
  readonly bindings: typeof bindings
  readonly progress: typeof progress
  readonly rankings: typeof rankings
  readonly headlines: typeof headlines
  readonly collections: typeof collections
  readonly calls: typeof calls
  readonly submissions: typeof submissions
  readonly imports: typeof imports
}

/** Every endpoint of the API but the plain file routes, which the server documents beside them. */
export const contract: Contract = {
  session,
  accounts,
  audit,
  settings,
  jobs,
  places,
  units,
  drafts,
  programmes,
  measures,
  updates,
  decompositions,
  matrices,
  attention,
  briefing,
  bulletins,
  indicators,
  subjects,
  observations,
  batches,
  bindings,
  progress,
  rankings,
  headlines,
  collections,
  calls,
  submissions,
  imports,
  methods,
  rounds,
  panels,
  sheets,
  questionnaires,
  replies,
  robustness,
  standings,
  outcomes,
}
