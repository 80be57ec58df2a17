import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { roundsKey } from '../rounds/queries.ts'

/** Below the round, because what is done to a questionnaire is an act of its round. */
export const questionnairesQuery = (id: string) =>
  queryOptions({ queryKey: [...roundsKey, id, 'questionnaires'], queryFn: () => api.questionnaires.list({ id }) })

export const codesFile = (questionnaireId: string) => `/api/exports/questionnaires/${questionnaireId}/codes.xlsx`
