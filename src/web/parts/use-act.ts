import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Fault } from '#contract/base.ts'
import { faultsOf, isConflict } from '../api/faults.ts'
import { say } from './notices.ts'

type Deed<Input, Result> = {
  readonly deed: (input: Input) => Promise<Result>
  /** what has happened, in few words; null where the page itself shows it */
  readonly said?: (result: Result, input: Input) => string | null
  /** lists and things that are other now */
  readonly touches?: readonly QueryKey[]
  readonly after?: (result: Result, input: Input) => void
}

export type Act<Input, Result = unknown> = {
  readonly run: (input: Input) => void
  readonly pending: boolean
  readonly faults: readonly Fault[]
  readonly conflict: boolean
  readonly clear: () => void
  /** the input being worked on, for the one row or button that waits */
  readonly input: Input | undefined
  /** of the last run that went well */
  readonly answer: Result | undefined
}

/** One deed of a page: pending while it runs, its faults as records, and what happened said once. */
export const useAct = <Input, Result>({ deed, said, touches, after }: Deed<Input, Result>): Act<Input, Result> => {
  const client = useQueryClient()
  const mutation = useMutation({
    mutationFn: deed,
    onSuccess: async (result, input) => {
      const words = said?.(result, input) ?? null
      if (words !== null) say(words)
      for (const queryKey of touches ?? []) client.invalidateQueries({ queryKey })
      after?.(result, input)
    },
  })
  return {
    run: (input) => mutation.mutate(input),
    pending: mutation.isPending,
    faults: mutation.error === null ? [] : faultsOf(mutation.error),
    conflict: mutation.error !== null && isConflict(mutation.error),
    clear: mutation.reset,
    input: mutation.isPending ? mutation.variables : undefined,
    answer: mutation.data,
  }
}
