import type { FastifyInstance } from 'fastify'
import { mayAskOutcomes } from '#core/outcomes/rights.ts'
import { inCity } from '#store/city/city.ts'
import { callerOf } from '../caller.ts'
import type { Program } from '../context.ts'
import { sendMade } from '../files/send-file.ts'
import { answered } from '../files/upload.ts'
import { identify } from '../guard.ts'
import { problem } from '../problem.ts'
import { exportRegister } from './export.ts'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The register as a workbook, of all rounds or of one. */
export function mountOutcomeFiles(scope: FastifyInstance, program: Program): void {
  scope.get<{ Querystring: { round?: string } }>('/api/exports/outcomes.xlsx', (request, reply) =>
    answered(program, reply, async () => {
      const asking = await identify(program, callerOf(request, reply), { changes: false })
      if (!mayAskOutcomes(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
      const { round } = request.query
      if (round !== undefined && !UUID.test(round)) throw problem('NOT_FOUND', { code: 'round.not-found' })
      const file = await inCity(program.store, asking.actor.cityId, (tx) => exportRegister({ ...asking, tx }, round))
      return sendMade(reply, file)
    }),
  )
}
