import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api } from '../api/client.ts'

export const roundsKey = ['rounds'] as const
export const roundsQuery = queryOptions({ queryKey: [...roundsKey, 'list'], queryFn: () => api.rounds.list({}) })
export const roundQuery = (id: string) =>
  queryOptions({ queryKey: [...roundsKey, id], queryFn: () => api.rounds.get({ id }) })
export const inputsQuery = (id: string, page: number, size: number, search: string) =>
  queryOptions({
    queryKey: [...roundsKey, id, 'inputs', page, size, search],
    queryFn: () => api.rounds.inputs({ id, page, size, search }),
    // the table and the field that somebody is typing in stay while the next page comes
    placeholderData: keepPreviousData,
  })
export const subjectQuery = (id: string, row: number) =>
  queryOptions({ queryKey: [...roundsKey, id, 'subject', row], queryFn: () => api.rounds.subject({ id, row }) })
export const owedQuery = (id: string) =>
  queryOptions({ queryKey: [...roundsKey, id, 'owed'], queryFn: () => api.rounds.owed({ id }) })
export const resultsQuery = (id: string) =>
  queryOptions({ queryKey: [...roundsKey, id, 'results'], queryFn: () => api.rounds.results({ id }) })
export const objectionsQuery = (id: string) =>
  queryOptions({ queryKey: [...roundsKey, id, 'objections'], queryFn: () => api.rounds.objections({ id }) })
export const correctionQuery = (id: string) =>
  queryOptions({ queryKey: [...roundsKey, id, 'correction'], queryFn: () => api.rounds.tryCorrection({ id }) })
export const differencesQuery = (id: string) =>
  queryOptions({ queryKey: [...roundsKey, id, 'differences'], queryFn: () => api.rounds.differences({ id }) })

export const roundFiles = {
  inputs: (id: string) => `/api/exports/rounds/${id}/inputs.xlsx`,
  results: (id: string) => `/api/exports/rounds/${id}/results.xlsx`,
  notice: (id: string) => `/api/exports/rounds/${id}/notice.docx`,
  live: (id: string) => `/api/exports/rounds/${id}/live.xlsx`,
  report: (id: string) => `/api/exports/rounds/${id}/report.docx`,
  package: (id: string) => `/api/exports/rounds/${id}/package.zip`,
  bring: (id: string) => `/api/imports/rounds/${id}/inputs`,
} as const

/** The round of the page that a tab stands in. */
export const useRound = () => {
  const { id } = useParams({ from: '/rounds/$id' })
  return useQuery(roundQuery(id))
}
