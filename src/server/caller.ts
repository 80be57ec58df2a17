import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Caller } from './context.ts'

const LOOPBACK = /^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/
const LOCAL_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'x-forwarded-host', 'via'] as const

export const isLoopback = (address: string): boolean => LOOPBACK.test(address)

/** A proxy on this machine also comes from a loopback address, and a foreign page may point its name here: both are strangers. */
function isLocal(request: FastifyRequest): boolean {
  const forwarded = FORWARDED.some((name) => request.headers[name] !== undefined)
  const direct = isLoopback(request.raw.socket.remoteAddress ?? '') && isLoopback(request.ip)
  return direct && !forwarded && LOCAL_HOST.test(request.headers.host ?? '')
}

export function callerOf(request: FastifyRequest, reply: FastifyReply): Caller {
  const secure = request.protocol === 'https'
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
  const csrf = request.headers['x-jingwei-csrf']
  return {
    address: request.ip,
    local: isLocal(request),
    secure,
    agent: (request.headers['user-agent'] ?? '').slice(0, 300),
    csrf: typeof csrf === 'string' ? csrf : undefined,
    cookies: request.cookies,
    setCookie: (name, value, maxAgeSeconds) => void reply.setCookie(name, value, { ...options, maxAge: maxAgeSeconds }),
    clearCookie: (name) => void reply.clearCookie(name, options),
  }
}
