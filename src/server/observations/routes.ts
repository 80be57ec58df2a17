import { mayEnterObservations, mayReadIndicators } from '#core/indicators/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { findOrigin } from '../imports/origin.ts'
import { orRefuse } from '../problem.ts'
import { listDifferences } from './differences.ts'
import { enterObservations } from './enter.ts'
import { readHistory } from './history.ts'
import { listObservations } from './list.ts'

const { observations } = signedIn

export const observationsRoutes: RoutesOf<'observations'> = {
  list: observations.list
    .use(may(mayReadIndicators))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await listObservations(context, input))),

  history: observations.history
    .use(may(mayReadIndicators))
    .use(inCity)
    .handler(({ context, input }) => readHistory(context, input)),

  origin: observations.origin
    .use(may(mayReadIndicators))
    .use(inCity)
    .handler(({ context, input }) => findOrigin(context, input)),

  enter: observations.enter
    .use(may(mayEnterObservations))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await enterObservations(context, input))),

  differences: observations.differences
    .use(may(mayReadIndicators))
    .use(inCity)
    .handler(({ context, input }) => listDifferences(context, input)),
}
