// Which roles can a post have, and how far does each one see?

/** The role list of a programme's participants; the three administrators see no business data. */
export const roles = [
  'system_admin',
  'security_admin',
  'audit_admin',
  'leader',
  'office',
  'statistics',
  'unit',
  'park',
  'supplier',
  'third_party',
  'panel',
  'liaison',
  'enterprise',
  'association',
] as const
export type Role = (typeof roles)[number]

/** city: the whole city · unit: what its unit answers for · place: what lies in its place · none: no business data */
export type Reach = 'city' | 'unit' | 'place' | 'none'

export const reachOf = {
  system_admin: 'none',
  security_admin: 'none',
  audit_admin: 'none',
  leader: 'city',
  office: 'city',
  statistics: 'city',
  unit: 'unit',
  park: 'unit',
  supplier: 'unit',
  third_party: 'unit',
  panel: 'unit',
  liaison: 'unit',
  enterprise: 'unit',
  association: 'unit',
} as const satisfies Record<Role, Reach>

/** One post: a role held for a unit and, where it matters, a place. Only posts valid on the day are handed on. */
export type Post = { readonly role: Role; readonly unitId: string | null; readonly placeId: string | null }

/** Who asks. */
export type Actor = {
  readonly accountId: string
  readonly cityId: number
  readonly name: string
  readonly posts: readonly Post[]
}

/** Roles that one account may not hold together: three administrators are three people, and none does business. */
export const holds = (actor: Actor, ...wanted: readonly Role[]): boolean =>
  actor.posts.some((post) => wanted.includes(post.role))

/** The units for which the actor speaks. */
export const unitsOf = (actor: Actor): ReadonlySet<string> =>
  new Set(actor.posts.flatMap((post) => (post.unitId === null ? [] : [post.unitId])))
