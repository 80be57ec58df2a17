import type { FastifyInstance } from 'fastify'
import { mayImportPlan } from '#core/programmes/rights.ts'
import { inCity } from '#store/city/city.ts'
import { callerOf } from '../caller.ts'
import type { Program } from '../context.ts'
import { answered, readUpload } from '../files/upload.ts'
import { identify } from '../guard.ts'
import { orRefuse, problem } from '../problem.ts'
import { importPlan } from './import-plan.ts'

/** A plan comes in as a file; what becomes of it is asked of the job. */
export function mountDraftFiles(scope: FastifyInstance, program: Program): void {
  const bodyLimit = program.settings.config.uploadMegabytes * 1024 * 1024 + 65_536
  scope.post('/api/imports/plan', { bodyLimit }, (request, reply) =>
    answered(program, reply, async () => {
      const asking = await identify(program, callerOf(request, reply), { changes: true })
      if (!mayImportPlan(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
      const file = orRefuse(await readUpload(program, request))
      const jobId = await inCity(program.store, asking.actor.cityId, (tx) =>
        importPlan({ ...asking, tx }, program.jobs, file),
      )
      return { jobId }
    }),
  )
}
