import { mayDecompose, mayReadShares } from '#core/decompositions/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { discardDraft, getSplit, issueSplit, listSplits, saveSplit } from './decompositions.ts'
import { listShares } from './shares.ts'

const { decompositions } = signedIn
const read = may(mayReadShares)
const change = may(mayDecompose)

export const decompositionsRoutes: RoutesOf<'decompositions'> = {
  list: decompositions.list
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => listSplits(context, input.id)),

  get: decompositions.get
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => getSplit(context, input)),

  save: decompositions.save
    .use(change)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await saveSplit(context, input))),

  issue: decompositions.issue
    .use(change)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await issueSplit(context, input))),

  discard: decompositions.discard
    .use(change)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await discardDraft(context, input))),

  shares: decompositions.shares
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => listShares(context, input.id)),
}
