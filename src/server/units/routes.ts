import { mayChangeUnits, mayReadUnits } from '#core/units/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { changeGroup, createGroup, listGroups, removeGroup } from './groups.ts'
import { changeUnit, createUnit, listUnits } from './units.ts'

const { units } = signedIn

export const unitsRoutes: RoutesOf<'units'> = {
  list: units.list
    .use(may(mayReadUnits))
    .use(inCity)
    .handler(({ context }) => listUnits(context)),

  create: units.create
    .use(may(mayChangeUnits))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await createUnit(context, input))),

  change: units.change
    .use(may(mayChangeUnits))
    .use(inCity)
    .handler(async ({ context, input: { id, ...unit } }) => orRefuse(await changeUnit(context, id, unit))),

  groups: units.groups
    .use(may(mayReadUnits))
    .use(inCity)
    .handler(({ context }) => listGroups(context)),

  createGroup: units.createGroup
    .use(may(mayChangeUnits))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await createGroup(context, input))),

  changeGroup: units.changeGroup
    .use(may(mayChangeUnits))
    .use(inCity)
    .handler(async ({ context, input: { id, ...group } }) => orRefuse(await changeGroup(context, id, group))),

  removeGroup: units.removeGroup
    .use(may(mayChangeUnits))
    .use(inCity)
    .handler(async ({ context, input }) => {
      await removeGroup(context, input.id)
      return {}
    }),
}
