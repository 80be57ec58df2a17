import { mayBackUp } from '#core/accounts/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { cancelJob, getJob, listJobs } from './jobs.ts'

const { jobs } = signedIn

export const jobsRoutes: RoutesOf<'jobs'> = {
  list: jobs.list.use(inCity).handler(({ context }) => listJobs(context)),

  get: jobs.get.use(inCity).handler(({ context, input }) => getJob(context, input.id)),

  cancel: jobs.cancel.use(inCity).handler(({ context, input }) => cancelJob(context, context.program.jobs, input.id)),

  backUp: jobs.backUp
    .use(may(mayBackUp))
    .use(inCity)
    .handler(async ({ context }) => {
      const title = context.today
      const id = await context.program.jobs.enqueue(context.tx, context, { kind: 'backup', title, input: {} })
      return getJob(context, id)
    }),
}
