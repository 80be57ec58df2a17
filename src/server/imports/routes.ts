import { mayImportObservations } from '#core/indicators/rights.ts'
import { findFile } from '#store/files/files.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { getJob } from '../jobs/jobs.ts'
import { orRefuse } from '../problem.ts'
import { inspectFile } from './inspect.ts'
import { forgetMapping, listMappings } from './mappings.ts'

const { imports } = signedIn

export const importsRoutes: RoutesOf<'imports'> = {
  inspect: imports.inspect
    .use(may(mayImportObservations))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await inspectFile(context, input))),

  preview: imports.preview
    .use(may(mayImportObservations))
    .use(inCity)
    .handler(async ({ context, input }) => {
      const title = (await findFile(context.tx, input.fileId))?.name ?? ''
      const order = { kind: 'observations.preview', title, input } as const
      return getJob(context, await context.program.jobs.enqueue(context.tx, context, order))
    }),

  run: imports.run
    .use(may(mayImportObservations))
    .use(inCity)
    .handler(async ({ context, input }) => {
      const title = (await findFile(context.tx, input.fileId))?.name ?? ''
      const order = { kind: 'observations.import', title, input } as const
      return getJob(context, await context.program.jobs.enqueue(context.tx, context, order))
    }),

  mappings: imports.mappings
    .use(may(mayImportObservations))
    .use(inCity)
    .handler(({ context }) => listMappings(context)),

  forget: imports.forget
    .use(may(mayImportObservations))
    .use(inCity)
    .handler(async ({ context, input }) => {
      await forgetMapping(context, input.id)
      return {}
    }),
}
