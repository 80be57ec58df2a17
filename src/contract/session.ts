import { z } from 'zod'
import { roles } from '#core/accounts/roles.ts'
import { endpoint, Id, Instant } from './base.ts'

export const Post = z.object({
  role: z.enum(roles),
  unitId: Id.nullable(),
  unitName: z.string().nullable(),
  placeId: Id.nullable(),
  placeName: z.string().nullable(),
})

export const City = z.object({
  id: z.number().int(),
  name: z.string(),
  kind: z.enum(['demo', 'live']),
})

export const Session = z.object({
  account: z.object({ id: Id, username: z.string(), name: z.string() }),
  city: City,
  posts: z.array(Post),
  /** the first password must be changed before anything else is answered */
  mustChangePassword: z.boolean(),
  expiresAt: Instant,
  /** goes back in the header x-jingwei-csrf with every request that changes something */
  csrf: z.string(),
  previousSignIn: z.object({ at: Instant, address: z.string() }).nullable(),
})
export type Session = z.infer<typeof Session>

/** What the sign-in page may know before anybody has signed in. */
export const Welcome = z.object({
  /** the installation's only city; null while there is none, and where there are several to choose from */
  city: City.nullable(),
  cities: z.array(City),
  version: z.string(),
  /** no city yet: the program waits for the first-run set-up */
  needsSetUp: z.boolean(),
  /** whether the asker's browser holds a session that lives: without one the page need not ask for it */
  signedIn: z.boolean(),
  /** only in the demonstration city, only for a loopback address */
  demoAccounts: z.array(z.object({ username: z.string(), password: z.string(), name: z.string(), what: z.string() })),
  csrf: z.string(),
  /** the server's own day; screens count "due" and "late" from it */
  today: z.string(),
})

export type Welcome = z.infer<typeof Welcome>

export const SetUp = z.object({
  cityName: z.string().trim().min(2).max(40),
  divisionCode: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  /** printed to the server's log at the first start; proves that whoever sets up can read it */
  setUpCode: z.string(),
  administrators: z.object({
    system: z.object({ username: z.string(), name: z.string(), password: z.string() }),
    security: z.object({ username: z.string(), name: z.string(), password: z.string() }),
    audit: z.object({ username: z.string(), name: z.string(), password: z.string() }),
  }),
})

export const session = {
  welcome: endpoint.route({ method: 'GET', path: '/welcome', tags: ['session'] }).output(Welcome),
  setUp: endpoint
    .route({ method: 'POST', path: '/set-up', tags: ['session'] })
    .input(SetUp)
    .output(z.object({})),
  signIn: endpoint
    .route({ method: 'POST', path: '/session', tags: ['session'] })
    .input(
      z.object({
        username: z.string().min(1).max(64),
        password: z.string().min(1).max(200),
        /** only where the installation holds several cities */
        cityId: z.number().int().optional(),
      }),
    )
    .output(Session),
  get: endpoint.route({ method: 'GET', path: '/session', tags: ['session'] }).output(Session),
  signOut: endpoint.route({ method: 'DELETE', path: '/session', tags: ['session'] }).output(z.object({})),
  changePassword: endpoint
    .route({ method: 'POST', path: '/session/password', tags: ['session'] })
    .input(z.object({ current: z.string().max(200), next: z.string().max(200) }))
    .output(z.object({})),
}
