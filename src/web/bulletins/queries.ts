import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export const bulletinsKey = ['bulletins'] as const
export const seriesQuery = queryOptions({
  queryKey: [...bulletinsKey, 'series'],
  queryFn: () => api.bulletins.series({}),
})
export const bulletinsQuery = queryOptions({
  queryKey: [...bulletinsKey, 'list'],
  queryFn: () => api.bulletins.list({}),
})
export const bulletinQuery = (id: string) =>
  queryOptions({ queryKey: [...bulletinsKey, id], queryFn: () => api.bulletins.get({ id }) })

export const bulletinFiles = {
  text: (id: string) => `/api/exports/bulletins/${id}/bulletin.docx`,
  annex: (id: string) => `/api/exports/bulletins/${id}/annex.xlsx`,
  edited: (id: string, revision: number) => `/api/imports/bulletins/${id}/text?revision=${revision}`,
  template: (seriesId: string) => `/api/exports/bulletin-series/${seriesId}/template.docx`,
  newTemplate: (seriesId: string) => `/api/imports/bulletin-series/${seriesId}/template`,
} as const
