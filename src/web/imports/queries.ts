import { queryOptions } from '@tanstack/react-query'
import type { ImportReport } from '#contract/imports.ts'
import type { Job } from '#contract/jobs.ts'
import { type Answers, api } from '../api/client.ts'
import { numbersKey } from '../indicators/queries.ts'

export type Inspection = Answers['imports']['inspect']
export type Mapping = Inspection['mapping']
export type MappedColumn = Mapping['columns'][number]
export type Batch = Answers['batches']['list']['items'][number]

export const inspectionQuery = (fileId: string, sheet: string | null) =>
  queryOptions({
    queryKey: [...numbersKey, 'inspection', fileId, sheet],
    queryFn: () => api.imports.inspect({ fileId, sheet }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** What an import's job left behind; the server writes it in the contract's shape. */
export const reportOf = (job: Job): ImportReport | null =>
  job.state === 'done' ? (job.result as ImportReport | null) : null

export const subjectsQuery = (kind: Mapping['subjectKind']) =>
  queryOptions({ queryKey: [...numbersKey, 'subjects', kind], queryFn: () => api.subjects.list({ kind }) })

export const batchesQuery = (ask: Parameters<typeof api.batches.list>[0]) =>
  queryOptions({ queryKey: [...numbersKey, 'batches', ask], queryFn: () => api.batches.list(ask) })
