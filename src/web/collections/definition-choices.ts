import { useQuery } from '@tanstack/react-query'
import type { Indicator } from '#contract/indicators.ts'
import type { Subject } from '#contract/observations.ts'
import type { Unit } from '#contract/units.ts'
import { api } from '../api/client.ts'

/** What a form can be made of: the dictionary, the registry, and who values may speak of. */
export type Choices = {
  readonly indicators: ReadonlyMap<number, Indicator>
  readonly units: ReadonlyMap<string, Unit>
  readonly places: ReadonlyMap<number, Subject>
  /** the subject of the place that a unit lies in */
  readonly placeOf: (unitId: string) => number | null
}

export const useChoices = () =>
  useQuery({
    queryKey: ['collection-choices'],
    queryFn: async (): Promise<Choices> => {
      const [indicators, units, subjects] = await Promise.all([
        api.indicators.list(),
        api.units.list(),
        api.subjects.list({ kind: 'place' }),
      ])
      const byPlace = new Map(subjects.map((subject) => [subject.placeId, subject.id]))
      const byUnit = new Map(units.map((unit) => [unit.id, unit]))
      return {
        indicators: new Map(indicators.map((one) => [one.id, one])),
        units: byUnit,
        places: new Map(subjects.map((subject) => [subject.id, subject])),
        placeOf: (unitId) => byPlace.get(byUnit.get(unitId)?.placeId ?? '') ?? null,
      }
    },
    staleTime: 30_000,
  })
