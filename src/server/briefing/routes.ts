import { mayReadBriefing } from '#core/programmes/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { getBriefing } from './briefing.ts'

const { briefing } = signedIn

export const briefingRoutes: RoutesOf<'briefing'> = {
  get: briefing.get
    .use(may(mayReadBriefing))
    .use(inCity)
    .handler(({ context }) => getBriefing(context)),
}
