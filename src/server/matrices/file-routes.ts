import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ComparisonInput } from '#contract/matrices.ts'
import type { Actor } from '#core/accounts/roles.ts'
import { mayCompareParks, mayManageMatrices, mayReadMatrices } from '#core/matrices/rights.ts'
import { inCity } from '#store/city/city.ts'
import { callerOf } from '../caller.ts'
import type { CityContext, Program } from '../context.ts'
import { sendMade } from '../files/send-file.ts'
import { answered, readUpload } from '../files/upload.ts'
import { identify } from '../guard.ts'
import { orRefuse, problem } from '../problem.ts'
import type { MadeFile } from '../programmes/export-tasks.ts'
import { exportParks } from './export-comparison.ts'
import { exportForm, exportForms } from './export-forms.ts'
import { type ReturnedFile, takeForm } from './take-form.ts'

type Asked = { Params: { id: string }; Querystring: { marked?: string; cell?: string } }

/** The parks' forms out as Excel and back, and the parks beside each other. */
export function mountMatrixFiles(scope: FastifyInstance, program: Program): void {
  const sends = (path: string, rule: (actor: Actor) => boolean, make: Make) =>
    scope.get<Asked>(path, (request, reply) =>
      answered(program, reply, () => send(program, request, reply, { rule, make })),
    )
  sends('/api/exports/matrices/:id/forms.zip', mayManageMatrices, (context, { id }) => exportForms(context, id))
  sends('/api/exports/matrix-forms/:id/form.xlsx', mayReadMatrices, (context, { id, query }) =>
    exportForm(context, id, query.marked === 'true'),
  )
  sends('/api/exports/matrices/:id/comparison.xlsx', mayCompareParks, (context, { id, query }) => {
    const asked = ComparisonInput.safeParse({ id, cell: query.cell })
    if (!asked.success)
      throw problem('UNPROCESSABLE_CONTENT', { code: 'input.invalid-value', place: { field: 'cell' } })
    return exportParks(context, asked.data)
  })
  const bodyLimit = program.settings.config.uploadMegabytes * 1024 * 1024 + 65_536
  const takes = (path: string, rule: (actor: Actor) => boolean, expected: (id: string) => ReturnedFile['expected']) =>
    scope.post<Asked>(path, { bodyLimit }, (request, reply) =>
      answered(program, reply, () => take(program, request, reply, { rule, expected })),
    )
  takes('/api/imports/matrices/:id/forms', mayManageMatrices, (matrixId) => ({ matrixId }))
  takes('/api/imports/matrix-forms/:id', mayReadMatrices, (formId) => ({ formId }))
}

type Make = (
  context: CityContext,
  asked: { readonly id: string; readonly query: Asked['Querystring'] },
) => Promise<MadeFile>
type Sending = { readonly rule: (actor: Actor) => boolean; readonly make: Make }
type Taking = { readonly rule: (actor: Actor) => boolean; readonly expected: (id: string) => ReturnedFile['expected'] }

async function send(program: Program, request: FastifyRequest<Asked>, reply: FastifyReply, { rule, make }: Sending) {
  const asking = await identify(program, callerOf(request, reply), { changes: false })
  if (!rule(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
  const id = idOf(request)
  const made = await inCity(program.store, asking.actor.cityId, (tx) =>
    make({ ...asking, tx }, { id, query: request.query }),
  )
  return sendMade(reply, made)
}

async function take(program: Program, request: FastifyRequest<Asked>, reply: FastifyReply, { rule, expected }: Taking) {
  const asking = await identify(program, callerOf(request, reply), { changes: true })
  if (!rule(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
  const id = idOf(request)
  const { name, bytes } = orRefuse(await readUpload(program, request))
  return inCity(program.store, asking.actor.cityId, (tx) =>
    takeForm({ ...asking, tx }, { name, bytes, expected: expected(id) }),
  )
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function idOf({ params }: FastifyRequest<Asked>): string {
  if (!UUID.test(params.id)) throw problem('NOT_FOUND', { code: 'matrix.not-found', facts: { id: params.id } })
  return params.id
}
