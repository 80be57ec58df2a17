import { mayDraftBulletins, mayReadDrafts, mayReadIssued } from '#core/bulletins/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { listBulletins, showBulletin } from './bulletins.ts'
import { dropBulletin, issueBulletin, openBulletin, refillBulletin, returnBulletin, submitBulletin } from './moves.ts'
import { changeSeries, createSeries, listSeries } from './series.ts'

const { bulletins } = signedIn
const read = may(mayReadIssued)
const draft = may(mayDraftBulletins)
const review = may(mayReadDrafts)

export const bulletinsRoutes: RoutesOf<'bulletins'> = {
  series: bulletins.series
    .use(read)
    .use(inCity)
    .handler(({ context }) => listSeries(context)),

  createSeries: bulletins.createSeries
    .use(draft)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await createSeries(context, input))),

  changeSeries: bulletins.changeSeries
    .use(draft)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await changeSeries(context, input))),

  list: bulletins.list
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => listBulletins(context, input)),

  get: bulletins.get
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => showBulletin(context, input.id)),

  open: bulletins.open
    .use(draft)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await openBulletin(context, input))),

  refill: bulletins.refill
    .use(draft)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await refillBulletin(context, input))),

  submit: bulletins.submit
    .use(draft)
    .use(inCity)
    .handler(async ({ context, input }) =>
      orRefuse(await submitBulletin(context, { ...input, words: input.words || null })),
    ),

  return: bulletins.return
    .use(review)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await returnBulletin(context, input))),

  issue: bulletins.issue
    .use(review)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await issueBulletin(context, input))),

  drop: bulletins.drop
    .use(draft)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await dropBulletin(context, input))),
}
