import { mayGrantPosts, mayManageAccounts, maySeeAccounts, mayUnlockAccounts } from '#core/accounts/rights.ts'
import { forgetSessions, inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { changeAccount, createAccount, listAccounts, resetPassword, unlockAccount } from './accounts.ts'
import { endPost, grantPost } from './posts.ts'

const { accounts } = signedIn

export const accountsRoutes: RoutesOf<'accounts'> = {
  list: accounts.list
    .use(may(maySeeAccounts))
    .use(inCity)
    .handler(({ context, input }) => listAccounts(context, input)),

  create: accounts.create
    .use(may(mayManageAccounts))
    .use(inCity)
    .handler(async ({ context, input }) =>
      orRefuse(await createAccount(context, input, context.program.settings.config.passwordLength)),
    ),

  change: accounts.change
    .use(may(mayManageAccounts))
    .use(forgetSessions)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await changeAccount(context, input))),

  unlock: accounts.unlock
    .use(may(mayUnlockAccounts))
    .use(inCity)
    .handler(({ context, input }) => unlockAccount(context, input.id)),

  resetPassword: accounts.resetPassword
    .use(may(mayUnlockAccounts))
    .use(forgetSessions)
    .use(inCity)
    .handler(async ({ context, input }) =>
      orRefuse(await resetPassword(context, input.id, context.program.settings.config.passwordLength)),
    ),

  grantPost: accounts.grantPost
    .use(may(mayGrantPosts))
    .use(forgetSessions)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await grantPost(context, input))),

  endPost: accounts.endPost
    .use(may(mayGrantPosts))
    .use(forgetSessions)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await endPost(context, input))),
}
