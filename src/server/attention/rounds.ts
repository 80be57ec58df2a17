import type { Attention } from '#contract/attention.ts'
import { isTimeFor } from '#core/rounds/course.ts'
import type { Duty } from '#core/rounds/duties.ts'
import { mayApproveRound, mayAskRounds, mayDoDuty, mayRunRounds } from '#core/rounds/rights.ts'
import { findPanel, listMembersOfAccount } from '#store/panels/panels.ts'
import { findSender, getRound, type StoredRound } from '#store/rounds/rounds.ts'
import type { CityContext } from '../context.ts'
import { debtorId, loadDuties, remindersOf } from '../rounds/duties.ts'
import { loadRound } from '../rounds/load.ts'
import { listRounds } from '../rounds/rounds.ts'

type Waiting = Attention['rounds'][number]

/** What rounds of evaluation ask of a person now: the late first, then by the day it is due. */
export async function roundsWaiting(context: CityContext): Promise<Waiting[]> {
  const waiting = await sheetsWaiting(context)
  const lines = mayAskRounds(context.actor) ? await listRounds(context) : []
  for (const { id, state } of lines) if (state !== 'final') waiting.push(...(await askedIn(context, id)))
  const day = ({ due }: Waiting) => due ?? '9999'
  return waiting.sort((a, b) => Number(b.late) - Number(a.late) || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
}

async function askedIn(context: CityContext, id: string): Promise<Waiting[]> {
  const { tx, actor } = context
  const loaded = await loadRound(context, id)
  const { duties, reminded } = await loadDuties(context, loaded)
  const approves = mayApproveRound(actor, await findSender(tx, id))
  return duties.flatMap((duty) => {
    const { debtor, kind } = duty
    // a sheet is its member's, who may see no round at all
    const mine =
      debtor === 'office'
        ? kind === 'approve'
          ? approves
          : mayRunRounds(actor) && !(kind === 'awaiting' && approves)
        : 'unitId' in debtor && mayDoDuty(actor, kind, debtor.unitId)
    return mine ? [toWaiting(loaded.round, duty, reminded)] : []
  })
}

function toWaiting(round: StoredRound, duty: Duty, reminded: ReadonlyMap<string, Date>): Waiting {
  const { kind, debtor, count, rows, due, late } = duty
  const id = debtorId(debtor)
  return {
    ...{ roundId: round.id, name: round.name, step: round.state, kind, count, due, late },
    row: rows.length === 1 ? (rows[0] ?? null) : null,
    memberId: null,
    remindedAt: id === null ? null : (reminded.get(id)?.toISOString() ?? null),
  }
}

/** Sheets that were given to this very account and are still to be handed in. */
async function sheetsWaiting(context: CityContext): Promise<Waiting[]> {
  const { tx, actor, today } = context
  const waiting: Waiting[] = []
  for (const { id, round_id, state } of await listMembersOfAccount(tx, actor.accountId)) {
    if (state !== 'open') continue
    const [round, panel] = [await getRound(tx, round_id), await findPanel(tx, round_id)]
    if (panel === undefined || panel.taken_revision !== null || !isTimeFor('panel', round.state)) continue
    const at = (await remindersOf(context, round_id)).get(id)
    waiting.push({
      ...{ roundId: round.id, name: round.name, step: round.state, kind: 'sheet', count: 1, row: null, memberId: id },
      ...{ due: panel.due, late: panel.due !== null && panel.due < today, remindedAt: at?.toISOString() ?? null },
    })
  }
  return waiting
}
