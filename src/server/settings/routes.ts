import { maySeeSettings } from '#core/accounts/rights.ts'
import { may, type RoutesOf, signedIn } from '../guard.ts'

export const settingsRoutes: RoutesOf<'settings'> = {
  list: signedIn.settings.list
    .use(may(maySeeSettings))
    .handler(({ context }) => context.program.settings.rows.map((row) => ({ ...row }))),
}
