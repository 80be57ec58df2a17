import { mayReadAudit } from '#core/accounts/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { checkAudit, listAudit } from './audit.ts'

const { audit } = signedIn

export const auditRoutes: RoutesOf<'audit'> = {
  list: audit.list
    .use(may(mayReadAudit))
    .use(inCity)
    .handler(({ context, input }) => listAudit(context, input)),

  verify: audit.verify
    .use(may(mayReadAudit))
    .use(inCity)
    .handler(({ context }) => checkAudit(context)),
}
