import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type Answers, api } from '../api/client.ts'

export type IndicatorLine = Answers['indicators']['list'][number]
export type Card = IndicatorLine['card']
export type Detail = Answers['indicators']['get']
export type Values = Answers['observations']['list']
export type Cell = Values['cells'][number]
export type Subject = Values['subjects'][number]
export type HistoryEntry = Answers['observations']['history']['entries'][number]

/** Everything that a new card or a new value makes stale. */
export const numbersKey = ['numbers'] as const

/** Whatever page shows a number has it from the same values. */
export const shownNumbers = [
  ...[numbersKey, ['progress'], ['rankings'], ['headlines'], ['briefing'], ['bulletins']],
] as const satisfies readonly (readonly string[])[]

export const indicatorsQuery = queryOptions({
  queryKey: [...numbersKey, 'indicators'],
  queryFn: () => api.indicators.list(),
})
export const indicatorQuery = (code: string) =>
  queryOptions({ queryKey: [...numbersKey, 'indicator', code], queryFn: () => api.indicators.get({ code }) })

export type ValuesAsk = Parameters<typeof api.observations.list>[0]
export const valuesQuery = (ask: ValuesAsk) =>
  queryOptions({
    queryKey: [...numbersKey, 'values', ask],
    queryFn: () => api.observations.list(ask),
    placeholderData: keepPreviousData,
  })

export type CellAsk = Parameters<typeof api.observations.history>[0]
export const historyQuery = (ask: CellAsk) =>
  queryOptions({ queryKey: [...numbersKey, 'history', ask], queryFn: () => api.observations.history(ask) })
export const originQuery = (ask: Parameters<typeof api.observations.origin>[0]) =>
  queryOptions({
    queryKey: [...numbersKey, 'origin', ask],
    queryFn: () => api.observations.origin(ask),
    // a file never changes once it is in
    staleTime: Number.POSITIVE_INFINITY,
  })
