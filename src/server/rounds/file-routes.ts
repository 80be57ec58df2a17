import type { FastifyInstance, FastifyRequest } from 'fastify'
import { mayAskRounds } from '#core/rounds/rights.ts'
import { inCity } from '#store/city/city.ts'
import { countAnew } from '#store/statistics.ts'
import { callerOf } from '../caller.ts'
import type { CityContext, Program } from '../context.ts'
import { sendMade } from '../files/send-file.ts'
import { answered, readUpload } from '../files/upload.ts'
import { identify } from '../guard.ts'
import { orRefuse, problem } from '../problem.ts'
import { exportInputs } from './export-inputs.ts'
import { exportNotice, exportResults } from './export-results.ts'
import { importInputs } from './import-inputs.ts'
import { exportLive } from './report-live.ts'
import { packRound } from './report-package.ts'
import { exportReport } from './report-word.ts'

type ById = { Params: { id: string } }
type Made = { readonly name: string; readonly bytes: Uint8Array }

const made: Readonly<Record<string, (context: CityContext, id: string) => Promise<Made>>> = {
  'inputs.xlsx': exportInputs,
  'results.xlsx': async (context, id) => orRefuse(await exportResults(context, id)),
  'notice.docx': async (context, id) => orRefuse(await exportNotice(context, id)),
  'live.xlsx': async (context, id) => orRefuse(await exportLive(context, id)),
  'report.docx': async (context, id) => orRefuse(await exportReport(context, id)),
  'package.zip': async (context, id) => orRefuse(await packRound(context, id)),
}

/** Values in and out as workbooks, results as workbook and notice. */
export function mountRoundFiles(scope: FastifyInstance, program: Program): void {
  for (const [name, make] of Object.entries(made)) {
    scope.get<ById>(`/api/exports/rounds/:id/${name}`, (request, reply) =>
      answered(program, reply, async () => {
        const asking = await identify(program, callerOf(request, reply), { changes: false })
        if (!mayAskRounds(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
        const id = idOf(request)
        const file = await inCity(program.store, asking.actor.cityId, (tx) => make({ ...asking, tx }, id))
        return sendMade(reply, file)
      }),
    )
  }
  const bodyLimit = program.settings.config.uploadMegabytes * 1024 * 1024 + 65_536
  scope.post<ById>('/api/imports/rounds/:id/inputs', { bodyLimit }, (request, reply) =>
    answered(program, reply, async () => {
      const asking = await identify(program, callerOf(request, reply), { changes: true })
      if (!mayAskRounds(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
      const id = idOf(request)
      const { name, bytes } = orRefuse(await readUpload(program, request))
      const answer = await inCity(program.store, asking.actor.cityId, async (tx) =>
        orRefuse(await importInputs({ ...asking, tx }, { id, name, bytes })),
      )
      await countAnew(program.store)
      return answer
    }),
  )
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

function idOf({ params: { id } }: FastifyRequest<ById>): string {
  if (!UUID.test(id)) throw problem('NOT_FOUND', { code: 'round.not-found', facts: { id } })
  return id
}
