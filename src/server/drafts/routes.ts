import { mayAdoptPlan, mayImportPlan } from '#core/programmes/rights.ts'
import { listDraftFindings } from '../checks/draft-findings.ts'
import { countRows, inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { adoptDraft } from './adopt.ts'
import { checkDraft } from './check.ts'
import { getDraft, listChanges, listDrafts } from './drafts.ts'
import { createUnit, createUnits, mapName } from './names.ts'
import {
  abandonDraft,
  acceptAll,
  addItem,
  changeHead,
  correctMeasure,
  correctTarget,
  dismissSentence,
  judgeItem,
} from './review.ts'
import { suggest } from './suggest.ts'

const { drafts } = signedIn
const review = may(mayImportPlan)

export const draftsRoutes: RoutesOf<'drafts'> = {
  list: drafts.list
    .use(review)
    .use(inCity)
    .handler(({ context }) => listDrafts(context)),

  get: drafts.get
    .use(review)
    .use(inCity)
    .handler(({ context, input }) => getDraft(context, input.id)),

  changes: drafts.changes
    .use(review)
    .use(inCity)
    .handler(({ context, input }) => listChanges(context, input.id, input.since)),

  judge: drafts.judge
    .use(review)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await judgeItem(context, input))),

  correctTarget: drafts.correctTarget
    .use(review)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await correctTarget(context, input))),

  correctMeasure: drafts.correctMeasure
    .use(review)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await correctMeasure(context, input))),

  add: drafts.add
    .use(review)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await addItem(context, input))),

  suggest: drafts.suggest
    .use(review)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await suggest(context, input))),

  acceptAll: drafts.acceptAll
    .use(review)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await acceptAll(context, input))),

  dismiss: drafts.dismiss
    .use(review)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await dismissSentence(context, input))),

  changeHead: drafts.changeHead
    .use(review)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await changeHead(context, input))),

  mapName: drafts.mapName
    .use(review)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await mapName(context, input))),

  createUnit: drafts.createUnit
    .use(review)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await createUnit(context, input))),

  createUnits: drafts.createUnits
    .use(review)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await createUnits(context, input))),

  check: drafts.check
    .use(review)
    .use(inCity)
    .handler(({ context, input }) => checkDraft(context, input)),

  findings: drafts.findings
    .use(review)
    .use(inCity)
    .handler(({ context, input }) => listDraftFindings(context, input.id)),

  adopt: drafts.adopt
    .use(may(mayAdoptPlan))
    .use(countRows)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await adoptDraft(context, input))),

  abandon: drafts.abandon
    .use(review)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await abandonDraft(context, input.id))),
}
