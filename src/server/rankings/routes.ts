import { mayReadProgress } from '#core/progress/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { getRanking } from './rankings.ts'

const { rankings } = signedIn

export const rankingsRoutes: RoutesOf<'rankings'> = {
  get: rankings.get
    .use(may(mayReadProgress))
    .use(inCity)
    .handler(({ context, input }) => getRanking(context, input)),
}
