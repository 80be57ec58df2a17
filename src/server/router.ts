import { accountsRoutes } from './accounts/routes.ts'
import { auditRoutes } from './audit/routes.ts'
import { jobsRoutes } from './jobs/routes.ts'
import { sessionRoutes } from './session/routes.ts'
import { settingsRoutes } from './settings/routes.ts'

/** The contract, implemented. A noun costs two lines here: its import above, its name below. */
export const router = {
  session: sessionRoutes,
  accounts: accountsRoutes,
  audit: auditRoutes,
  settings: settingsRoutes,
  jobs: jobsRoutes,
}
