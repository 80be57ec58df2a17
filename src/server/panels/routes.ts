import type { Outcome } from '#core/base/fault.ts'
import { isOwnSheet, mayRunPanel, maySeePanel } from '#core/panels/rights.ts'
import { listCities } from '#store/city/cities.ts'
import { inCity as transactInCity } from '#store/city/city.ts'
import { findMemberByCode, lockMember } from '#store/panels/panels.ts'
import type { RequestContext } from '../context.ts'
import { bearer, identify, inCity, may, type RoutesOf, signedIn } from '../guard.ts'
import { inCityOfCode } from '../personal-code.ts'
import { orRefuse, problem } from '../problem.ts'
import { addMember, removeMember, renewCode, reopenSheet } from './members.ts'
import { keepPanel, showPanel } from './panel.ts'
import { type AtSheet, keepMarks, showSheet, submitSheet } from './sheet.ts'
import { takeMarks } from './take-marks.ts'

const { panels } = signedIn
const run = may(mayRunPanel)

export const panelsRoutes: RoutesOf<'panels'> = {
  get: panels.get
    .use(may(maySeePanel))
    .use(inCity)
    .handler(({ context, input }) => showPanel(context, input.id)),

  keep: panels.keep
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await keepPanel(context, input))),

  add: panels.add
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await addMember(context, input))),

  renew: panels.renew
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await renewCode(context, input))),

  remove: panels.remove
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await removeMember(context, input))),

  reopen: panels.reopen
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await reopenSheet(context, input))),

  take: panels.take
    .use(run)
    .use(inCity)
    .handler(async ({ context, input }) => orRefuse(await takeMarks(context, input))),
}

type Whose = { readonly code: string } | { readonly memberId: string }

/** At the sheet that a code opens, or that is the signed-in account's; a refusal undoes what was begun. */
async function atSheet<T>(
  { program, caller }: RequestContext,
  whose: Whose,
  work: (at: AtSheet) => Promise<T>,
): Promise<T> {
  const now = program.clock()
  const { address } = caller
  if ('code' in whose) {
    const done = await inCityOfCode(program.store, whose.code, async (tx, hash, city) => {
      const found = await findMemberByCode(tx, hash)
      if (found === undefined) return undefined
      const member = await lockMember(tx, found.id)
      return { answer: await work({ tx, city: city.name, member, now, address }) }
    })
    if (done === undefined) throw problem('NOT_FOUND', { code: 'panel.code.not-found' })
    return done.answer
  }
  const { actor } = await identify(program, caller, { changes: true })
  const city = (await listCities(program.store.db)).find(({ id }) => id === actor.cityId)
  return transactInCity(program.store, actor.cityId, async (tx) => {
    const member = await lockMember(tx, whose.memberId)
    if (!isOwnSheet(actor, member.account_id)) throw problem('NOT_FOUND', { code: 'panel.member.not-found' })
    return work({ tx, city: city?.name ?? '', member, now, address })
  })
}

const refused = async <T>(outcome: Promise<Outcome<T>>): Promise<T> => orRefuse(await outcome)

export const sheetsRoutes: RoutesOf<'sheets'> = {
  open: bearer.sheets.open.handler(({ context, input }) => atSheet(context, input, showSheet)),

  mark: bearer.sheets.mark.handler(({ context, input }) =>
    atSheet(context, input.whose, (at) => refused(keepMarks(at, input.marks, input.withdrawn))),
  ),

  submit: bearer.sheets.submit.handler(({ context, input }) =>
    atSheet(context, input.whose, (at) => refused(submitSheet(at))),
  ),
}
