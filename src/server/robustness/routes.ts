import { mayAskRounds, mayRunRounds } from '#core/rounds/rights.ts'
import { getRound } from '#store/rounds/rounds.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { getJob } from '../jobs/jobs.ts'
import { orRefuse } from '../problem.ts'
import { robustnessOrder } from './analyse.ts'
import { markSeen } from './seen.ts'
import { showRobustness } from './show.ts'

const { robustness } = signedIn

export const robustnessRoutes: RoutesOf<'robustness'> = {
  get: robustness.get
    .use(may(mayAskRounds))
    .use(inCity)
    .handler(({ context, input }) => showRobustness(context, input.id)),

  markSeen: robustness.markSeen
    .use(may(mayRunRounds))
    .use(inCity)
    .handler(async ({ context, input }) => {
      orRefuse(await markSeen(context, input))
      return showRobustness(context, input.id)
    }),

  order: robustness.order
    .use(may(mayRunRounds))
    .use(inCity)
    .handler(async ({ context, input }) => {
      const { name } = await getRound(context.tx, input.id)
      const order = robustnessOrder(input.id, name)
      return getJob(context, await context.program.jobs.enqueue(context.tx, context, order))
    }),
}
