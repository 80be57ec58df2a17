import { mayReadProgress } from '#core/progress/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
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

  lights: progress.lights
    .use(may(mayReadProgress))
    .use(inCity)
    .handler(({ context, input }) => listPastLights(context, input)),
}
