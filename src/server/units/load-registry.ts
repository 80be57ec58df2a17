import { makeRegistry, type Registry } from '#core/units/registry.ts'
import { type Resolution, resolveNames, unitsMeant } from '#core/units/resolve.ts'
import type { CityHandle } from '#store/handle.ts'
import { listPlaces } from '#store/places/places.ts'
import { listGroups } from '#store/units/unit-groups.ts'
import { listUnits } from '#store/units/units.ts'

/** The city's units and groups ready to be looked up as they stood on a day; null takes all that ever were. */
export type LoadedRegistry = {
  readonly resolve: (names: readonly string[]) => readonly Resolution[]
  readonly unitsMeant: (resolution: Resolution) => readonly string[]
}

/** Places whose name a unit's own may begin with: 望潮市财政局, 汐川区人民政府. */
const PREFIXING: ReadonlySet<string> = new Set(['province', 'city', 'county'])

export async function loadRegistry(tx: CityHandle, day: string | null): Promise<LoadedRegistry> {
  const [units, groups, places] = [await listUnits(tx), await listGroups(tx), await listPlaces(tx)]
  const city = await tx.selectFrom('city').select('name').where('id', '=', tx.cityId).executeTakeFirst()
  const prefixes = [
    ...new Set([
      ...(city === undefined ? [] : [city.name]),
      ...places.filter(({ kind }) => PREFIXING.has(kind)).map(({ name }) => name),
    ]),
  ]
  const plain = <T extends { readonly aliases: readonly { readonly alias: string }[] }>(thing: T) => ({
    ...thing,
    aliases: thing.aliases.map(({ alias }) => alias),
  })
  const registry: Registry = makeRegistry(units.map(plain), groups.map(plain), prefixes, day)
  return {
    resolve: (names) => resolveNames(registry, names, prefixes),
    unitsMeant: (resolution) => unitsMeant(registry, resolution),
  }
}
