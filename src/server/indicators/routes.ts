import { mayChangeIndicators, mayReadIndicators } from '#core/indicators/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { changeIndicator, createIndicator, getIndicator, listIndicators, retireIndicator } from './indicators.ts'

const { indicators } = signedIn

export const indicatorsRoutes: RoutesOf<'indicators'> = {
  list: indicators.list
    .use(may(mayReadIndicators))
    .use(inCity)
    .handler(({ context }) => listIndicators(context)),

  get: indicators.get
    .use(may(mayReadIndicators))
    .use(inCity)
    .handler(({ context, input }) => getIndicator(context, input.code)),

  create: indicators.create
    .use(may(mayChangeIndicators))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await createIndicator(context, input))),

  change: indicators.change
    .use(may(mayChangeIndicators))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await changeIndicator(context, input))),

  retire: indicators.retire
    .use(may(mayChangeIndicators))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await retireIndicator(context, input))),
}
