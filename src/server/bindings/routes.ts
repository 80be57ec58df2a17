import { mayBindTarget } from '#core/progress/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { bindTargets, endBinding } from './bindings.ts'
import { proposeFor } from './propose.ts'

const { bindings } = signedIn

export const bindingsRoutes: RoutesOf<'bindings'> = {
  propose: bindings.propose
    .use(may(mayBindTarget))
    .use(inCity)
    .handler(({ context, input }) => proposeFor(context, input.id)),

  confirm: bindings.confirm
    .use(may(mayBindTarget))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await bindTargets(context, input))),

  end: bindings.end
    .use(may(mayBindTarget))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await endBinding(context, input))),
}
