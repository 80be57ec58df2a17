import type { Fault } from '#core/base/fault.ts'

/** A row that the caller had reason to expect is not there, or not his to see. */
export class NotFound extends Error {
  readonly noun: string
  readonly id: string

  constructor(noun: string, id: string) {
    super(`no ${noun} ${id}`)
    this.noun = noun
    this.id = id
  }
}

/** Somebody else was quicker: the row is no longer what the caller took it for. */
export class Conflict extends Error {
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.code)
    this.fault = fault
  }
}
