import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { problem } from './problem.ts'
import { sendProblem } from './send-problem.ts'

const YEAR_SECONDS = 31_536_000

/** The built web application, sent as it was compressed at build time; any address that is a page's gets the one page there is. */
export async function mountPages(server: FastifyInstance, directory: string | undefined): Promise<void> {
  const built = directory !== undefined && existsSync(join(directory, 'index.html'))
  if (built) {
    await server.register(fastifyStatic, {
      root: directory,
      preCompressed: true,
      index: 'index.html',
      cacheControl: false,
      setHeaders: (reply, path) => {
        // The build puts a hash of the content into these names: what has changed has another one.
        const hashed = path.includes('/assets/')
        reply.header('cache-control', hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache')
      },
    })
  }
  server.setNotFoundHandler((request, reply) => {
    const path = new URL(request.url, 'http://here').pathname
    const page = request.method === 'GET' || request.method === 'HEAD'
    const asset = path.startsWith('/api/') || path.startsWith('/assets/')
    if (built && page && !asset) return reply.sendFile('index.html')
    return sendProblem(reply, problem('NOT_FOUND', { code: built ? 'server.no-such-page' : 'server.no-pages-built' }))
  })
}
