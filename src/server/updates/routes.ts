import { mayReadProgrammes } from '#core/programmes/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { confirmUpdate, returnUpdate, submitUpdate } from './decide.ts'
import { saveReport } from './updates.ts'

const { updates } = signedIn
// Whether it is the asker's own report, or his to decide, depends on the measure: the services look.
const read = may(mayReadProgrammes)

export const updatesRoutes: RoutesOf<'updates'> = {
  save: updates.save
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await saveReport(context, input))),

  submit: updates.submit
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await submitUpdate(context, input))),

  confirm: updates.confirm
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await confirmUpdate(context, input))),

  sendBack: updates.sendBack
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await returnUpdate(context, input))),
}
