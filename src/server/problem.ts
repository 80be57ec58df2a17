import { randomUUID } from 'node:crypto'
import { ORPCError, os, ValidationError } from '@orpc/server'
import type { Fault, Outcome } from '#core/base/fault.ts'
import { Conflict, NotFound } from '#store/refusals.ts'
import type { Log, RequestContext } from './context.ts'

const STATUS = {
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  UNPROCESSABLE_CONTENT: 422,
  TOO_MANY_REQUESTS: 429,
  INTERNAL_SERVER_ERROR: 500,
} as const
export type ProblemCode = keyof typeof STATUS

export type Problem = ORPCError<string, { faults: readonly Fault[] }>

/** An answer that is not the one hoped for. Thrown inside a transaction it also undoes what was begun. */
export function problem(code: ProblemCode, ...faults: readonly Fault[]): Problem {
  return new ORPCError(code, { status: STATUS[code], data: { faults } })
}

const BY_ENDING: Readonly<Record<string, ProblemCode>> = {
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
  forbidden: 'FORBIDDEN',
}

/**
 * The value, or the faults as an answer: 404, 409 or 403 where the first fault's code ends in `.not-found`, `.conflict`
 * or `.forbidden`, else 422.
 */
export function orRefuse<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw problemOf(outcome.faults)
}

export function problemOf(faults: readonly Fault[]): Problem {
  const ending = faults[0]?.code.split('.').at(-1) ?? ''
  return problem(BY_ENDING[ending] ?? 'UNPROCESSABLE_CONTENT', ...faults)
}

/** Any error as what may be told outside. What nobody foresaw is logged under an id, and only the id leaves the house. */
export function toProblem(error: unknown, log: Log): ORPCError<string, unknown> {
  if (error instanceof ORPCError) return error.cause instanceof ValidationError ? fromInput(error, log) : error
  if (error instanceof NotFound) {
    return problem('NOT_FOUND', { code: `${error.noun}.not-found`, facts: { id: error.id } })
  }
  if (error instanceof Conflict) return problem('CONFLICT', error.fault)
  const refused = fromDatabase(error)
  if (refused !== undefined) return refused
  return unforeseen(error, log)
}

export function unforeseen(error: unknown, log: Log): Problem {
  const id = randomUUID()
  log.error({ id, err: error }, 'unforeseen error')
  return problem('INTERNAL_SERVER_ERROR', { code: 'server.unforeseen', facts: { id } })
}

/** Two people who did the same thing at once, or a row that others still need: theirs to resolve, not ours to log. */
function fromDatabase(error: unknown): Problem | undefined {
  const { code, constraint } = (error ?? {}) as { code?: unknown; constraint?: unknown }
  const facts = { constraint: typeof constraint === 'string' ? constraint : null }
  if (code === '23505') return problem('CONFLICT', { code: 'store.duplicate', facts })
  if (code === '23503') return problem('CONFLICT', { code: 'store.reference', facts })
  return undefined
}

type Issue = {
  readonly code?: string
  readonly path?: readonly (PropertyKey | { key: PropertyKey })[]
  readonly [fact: string]: unknown
}

/** Input that breaks the shape agreed on becomes one fault a field. Output that does is our own mistake. */
function fromInput(error: ORPCError<string, unknown>, log: Log): Problem {
  const cause = error.cause as ValidationError
  if (error.code !== 'BAD_REQUEST') return unforeseen(new Error(`output: ${JSON.stringify(cause.issues)}`), log)
  return problem('UNPROCESSABLE_CONTENT', ...(cause.issues as readonly unknown[] as readonly Issue[]).map(toFault))
}

const FACTS = ['minimum', 'maximum', 'format', 'expected', 'origin'] as const

function toFault(issue: Issue): Fault {
  const field = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.')
  const facts: Record<string, string | number> = {}
  for (const name of FACTS) {
    const value = issue[name]
    if (typeof value === 'string' || typeof value === 'number') facts[name] = value
  }
  return { code: `input.${(issue.code ?? 'invalid').replaceAll('_', '-')}`, place: { field }, facts }
}

/** Outermost of all: whatever goes wrong below leaves as a record. */
export const problems = os.$context<RequestContext>().middleware(async ({ context, next }) => {
  try {
    return await next()
  } catch (error) {
    throw toProblem(error, context.program.log)
  }
})
