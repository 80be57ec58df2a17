import { inCity, type RoutesOf, signedIn } from '../guard.ts'
import { getAttention } from './attention.ts'
import { search } from './search.ts'

const { attention } = signedIn

// Everybody may ask what waits for him; what he may not see is not in it.
export const attentionRoutes: RoutesOf<'attention'> = {
  get: attention.get.use(inCity).handler(({ context }) => getAttention(context)),

  search: attention.search.use(inCity).handler(({ context, input }) => search(context, input.q)),
}
