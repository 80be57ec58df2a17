import { queryOptions } from '@tanstack/react-query'
import { type Answers, api } from '../api/client.ts'

export type ProgressRow = Answers['progress']['list']['rows'][number]
export type ProgressList = Answers['progress']['list']
export type TargetPageData = Answers['progress']['get']
export type Binding = NonNullable<ProgressRow['binding']>
export type Proposal = Answers['bindings']['propose'][number]

/** Everything that a light rests on: one new binding makes all of it stale. */
export const progressKey = ['progress'] as const

const asOfPart = (asOf: string | undefined) => (asOf === undefined ? {} : { asOf })

export const progressListQuery = (asOf: string | undefined) =>
  queryOptions({
    queryKey: [...progressKey, 'list', asOf ?? null],
    queryFn: () => api.progress.list(asOfPart(asOf)),
    placeholderData: (before) => before,
  })
export const programmeProgressQuery = (programmeId: string) =>
  queryOptions({
    queryKey: [...progressKey, 'programme', programmeId],
    queryFn: () => api.progress.list({ programmeId }),
  })
export const targetProgressQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: [...progressKey, 'target', id, asOf ?? null],
    queryFn: () => api.progress.get({ id, ...asOfPart(asOf) }),
    placeholderData: (before) => before,
  })
export const pastLightsQuery = (id: string, asOf: string | undefined) =>
  queryOptions({
    queryKey: [...progressKey, 'lights', id, asOf ?? null],
    queryFn: () => api.progress.lights({ id, ...asOfPart(asOf) }),
  })
export type LightRulesPage = Answers['progress']['lightRules']
export const lightRulesQuery = queryOptions({
  queryKey: [...progressKey, 'light-rules'],
  queryFn: () => api.progress.lightRules(),
})
export type ForecastScoreData = Answers['progress']['score']
export const forecastScoreQuery = queryOptions({
  queryKey: [...progressKey, 'score'],
  queryFn: () => api.progress.score(),
})
export const proposalsQuery = (id: string) =>
  queryOptions({ queryKey: [...progressKey, 'proposals', id], queryFn: () => api.bindings.propose({ id }) })

export const indicatorsQuery = queryOptions({
  queryKey: ['indicators'],
  queryFn: () => api.indicators.list(),
  staleTime: 60_000,
})
export const placesQuery = queryOptions({
  queryKey: ['subjects', 'place'],
  queryFn: () => api.subjects.list({ kind: 'place' }),
  staleTime: 60_000,
})
