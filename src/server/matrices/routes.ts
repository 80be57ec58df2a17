import { mayCompareParks, mayManageMatrices, mayReadMatrices } from '#core/matrices/rights.ts'
import { inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { orRefuse } from '../problem.ts'
import { compareForms } from './compare.ts'
import { acceptForm, saveForm, sendFormBack, showForm, submitForm } from './forms.ts'
import {
  bindTargets,
  changeMatrix,
  closeMatrix,
  createMatrix,
  getMatrix,
  listMatrices,
  openMatrix,
} from './matrices.ts'

const { matrices } = signedIn
const read = may(mayReadMatrices)
const compare = may(mayCompareParks)
const manage = may(mayManageMatrices)

export const matricesRoutes: RoutesOf<'matrices'> = {
  list: matrices.list
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => listMatrices(context, input.id)),

  create: matrices.create
    .use(manage)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await createMatrix(context, input))),

  get: matrices.get
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => getMatrix(context, input.id)),

  change: matrices.change
    .use(manage)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await changeMatrix(context, input))),

  open: matrices.open
    .use(manage)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await openMatrix(context, input))),

  close: matrices.close
    .use(manage)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await closeMatrix(context, input))),

  comparison: matrices.comparison
    .use(compare)
    .use(inCity)
    .handler(({ context, input }) => compareForms(context, input)),

  setTargets: matrices.setTargets
    .use(manage)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await bindTargets(context, input))),

  // Whose form it is decides further: the services refuse another park's as if it were not there.
  form: matrices.form
    .use(read)
    .use(inCity)
    .handler(({ context, input }) => showForm(context, input.id)),

  save: matrices.save
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await saveForm(context, input))),

  submit: matrices.submit
    .use(read)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await submitForm(context, input))),

  sendBack: matrices.sendBack
    .use(manage)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await sendFormBack(context, input))),

  accept: matrices.accept
    .use(manage)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await acceptForm(context, input))),
}
