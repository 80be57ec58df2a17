import type { FastifyInstance } from 'fastify'
import { mayChangeUnits, mayReadUnits } from '#core/units/rights.ts'
import { inCity } from '#store/city/city.ts'
import { callerOf } from '../caller.ts'
import type { Program } from '../context.ts'
import { sendMade } from '../files/send-file.ts'
import { answered, readUpload } from '../files/upload.ts'
import { identify } from '../guard.ts'
import { orRefuse, problem } from '../problem.ts'
import { exportUnits } from './export-units.ts'
import { importUnits } from './import-units.ts'

/** The registry of units out as Excel and back. */
export function mountUnitFiles(scope: FastifyInstance, program: Program): void {
  const { store } = program
  scope.get('/api/exports/units.xlsx', (request, reply) =>
    answered(program, reply, async () => {
      const asking = await identify(program, callerOf(request, reply), { changes: false })
      if (!mayReadUnits(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
      return sendMade(reply, await inCity(store, asking.actor.cityId, (tx) => exportUnits({ ...asking, tx })))
    }),
  )
  const bodyLimit = program.settings.config.uploadMegabytes * 1024 * 1024 + 65_536
  scope.post<{ Querystring: { dryRun?: string } }>('/api/imports/units', { bodyLimit }, (request, reply) =>
    answered(program, reply, async () => {
      const asking = await identify(program, callerOf(request, reply), { changes: true })
      if (!mayChangeUnits(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
      const { name, bytes } = orRefuse(await readUpload(program, request))
      const file = { name, bytes, dryRun: request.query.dryRun === 'true' }
      return inCity(store, asking.actor.cityId, (tx) => importUnits({ ...asking, tx }, file))
    }),
  )
}
