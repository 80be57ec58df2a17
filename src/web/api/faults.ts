import { ORPCError } from '@orpc/client'
import type { Fault } from '#contract/base.ts'

type WithFaults = { readonly faults: readonly Fault[] }

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const isFault = (value: unknown): value is Fault => isRecord(value) && typeof value.code === 'string'
const hasFaults = (value: unknown): value is WithFaults =>
  isRecord(value) && Array.isArray(value.faults) && value.faults.every(isFault)

/** The shape check of an input names paths and messages of its own; the path is what a form needs. */
const shapeFaults = (data: unknown): readonly Fault[] =>
  isRecord(data) && Array.isArray(data.issues)
    ? data.issues.filter(isRecord).map((issue) => ({
        code: 'input.shape',
        place: { field: Array.isArray(issue.path) ? issue.path.map(String).join('.') : '' },
        facts: { message: typeof issue.message === 'string' ? issue.message : '' },
      }))
    : []

/** Thrown by the plain file routes with what the server said. */
export class RequestFault extends Error {
  readonly status: number
  readonly faults: readonly Fault[]
  constructor(status: number, faults: readonly Fault[]) {
    super(faults.map((fault) => fault.code).join(' '))
    this.status = status
    this.faults = faults
  }
}

/** What a plain file route answered, whatever wraps it. */
export const faultsInBody = (body: unknown): readonly Fault[] => {
  if (hasFaults(body)) return body.faults
  if (isRecord(body) && hasFaults(body.data)) return body.data.faults
  return []
}

export const faultsOf = (error: unknown): readonly Fault[] => {
  if (error instanceof RequestFault) return error.faults
  if (error instanceof ORPCError) {
    const known = hasFaults(error.data) ? error.data.faults : shapeFaults(error.data)
    return known.length > 0 ? known : [{ code: `http.${error.status}`, facts: { answer: error.code } }]
  }
  // fetch reports an unreachable server as a TypeError and nothing more
  if (error instanceof TypeError) return [{ code: 'network.unreachable' }]
  return [{ code: 'unknown', facts: { message: error instanceof Error ? error.message : String(error) } }]
}

export const statusOf = (error: unknown): number | null =>
  error instanceof ORPCError || error instanceof RequestFault ? error.status : null
export const isConflict = (error: unknown): boolean => statusOf(error) === 409

/** Nothing of that name, or an address that can be no name of anything: to ask again would not help. */
export const isMissing = (error: unknown): boolean =>
  statusOf(error) === 404 ||
  (statusOf(error) === 422 &&
    faultsOf(error).every(({ code, place }) => code === 'input.shape' && place?.field === 'id'))
