import { queryOptions } from '@tanstack/react-query'
import { type Answers, api } from '../api/client.ts'

export type Ranking = Answers['rankings']['get']
export type RankedPlace = Ranking['places'][number]
export type RankingAsk = Parameters<typeof api.rankings.get>[0]

export const rankingQuery = (ask: RankingAsk) =>
  queryOptions({
    queryKey: ['rankings', ask],
    queryFn: () => api.rankings.get(ask),
    placeholderData: (before) => before,
  })
