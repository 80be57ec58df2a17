import { mayAskRounds } from '#core/rounds/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { showStanding } from './show.ts'

export const standingsRoutes: RoutesOf<'standings'> = {
  get: signedIn.standings.get
    .use(may(mayAskRounds))
    .use(inCity)
    .handler(({ context, input }) => showStanding(context, input)),
}
