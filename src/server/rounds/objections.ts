import { randomUUID } from 'node:crypto'
import type { Objection } from '#contract/rounds/objection.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { isTimeFor } from '#core/rounds/course.ts'
import { countingValue, isSame, type RoundValue, refusalOf } from '#core/rounds/held.ts'
import { mayDecideObjection, maySpeakFor } from '#core/rounds/rights.ts'
import { findAccount } from '#store/accounts/accounts.ts'
import { findFile } from '#store/files/files.ts'
import {
  getObjection,
  insertObjection,
  listObjections as listStored,
  updateObjection,
} from '#store/rounds/round-results.ts'
import type { CityContext } from '../context.ts'
import { keepAct } from './act.ts'
import { type LoadedRound, loadCells, loadRound, suppliedInputs, supplierOf } from './load.ts'
import { lastWorkday } from './workdays.ts'

/** The whole list for who sees the round; one's own for a subject; those to decide for a department. */
export async function listObjections(context: CityContext, id: string): Promise<Objection[]> {
  return showAll(context, await loadRound(context, id))
}

async function showAll(context: CityContext, loaded: LoadedRound): Promise<Objection[]> {
  const { tx, actor } = context
  const { round, subjects, method, view, own, unitNames } = loaded
  const supplied = suppliedInputs(loaded, context)
  const shown: Objection[] = []
  const names = new Map<string, string | null>()
  const nameOf = async (accountId: string | null): Promise<string | null> => {
    if (accountId === null) return null
    if (!names.has(accountId)) names.set(accountId, (await findAccount(tx, accountId))?.name ?? null)
    return names.get(accountId) ?? null
  }
  for (const one of await listStored(tx, round.id)) {
    if (!(view === 'all' || own.has(one.row) || supplied.has(one.input))) continue
    const input = method.inputs.find(({ code }) => code === one.input)
    shown.push({
      ...{ id: one.id, row: one.row, input: one.input, inputName: input?.name ?? one.input, unit: input?.unit ?? null },
      name: subjects.find(({ row }) => row === one.row)?.name ?? '',
      ...{ held: writable(one.held), claimed: writable(one.claimed), words: one.words, fileId: one.file_id },
      fileName: one.file_id === null ? null : ((await findFile(tx, one.file_id))?.name ?? null),
      ...{ raisedAt: one.raised_at.toISOString(), raisedBy: await nameOf(one.raised_by) },
      decider: one.unit_id === null ? null : (unitNames.get(one.unit_id) ?? null),
      ...{ dueOn: one.due_on, late: one.state === 'open' && one.due_on !== null && one.due_on < context.today },
      ...{ state: one.state, decided: writable(one.decided), decision: one.decision },
      ...{ decidedAt: one.decided_at?.toISOString() ?? null, decidedBy: await nameOf(one.decided_by) },
      applied: one.applied_revision !== null,
      mayDecide: one.state === 'open' && isTimeFor('decide', round.state) && mayDecideObjection(actor, one.unit_id),
    })
  }
  return shown
}

export const writable = (value: RoundValue): Objection['held'] =>
  Array.isArray(value) ? [...value] : (value as string)

type Raised = {
  readonly id: string
  readonly row: number
  readonly input: string
  readonly claimed: RoundValue
  readonly words: string
  readonly fileId: string | null
}

export async function raiseObjection(context: CityContext, asked: Raised): Promise<Outcome<Objection[]>> {
  const { tx, actor, now } = context
  const loaded = await loadRound(context, asked.id, { lock: true })
  const { round, method, subjects } = loaded
  const subject = subjects.find(({ row }) => row === asked.row)
  const input = method.inputs.find(({ code }) => code === asked.input)
  if (!isTimeFor('object', round.state)) return bad({ code: 'round.not-now', facts: { state: round.state } })
  if (subject === undefined || !maySpeakFor(actor, subject.unit_id)) return bad({ code: 'round.not-yours.forbidden' })
  if (input === undefined) return bad({ code: 'round.input-unknown', facts: { input: asked.input } })
  const wrong = refusalOf(input, asked.claimed)
  if (wrong !== undefined) return bad({ code: `round.value-${wrong}`, facts: factsOf(input) })
  const held =
    countingValue((await loadCells(context, round.id, { row: asked.row })).get(asked.row)?.[input.code]) ?? input.blank
  if (isSame(held, asked.claimed)) return bad({ code: 'round.nothing-claimed' })
  const before = await listStored(tx, round.id)
  if (before.some((one) => one.state === 'open' && one.row === asked.row && one.input === input.code))
    return bad({ code: 'round.objection-open' })
  if (asked.fileId !== null && (await findFile(tx, asked.fileId))?.createdBy !== actor.accountId)
    return bad({ code: 'file.not-found' })
  const detail = { subject: subject.name, input: input.name }
  await keepAct(context, round, { move: 'object', words: asked.words, detail })
  await insertObjection(tx, {
    ...{ id: randomUUID(), round_id: round.id, row: asked.row, input: input.code, words: asked.words },
    ...{ held: JSON.stringify(held ?? null), claimed: JSON.stringify(asked.claimed), file_id: asked.fileId },
    ...{ raised_at: now, raised_by: actor.accountId, unit_id: supplierOf(round, input), state: 'open' },
    due_on: lastWorkday(context.today, round.decide_days),
    ...{ decided: null, decision: null, decided_at: null, decided_by: null, applied_revision: null },
  })
  return good(await showAll(context, loaded))
}

export const factsOf = (input: {
  readonly name: string
  readonly least: number | null
  readonly most: number | null
  readonly values: readonly string[]
}) => ({ input: input.name, least: input.least, most: input.most, allowed: input.values.join('、') })

type Decision = {
  readonly id: string
  readonly objectionId: string
  readonly state: 'upheld' | 'rejected'
  readonly value?: RoundValue | undefined
  readonly words: string
}

/** Upheld with the value claimed, or with another that the department has found; nothing in the round changes yet. */
export async function decideObjection(context: CityContext, asked: Decision): Promise<Outcome<Objection[]>> {
  const { tx, actor, now } = context
  const loaded = await loadRound(context, asked.id, { lock: true })
  const { round, method, subjects } = loaded
  const objection = await getObjection(tx, asked.objectionId)
  if (objection.round_id !== round.id) return bad({ code: 'objection.not-found' })
  if (!mayDecideObjection(actor, objection.unit_id)) return bad({ code: 'round.not-yours.forbidden' })
  if (!isTimeFor('decide', round.state)) return bad({ code: 'round.not-now', facts: { state: round.state } })
  if (objection.state !== 'open') return bad({ code: 'objection.decided.conflict' })
  const input = method.inputs.find(({ code }) => code === objection.input)
  const value = asked.value === undefined ? objection.claimed : asked.value
  const wrong = input === undefined || asked.state === 'rejected' ? undefined : refusalOf(input, value)
  if (wrong !== undefined && input !== undefined) return bad({ code: `round.value-${wrong}`, facts: factsOf(input) })
  const subject = subjects.find(({ row }) => row === objection.row)?.name ?? ''
  const detail = { subject, input: input?.name ?? objection.input, state: asked.state }
  await keepAct(context, round, { move: 'decide', words: asked.words, detail })
  await updateObjection(tx, objection.id, {
    ...{ state: asked.state, decision: asked.words, decided_at: now, decided_by: actor.accountId },
    decided: asked.state === 'upheld' ? JSON.stringify(value) : null,
  })
  return good(await showAll(context, loaded))
}
