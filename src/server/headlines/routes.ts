import { mayChooseHeadlines, mayReadProgress } from '#core/progress/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { chooseHeadlines, getHeadlines } from './headlines.ts'

const { headlines } = signedIn

export const headlinesRoutes: RoutesOf<'headlines'> = {
  get: headlines.get
    .use(may(mayReadProgress))
    .use(inCity)
    .handler(({ context, input }) => getHeadlines(context, input.asOf)),

  choose: headlines.choose
    .use(may(mayChooseHeadlines))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await chooseHeadlines(context, input.figures))),
}
