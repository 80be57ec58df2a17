import type { Role } from '#core/accounts/roles.ts'
import type { IndicatorCard } from '#core/indicators/card.ts'
import { hashPassword } from '#server/accounts/passwords.ts'
import { insertAccount } from '#store/accounts/accounts.ts'
import { insertPost } from '#store/accounts/posts.ts'
import { insertCity } from '#store/city/cities.ts'
import { inCity } from '#store/city/city.ts'
import type { CityHandle } from '#store/handle.ts'
import { insertIndicator } from '#store/observations/indicators.ts'
import type { Store } from '#store/open.ts'
import { insertSubjects } from '#store/rounds/subjects.ts'
import { insertUnit } from '#store/units/units.ts'
import { type Chance, seeded } from './seeded.ts'

const CITY = 1
export const FIELDS = 200
export const LINES = 50
const password = 'Bench-clerk-2026'

export type Clerk = {
  readonly username: string
  readonly password: string
  readonly unitId: string
  readonly subjectIds: readonly number[]
}
export type InventedCollection = {
  readonly office: Pick<Clerk, 'username' | 'password'>
  readonly clerks: readonly Clerk[]
  readonly indicatorIds: readonly number[]
}

/** A city with its office, as many units as clerks, each with its own firms, and the indicators of one long form. */
export async function inventCollection(store: Store, clerkCount: number): Promise<InventedCollection> {
  const chance = seeded(20_260_801)
  const passwordHash = await hashPassword(password)
  const now = new Date()
  return inCity(store, CITY, async (tx) => {
    await insertCity(tx, { id: CITY, code: 'bench', name: '万表市', kind: 'live', notice: null }, now)
    await employ(tx, chance, { username: 'office', role: 'office', unitId: null, passwordHash })
    const clerks: Clerk[] = []
    for (let at = 0; at < clerkCount; at += 1) {
      const unitId = chance.id()
      const name = `万表第${at + 1}局`
      await insertUnit(tx, {
        ...{ id: unitId, name, shortName: null, pinyin: '', kind: 'department', parentId: null, placeId: null },
        ...{ sort: at, validFrom: null, validTo: null, aliases: [], officers: [] },
      })
      const username = `clerk${at}`
      await employ(tx, chance, { username, role: 'unit', unitId, passwordHash })
      clerks.push({ username, password, unitId, subjectIds: await insertSubjects(tx, firmsOf(at)) })
    }
    const change = { validFrom: '2020-01-01', reason: null, at: now, by: chance.id() }
    const indicatorIds: number[] = []
    for (let at = 0; at < FIELDS; at += 1)
      indicatorIds.push((await insertIndicator(tx, { card: cardOf(at), pinyin: '', sort: at, change })).id)
    return { office: { username: 'office', password }, clerks, indicatorIds }
  })
}

const firmsOf = (unit: number) =>
  Array.from({ length: LINES }, (_, at) => ({
    ...{ kind: 'enterprise' as const, code: `F${unit}-${at}`, name: `万表第${unit * LINES + at}厂`, aliases: [] },
    ...{ placeId: null, unitId: null, parentId: null, pinyin: '', industry: null, validFrom: null, validTo: null },
  }))

const cardOf = (at: number): IndicatorCard => ({
  ...{ code: `field_${at}`, name: `栏目${at}号`, aliases: [], definition: '', unit: '万元', kind: 'level' },
  ...{ direction: 'higher', periodType: 'month', overPlaces: { kind: 'sum' }, overTime: { kind: 'sum' } },
  ...{ alarm: null, good: null, sourceUnitId: null, officer: null, leader: null, decimals: 2, source: null },
  ...{ method: 'reported', formula: null, disclosure: 'internal' },
})

async function employ(
  tx: CityHandle,
  chance: Chance,
  one: {
    readonly username: string
    readonly role: Role
    readonly unitId: string | null
    readonly passwordHash: string
  },
): Promise<void> {
  const { username, role, unitId, passwordHash } = one
  const id = chance.id()
  const given = { username, name: username, phone: null, passwordHash, mustChangePassword: false, demoNote: null }
  await insertAccount(tx, { id, ...given, createdAt: new Date() })
  await insertPost(tx, {
    ...{ id: chance.id(), accountId: id, role, unitId, placeId: null, validFrom: '2026-01-01', validTo: null },
  })
}
