import { mayReadCollections } from '#core/collections/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { acceptSheet, askRevision, reopenSheet, returnSheet, submitSheet, withdrawSheet } from './decide.ts'
import { orderTemplate } from './make-template.ts'
import { saveSheetCells } from './save-cells.ts'
import { addSubject, getSheet, listMine } from './submissions.ts'

const { submissions } = signedIn
// Whose submission it is, and who decides on it, depends on the call: the services look.
const read = may(mayReadCollections)

export const submissionsRoutes: RoutesOf<'submissions'> = {
  mine: submissions.mine
    .use(read)
    .use(inCity)
    .handler(({ context }) => listMine(context)),

  get: submissions.get
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => getSheet(context, input.id)),

  save: submissions.save
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await saveSheetCells(context, input))),

  template: submissions.template
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => orderTemplate(context, context.program.jobs, input.id)),

  submit: submissions.submit
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await submitSheet(context, input))),

  withdraw: submissions.withdraw
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await withdrawSheet(context, input))),

  accept: submissions.accept
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await acceptSheet(context, input))),

  sendBack: submissions.sendBack
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await returnSheet(context, input))),

  reopen: submissions.reopen
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await reopenSheet(context, input))),

  askRevision: submissions.askRevision
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await askRevision(context, input))),

  addSubject: submissions.addSubject
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await addSubject(context, input))),
}
