import { ORPCError } from '@orpc/server'
import type { FastifyReply } from 'fastify'
import type { Fault } from '#core/base/fault.ts'

/** A problem outside the contract (files, broken requests) in the very shape that the contract's problems have. */
export function sendProblem(reply: FastifyReply, error: unknown): FastifyReply
export function sendProblem(reply: FastifyReply, status: number, ...faults: readonly Fault[]): FastifyReply
export function sendProblem(reply: FastifyReply, what: unknown, ...faults: readonly Fault[]): FastifyReply {
  if (what instanceof ORPCError) return reply.code(what.status).send(what.toJSON())
  if (typeof what !== 'number') throw what
  const code = what === 413 ? 'PAYLOAD_TOO_LARGE' : what === 415 ? 'UNSUPPORTED_MEDIA_TYPE' : 'BAD_REQUEST'
  return reply.code(what).send(new ORPCError(code, { status: what, data: { faults } }).toJSON())
}
