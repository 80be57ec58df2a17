import type { contract } from '#contract/contract.ts'
import { accountsRoutes } from './accounts/routes.ts'
import { attentionRoutes } from './attention/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { batchesRoutes } from './batches/routes.ts'
import { bindingsRoutes } from './bindings/routes.ts'
import { briefingRoutes } from './briefing/routes.ts'
import { bulletinsRoutes } from './bulletins/routes.ts'
import { callsRoutes } from './calls/routes.ts'
import { collectionsRoutes } from './collections/routes.ts'
import { decompositionsRoutes } from './decompositions/routes.ts'
import { draftsRoutes } from './drafts/routes.ts'
import type { RoutesOf } from './guard.ts'
import { headlinesRoutes } from './headlines/routes.ts'
import { importsRoutes } from './imports/routes.ts'
import { indicatorsRoutes } from './indicators/routes.ts'
import { jobsRoutes } from './jobs/routes.ts'
import { matricesRoutes } from './matrices/routes.ts'
import { measuresRoutes } from './measures/routes.ts'
import { methodsRoutes } from './methods/routes.ts'
import { observationsRoutes } from './observations/routes.ts'
import { outcomesRoutes } from './outcomes/routes.ts'
import { panelsRoutes, sheetsRoutes } from './panels/routes.ts'
import { placesRoutes } from './places/routes.ts'
import { programmesRoutes } from './programmes/routes.ts'
import { progressRoutes } from './progress/routes.ts'
import { questionnairesRoutes, repliesRoutes } from './questionnaires/routes.ts'
import { rankingsRoutes } from './rankings/routes.ts'
import { robustnessRoutes } from './robustness/routes.ts'
import { roundsRoutes } from './rounds/routes.ts'
import { sessionRoutes } from './session/routes.ts'
import { settingsRoutes } from './settings/routes.ts'
import { standingsRoutes } from './standings/routes.ts'
import { subjectsRoutes } from './subjects/routes.ts'
import { submissionsRoutes } from './submissions/routes.ts'
import { unitsRoutes } from './units/routes.ts'
import { updatesRoutes } from './updates/routes.ts'

/** The contract, implemented. A noun costs two lines here: its import above, its name below. */
export const router: { readonly [Noun in keyof typeof contract]: RoutesOf<Noun> } = {
  session: sessionRoutes,
  accounts: accountsRoutes,
  audit: auditRoutes,
  settings: settingsRoutes,
  jobs: jobsRoutes,
  places: placesRoutes,
  units: unitsRoutes,
  drafts: draftsRoutes,
  programmes: programmesRoutes,
  measures: measuresRoutes,
  updates: updatesRoutes,
  decompositions: decompositionsRoutes,
  matrices: matricesRoutes,
  attention: attentionRoutes,
  briefing: briefingRoutes,
  bulletins: bulletinsRoutes,
  indicators: indicatorsRoutes,
  subjects: subjectsRoutes,
  observations: observationsRoutes,
  batches: batchesRoutes,
  bindings: bindingsRoutes,
  progress: progressRoutes,
  rankings: rankingsRoutes,
  headlines: headlinesRoutes,
  collections: collectionsRoutes,
  calls: callsRoutes,
  submissions: submissionsRoutes,
  imports: importsRoutes,
  methods: methodsRoutes,
  rounds: roundsRoutes,
  panels: panelsRoutes,
  sheets: sheetsRoutes,
  questionnaires: questionnairesRoutes,
  replies: repliesRoutes,
  robustness: robustnessRoutes,
  standings: standingsRoutes,
  outcomes: outcomesRoutes,
}
