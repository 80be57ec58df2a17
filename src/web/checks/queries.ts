import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { Draft } from '#contract/drafts.ts'
import { api } from '../api/client.ts'
import { programmeKey } from '../programmes/queries.ts'

/** Checked when the draft opens, when a name finds its unit, and after every change while somebody looks at the findings. */
const unnamed = ({ names }: Draft): number =>
  names.filter(({ unitId, groupId }) => unitId === null && groupId === null).length

export const draftFindingsQuery = (draft: Draft, looking: boolean) =>
  queryOptions({
    queryKey: [
      'draft-findings',
      draft.id,
      looking ? draft.sequence : `opened-${unnamed(draft)}`,
      looking ? draft.headRevision : 0,
    ],
    queryFn: () => api.drafts.findings({ id: draft.id }),
    staleTime: looking ? 0 : Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })

export const findingsQuery = (programmeId: string) =>
  queryOptions({
    queryKey: [...programmeKey(programmeId), 'findings'],
    queryFn: () => api.programmes.findings({ id: programmeId }),
  })
