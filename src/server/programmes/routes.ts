import { mayChangeProgramme, mayReadProgrammes } from '#core/programmes/rights.ts'
import { checkAgain, listProgrammeFindings, reopen, settle } from '../checks/programme-findings.ts'
import { comparePlans } from '../comparison/compare-plans.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { changeProgramme, closeProgramme, setReporting } from './change.ts'
import { listMeasures } from './measures.ts'
import { getOverview } from './overview.ts'
import {
  getAsOf,
  getDocumentText,
  getProgramme,
  listProgrammes,
  listTargets,
  listTimeline,
  listUnitsOf,
  listVersions,
} from './programmes.ts'

const { programmes } = signedIn
const read = may(mayReadProgrammes)
const change = may(mayChangeProgramme)

export const programmesRoutes: RoutesOf<'programmes'> = {
  list: programmes.list
    .use(read)
    .use(inCity)
    .handler(({ context }) => listProgrammes(context)),

  get: programmes.get
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => getProgramme(context, input.id)),

  overview: programmes.overview
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => getOverview(context, input.id)),

  targets: programmes.targets
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => listTargets(context, input.id)),

  measures: programmes.measures
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => listMeasures(context, input)),

  units: programmes.units
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => listUnitsOf(context, input.id)),

  timeline: programmes.timeline
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => listTimeline(context, input)),

  versions: programmes.versions
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => listVersions(context, input.id)),

  asOf: programmes.asOf
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => getAsOf(context, input.id, input.version)),

  compare: programmes.compare
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => comparePlans(context, input)),

  change: programmes.change
    .use(change)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await changeProgramme(context, input))),

  setReporting: programmes.setReporting
    .use(change)
    .use(inCity)
    .handler(({ context, input }) => setReporting(context, input)),

  close: programmes.close
    .use(change)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await closeProgramme(context, input))),

  findings: programmes.findings
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => listProgrammeFindings(context, input.id)),

  checkAgain: programmes.checkAgain
    .use(change)
    .use(inCity)
    .handler(({ context, input }) => checkAgain(context, input.id)),

  settleFinding: programmes.settleFinding
    .use(change)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await settle(context, input))),

  reopenFinding: programmes.reopenFinding
    .use(change)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await reopen(context, input))),

  document: programmes.document
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => getDocumentText(context, input.id)),
}
