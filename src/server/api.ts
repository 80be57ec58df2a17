import { OpenAPIHandler } from '@orpc/openapi/fastify'
import type { FastifyInstance } from 'fastify'
import { callerOf } from './caller.ts'
import type { Program, RequestContext } from './context.ts'
import { problem } from './problem.ts'
import { router } from './router.ts'
import { sendProblem } from './send-problem.ts'

/** Long enough for a whole draft's head or a page of answers; documents and tables come as files. */
const LARGEST_BODY = 4 * 1024 * 1024

/** The contract's endpoints under /api. Files have routes of their own, because here a body is held in memory. */
export async function mountApi(scope: FastifyInstance, program: Program): Promise<void> {
  const handler = new OpenAPIHandler<RequestContext>(router)
  takeJsonOnly(scope)
  limitSignIn(scope, program)
  limitCodes(scope, program)
  scope.all('/api/*', { bodyLimit: LARGEST_BODY }, async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const context = { program, caller: callerOf(request, reply) }
    const { matched } = await handler.handle(request, reply, { prefix: '/api', context })
    if (!matched) return sendProblem(reply, problem('NOT_FOUND', { code: 'server.no-such-endpoint' }))
    return reply
  })
}

/** A form on a foreign page cannot send JSON without being asked first, so nothing else is taken. */
function takeJsonOnly(scope: FastifyInstance): void {
  const parse = scope.getDefaultJsonParser('error', 'error')
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, {})
    else parse(request, typeof body === 'string' ? body : body.toString('utf8'), done)
  })
}

const SIGN_IN_PATHS: ReadonlySet<string> = new Set(['/api/session', '/api/set-up', '/api/session/password'])

/** Guessing is slowed by address before the lock of an account comes into play. */
function limitSignIn(scope: FastifyInstance, program: Program): void {
  const max = program.settings.config.signInsPerMinute
  if (max === 0) return
  const check = scope.createRateLimit({ max, timeWindow: 60_000 })
  scope.addHook('onRequest', async (request, reply) => {
    if (request.method !== 'POST' || !SIGN_IN_PATHS.has(new URL(request.url, 'http://here').pathname)) return
    const limit = await check(request)
    if (limit.isAllowed || !limit.isExceeded) return
    const facts = { seconds: limit.ttlInSeconds }
    return sendProblem(reply, problem('TOO_MANY_REQUESTS', { code: 'session.too-many-tries', facts }))
  })
}

const CODE_PATHS = /^\/api\/(sheets|replies)(\/|$)/

/** Trying codes out is slowed by address. A hall of people behind one address must still get through. */
function limitCodes(scope: FastifyInstance, program: Program): void {
  const max = program.settings.config.codeCallsPerMinute
  if (max === 0) return
  const check = scope.createRateLimit({ max, timeWindow: 60_000 })
  scope.addHook('onRequest', async (request, reply) => {
    if (!CODE_PATHS.test(new URL(request.url, 'http://here').pathname)) return
    const limit = await check(request)
    if (limit.isAllowed || !limit.isExceeded) return
    const facts = { seconds: limit.ttlInSeconds }
    return sendProblem(reply, problem('TOO_MANY_REQUESTS', { code: 'server.too-many-requests', facts }))
  })
}
