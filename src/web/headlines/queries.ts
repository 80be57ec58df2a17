import { queryOptions } from '@tanstack/react-query'
import { type Answers, api } from '../api/client.ts'

export type HeadlinePage = Answers['headlines']['get']
export type HeadlineFigure = HeadlinePage['figures'][number]

export const headlinesQuery = (asOf: string | undefined) =>
  queryOptions({
    queryKey: ['headlines', asOf ?? null],
    queryFn: () => api.headlines.get(asOf === undefined ? {} : { asOf }),
    placeholderData: (before) => before,
  })
