import { measureStatuses } from '#contract/updates.ts'
import type { MeasureAsk } from './queries.ts'

export const onlyChoices = ['all', 'mine', 'lead', 'assist', 'late', 'silent'] as const
export type Only = (typeof onlyChoices)[number]
export type ShownAs = 'table' | 'tree' | 'status'

type Search = Readonly<Record<string, unknown>>
const oneOf = <T extends string>(choices: readonly T[], value: unknown): T | undefined =>
  choices.find((one) => one === value)
const filterOf = (search: Search, key: string): unknown =>
  typeof search.f === 'object' && search.f !== null && key in search.f ? Reflect.get(search.f, key) : undefined

const statuses = [...measureStatuses, 'unreported'] as const
const sorts = ['number', 'title', 'status', 'reportedAt'] as const

/** What the address says of a list of measures, as the question that the server is asked. */
export const askOf = (search: Search, ownUnit: string | undefined) => {
  const only = oneOf(onlyChoices, search.only) ?? 'all'
  const unit = typeof search.unit === 'string' ? search.unit : undefined
  const words = typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q) : ''
  const status = oneOf(statuses, filterOf(search, 'status'))
  const mine = (only === 'lead' || only === 'assist') && ownUnit !== undefined
  const asked = only === 'mine' || only === 'late' || only === 'silent' ? only : undefined
  const unitId = mine ? ownUnit : unit
  const ask: MeasureAsk = {
    ...(asked === undefined ? {} : { only: asked }),
    ...(unitId === undefined ? {} : { unitId }),
    ...(only === 'lead' || only === 'assist' ? { grade: only } : {}),
    ...(words === '' ? {} : { search: words }),
    ...(status === undefined ? {} : { status }),
    ...(oneOf(sorts, search.sort) === undefined ? {} : { sort: oneOf(sorts, search.sort) }),
  }
  const as: ShownAs = search.as === 'tree' || search.as === 'status' ? search.as : 'table'
  return { only, unit, search: words, as, ask }
}
