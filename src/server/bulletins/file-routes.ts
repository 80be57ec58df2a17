import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Actor } from '#core/accounts/roles.ts'
import { mayDraftBulletins, mayReadIssued } from '#core/bulletins/rights.ts'
import { getSeries } from '#store/bulletins/bulletins.ts'
import { inCity } from '#store/city/city.ts'
import { findFile, readFileBytes } from '#store/files/files.ts'
import { callerOf } from '../caller.ts'
import type { CityContext, Program } from '../context.ts'
import { sendMade } from '../files/send-file.ts'
import { answered, readUpload } from '../files/upload.ts'
import { identify } from '../guard.ts'
import { orRefuse, problem } from '../problem.ts'
import { getReadable } from './bulletins.ts'
import { editBulletin } from './moves.ts'
import { takeTemplate } from './series.ts'

type ById = { Params: { id: string }; Querystring: { revision?: string } }
type Request = FastifyRequest<ById>

/** Which file each address brings: a bulletin's text or annex, a series' template. */
const files: Readonly<Record<string, (context: CityContext, id: string) => Promise<string>>> = {
  'bulletins/:id/bulletin.docx': async (context, id) => (await getReadable(context, id)).file_id,
  'bulletins/:id/annex.xlsx': async (context, id) => (await getReadable(context, id)).annex_file_id,
  'bulletin-series/:id/template.docx': async ({ tx }, id) => (await getSeries(tx, id)).template_file_id,
}

/** Bulletins and templates out, edited ones back in. */
export function mountBulletinFiles(scope: FastifyInstance, program: Program): void {
  for (const [path, find] of Object.entries(files)) {
    scope.get<ById>(`/api/exports/${path}`, (request, reply) =>
      answered(program, reply, () => send(program, request, reply, find)),
    )
  }
  const bodyLimit = program.settings.config.uploadMegabytes * 1024 * 1024 + 65_536
  scope.post<ById>('/api/imports/bulletin-series/:id/template', { bodyLimit }, (request, reply) =>
    answered(program, reply, async () => {
      const { context, id, name, bytes } = await taken(program, request, reply)
      return context((given) => takeTemplate(given, { id, name, bytes }).then(orRefuse))
    }),
  )
  scope.post<ById>('/api/imports/bulletins/:id/text', { bodyLimit }, (request, reply) =>
    answered(program, reply, async () => {
      const { context, id, name, bytes } = await taken(program, request, reply)
      const revision = Number(request.query.revision)
      return context((given) => editBulletin(given, { id, revision, name, bytes }).then(orRefuse))
    }),
  )
}

async function send(
  program: Program,
  request: Request,
  reply: FastifyReply,
  find: (context: CityContext, id: string) => Promise<string>,
) {
  const asking = await identify(program, callerOf(request, reply), { changes: false })
  require(asking.actor, mayReadIssued)
  const id = idOf(request)
  const made = await inCity(program.store, asking.actor.cityId, async (tx) => {
    const fileId = await find({ ...asking, tx }, id)
    const [file, bytes] = [await findFile(tx, fileId), await readFileBytes(tx, fileId)]
    return file === undefined || bytes === undefined ? undefined : { name: file.name, bytes }
  })
  if (made === undefined) throw problem('NOT_FOUND', { code: 'file.not-found' })
  return sendMade(reply, made)
}

async function taken(program: Program, request: Request, reply: FastifyReply) {
  const asking = await identify(program, callerOf(request, reply), { changes: true })
  require(asking.actor, mayDraftBulletins)
  const id = idOf(request)
  const { name, bytes } = orRefuse(await readUpload(program, request))
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK')) || !/\.docx$/i.test(name))
    throw problem('UNPROCESSABLE_CONTENT', { code: 'bulletin.template-unreadable', place: { file: name } })
  const context = <T>(work: (given: CityContext) => Promise<T>): Promise<T> =>
    inCity(program.store, asking.actor.cityId, (tx) => work({ ...asking, tx }))
  return { context, id, name, bytes }
}

function require(actor: Actor, rule: (actor: Actor) => boolean): void {
  if (!rule(actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function idOf({ params: { id } }: Request): string {
  if (!UUID.test(id)) throw problem('NOT_FOUND', { code: 'bulletin.not-found', facts: { id } })
  return id
}
