import type { RoundRow, SubjectPage } from '#contract/rounds/subject.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { isTimeFor, type RoundAct } from '#core/rounds/course.ts'
import { countingValue, type HeldCell, isSame, type RoundValue, refusalOf, type Stage } from '#core/rounds/held.ts'
import { mayReview, mayRunRounds, maySpeakFor } from '#core/rounds/rights.ts'
import { findFile } from '#store/files/files.ts'
import { insertRoundEvidence, insertRoundInputs, type StoredInput } from '#store/rounds/round-inputs.ts'
import type { StoredRoundSubject } from '#store/rounds/rounds.ts'
import type { CityContext } from '../context.ts'
import { keepAct } from './act.ts'
import { type LoadedRound, loadCells, loadRound, partiesOf, suppliedInputs } from './load.ts'
import { factsOf } from './objections.ts'
import { rowOf } from './row.ts'
import { showSubject } from './subject.ts'

type Asked = { readonly id: string; readonly page: number; readonly size: number; readonly search?: string | undefined }

/** A page of subjects with their values, as many of them as the asker may see. */
export async function listInputs(context: CityContext, asked: Asked): Promise<{ total: number; items: RoundRow[] }> {
  const loaded = await loadRound(context, asked.id)
  const wanted = (asked.search ?? '').trim().toLowerCase()
  const rows = loaded.subjects.filter(
    ({ row, name, code }) =>
      (loaded.view !== 'own' || loaded.own.has(row)) &&
      (wanted === '' || name.toLowerCase().includes(wanted) || code.toLowerCase().includes(wanted)),
  )
  const from = (asked.page - 1) * asked.size
  const shown = rows.slice(from, from + asked.size)
  const cells = await loadCells(context, asked.id, { rows: shown.map(({ row }) => row) })
  return { total: rows.length, items: shown.map((subject) => rowOf(context, loaded, subject, cells)) }
}

type Reported = {
  readonly id: string
  readonly row: number
  readonly stage: Exclude<Stage, 'corrected'>
  readonly values: readonly {
    readonly input: string
    readonly value: RoundValue
    readonly words?: string | undefined
    readonly fileIds: readonly string[]
  }[]
}

const ACT: Readonly<Record<Reported['stage'], RoundAct & ('inputs' | 'self' | 'review')>> = {
  published: 'inputs',
  self: 'self',
  reviewed: 'review',
}

/** Keeps values of one subject; what has been said before stays in the history. All faults at once, nothing kept then. */
export async function reportValues(context: CityContext, asked: Reported): Promise<Outcome<SubjectPage>> {
  const { tx } = context
  const loaded = await loadRound(context, asked.id, { lock: true })
  const { round, subjects } = loaded
  const subject = subjects.find(({ row }) => row === asked.row)
  if (subject === undefined) return bad({ code: 'round.subject.not-found' })
  if (!mayReport(context, loaded, subject, asked)) return bad({ code: 'round.not-yours.forbidden' })
  if (!isTimeFor(ACT[asked.stage], round.state)) return bad({ code: 'round.not-now', facts: { state: round.state } })
  const held = (await loadCells(context, round.id, { row: asked.row })).get(asked.row) ?? {}
  const faults = asked.values.flatMap((value) => faultsOf(loaded, held, asked.stage, value))
  faults.push(...(await foreignFiles(context, asked)))
  if (faults.length > 0) return bad(...faults)
  const detail = { subject: subject.name, values: asked.values.length }
  const acted = await keepAct(context, round, { move: ACT[asked.stage], detail })
  const inputs: readonly StoredInput[] = asked.values.map(({ input, value, words }) => ({
    ...{ row: asked.row, input, stage: asked.stage, value, words: words || null },
  }))
  await insertRoundInputs(tx, round.id, acted.revision, inputs)
  for (const { input, fileIds } of asked.values)
    for (const fileId of fileIds)
      await insertRoundEvidence(tx, { roundId: round.id, row: asked.row, input, fileId, revision: acted.revision })
  return good(await showSubject(context, { id: round.id, row: asked.row }))
}

function mayReport(
  context: CityContext,
  loaded: LoadedRound,
  subject: StoredRoundSubject,
  { stage, values }: Reported,
): boolean {
  const { actor } = context
  if (stage === 'self') return maySpeakFor(actor, subject.unit_id)
  if (stage === 'reviewed') return mayReview(actor, partiesOf(loaded.round))
  const supplied = suppliedInputs(loaded, context)
  return mayRunRounds(actor) || values.every(({ input }) => supplied.has(input))
}

function faultsOf(
  { method }: LoadedRound,
  held: Readonly<Record<string, HeldCell>>,
  stage: Reported['stage'],
  { input: code, value, words }: Reported['values'][number],
): readonly Fault[] {
  const input = method.inputs.find((one) => one.code === code)
  if (input === undefined) return [{ code: 'round.input-unknown', facts: { input: code } }]
  const wrong = refusalOf(input, value)
  if (wrong !== undefined) return [{ code: `round.value-${wrong}`, facts: factsOf(input) }]
  const { reviewed: _, ...before } = held[code] ?? {}
  const differs = stage === 'reviewed' && !isSame(countingValue(before) ?? input.blank, value)
  return differs && (words ?? '').length < 2 ? [{ code: 'round.review-reason', facts: { input: input.name } }] : []
}

/** Evidence is what the reporter has brought, or what stands there already. */
async function foreignFiles({ tx, actor }: CityContext, { values }: Reported): Promise<readonly Fault[]> {
  for (const fileId of values.flatMap(({ fileIds }) => fileIds)) {
    if ((await findFile(tx, fileId))?.createdBy !== actor.accountId) return [{ code: 'file.not-found' }]
  }
  return []
}
