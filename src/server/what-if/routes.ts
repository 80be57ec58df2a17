import { mayTryMethods } from '#core/evaluations/rights.ts'
import { describeShipped } from '../evaluations/shipped.ts'
import { may, type RoutesOf, signedIn } from '../guard.ts'

const { whatIf } = signedIn

export const whatIfRoutes: RoutesOf<'whatIf'> = {
  methods: whatIf.methods.use(may(mayTryMethods)).handler(async () => [...(await describeShipped())]),
}
