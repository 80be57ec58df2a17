import { mayKeepMethods, mayReadMethods } from '#core/rounds/rights.ts'
import { describeShipped } from '../evaluations/shipped.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { compareRanks } from './compare-ranks.ts'
import {
  adoptShipped,
  checkText,
  compareVersions,
  confirmFindings,
  createMethod,
  listMethods,
  reviseMethod,
  showMethod,
} from './methods.ts'

const { methods } = signedIn
const read = may(mayReadMethods)
const keep = may(mayKeepMethods)

export const methodsRoutes: RoutesOf<'methods'> = {
  list: methods.list
    .use(read)
    .use(inCity)
    .handler(({ context }) => listMethods(context)),

  shipped: methods.shipped.use(read).handler(() => describeShipped()),

  adopt: methods.adopt
    .use(keep)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await adoptShipped(context, input.code))),

  get: methods.get
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => showMethod(context, input.id, input.version)),

  check: methods.check.use(keep).handler(({ input }) => checkText(input.text, input.name)),

  create: methods.create
    .use(keep)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await createMethod(context, input))),

  revise: methods.revise
    .use(keep)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await reviseMethod(context, input))),

  confirm: methods.confirm
    .use(keep)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await confirmFindings(context, input))),

  compare: methods.compare
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => compareVersions(context, input)),

  compareRanks: methods.compareRanks
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => compareRanks(context, input)),
}
