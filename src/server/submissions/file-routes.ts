import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mayReadCollections } from '#core/collections/rights.ts'
import { inCity } from '#store/city/city.ts'
import { callerOf } from '../caller.ts'
import { exportSilent, exportSummary } from '../calls/export-call.ts'
import type { CityContext, Program } from '../context.ts'
import { sendMade } from '../files/send-file.ts'
import { answered, readUpload } from '../files/upload.ts'
import { identify } from '../guard.ts'
import { orRefuse, problem } from '../problem.ts'
import type { MadeFile } from '../programmes/export-tasks.ts'
import { takeTemplate } from './take-template.ts'
import { exportTemplate } from './template.ts'

type ById = { Params: { id: string } }
type Export = (context: CityContext, id: string) => Promise<MadeFile>

const exports: Readonly<Record<string, Export>> = {
  'submissions/:id/template.xlsx': exportTemplate,
  'calls/:id/silent.xlsx': exportSilent,
  'calls/:id/summary.xlsx': exportSummary,
}

/** Templates out and back, and the office's tables of a call. */
export function mountSubmissionFiles(scope: FastifyInstance, program: Program): void {
  for (const [path, make] of Object.entries(exports))
    scope.get<ById>(`/api/exports/${path}`, (request, reply) =>
      answered(program, reply, () => send(program, request, reply, make)),
    )
  const bodyLimit = program.settings.config.uploadMegabytes * 1024 * 1024 + 65_536
  scope.post<ById>('/api/imports/submissions/:id', { bodyLimit }, (request, reply) =>
    answered(program, reply, () => take(program, request, reply)),
  )
}

async function send(program: Program, request: FastifyRequest<ById>, reply: FastifyReply, make: Export) {
  const asking = await identify(program, callerOf(request, reply), { changes: false })
  if (!mayReadCollections(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
  const id = known(request.params.id)
  return sendMade(reply, await inCity(program.store, asking.actor.cityId, (tx) => make({ ...asking, tx }, id)))
}

async function take(program: Program, request: FastifyRequest<ById>, reply: FastifyReply) {
  const asking = await identify(program, callerOf(request, reply), { changes: true })
  if (!mayReadCollections(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
  const id = known(request.params.id)
  const { name, bytes } = orRefuse(await readUpload(program, request))
  return inCity(program.store, asking.actor.cityId, async (tx) =>
    orRefuse(await takeTemplate({ ...asking, tx }, { id, name, bytes })),
  )
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function known(id: string): string {
  if (!UUID.test(id)) throw problem('NOT_FOUND', { code: 'submission.not-found', facts: { id } })
  return id
}
