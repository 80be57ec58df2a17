import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { CompareInput } from '#contract/comparison.ts'
import type { Fault } from '#core/base/fault.ts'
import { mayChangeProgramme, mayReadProgrammes } from '#core/programmes/rights.ts'
import { inCity } from '#store/city/city.ts'
import { callerOf } from '../caller.ts'
import { exportComparison } from '../comparison/export-comparison.ts'
import type { CityContext, Program } from '../context.ts'
import { exportShares } from '../decompositions/export-shares.ts'
import { sendMade } from '../files/send-file.ts'
import { answered, readUpload } from '../files/upload.ts'
import { identify } from '../guard.ts'
import { orRefuse, problem } from '../problem.ts'
import { exportAssessment } from './export-assessment.ts'
import { exportDocument } from './export-document.ts'
import { exportTargets } from './export-targets.ts'
import { exportTasks, type MadeFile } from './export-tasks.ts'
import { previewTasks } from './import-tasks.ts'

type ById = { Params: { id: string } }
type Export = (context: CityContext, id: string) => Promise<MadeFile>

const exports: Readonly<Record<string, Export>> = {
  'tasks.xlsx': exportTasks,
  'targets.xlsx': exportTargets,
  'shares.xlsx': exportShares,
  'programme.docx': exportDocument,
  'assessment.docx': exportAssessment,
}

/** Tables and documents of a programme out, the task table back in. */
export function mountProgrammeFiles(scope: FastifyInstance, program: Program): void {
  for (const [name, make] of Object.entries(exports)) {
    scope.get<ById>(`/api/exports/programmes/:id/${name}`, (request, reply) =>
      answered(program, reply, () => sendExport(program, request, reply, make)),
    )
  }
  scope.get('/api/exports/compare.xlsx', (request, reply) =>
    answered(program, reply, () => sendComparison(program, request, reply)),
  )
  const bodyLimit = program.settings.config.uploadMegabytes * 1024 * 1024 + 65_536
  scope.post<ById>('/api/imports/programmes/:id/tasks', { bodyLimit }, (request, reply) =>
    answered(program, reply, () => takeTasks(program, request, reply)),
  )
}

async function sendExport(program: Program, request: FastifyRequest<ById>, reply: FastifyReply, make: Export) {
  const asking = await identify(program, callerOf(request, reply), { changes: false })
  if (!mayReadProgrammes(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
  const id = programmeId(request.params.id)
  const made = await inCity(program.store, asking.actor.cityId, (tx) => make({ ...asking, tx }, id))
  return sendMade(reply, made)
}

const unreadable = (field: string): Fault => ({ code: 'input.invalid-value', place: { field } })

async function sendComparison(program: Program, request: FastifyRequest, reply: FastifyReply) {
  const asking = await identify(program, callerOf(request, reply), { changes: false })
  if (!mayReadProgrammes(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
  const asked = CompareInput.safeParse(request.query)
  if (!asked.success)
    throw problem('UNPROCESSABLE_CONTENT', ...asked.error.issues.map(({ path }) => unreadable(path.join('.'))))
  return sendMade(
    reply,
    await inCity(program.store, asking.actor.cityId, (tx) => exportComparison({ ...asking, tx }, asked.data)),
  )
}

/** Only compares: whoever has looked at the differences sends the changes with a reason. */
async function takeTasks(program: Program, request: FastifyRequest<ById>, reply: FastifyReply) {
  const asking = await identify(program, callerOf(request, reply), { changes: true })
  if (!mayChangeProgramme(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
  const id = programmeId(request.params.id)
  const { name, bytes } = orRefuse(await readUpload(program, request))
  return inCity(program.store, asking.actor.cityId, (tx) => previewTasks({ ...asking, tx }, { id, name, bytes }))
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function programmeId(id: string): string {
  if (!UUID.test(id)) throw problem('NOT_FOUND', { code: 'programme.not-found', facts: { id } })
  return id
}
