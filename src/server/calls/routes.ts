import { mayDefineCollections, mayLock, mayReadCollections } from '#core/collections/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import {
  acceptMany,
  getCall,
  listCalls,
  lockCall,
  openByHand,
  postponeCall,
  remindUnits,
  setCallState,
} from './calls.ts'
import { summarise } from './summary.ts'

const { calls } = signedIn
const read = may(mayReadCollections)
const manage = may(mayDefineCollections)

export const callsRoutes: RoutesOf<'calls'> = {
  list: calls.list
    .use(read)
    .use(inCity)
    .handler(({ context }) => listCalls(context)),

  open: calls.open
    .use(manage)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await openByHand(context, input))),

  get: calls.get
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => getCall(context, input.id)),

  summary: calls.summary
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => summarise(context, input.id)),

  setState: calls.setState
    .use(manage)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await setCallState(context, input))),

  postpone: calls.postpone
    .use(manage)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await postponeCall(context, input))),

  remind: calls.remind
    .use(manage)
    .use(inCity)
    .handler(({ context, input }) => remindUnits(context, input)),

  // whether each is the asker's to accept, its own service looks
  accept: calls.accept
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await acceptMany(context, input))),

  lock: calls.lock
    .use(may(mayLock))
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await lockCall(context, input.id))),
}
