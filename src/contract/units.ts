import { z } from 'zod'
import { Day, endpoint, Fault, Id, Nothing } from './base.ts'

export const placeKinds = ['province', 'city', 'county', 'town', 'community', 'park', 'zone', 'group'] as const
/** What a group may gather: places that exist, not groups again. */
export const gatheredKinds = ['county', 'town', 'community', 'park', 'zone'] as const
export const unitKinds = [
  'government',
  'department',
  'town',
  'community',
  'park',
  'office',
  'enterprise',
  'association',
  'institution',
  'supplier',
  'third_party',
] as const
export const groupKinds = ['printed', 'leading_group', 'headquarters', 'task_force', 'working_group'] as const

export const Place = z.object({
  id: Id,
  code: z.string().nullable(),
  name: z.string(),
  kind: z.enum(placeKinds),
  parentId: Id.nullable(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  sort: z.number().int(),
  /** of a group: the kinds that it gathers from below its parent, or else its members */
  gathers: z.array(z.enum(gatheredKinds)).default([]),
  memberIds: z.array(Id).default([]),
  /** other spellings by which files and documents call it */
  aliases: z.array(z.string().trim().min(1).max(60)).max(50).default([]),
})
export type Place = z.infer<typeof Place>

export const Officer = z.object({
  id: Id,
  name: z.string(),
  title: z.string().nullable(),
  phone: z.string().nullable(),
  /** first: 主要领导（第一责任人） · deputy: 分管领导 · contact: 联络员 */
  duty: z.enum(['first', 'deputy', 'contact']),
})

export const UnitAlias = z.object({ id: Id, alias: z.string(), kind: z.enum(['short', 'former', 'mapped']) })

export const Unit = z.object({
  id: Id,
  name: z.string(),
  shortName: z.string().nullable(),
  kind: z.enum(unitKinds),
  parentId: Id.nullable(),
  placeId: Id.nullable(),
  validFrom: Day.nullable(),
  validTo: Day.nullable(),
  sort: z.number().int(),
  aliases: z.array(UnitAlias),
  officers: z.array(Officer),
})
export type Unit = z.infer<typeof Unit>

export const UnitGroup = z.object({
  id: Id,
  name: z.string(),
  kind: z.enum(groupKinds),
  /** who heads a leading group or a task force, and what it is for */
  head: z.string().nullable(),
  matters: z.string().nullable(),
  officeUnitId: Id.nullable(),
  aliases: z.array(UnitAlias),
  memberIds: z.array(Id),
})
export type UnitGroup = z.infer<typeof UnitGroup>

export const UnitInput = Unit.omit({ id: true, aliases: true, officers: true }).extend({
  aliases: z.array(z.object({ alias: z.string().trim().min(1).max(60), kind: UnitAlias.shape.kind })),
  officers: z.array(Officer.omit({ id: true })),
})
export type UnitInput = z.infer<typeof UnitInput>
export const GroupInput = UnitGroup.omit({ id: true, aliases: true }).extend({
  aliases: z.array(z.object({ alias: z.string().trim().min(1).max(60), kind: UnitAlias.shape.kind })),
})

export type GroupInput = z.infer<typeof GroupInput>

/** What an upload would do, cell by cell; nothing is written while a fault stands. */
export const ImportResult = z.object({
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  faults: z.array(Fault),
})
export type ImportResult = z.infer<typeof ImportResult>

const tags = ['units']
export const units = {
  list: endpoint.route({ method: 'GET', path: '/units', tags }).output(z.array(Unit)),
  create: endpoint.route({ method: 'POST', path: '/units', tags }).input(UnitInput).output(Unit),
  change: endpoint
    .route({ method: 'PUT', path: '/units/{id}', tags })
    .input(UnitInput.extend({ id: Id }))
    .output(Unit),
  groups: endpoint.route({ method: 'GET', path: '/unit-groups', tags }).output(z.array(UnitGroup)),
  createGroup: endpoint.route({ method: 'POST', path: '/unit-groups', tags }).input(GroupInput).output(UnitGroup),
  changeGroup: endpoint
    .route({ method: 'PUT', path: '/unit-groups/{id}', tags })
    .input(GroupInput.extend({ id: Id }))
    .output(UnitGroup),
  removeGroup: endpoint
    .route({ method: 'DELETE', path: '/unit-groups/{id}', tags })
    .input(z.object({ id: Id }))
    .output(Nothing),
}
export const places = {
  list: endpoint.route({ method: 'GET', path: '/places', tags: ['places'] }).output(z.array(Place)),
  create: endpoint
    .route({ method: 'POST', path: '/places', tags: ['places'] })
    .input(Place.omit({ id: true }))
    .output(Place),
  change: endpoint
    .route({ method: 'PUT', path: '/places/{id}', tags: ['places'] })
    .input(Place)
    .output(Place),
  /** GB/T 2260 rows to choose from; search by name, pinyin initials or code. */
  divisions: endpoint
    .route({ method: 'GET', path: '/divisions', tags: ['places'] })
    .input(z.object({ search: z.string().min(1).max(40) }))
    .output(z.array(z.object({ code: z.string(), name: z.string(), path: z.string() }))),
}
