import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { unitsOf } from '#core/accounts/roles.ts'
import { api } from '../api/client.ts'
import { placesQuery } from '../progress/queries.ts'
import { useActor } from '../session/session.ts'

const unitsQuery = { queryKey: ['units', 'all'], queryFn: () => api.units.list({}), staleTime: 60_000 }

/** Subjects that are the asker's own: the parks and towns that its units govern. A bureau of the city governs none alone. */
export const useMyPlaces = (): ReadonlySet<number> => {
  const own = unitsOf(useActor())
  const units = useQuery(unitsQuery).data ?? []
  const places = useQuery(placesQuery).data ?? []
  const key = [...own].sort().join(' ')
  return useMemo(() => {
    const mine = key.split(' ')
    const governed = new Set(
      units.flatMap(({ id, kind, placeId }) =>
        mine.includes(id) && (kind === 'park' || kind === 'town') && placeId !== null ? [placeId] : [],
      ),
    )
    return new Set(places.flatMap(({ id, placeId }) => (placeId !== null && governed.has(placeId) ? [id] : [])))
  }, [key, units, places])
}
