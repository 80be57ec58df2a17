import { mayAskOutcomes, mayEnterOutcomes, mayKeepMeasures } from '#core/outcomes/rights.ts'
import { mayReadMethods } from '#core/rounds/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { addMeasure, adoptMeasures, endMeasure, showMeasures } from './measures.ts'
import { changeOutcome, enterOutcomes, listRegister, showHistory } from './register.ts'

const { outcomes } = signedIn
const ask = may(mayAskOutcomes)
const keep = may(mayKeepMeasures)

export const outcomesRoutes: RoutesOf<'outcomes'> = {
  measures: outcomes.measures
    .use(may(mayReadMethods))
    .use(inCity)
    .handler(({ context, input }) => showMeasures(context, input.methodId)),

  addMeasure: outcomes.addMeasure
    .use(keep)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await addMeasure(context, input))),

  adoptMeasures: outcomes.adoptMeasures
    .use(keep)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await adoptMeasures(context, input.methodId))),

  endMeasure: outcomes.endMeasure
    .use(keep)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await endMeasure(context, input))),

  list: outcomes.list
    .use(ask)
    .use(inCity)
    .handler(({ context, input }) => listRegister(context, input)),

  enter: outcomes.enter
    .use(may(mayEnterOutcomes))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await enterOutcomes(context, input.roundId))),

  history: outcomes.history
    .use(ask)
    .use(inCity)
    .handler(({ context, input }) => showHistory(context, input.id)),

  change: outcomes.change
    .use(ask)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await changeOutcome(context, input))),
}
