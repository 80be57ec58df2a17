import { queryOptions } from '@tanstack/react-query'
import type { Job } from '#contract/jobs.ts'
import { api } from '../api/client.ts'

export const isUnderWay = (job: Job): boolean => job.state === 'queued' || job.state === 'running'

const SOON_MS = 1000
/** The asker's jobs; asked again every second while one of them is under way. */
export const jobsQuery = queryOptions({
  queryKey: ['jobs'],
  queryFn: () => api.jobs.list(),
  refetchInterval: (query) => (query.state.data?.some(isUnderWay) === true ? SOON_MS : false),
  staleTime: 0,
})

const SOONER_MS = 400
/** One job, asked again while it is under way. */
export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: ['job', id],
    queryFn: () => api.jobs.get({ id }),
    refetchInterval: (query) => (query.state.data === undefined || isUnderWay(query.state.data) ? SOONER_MS : false),
  })

/** What a job left behind under this name. */
export const resultOf = (job: Job, name: string): string | null => {
  const value = job.result?.[name]
  return typeof value === 'string' ? value : null
}
