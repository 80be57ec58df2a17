import { unitsOf } from '#core/accounts/roles.ts'
import { mayReadProgramme, readsEveryProgramme } from '#core/programmes/disclosure.ts'
import { listUnitsNamed } from '#store/measures/duties.ts'
import { getProgramme, listProgrammes, type StoredProgramme } from '#store/programmes/programmes.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'

type Asking = Pick<CityContext, 'tx' | 'actor'>

/** The programmes that the asker may read by the way in which their documents are disclosed. */
export async function listDisclosed({ tx, actor }: Asking): Promise<readonly StoredProgramme[]> {
  const all = await listProgrammes(tx)
  if (readsEveryProgramme(actor)) return all
  const named = await listUnitsNamed(tx, [...unitsOf(actor)])
  return all.filter(({ id, head }) =>
    mayReadProgramme(actor, {
      disclosure: head.disclosure,
      namedUnitIds: named.flatMap((one) => (one.programmeId === id ? one.unitId : [])),
    }),
  )
}

/** Not to be read is answered like not there, so that ids cannot be tried out. */
export async function getDisclosed(asking: Asking, id: string): Promise<StoredProgramme> {
  const programme = await getProgramme(asking.tx, id)
  if (readsEveryProgramme(asking.actor)) return programme
  if (!(await listDisclosed(asking)).some((one) => one.id === id)) throw new NotFound('programme', id)
  return programme
}
