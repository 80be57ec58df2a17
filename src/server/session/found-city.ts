import { randomUUID } from 'node:crypto'
import { checkPassword } from '#core/accounts/passwords.ts'
import type { Role } from '#core/accounts/roles.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { insertAccount } from '#store/accounts/accounts.ts'
import { insertPost } from '#store/accounts/posts.ts'
import { appendAudit } from '#store/audit/audit.ts'
import { insertCity, listCities } from '#store/city/cities.ts'
import { inCity } from '#store/city/city.ts'
import type { CityHandle } from '#store/handle.ts'
import { hashPassword } from '../accounts/passwords.ts'
import { type Caller, dayOf, type Program } from '../context.ts'
import { isSameToken } from '../same-token.ts'

type Administrator = { readonly username: string; readonly name: string; readonly password: string }
const OFFICES = ['system', 'security', 'audit'] as const
type Office = (typeof OFFICES)[number]
const ROLE_OF = {
  system: 'system_admin',
  security: 'security_admin',
  audit: 'audit_admin',
} as const satisfies Record<Office, Role>

export type SetUpInput = {
  readonly cityName: string
  readonly divisionCode?: string | undefined
  readonly setUpCode: string
  readonly administrators: Readonly<Record<Office, Administrator>>
}

/** Founds the one city of a new installation with its three administrators, who each change the given password first. */
export async function foundCity(program: Program, caller: Caller, input: SetUpInput): Promise<Outcome<null>> {
  const code = program.setUp.code()
  if (code === undefined || (await listCities(program.store.db)).length > 0) return bad({ code: 'set-up.conflict' })
  if (!isSameToken(input.setUpCode.trim().toUpperCase(), code)) return bad({ code: 'set-up.wrong-code' })
  const faults = findFaults(program, input.administrators)
  if (faults.length > 0) return bad(...faults)
  // Hashing takes a while: done before the transaction, which then is short.
  const hashes = await Promise.all(OFFICES.map((office) => hashPassword(input.administrators[office].password)))
  await inCity(program.store, 1, async (tx) => {
    const city = {
      id: 1,
      code: input.divisionCode ?? 'city-1',
      name: input.cityName,
      kind: 'live',
      notice: null,
    } as const
    const now = program.clock()
    await insertCity(tx, city, now)
    for (const [index, office] of OFFICES.entries()) {
      await insertAdministrator(tx, office, input.administrators[office], hashes[index] ?? '', now)
    }
    await appendAudit(tx, {
      at: now,
      accountId: null,
      actor: input.administrators.system.name,
      action: 'city.founded',
      subjectKind: 'city',
      subjectId: String(city.id),
      detail: { name: city.name, code: city.code, address: caller.address },
    })
  })
  program.setUp.close()
  return good(null)
}

function findFaults(program: Program, administrators: SetUpInput['administrators']): readonly Fault[] {
  const { passwordLength: length, passwordClasses: classes } = program.settings.config
  const names = OFFICES.map((office) => normalisedName(administrators[office].username))
  const faults: Fault[] = new Set(names).size < names.length ? [{ code: 'set-up.three-people' }] : []
  for (const office of OFFICES) {
    const { username, name, password } = administrators[office]
    const field = (part: string) => ({ field: `administrators.${office}.${part}` })
    if (normalisedName(username).length < 2) faults.push({ code: 'account.username-short', place: field('username') })
    if (name.trim() === '') faults.push({ code: 'account.name-missing', place: field('name') })
    const weak = checkPassword(password, username, { length, classes })
    faults.push(...weak.map((fault) => ({ ...fault, place: field('password') })))
  }
  return faults
}

export const normalisedName = (username: string): string => username.trim().normalize('NFKC')

async function insertAdministrator(
  tx: CityHandle,
  office: Office,
  administrator: Administrator,
  passwordHash: string,
  now: Date,
): Promise<void> {
  const id = randomUUID()
  await insertAccount(tx, {
    id,
    username: normalisedName(administrator.username),
    name: administrator.name.trim(),
    phone: null,
    passwordHash,
    mustChangePassword: true,
    createdAt: now,
    demoNote: null,
  })
  const nowhere = { unitId: null, placeId: null, validFrom: dayOf(now), validTo: null }
  await insertPost(tx, { id: randomUUID(), accountId: id, role: ROLE_OF[office], ...nowhere })
}
