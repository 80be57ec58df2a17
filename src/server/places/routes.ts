import { mayChangeUnits, mayReadUnits } from '#core/units/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { changePlace, createPlace, findDivisions, listPlaces } from './places.ts'

const { places } = signedIn

export const placesRoutes: RoutesOf<'places'> = {
  list: places.list
    .use(may(mayReadUnits))
    .use(inCity)
    .handler(({ context }) => listPlaces(context)),

  create: places.create
    .use(may(mayChangeUnits))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await createPlace(context, input))),

  change: places.change
    .use(may(mayChangeUnits))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await changePlace(context, input))),

  divisions: places.divisions
    .use(may(mayReadUnits))
    .use(inCity)
    .handler(async ({ context, input }) => [...(await findDivisions(context, input.search))]),
}
