import { mayDefineCollections, mayReadCollections } from '#core/collections/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import {
  changeCollection,
  createCollection,
  getCollection,
  listCollections,
  listRecords,
  setState,
} from './collections.ts'

const { collections } = signedIn
const read = may(mayReadCollections)
const define = may(mayDefineCollections)

export const collectionsRoutes: RoutesOf<'collections'> = {
  list: collections.list
    .use(read)
    .use(inCity)
    .handler(({ context }) => listCollections(context)),

  get: collections.get
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await getCollection(context, input.id))),

  create: collections.create
    .use(define)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await createCollection(context, input))),

  change: collections.change
    .use(define)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await changeCollection(context, input))),

  setState: collections.setState
    .use(define)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await setState(context, input))),

  records: collections.records
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => listRecords(context, input)),
}
