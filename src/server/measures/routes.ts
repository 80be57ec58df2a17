import { mayReadProgrammes } from '#core/programmes/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { getMeasure } from './measures.ts'

const { measures } = signedIn

export const measuresRoutes: RoutesOf<'measures'> = {
  get: measures.get
    .use(may(mayReadProgrammes))
    .use(inCity)
    .handler(({ context, input }) => getMeasure(context, input.id)),
}
