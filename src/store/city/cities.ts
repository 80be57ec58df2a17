import type { Handle } from '../handle.ts'
import type { CityTable } from './tables.ts'

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

export async function insertCity(db: Handle, city: City, createdAt: Date): Promise<void> {
  await db
    .insertInto('city')
    .values({ ...city, created_at: createdAt })
    .execute()
}

const toCity = ({ id, code, name, kind, notice }: CityTable): City => ({ id, code, name, kind, notice })
