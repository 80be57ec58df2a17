import { randomUUID } from 'node:crypto'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { inCity } from '#store/city/city.ts'
import { findFile, insertFile, readFileBytes } from '#store/files/files.ts'
import { mountBulletinFiles } from '../bulletins/file-routes.ts'
import { callerOf } from '../caller.ts'
import type { Program } from '../context.ts'
import { mountDraftFiles } from '../drafts/file-routes.ts'
import { identify } from '../guard.ts'
import { mountIndicatorFiles } from '../indicators/file-routes.ts'
import { mountMatrixFiles } from '../matrices/file-routes.ts'
import { mountOutcomeFiles } from '../outcomes/file-routes.ts'
import { orRefuse, problem } from '../problem.ts'
import { mountProgrammeFiles } from '../programmes/file-routes.ts'
import { mountProgressFiles } from '../progress/file-routes.ts'
import { mountQuestionnaireFiles } from '../questionnaires/file-routes.ts'
import { mountRoundFiles } from '../rounds/file-routes.ts'
import { mountSubmissionFiles } from '../submissions/file-routes.ts'
import { mountUnitFiles } from '../units/file-routes.ts'
import { mountWhatIfFiles } from '../what-if/file-routes.ts'
import { mayBringFiles, mayReadFile } from './rights.ts'
import { mountTableFiles } from './table-routes.ts'
import { answered, readUpload } from './upload.ts'

/** Files in and out, beside the contract, which would hold each body in memory several times over. */
export async function mountFiles(scope: FastifyInstance, program: Program): Promise<void> {
  const largest = program.settings.config.uploadMegabytes * 1024 * 1024
  await scope.register(multipart, { limits: { fileSize: largest, files: 1, fields: 10, fieldSize: 4096 } })
  scope.post('/api/files', { bodyLimit: largest + 65_536 }, (request, reply) =>
    answered(program, reply, () => bringFile(program, request, reply)),
  )
  scope.get<{ Params: { id: string } }>('/api/files/:id', (request, reply) =>
    answered(program, reply, () => sendFile(program, request, reply)),
  )
  mountBulletinFiles(scope, program)
  mountDraftFiles(scope, program)
  mountProgrammeFiles(scope, program)
  mountProgressFiles(scope, program)
  mountTableFiles(scope, program)
  mountMatrixFiles(scope, program)
  mountRoundFiles(scope, program)
  mountQuestionnaireFiles(scope, program)
  mountOutcomeFiles(scope, program)
  mountUnitFiles(scope, program)
  mountSubmissionFiles(scope, program)
  mountIndicatorFiles(scope, program)
  mountWhatIfFiles(scope, program)
}

async function bringFile(program: Program, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const { actor, now } = await identify(program, callerOf(request, reply), { changes: true })
  if (!mayBringFiles(actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
  const { name, mediaType, bytes } = orRefuse(await readUpload(program, request))
  const id = randomUUID()
  const brought = { id, name, mediaType, bytes, createdAt: now, createdBy: actor.accountId }
  const file = await inCity(program.store, actor.cityId, (tx) => insertFile(tx, brought))
  return { id: file.id, name: file.name, size: file.size }
}

async function sendFile(
  program: Program,
  request: FastifyRequest<{ Params: { id: string } }>,
  reply: FastifyReply,
): Promise<unknown> {
  const { actor } = await identify(program, callerOf(request, reply), { changes: false })
  const { id } = request.params
  const missing = problem('NOT_FOUND', { code: 'file.not-found' })
  if (!UUID.test(id)) throw missing
  const found = await inCity(program.store, actor.cityId, async (tx) => {
    const file = await findFile(tx, id)
    // Not to be seen is answered like not there, so that ids cannot be tried out.
    if (file === undefined || !(await mayReadFile(tx, actor, file))) return undefined
    return { file, bytes: await readFileBytes(tx, id) }
  })
  if (found?.bytes === undefined) throw missing
  const { name, mediaType } = found.file
  return (
    reply
      .header('content-type', mediaType)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, no-cache')
      // Should a browser show it nevertheless, it runs nothing in our name.
      .header('content-security-policy', "default-src 'none'; sandbox")
      .send(found.bytes)
  )
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
