import { randomUUID } from 'node:crypto'
import type { Update } from '#contract/updates.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import type { MeasureStatus } from '#core/programmes/reports.ts'
import { mayReport, speaksFor } from '#core/programmes/rights.ts'
import { findFile } from '#store/files/files.ts'
import { listDuties, listSteps, type StoredDuty } from '#store/measures/duties.ts'
import { lockMeasure, type StoredMeasure } from '#store/measures/measures.ts'
import { findUpdate, listEvidence, replaceEvidence, type StoredUpdate, saveUpdate } from '#store/measures/updates.ts'
import { getProgramme } from '#store/programmes/programmes.ts'
import type { CityContext } from '../context.ts'
import { reportingOf } from '../programmes/reporting.ts'
import { keepHistory, type Written } from './keep-update.ts'
import { answerableOf, showUpdates } from './show-update.ts'

export type SaveInput = {
  readonly measureId: string
  readonly unitId: string
  readonly period: string
  /** null for the first saving; later the revision that was seen */
  readonly revision: number | null
  readonly status: MeasureStatus
  readonly percent: number | null
  readonly words: string
  readonly problem: string | null
  readonly ask: string | null
  readonly stepsDone: readonly string[]
  readonly evidenceFileIds: readonly string[]
}

/** Keeps what a unit writes on a measure and cycle; nobody else sees it before it is submitted. */
export async function saveReport(context: CityContext, input: SaveInput): Promise<Outcome<Update>> {
  const { tx } = context
  const measure = await lockMeasure(tx, input.measureId)
  const duties = await listDuties(tx, [measure.id])
  const known = await findUpdate(tx, input)
  const faults = [
    ...rightsFaults(context, duties, input.unitId),
    ...(await periodFaults(context, measure, input.period, known?.state === 'returned')),
    ...(known === undefined ? [] : stateFaults(known, input.revision)),
    ...(known === undefined && input.revision !== null ? [{ code: 'update.not-found' }] : []),
  ]
  if (faults.length > 0) return bad(...faults)
  const evidence = await evidenceFaults(context, input, known)
  const steps = input.stepsDone.length === 0 ? [] : await listSteps(tx, [measure.id])
  const stepsDone = steps.filter(({ id }) => input.stepsDone.includes(id)).map(({ id, text }) => ({ id, text }))
  if (stepsDone.length < new Set(input.stepsDone).size)
    evidence.push({ code: 'update.step-unknown', place: { field: 'stepsDone' } })
  if (evidence.length > 0) return bad(...evidence)
  const { status, percent, words, problem, ask } = input
  const update: Written = {
    ...(known ?? blank),
    id: known?.id ?? randomUUID(),
    programmeId: measure.programmeId,
    measureId: measure.id,
    unitId: input.unitId,
    period: input.period,
    ...{ status, percent, words, problem: problem || null, ask: ask || null, stepsDone },
    revision: (known?.revision ?? 0) + 1,
  }
  await saveUpdate(tx, update)
  if (known !== undefined || input.evidenceFileIds.length > 0)
    await replaceEvidence(tx, update.id, [...new Set(input.evidenceFileIds)])
  await keepHistory(context, update, 'saved', { evidence: input.evidenceFileIds })
  const unitName = duties.find(({ unitId }) => unitId === input.unitId)?.unitName ?? ''
  const saved = { submittedByName: null, decidedByName: null, ...known, ...update, unitName }
  const [shown] = await showUpdates(context, [saved], duties)
  if (shown === undefined) throw new Error(`update ${update.id} is not there after it was saved`)
  return good(shown)
}

const blank = {
  state: 'draft',
  submittedAt: null,
  submittedBy: null,
  decidedAt: null,
  decidedBy: null,
  decisionReason: null,
} as const

function rightsFaults({ actor }: CityContext, duties: readonly StoredDuty[], unitId: string): Fault[] {
  const answerable = answerableOf(duties)
  const mine = mayReport(actor, answerable) && speaksFor(actor, unitId) && answerable.unitIds.includes(unitId)
  return mine ? [] : [{ code: 'update.forbidden', facts: { unitId } }]
}

/** The cycle that is open, or the closed one that nobody was heard on: late is better than never. What was sent back has no end. */
async function periodFaults(
  { tx, today }: CityContext,
  measure: StoredMeasure,
  period: string,
  sentBack: boolean,
): Promise<Fault[]> {
  const reporting = reportingOf(await getProgramme(tx, measure.programmeId), today)
  if (!measure.inForce) return [{ code: 'update.measure-dropped' }]
  if (reporting === undefined) return [{ code: 'update.nothing-reported' }]
  if (sentBack) return []
  const open = [reporting.open.text, ...(reporting.closed === null ? [] : [reporting.closed.text])]
  return open.includes(period) ? [] : [{ code: 'update.period-closed', facts: { period, open: reporting.open.text } }]
}

function stateFaults(known: StoredUpdate, revision: number | null): Fault[] {
  if (known.revision !== revision) return [{ code: 'update.conflict', facts: { revision: known.revision } }]
  return known.state === 'draft' || known.state === 'returned'
    ? []
    : [{ code: 'update.not-open', facts: { state: known.state } }]
}

/** A file is evidence where the reporter brought it himself, or it was evidence of this report before. */
async function evidenceFaults(
  context: CityContext,
  input: SaveInput,
  known: StoredUpdate | undefined,
): Promise<Fault[]> {
  const { tx, actor } = context
  const before = new Set(known === undefined ? [] : (await listEvidence(tx, [known.id])).map(({ fileId }) => fileId))
  const faults: Fault[] = []
  for (const [index, id] of input.evidenceFileIds.entries()) {
    if (before.has(id)) continue
    const file = await findFile(tx, id)
    if (file?.createdBy === actor.accountId) continue
    faults.push({ code: 'update.evidence-unknown', place: { field: `evidenceFileIds.${index}` } })
  }
  return faults
}
