import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import Fastify, {
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { mountApi } from './api.ts'
import type { Config } from './config.ts'
import type { Program } from './context.ts'
import { mountFiles } from './files/routes.ts'
import { mountPages } from './pages.ts'
import { problem, unforeseen } from './problem.ts'
import { createProgram, type ProgramParts } from './program.ts'
import { mountReference } from './reference.ts'
import { sendProblem } from './send-problem.ts'

export type AppParts = ProgramParts & {
  /** the built web application; absent, only the API is served */
  readonly webDirectory?: string
}

export type App = { readonly server: FastifyInstance; readonly program: Program }

/** The whole program behind its front door, ready to listen or to be asked by `inject`; it starts no jobs by itself. */
export async function buildApp(parts: AppParts): Promise<App> {
  const { config } = parts.settings
  const server = openServer(config)
  const program = await createProgram(parts, server.log)
  await protect(server, config)
  server.setErrorHandler((error: FastifyError, _request, reply) => answerError(error, reply, program))
  mountHealth(server, program)
  await server.register(async (scope) => mountFiles(scope, program))
  await server.register(async (scope) => mountReference(scope, program))
  await server.register(async (scope) => mountApi(scope, program))
  await mountPages(server, parts.webDirectory)
  return { server, program }
}

function openServer(config: Config): FastifyInstance {
  const proxies = config.trustedProxies.split(',').map((part) => part.trim())
  const trusted = proxies.filter((part) => part !== '')
  return Fastify({
    logger: config.logLevel === 'silent' ? false : { level: config.logLevel },
    logController: new LogController({ disableRequestLogging: config.logLevel !== 'debug' }),
    trustProxy: trusted.length > 0 ? trusted : false,
    // Connections that a browser keeps open must not hold up the end of the program.
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true },
  })
}

async function protect(server: FastifyInstance, config: Config): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The component library writes its style sheets into the page as it goes.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // An intranet often has no TLS; where it has, the proxy that ends it says this.
    hsts: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  })
  await server.register(cookie)
  await server.register(rateLimit, {
    global: config.requestsPerMinute > 0,
    max: config.requestsPerMinute,
    timeWindow: 60_000,
    errorResponseBuilder: (_request, context) =>
      problem('TOO_MANY_REQUESTS', {
        code: 'server.too-many-requests',
        facts: { seconds: Math.ceil(context.ttl / 1000) },
      }),
  })
}

function answerError(error: FastifyError, reply: FastifyReply, program: Program): FastifyReply {
  if (error.statusCode === 413) return sendProblem(reply, 413, { code: 'input.too-large' })
  if (error.statusCode === 415) return sendProblem(reply, 415, { code: 'input.not-json' })
  if (error.statusCode === 400) return sendProblem(reply, 400, { code: 'input.malformed' })
  if ('toJSON' in error) return sendProblem(reply, error)
  return sendProblem(reply, unforeseen(error, program.log))
}

/** Answers only when the database does: what asks here wants to know whether work can be done. */
function mountHealth(server: FastifyInstance, program: Program): void {
  server.get('/api/health', { config: { rateLimit: false } }, async (_request: FastifyRequest, reply) => {
    const { store, version } = program
    try {
      await store.pool.query('select 1')
      return { status: 'ok', version, store: store.kind }
    } catch (error) {
      program.log.error({ err: error }, 'the database does not answer')
      return reply.code(503).send({ status: 'down', version, store: store.kind })
    }
  })
}
