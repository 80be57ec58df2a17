import type { CityTable } from './city-tables.ts'
import type { Handle } from './handle.ts'

export type City = {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly kind: 'demo' | 'live'
  readonly notice: string | null
}

/** Every city of this installation, oldest first. */
export async function listCities(db: Handle): Promise<readonly City[]> {
  return (await db.selectFrom('city').selectAll().orderBy('id').execute()).map(toCity)
}

/** Numbers the new city by the highest there is; two at once meet at the key, and one of them fails. */
export async function insertCity(db: Handle, city: Omit<City, 'id'>, createdAt: Date): Promise<City> {
  const { last } = await db
    .selectFrom('city')
    .select((fn) => fn.fn.max('id').as('last'))
    .executeTakeFirstOrThrow()
  const id = (last ?? 0) + 1
  await db
    .insertInto('city')
    .values({ id, ...city, created_at: createdAt })
    .execute()
  return { id, ...city }
}

const toCity = ({ id, code, name, kind, notice }: CityTable): City => ({ id, code, name, kind, notice })
