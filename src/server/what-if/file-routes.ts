import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { TrialChanges, type TrialFaults, TrialFormat } from '#contract/what-if.ts'
import type { Fault } from '#core/base/fault.ts'
import { evaluate } from '#core/evaluations/evaluate.ts'
import { mayTryMethods } from '#core/evaluations/rights.ts'
import { callerOf } from '../caller.ts'
import type { Program } from '../context.ts'
import { sendMade } from '../files/send-file.ts'
import { answered, readForm, type UploadedForm } from '../files/upload.ts'
import { identify } from '../guard.ts'
import { orRefuse, problem } from '../problem.ts'
import { exportDifference } from './export-difference.ts'
import { readTrial, saidOf } from './read-trial.ts'
import { trialBody } from './trial-body.ts'

/** A method and data in, typed columns out, or the difference under other numbers; nothing of it is kept. */
export function mountWhatIfFiles(scope: FastifyInstance, program: Program): void {
  // two files at most, and the numbers that were turned
  const bodyLimit = 2 * program.settings.config.uploadMegabytes * 1024 * 1024 + 262_144
  scope.post('/api/imports/what-if', { bodyLimit }, (request, reply) =>
    answered(program, reply, () => sendTrial(program, request, reply)),
  )
  scope.post<{ Querystring: { lang?: string } }>('/api/exports/what-if', { bodyLimit }, (request, reply) =>
    answered(program, reply, () => sendDifference(program, request, reply)),
  )
}

async function formOf(program: Program, request: FastifyRequest, reply: FastifyReply): Promise<UploadedForm> {
  const { actor } = await identify(program, callerOf(request, reply), { changes: true })
  if (!mayTryMethods(actor)) throw problem('FORBIDDEN', { code: 'rights.forbidden' })
  return orRefuse(await readForm(program, request, { files: 2, fieldSize: 262_144 }))
}

const refuse = (reply: FastifyReply, faults: readonly Fault[]) =>
  reply.code(422).send({ faults: faults.map(saidOf) } satisfies TrialFaults)

async function sendTrial(program: Program, request: FastifyRequest, reply: FastifyReply) {
  const trial = await readTrial(await formOf(program, request, reply))
  if (!trial.ok) return refuse(reply, trial.faults)
  const { method, subjects, notes } = trial.value
  // what the data has against the method is said here, in full; the page then meets only what turning brings about
  const first = evaluate(method, subjects)
  if (!first.ok)
    return refuse(
      reply,
      first.findings.filter(({ severity }) => severity === 'refuse'),
    )
  return reply
    .header('content-type', 'application/x-jingwei-trial')
    .header('cache-control', 'no-store')
    .send(
      Readable.from(trialBody(method, subjects, [...notes, ...first.evaluation.findings].map(saidOf)), {
        objectMode: false,
      }),
    )
}

async function sendDifference(
  program: Program,
  request: FastifyRequest<{ Querystring: { lang?: string } }>,
  reply: FastifyReply,
) {
  const form = await formOf(program, request, reply)
  const asked = askedOf(form)
  if (asked === undefined) throw problem('UNPROCESSABLE_CONTENT', { code: 'what-if.changes-unreadable' })
  const trial = await readTrial(form)
  if (!trial.ok) return refuse(reply, trial.faults)
  const language = request.query.lang === 'en' ? 'en' : 'zh'
  const made = await exportDifference(trial.value, asked.changes, asked.format, language)
  return made.ok ? sendMade(reply, made.value) : refuse(reply, made.faults)
}

function askedOf({ fields }: UploadedForm) {
  const format = TrialFormat.safeParse(fields.get('as'))
  let given: unknown
  try {
    given = JSON.parse(fields.get('changes') ?? '')
  } catch {
    return undefined
  }
  const changes = TrialChanges.safeParse(given)
  return format.success && changes.success ? { format: format.data, changes: new Map(changes.data) } : undefined
}
