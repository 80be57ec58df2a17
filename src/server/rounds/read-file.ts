import { type Actor, unitsOf } from '#core/accounts/roles.ts'
import { viewOf } from '#core/rounds/rights.ts'
import type { CityHandle } from '#store/handle.ts'
import { getMethodVersion } from '#store/rounds/methods.ts'
import { findRoundsOfFile } from '#store/rounds/round-inputs.ts'
import { getRound, listOwnSubjects } from '#store/rounds/rounds.ts'
import { partiesOf, supplierOf } from './load.ts'

/** Whether the file backs a value, or an objection to one, that the actor may see in some round. */
export async function mayReadRoundFile(tx: CityHandle, actor: Actor, fileId: string): Promise<boolean> {
  const units = unitsOf(actor)
  const own = await listOwnSubjects(tx, [...units])
  for (const { round_id, row, input } of await findRoundsOfFile(tx, fileId)) {
    const round = await getRound(tx, round_id)
    const mine = own.filter((one) => one.round_id === round_id)
    const view = viewOf(actor, partiesOf(round), mine.length)
    if (view === 'all' || mine.some((one) => one.row === row)) return true
    if (view !== 'inputs') continue
    const { parsed } = await getMethodVersion(tx, round.method_id, round.method_version)
    const known = parsed.inputs.find(({ code }) => code === input)
    const supplier = known === undefined ? null : supplierOf(round, known)
    if (supplier !== null && units.has(supplier)) return true
  }
  return false
}
