import { queryOptions } from '@tanstack/react-query'
import { writePairs } from '#core/comparison/chosen-pairs.ts'
import { type Answers, api } from '../api/client.ts'
import type { CompareAddress } from './compare-address.ts'

export type Comparison = Answers['programmes']['compare']
export type TargetRow = Comparison['targets'][number]
export type MeasureRow = Comparison['measures'][number]
export type AnyRow = TargetRow | MeasureRow

/** What the server is asked; null until both sides are chosen. */
export const askedOf = ({ left, right, relation, pairs }: CompareAddress) =>
  left.id === null || right.id === null
    ? null
    : {
        leftId: left.id,
        rightId: right.id,
        ...(left.version === null ? {} : { leftVersion: left.version }),
        ...(right.version === null ? {} : { rightVersion: right.version }),
        ...(relation === null ? {} : { relation }),
        ...(pairs.length === 0 ? {} : { pairs: writePairs(pairs) }),
      }

export const comparisonQuery = (asked: NonNullable<ReturnType<typeof askedOf>>) =>
  queryOptions({
    queryKey: ['comparison', asked],
    queryFn: () => api.programmes.compare(asked),
    // the pairs before stay in sight while a changed one is reckoned
    placeholderData: (before) => before,
  })
