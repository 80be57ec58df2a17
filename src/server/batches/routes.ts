import { mayReadIndicators } from '#core/indicators/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { undoAnyBatch } from '../submissions/undo.ts'
import { getBatch, listBatches } from './batches.ts'

const { batches } = signedIn

export const batchesRoutes: RoutesOf<'batches'> = {
  list: batches.list
    .use(may(mayReadIndicators))
    .use(inCity)
    .handler(({ context, input }) => listBatches(context, input)),

  get: batches.get
    .use(may(mayReadIndicators))
    .use(inCity)
    .handler(({ context, input }) => getBatch(context, input.id)),

  undo: batches.undo
    .use(may(mayReadIndicators))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await undoAnyBatch(context, input.id, input.reason))),
}
