import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { Day, Id } from '#contract/base.ts'
import { RankingQuery } from '#contract/rankings.ts'
import { mayReadProgress } from '#core/progress/rights.ts'
import { inCity } from '#store/city/city.ts'
import { callerOf } from '../caller.ts'
import type { CityContext, Program } from '../context.ts'
import { sendMade } from '../files/send-file.ts'
import { answered } from '../files/upload.ts'
import { identify } from '../guard.ts'
import { problem } from '../problem.ts'
import type { MadeFile } from '../programmes/export-tasks.ts'
import { exportRanking } from '../rankings/export-ranking.ts'
import { exportProgress } from './export-progress.ts'

const Asked = z.object({ asOf: Day.optional(), targetIds: z.array(Id).max(5000) })

/** What pages of progress show, as workbooks. Which rows and in which order is too long for an address. */
export function mountProgressFiles(scope: FastifyInstance, program: Program): void {
  scope.post('/api/exports/progress.xlsx', (request, reply) =>
    answered(program, reply, () =>
      send(program, request, reply, { shape: Asked, given: request.body, changes: true, make: exportProgress }),
    ),
  )
  scope.get('/api/exports/ranking.xlsx', (request, reply) =>
    answered(program, reply, () =>
      send(program, request, reply, { shape: RankingQuery, given: request.query, changes: false, make: exportRanking }),
    ),
  )
}

type Sending<T> = {
  readonly shape: z.ZodType<T>
  readonly given: unknown
  readonly changes: boolean
  readonly make: (context: CityContext, asked: T) => Promise<MadeFile>
}

async function send<T>(
  program: Program,
  request: FastifyRequest,
  reply: FastifyReply,
  { shape, given, changes, make }: Sending<T>,
): Promise<FastifyReply> {
  const asking = await identify(program, callerOf(request, reply), { changes })
  if (!mayReadProgress(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
  const asked = shape.safeParse(given)
  if (!asked.success)
    throw problem(
      'UNPROCESSABLE_CONTENT',
      ...asked.error.issues.map(({ path }) => ({ code: 'input.invalid-value', place: { field: path.join('.') } })),
    )
  const made = await inCity(program.store, asking.actor.cityId, (tx) => make({ ...asking, tx }, asked.data))
  return sendMade(reply, made)
}
