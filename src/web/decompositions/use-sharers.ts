import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Sharer } from '#core/decompositions/printed-shares.ts'
import { groupsQuery, placesQuery, unitsQuery } from '../settings/queries.ts'

export type Who = { readonly unitId: string | null; readonly placeId: string | null }
export const idOf = ({ unitId, placeId }: Who): string => unitId ?? placeId ?? ''

/** Everybody who can take a share: units with the names of their places, places without a unit of their own, groups. */
export const useSharers = () => {
  const units = useQuery(unitsQuery).data
  const listed = useQuery(placesQuery).data
  const groups = useQuery(groupsQuery).data
  return useMemo(() => {
    const places = listed?.filter(({ kind }) => kind !== 'group')
    const placeNames = new Map((places ?? []).map(({ id, name }) => [id, name]))
    const names = new Map([...(units ?? []), ...(places ?? [])].map(({ id, name }) => [id, name]))
    const committees = (units ?? []).filter(({ kind }) => ['park', 'government', 'town'].includes(kind))
    const sharers: readonly Sharer[] = committees.map(({ id, name, shortName, placeId, aliases }) => ({
      id,
      // A plan prints 临港工业园 where the committee of that park is meant.
      names: [name, shortName, placeNames.get(placeId ?? ''), ...aliases.map(({ alias }) => alias)].flatMap(
        (one) => one ?? [],
      ),
    }))
    return {
      ready: units !== undefined && places !== undefined,
      units: units ?? [],
      places: places ?? [],
      groups: groups ?? [],
      names,
      sharers,
    }
  }, [units, listed, groups])
}
