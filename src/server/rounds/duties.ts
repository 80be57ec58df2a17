import { isTimeFor } from '#core/rounds/course.ts'
import { type Debtor, type Duty, dutiesOf, type RoundAsks } from '#core/rounds/duties.ts'
import { findPanel, listMembers } from '#store/panels/panels.ts'
import { countSupplied, listActsOfStep } from '#store/rounds/duties.ts'
import { listRowsOfStage } from '#store/rounds/round-inputs.ts'
import { listObjections } from '#store/rounds/round-results.ts'
import type { CityContext } from '../context.ts'
import { type LoadedRound, supplierOf } from './load.ts'
import { standingOf } from './moves.ts'

export type HeldDuties = {
  readonly duties: readonly Duty[]
  /** by debtor: when the last reminder of this step went out */
  readonly reminded: ReadonlyMap<string, Date>
  readonly memberNames: ReadonlyMap<string, string>
}

/** Everything that the round asks of anybody now. */
export async function loadDuties(context: CityContext, loaded: LoadedRound): Promise<HeldDuties> {
  const { tx } = context
  const { round, subjects } = loaded
  const acts = await listActsOfStep(tx, round.id)
  const members = await waitingMembers(context, loaded)
  const due = members.length === 0 ? null : ((await findPanel(tx, round.id))?.due ?? null)
  const duties = dutiesOf({
    ...{ standing: await standingOf(context, loaded), plan: round.plan },
    subjects: subjects.map(({ row, unit_id }) => ({ row, unitId: unit_id })),
    reported: new Set(round.state === 'self' ? await listRowsOfStage(tx, round.id, 'self') : []),
    reviewed: new Set(round.state === 'review' ? await listRowsOfStage(tx, round.id, 'reviewed') : []),
    thirdPartyUnitId: round.third_party_unit_id,
    missing: await missingOf(context, loaded),
    opined: new Set(acts.flatMap(({ move, detail }) => (move === 'opinion' ? idsIn(detail.units) : []))),
    objections: (await listObjections(tx, round.id))
      .filter(({ state }) => state === 'open')
      .map(({ row, unit_id, due_on }) => ({ row, unitId: unit_id, dueOn: due_on })),
    sheets: members.map(({ id }) => ({ memberId: id, due })),
  })
  return { duties, reminded: remindersIn(acts), memberNames: new Map(members.map(({ id, name }) => [id, name])) }
}

/** By debtor: when the last reminder of a round's present step went out. */
export const remindersOf = async ({ tx }: CityContext, roundId: string): Promise<ReadonlyMap<string, Date>> =>
  remindersIn(await listActsOfStep(tx, roundId))

function remindersIn(acts: Awaited<ReturnType<typeof listActsOfStep>>): ReadonlyMap<string, Date> {
  const reminded = new Map<string, Date>()
  for (const { move, at, detail } of acts)
    for (const id of move === 'remind' ? idsIn(detail.debtors) : []) if (!reminded.has(id)) reminded.set(id, at)
  return reminded
}

/** Ids as an event keeps several of them. */
const idsIn = (kept: string | number | null | undefined): readonly string[] =>
  typeof kept === 'string' && kept !== '' ? kept.split(' ') : []

/** The id that a reminder is kept under; the office reminds itself of nothing. */
export const debtorId = (debtor: Debtor): string | null =>
  debtor === 'office' ? null : 'unitId' in debtor ? debtor.unitId : debtor.memberId

async function waitingMembers({ tx }: CityContext, { round }: LoadedRound) {
  if (!isTimeFor('panel', round.state)) return []
  const panel = await findPanel(tx, round.id)
  if (panel === undefined || panel.taken_revision !== null) return []
  return (await listMembers(tx, round.id)).filter(({ state }) => state === 'open')
}

/** Every supplying unit, with how many values are still to come; an input with a value for blanks waits for nobody. */
async function missingOf({ tx }: CityContext, loaded: LoadedRound): Promise<RoundAsks['missing']> {
  const { round, method, subjects } = loaded
  const missing = new Map<string, number>()
  const supplied = isTimeFor('inputs', round.state) ? await countSupplied(tx, round.id) : undefined
  for (const input of method.inputs) {
    const unitId = supplierOf(round, input)
    if (unitId === null) continue
    const open = supplied === undefined || input.blank !== null ? 0 : subjects.length - (supplied.get(input.code) ?? 0)
    missing.set(unitId, (missing.get(unitId) ?? 0) + open)
  }
  return missing
}
