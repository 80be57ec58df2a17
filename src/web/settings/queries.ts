import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'

export const unitsQuery = queryOptions({ queryKey: ['units'], queryFn: () => api.units.list() })
export const groupsQuery = queryOptions({ queryKey: ['unit-groups'], queryFn: () => api.units.groups() })
export const placesQuery = queryOptions({ queryKey: ['places'], queryFn: () => api.places.list() })
