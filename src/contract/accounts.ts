import { z } from 'zod'
import { roles } from '#core/accounts/roles.ts'
import { Day, endpoint, Id, Instant, PageQuery, pageOf } from './base.ts'

export const AccountPost = z.object({
  id: Id,
  role: z.enum(roles),
  unitId: Id.nullable(),
  unitName: z.string().nullable(),
  placeId: Id.nullable(),
  placeName: z.string().nullable(),
  validFrom: Day,
  validTo: Day.nullable(),
})
export const Account = z.object({
  id: Id,
  username: z.string(),
  name: z.string(),
  phone: z.string().nullable(),
  state: z.enum(['active', 'locked', 'disabled']),
  lockedUntil: Instant.nullable(),
  mustChangePassword: z.boolean(),
  lastSignInAt: Instant.nullable(),
  posts: z.array(AccountPost),
})
export type Account = z.infer<typeof Account>

export const AuditEntry = z.object({
  seq: z.number().int(),
  at: Instant,
  actor: z.string(),
  action: z.string(),
  subjectKind: z.string().nullable(),
  subjectId: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
})

export const Setting = z.object({
  name: z.string(),
  variable: z.string(),
  type: z.string(),
  meaning: z.object({ zh: z.string(), en: z.string() }),
  value: z.string(),
  default: z.string(),
  from: z.enum(['default', 'file', 'environment', 'argument']),
})

const tags = ['accounts']
export const accounts = {
  list: endpoint
    .route({ method: 'GET', path: '/accounts', tags })
    .input(PageQuery.extend({ search: z.string().optional() }))
    .output(pageOf(Account)),
  /** The first password is made by the server and shown once. */
  create: endpoint
    .route({ method: 'POST', path: '/accounts', tags })
    .input(
      z.object({
        username: z.string().trim().min(2).max(64),
        name: z.string().trim().min(1).max(40),
        phone: z.string().max(40).nullable(),
      }),
    )
    .output(z.object({ id: Id, firstPassword: z.string() })),
  change: endpoint
    .route({ method: 'PATCH', path: '/accounts/{id}', tags })
    .input(
      z.object({
        id: Id,
        name: z.string().trim().min(1).max(40).optional(),
        phone: z.string().max(40).nullable().optional(),
        disabled: z.boolean().optional(),
      }),
    )
    .output(Account),
  unlock: endpoint
    .route({ method: 'POST', path: '/accounts/{id}/unlock', tags })
    .input(z.object({ id: Id }))
    .output(Account),
  resetPassword: endpoint
    .route({ method: 'POST', path: '/accounts/{id}/password', tags })
    .input(z.object({ id: Id }))
    .output(z.object({ firstPassword: z.string() })),
  grantPost: endpoint
    .route({ method: 'POST', path: '/accounts/{id}/posts', tags })
    .input(
      z.object({
        id: Id,
        role: z.enum(roles),
        unitId: Id.nullable(),
        placeId: Id.nullable(),
        validFrom: Day,
        validTo: Day.nullable(),
      }),
    )
    .output(Account),
  endPost: endpoint
    .route({ method: 'POST', path: '/accounts/{id}/posts/{postId}/end', tags })
    .input(z.object({ id: Id, postId: Id, validTo: Day }))
    .output(Account),
}

export const audit = {
  list: endpoint
    .route({ method: 'GET', path: '/audit', tags: ['audit'] })
    .input(
      PageQuery.extend({
        action: z.string().optional(),
        actor: z.string().optional(),
        from: Day.optional(),
        to: Day.optional(),
      }),
    )
    .output(pageOf(AuditEntry)),
  verify: endpoint
    .route({ method: 'POST', path: '/audit/verify', tags: ['audit'] })
    .output(z.object({ entries: z.number().int(), brokenAt: z.number().int().nullable(), head: z.string() })),
}

export const settings = {
  list: endpoint.route({ method: 'GET', path: '/settings', tags: ['settings'] }).output(z.array(Setting)),
}
