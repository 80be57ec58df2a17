import { mayReadProgress, maySetLightRules } from '#core/progress/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { scoreForecasts } from './chances.ts'
import { dropLightRules, setLightRules, showLightRules } from './light-rules.ts'
import { getTargetProgress, listPastLights, listProgress } from './progress.ts'

const { progress } = signedIn

export const progressRoutes: RoutesOf<'progress'> = {
  list: progress.list
    .use(may(mayReadProgress))
    .use(inCity)
    .handler(({ context, input }) => listProgress(context, input)),

  get: progress.get
    .use(may(mayReadProgress))
    .use(inCity)
    .handler(({ context, input }) => getTargetProgress(context, input)),

  lightRules: progress.lightRules
    .use(may(mayReadProgress))
    .use(inCity)
    .handler(({ context }) => showLightRules(context)),

  setLightRules: progress.setLightRules
    .use(may(maySetLightRules))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await setLightRules(context, input))),

  dropLightRules: progress.dropLightRules
    .use(may(maySetLightRules))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await dropLightRules(context, input.from))),

  score: progress.score
    .use(may(mayReadProgress))
    .use(inCity)
    .handler(({ context }) => scoreForecasts(context)),

  lights: progress.lights
    .use(may(mayReadProgress))
    .use(inCity)
    .handler(({ context, input }) => listPastLights(context, input)),
}
