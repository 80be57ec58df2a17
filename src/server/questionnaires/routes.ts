import type { Outcome } from '#core/base/fault.ts'
import { mayRunQuestionnaires, maySeeQuestionnaires } from '#core/questionnaires/rights.ts'
import { dayOf, type RequestContext } from '../context.ts'
import { bearer, inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { inCityOfCode } from '../personal-code.ts'
import { orRefuse, problem } from '../problem.ts'
import { closeQuestionnaire, takeAnswers } from './close.ts'
import { issueCodes } from './codes.ts'
import { keepQuestionnaire, openQuestionnaire, showQuestionnaires } from './questionnaire.ts'
import { keepReply, type Replying, showQuestions } from './reply.ts'

const { questionnaires } = signedIn
const run = may(mayRunQuestionnaires)

export const questionnairesRoutes: RoutesOf<'questionnaires'> = {
  list: questionnaires.list
    .use(may(maySeeQuestionnaires))
    .use(inCity)
    .handler(({ context, input }) => showQuestionnaires(context, input.id)),

  keep: questionnaires.keep
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await keepQuestionnaire(context, input))),

  open: questionnaires.open
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await openQuestionnaire(context, input.questionnaireId))),

  issue: questionnaires.issue
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await issueCodes(context, input))),

  close: questionnaires.close
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await closeQuestionnaire(context, input))),

  take: questionnaires.take
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await takeAnswers(context, input.questionnaireId))),
}

/** By the code alone: who asks, from where and with which browser goes no further than this line. */
async function byCode<T>(
  { program }: RequestContext,
  code: string,
  work: (replying: Replying, codeSha256: string) => Promise<Outcome<T> | undefined>,
): Promise<T> {
  const today = dayOf(program.clock())
  const done = await inCityOfCode(program.store, code, async (tx, hash, city) => {
    const outcome = await work({ tx, city: city.name, today }, hash)
    return outcome === undefined ? undefined : { value: orRefuse(outcome) }
  })
  if (done === undefined) throw problem('NOT_FOUND', { code: 'questionnaire.code.not-found' })
  return done.value
}

export const repliesRoutes: RoutesOf<'replies'> = {
  open: bearer.replies.open.handler(({ context, input }) => byCode(context, input.code, showQuestions)),

  send: bearer.replies.send.handler(async ({ context, input }) => {
    await byCode(context, input.code, (replying, hash) => keepReply(replying, hash, input.answers))
    return {}
  }),
}
