import { randomUUID } from 'node:crypto'
import type { Actor, Role } from '#core/accounts/roles.ts'
import { readPlan } from '#core/plans/read.ts'
import { insertCity } from '#store/city/cities.ts'
import { inCity } from '#store/city/city.ts'
import { findFile, insertFile } from '#store/files/files.ts'
import type { Store } from '#store/open.ts'
import { addAccount } from '../accounts/accounts.ts'
import { hashPassword, makeFirstPassword } from '../accounts/passwords.ts'
import { grantPost } from '../accounts/posts.ts'
import { type CityContext, dayOf } from '../context.ts'
import { readDocument } from '../documents/read-document.ts'
import { adoptDraft } from '../drafts/adopt.ts'
import { insertReading } from '../drafts/read-plan.ts'
import { acceptAll } from '../drafts/review.ts'
import { createPlace } from '../places/places.ts'
import { keepCityChances } from '../progress/chances.ts'
import { DEMO_PASSWORD } from '../session/demo-password.ts'
import { createGroup } from '../units/groups.ts'
import { createUnit } from '../units/units.ts'
import { bindDemoTargets } from './bind-targets.ts'
import { collectMonths } from './collect-months.ts'
import { contextOf, type DemoIds, granted } from './demo-context.ts'
import { issueBulletins } from './issue-bulletins.ts'
import { layNumbers } from './lay-numbers.ts'
import { holdParkRounds } from './park-rounds.ts'
import { reportMonths } from './report-months.ts'
import { shareTargets } from './share-targets.ts'
import { accounts, cityName, cityNotice, groups, places, units } from './wangchao.ts'
import { wangchaoPlan, wangchaoPlanName } from './wangchao-plan.ts'

/** The first city of an installation without any: 望潮市, with its plan adopted and reported on since. */
const CITY = { id: 1, code: 'demo', name: cityName, kind: 'demo', notice: cityNotice } as const
const FOUNDED = new Date('2026-01-05T01:30:00Z')
const ADOPTED = new Date('2026-03-20T02:10:00Z')

/** One transaction: killed in the middle, the next start begins it again. Goes through the services, as people would. */
export async function createDemoCity(store: Store, now: Date): Promise<void> {
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const closedHash = await hashPassword(makeFirstPassword(24))
  const bytes = new TextEncoder().encode(wangchaoPlan)
  const read = await readDocument(bytes, wangchaoPlanName)
  if (!read.ok) throw new Error(`the demonstration plan cannot be read: ${read.fault.code}`)
  const reading = readPlan(read.document)
  await inCity(store, CITY.id, async (tx) => {
    await insertCity(tx, CITY, FOUNDED)
    const founder = contextOf(tx, actorWith('system', 'office', null), FOUNDED)
    const unitIds = await settle(founder)
    const ids = await employ(founder, unitIds, { passwordHash, closedHash })
    const office = contextOf(tx, ids.office, ADOPTED)
    const fileId = randomUUID()
    const file = { id: fileId, name: wangchaoPlanName, mediaType: 'text/plain', bytes }
    await insertFile(tx, { ...file, createdAt: ADOPTED, createdBy: ids.office.accountId })
    const kept = await findFile(tx, fileId)
    if (kept === undefined) throw new Error('the demonstration plan was not kept')
    const draftId = await insertReading(office, kept, { kind: read.kind, text: read.document.text, reading })
    for (const kind of ['target', 'measure'] as const) await acceptAll(office, { id: draftId, kind, confidence: 0 })
    const adopted = granted(
      await adoptDraft(office, { id: draftId, leavePending: false, programmeId: null, reason: null }),
    )
    await reportMonths(tx, adopted.programmeId, ids, now)
    await layNumbers(tx, ids, now)
    await bindDemoTargets(tx, adopted.programmeId, ids)
    await issueBulletins(tx, ids, now)
    await shareTargets(tx, adopted.programmeId, ids, now)
    await collectMonths(tx, ids, now)
    await holdParkRounds(tx, ids, now)
    await keepCityChances(tx, now)
  })
}

const actorWith = (name: string, role: Role, unitId: string | null, accountId: string = randomUUID()): Actor => ({
  accountId,
  cityId: CITY.id,
  name,
  posts: [{ role, unitId, placeId: null }],
})

/** Places, units and groups; answers with the units by name. */
async function settle(context: CityContext): Promise<ReadonlyMap<string, string>> {
  const placeIds = new Map<string, string>()
  for (const [sort, { name, kind, parent }] of places.entries()) {
    const place = {
      ...{ code: null, name, kind, parentId: idOf(placeIds, parent), validFrom: null, validTo: null, sort },
      ...{ gathers: kind === 'group' ? (['park', 'zone'] as const).slice() : [], memberIds: [], aliases: [] },
    }
    placeIds.set(name, granted(await createPlace(context, place)).id)
  }
  const unitIds = new Map<string, string>()
  for (const [sort, unit] of units.entries()) {
    const { name, shortName, kind, first, formerName } = unit
    const made = await createUnit(context, {
      ...{ name, shortName, kind, sort, parentId: null, placeId: idOf(placeIds, unit.place) },
      ...{ validFrom: null, validTo: null },
      aliases: [
        ...(shortName === null || shortName === name ? [] : [{ alias: shortName, kind: 'short' as const }]),
        ...(formerName === undefined ? [] : [{ alias: formerName, kind: 'former' as const }]),
      ],
      officers: first === null ? [] : [{ name: first, title: '主要负责人', phone: null, duty: 'first' }],
    })
    unitIds.set(name, granted(made).id)
  }
  for (const group of groups) {
    const { name, kind, head, matters, aliases, members, office } = group
    const made = await createGroup(context, {
      ...{ name, kind, head, matters, officeUnitId: idOf(unitIds, office) },
      memberIds: members.flatMap((member) => idOf(unitIds, member) ?? []),
      aliases: aliases.map((alias) => ({ alias, kind: 'short' })),
    })
    granted(made)
  }
  return unitIds
}

const idOf = (ids: ReadonlyMap<string, string>, name: string | null): string | null =>
  name === null ? null : (ids.get(name) ?? null)

type Hashes = { readonly passwordHash: string; readonly closedHash: string }

/** The accounts that visitors use, and one for each other unit, which nobody can open but which signs its reports. */
async function employ(context: CityContext, unitIds: ReadonlyMap<string, string>, hashes: Hashes): Promise<DemoIds> {
  const reporters = new Map<string, Actor>()
  const suppliers = new Map<string, Actor>()
  let office: Actor | undefined
  let leader: Actor | undefined
  let statistics: Actor | undefined
  for (const [order, { username, name, role, unit, what }] of accounts.entries()) {
    const given = { username, name, phone: null, passwordHash: hashes.passwordHash, demoNote: what }
    // one after the other: the sign-in page lists them in this order
    const now = new Date(FOUNDED.getTime() + order * 60_000)
    const actor = await hire({ ...context, now }, given, role, idOf(unitIds, unit))
    if (role === 'office') office = actor
    if (role === 'leader') leader = actor
    if (role === 'statistics') statistics = actor
    if (unit !== null && (role === 'unit' || role === 'park' || role === 'third_party')) reporters.set(unit, actor)
    if (unit !== null && role === 'supplier') suppliers.set(unit, actor)
  }
  for (const { name, shortName, kind } of units) {
    if (reporters.has(name) || kind === 'office') continue
    const given = { username: name, name: `${shortName ?? name}经办人`, phone: null, passwordHash: hashes.closedHash }
    const role = kind === 'park' || kind === 'town' ? 'park' : 'unit'
    reporters.set(name, await hire(context, { ...given, demoNote: null }, role, idOf(unitIds, name)))
  }
  for (const { name, shortName, kind } of units) {
    if (suppliers.has(name) || kind !== 'supplier') continue
    const given = {
      username: `${name}数据`,
      name: `${shortName ?? name}数据员`,
      phone: null,
      passwordHash: hashes.closedHash,
    }
    suppliers.set(name, await hire(context, { ...given, demoNote: null }, 'supplier', idOf(unitIds, name)))
  }
  if (office === undefined || leader === undefined || statistics === undefined)
    throw new Error('the demonstration city has no office')
  return { unitIds, reporters, suppliers, office, leader, statistics }
}

type Given = Parameters<typeof addAccount>[1]

async function hire(
  context: CityContext,
  given: Omit<Given, 'mustChangePassword'>,
  role: Role,
  unitId: string | null,
): Promise<Actor> {
  const accountId = granted(await addAccount(context, { ...given, mustChangePassword: false }))
  const validFrom = dayOf(FOUNDED)
  granted(await grantPost(context, { id: accountId, role, unitId, placeId: null, validFrom, validTo: null }))
  return actorWith(given.name, role, unitId, accountId)
}
