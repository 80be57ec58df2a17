import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { IssuedCodes } from '#contract/questionnaires.ts'
import { MOST_CODES } from '#core/questionnaires/questions.ts'
import { mayRunQuestionnaires } from '#core/questionnaires/rights.ts'
import { inCity } from '#store/city/city.ts'
import { callerOf } from '../caller.ts'
import type { Program } from '../context.ts'
import { sendMade } from '../files/send-file.ts'
import { answered } from '../files/upload.ts'
import { identify } from '../guard.ts'
import { orRefuse, problem } from '../problem.ts'
import { exportCodes } from './codes.ts'

const Asked = z.object({
  group: z.string().max(20),
  address: z.string().max(300),
  issued: z.array(IssuedCodes).min(1).max(MOST_CODES),
})

/** Codes as a workbook. The page sends them, because nobody else has them any more. */
export function mountQuestionnaireFiles(scope: FastifyInstance, program: Program): void {
  scope.post<{ Params: { id: string } }>('/api/exports/questionnaires/:id/codes.xlsx', (request, reply) =>
    answered(program, reply, async () => {
      const asking = await identify(program, callerOf(request, reply), { changes: true })
      if (!mayRunQuestionnaires(asking.actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
      const asked = Asked.safeParse(request.body)
      const id = z.uuid().safeParse(request.params.id)
      if (!asked.success || !id.success) throw problem('UNPROCESSABLE_CONTENT', { code: 'input.malformed' })
      const file = await inCity(program.store, asking.actor.cityId, async (tx) =>
        orRefuse(await exportCodes({ ...asking, tx }, { ...asked.data, questionnaireId: id.data })),
      )
      return sendMade(reply, file)
    }),
  )
}
