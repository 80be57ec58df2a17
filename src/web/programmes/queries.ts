import { queryOptions } from '@tanstack/react-query'
import { type Answers, api } from '../api/client.ts'

/** Everything under one programme: one deed there makes all of it stale. */
export const programmeKey = (id: string) => ['programme', id] as const

export const programmeListQuery = queryOptions({ queryKey: ['programmes'], queryFn: () => api.programmes.list() })
export const programmeQuery = (id: string) =>
  queryOptions({ queryKey: [...programmeKey(id), 'head'], queryFn: () => api.programmes.get({ id }) })
export const overviewQuery = (id: string) =>
  queryOptions({ queryKey: [...programmeKey(id), 'overview'], queryFn: () => api.programmes.overview({ id }) })
export const targetsQuery = (id: string) =>
  queryOptions({ queryKey: [...programmeKey(id), 'targets'], queryFn: () => api.programmes.targets({ id }) })
export const unitLoadQuery = (id: string) =>
  queryOptions({ queryKey: [...programmeKey(id), 'units'], queryFn: () => api.programmes.units({ id }) })
export type TimelineAsk = Omit<Parameters<typeof api.programmes.timeline>[0], 'id'>
export const timelineQuery = (id: string, ask: TimelineAsk) =>
  queryOptions({
    queryKey: [...programmeKey(id), 'timeline', ask],
    queryFn: () => api.programmes.timeline({ id, ...ask }),
    placeholderData: (before) => before,
  })
export const versionsQuery = (id: string) =>
  queryOptions({ queryKey: [...programmeKey(id), 'versions'], queryFn: () => api.programmes.versions({ id }) })
export const asOfQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: [...programmeKey(id), 'as-of', version],
    queryFn: () => api.programmes.asOf({ id, version }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export type MeasureAsk = Omit<Parameters<typeof api.programmes.measures>[0], 'id'>
export const measuresQuery = (id: string, ask: MeasureAsk) =>
  queryOptions({
    queryKey: [...programmeKey(id), 'measures', ask],
    queryFn: () => api.programmes.measures({ id, ...ask }),
    // the page before stays in sight while the next one comes
    placeholderData: (before) => before,
  })

const WHOLE_PAGE = 500
const allMeasures = async (id: string, ask: MeasureAsk): Promise<Answers['programmes']['measures']['items']> => {
  const first = await api.programmes.measures({ id, ...ask, page: 1, size: WHOLE_PAGE })
  const pages = Math.ceil(first.total / WHOLE_PAGE)
  const rest = []
  for (let page = 2; page <= pages; page++) {
    rest.push(...(await api.programmes.measures({ id, ...ask, page, size: WHOLE_PAGE })).items)
  }
  return [...first.items, ...rest]
}
/** A tree cannot be cut into pages: this is every measure that fits. */
export const allMeasuresQuery = (id: string, ask: MeasureAsk) =>
  queryOptions({
    queryKey: [...programmeKey(id), 'all-measures', ask],
    queryFn: () => allMeasures(id, ask),
    placeholderData: (before) => before,
  })

export type MeasureRow = Answers['programmes']['measures']['items'][number]
export type Target = Answers['programmes']['targets'][number]
export type UnitLoad = Answers['programmes']['units'][number]
