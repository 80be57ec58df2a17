import type { FastifyInstance } from 'fastify'
import { mayChangeIndicators, mayReadIndicators } from '#core/indicators/rights.ts'
import { inCity } from '#store/city/city.ts'
import { callerOf } from '../caller.ts'
import type { Program } from '../context.ts'
import { sendMade } from '../files/send-file.ts'
import { answered, readUpload } from '../files/upload.ts'
import { identify } from '../guard.ts'
import { orRefuse, problem } from '../problem.ts'
import { exportIndicators } from './export-indicators.ts'
import { importIndicators, NotKept } from './import-indicators.ts'

/** The dictionary of indicators out as Excel and back. */
export function mountIndicatorFiles(scope: FastifyInstance, program: Program): void {
  const { store } = program
  scope.get('/api/exports/indicators.xlsx', (request, reply) =>
    answered(program, reply, async () => {
      const asking = await identify(program, callerOf(request, reply), { changes: false })
      if (!mayReadIndicators(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
      return sendMade(reply, await inCity(store, asking.actor.cityId, (tx) => exportIndicators({ ...asking, tx })))
    }),
  )
  const bodyLimit = program.settings.config.uploadMegabytes * 1024 * 1024 + 65_536
  scope.post<{ Querystring: { dryRun?: string; reason?: string } }>(
    '/api/imports/indicators',
    { bodyLimit },
    (request, reply) =>
      answered(program, reply, async () => {
        const asking = await identify(program, callerOf(request, reply), { changes: true })
        if (!mayChangeIndicators(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
        const { name, bytes } = orRefuse(await readUpload(program, request))
        const reason = request.query.reason?.trim() ?? ''
        if (reason === '') throw problem('UNPROCESSABLE_CONTENT', { code: 'indicators.reason-missing' })
        const file = { name, bytes, reason, dryRun: request.query.dryRun === 'true' }
        return inCity(store, asking.actor.cityId, (tx) => importIndicators({ ...asking, tx }, file)).catch(resultOf)
      }),
  )
}

function resultOf(error: unknown): unknown {
  if (error instanceof NotKept) return error.result
  throw error
}
