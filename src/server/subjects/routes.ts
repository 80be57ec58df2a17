import { mayReadIndicators } from '#core/indicators/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { listSubjects } from './subjects.ts'

const { subjects } = signedIn

export const subjectsRoutes: RoutesOf<'subjects'> = {
  list: subjects.list
    .use(may(mayReadIndicators))
    .use(inCity)
    .handler(({ context, input }) => listSubjects(context, input.kind)),
}
