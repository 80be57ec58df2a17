import { randomUUID } from 'node:crypto'
import type { RoundLine, RoundPage } from '#contract/rounds/round.ts'
import type { RoundSetup } from '#contract/rounds.ts'
import { unitsOf } from '#core/accounts/roles.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { leavesOf } from '#core/evaluations/leaves.ts'
import { maySeePanel } from '#core/panels/rights.ts'
import { panelItemsOf } from '#core/panels/sheet.ts'
import { surveyItemsOf } from '#core/questionnaires/questions.ts'
import { maySeeQuestionnaires } from '#core/questionnaires/rights.ts'
import { hurdlesOf, isTimeFor, orderPlan, type RoundAct, stepAfter } from '#core/rounds/course.ts'
import {
  mayApproveRound,
  mayDecideObjection,
  mayReview,
  mayRunRounds,
  maySeeResults,
  maySpeakFor,
  viewOf,
} from '#core/rounds/rights.ts'
import { getMethod, getMethodVersion } from '#store/rounds/methods.ts'
import { listRowsOfStage } from '#store/rounds/round-inputs.ts'
import { listComputations } from '#store/rounds/round-results.ts'
import {
  countRoundSubjects,
  findSender,
  insertRound,
  listOwnSubjects,
  listRoundEvents,
  listRounds as listStored,
  type StoredRound,
  updateRoundSubject,
} from '#store/rounds/rounds.ts'
import type { CityContext } from '../context.ts'
import { digestInputs } from '../methods/digest.ts'
import { wordedFindings } from '../methods/methods.ts'
import { keepAct } from './act.ts'
import { type LoadedRound, loadRound, partiesOf, suppliedInputs, supplierOf } from './load.ts'
import { standingOf } from './moves.ts'

const SHOWN_EVENTS = 200

/** The rounds that the asker has something to do with. */
export async function listRounds({ tx, actor }: CityContext): Promise<RoundLine[]> {
  const own = new Map<string, number>()
  for (const { round_id } of await listOwnSubjects(tx, [...unitsOf(actor)]))
    own.set(round_id, (own.get(round_id) ?? 0) + 1)
  const counts = await countRoundSubjects(tx)
  const lines: RoundLine[] = []
  for (const round of await listStored(tx)) {
    const view = viewOf(actor, partiesOf(round), own.get(round.id) ?? 0)
    if (view === 'none') continue
    const subjects = view === 'own' ? (own.get(round.id) ?? 0) : (counts.get(round.id) ?? 0)
    lines.push({ ...lineOf(round), methodName: (await getMethod(tx, round.method_id)).name, subjects })
  }
  return lines
}

const lineOf = (round: StoredRound) => ({
  ...{ id: round.id, name: round.name, period: round.period, state: round.state },
  due: round.plan.find(({ step }) => step === round.state)?.due ?? null,
  createdAt: round.created_at.toISOString(),
})

export async function showRound(context: CityContext, id: string): Promise<RoundPage> {
  const { tx, actor } = context
  const loaded = await loadRound(context, id)
  const { round, version, method, subjects, view, own, unitNames } = loaded
  const standing = await standingOf(context, loaded)
  const computations = view === 'all' ? await listComputations(tx, id) : []
  const nameOf = (unitId: string | null): string | null => (unitId === null ? null : (unitNames.get(unitId) ?? null))
  const sees = maySeeResults(view, round.state)
  return {
    ...lineOf(round),
    methodName: method.name,
    subjects: view === 'own' ? own.size : subjects.length,
    ...{ methodId: round.method_id, methodVersion: round.method_version, methodSha256: version.sha256, view },
    plan: round.plan.map((planned) => ({ ...planned, unitName: nameOf(planned.unitId) })),
    ...{
      noticeDays: round.notice_days,
      decideDays: round.decide_days,
      stepFrom: round.step_from,
      stepTo: round.step_to,
    },
    ...{ thirdPartyUnitId: round.third_party_unit_id, thirdParty: nameOf(round.third_party_unit_id) },
    suppliers: sourcesOf(loaded).map((from) => {
      const unitId = round.suppliers[from] ?? null
      return { from, unitId, unitName: nameOf(unitId) }
    }),
    inputs: digestInputs(method),
    items: leavesOf(method).map(({ leaf: { code, name }, section }) => ({ code, name, section })),
    hurdles:
      mayRunRounds(actor) || round.state === 'approval'
        ? hurdlesOf(standing).map((one) => ({ ...one, facts: { ...one.facts } }))
        : [],
    next: stepAfter(round.plan, round.state)?.step ?? null,
    mayRun: mayRunRounds(actor),
    mayApprove: round.state === 'approval' && mayApproveRound(actor, await findSender(tx, id)),
    mayReview: mayReview(actor, partiesOf(round)),
    seesResults: sees && standing.computed !== null,
    seesPanel: maySeePanel(actor) && panelItemsOf(method).length > 0,
    seesQuestionnaires: maySeeQuestionnaires(actor) && surveyItemsOf(method).length > 0,
    acts: [...(await actsOf(context, loaded))],
    ...{ reported: standing.reported, speaking: standing.speaking, computed: standing.computed },
    reviewed: (await listRowsOfStage(tx, id, 'reviewed')).length,
    computations: computations.map((one) => ({
      ...{ number: one.number, engine: one.engine, at: one.at.toISOString() },
      ...{ inputSha256: one.input_sha256, resultSha256: one.result_sha256 },
    })),
    ...{ noticed: round.noticed_computation, final: round.final_computation },
    findings: view === 'all' ? await wordedFindings(tx, version) : [],
    events: view === 'all' ? await eventsOf(context, id) : [],
  }
}

async function eventsOf({ tx }: CityContext, id: string): Promise<RoundPage['events']> {
  return (await listRoundEvents(tx, id)).slice(0, SHOWN_EVENTS).map((event) => ({
    ...{ revision: event.revision, move: event.move, state: event.state, at: event.at.toISOString() },
    ...{ by: event.by_name, words: event.words, detail: { ...event.detail } },
  }))
}

/** Where the method says that values come from, in its order. */
const sourcesOf = ({ method }: Pick<LoadedRound, 'method'>): readonly string[] => [
  ...new Set(method.inputs.flatMap(({ from }) => (from === null ? [] : [from]))),
]

/** What the asker can do now, whatever it is that he may do at other times. */
async function actsOf(context: CityContext, loaded: LoadedRound): Promise<readonly RoundAct[]> {
  const { actor } = context
  const { round, method, subjects, own } = loaded
  const office = mayRunRounds(actor)
  const speaks = subjects.some(({ row, unit_id }) => own.has(row) && maySpeakFor(actor, unit_id))
  const supplies = suppliedInputs(loaded, context).size > 0
  const decides = method.inputs.some((input) => mayDecideObjection(actor, supplierOf(round, input)))
  const may: Readonly<Record<RoundAct, boolean>> = {
    inputs: office || supplies,
    self: speaks,
    review: mayReview(actor, partiesOf(round)),
    opinion: office || supplies,
    compute: office,
    object: speaks,
    decide: decides,
    correct: office,
    remove: office,
    panel: office,
    survey: office,
  }
  return (Object.keys(may) as readonly RoundAct[]).filter((act) => may[act] && isTimeFor(act, round.state))
}

export async function openRound(
  context: CityContext,
  setup: RoundSetup & { readonly methodId: string; readonly methodVersion: number },
): Promise<Outcome<RoundPage>> {
  const { tx, now, today } = context
  const version = await getMethodVersion(tx, setup.methodId, setup.methodVersion)
  if (version.findings.some(({ severity }) => severity === 'refuse')) return bad({ code: 'round.method-refused' })
  const id = randomUUID()
  const round: StoredRound = {
    ...{ id, name: setup.name, period: setup.period, method_id: setup.methodId, method_version: setup.methodVersion },
    ...{ state: 'preparing', revision: 0, plan: orderPlan(setup.plan), suppliers: setup.suppliers },
    ...{ third_party_unit_id: setup.thirdPartyUnitId, notice_days: setup.noticeDays, decide_days: setup.decideDays },
    ...{ step_from: today, step_to: null },
    ...{ noticed_computation: null, final_computation: null, created_at: now },
  }
  await insertRound(tx, { ...round, plan: JSON.stringify(round.plan), suppliers: JSON.stringify(round.suppliers) })
  await keepAct(context, round, {
    move: 'open',
    detail: { method: version.parsed.name, version: version.version, sha256: version.sha256 },
  })
  return good(await showRound(context, id))
}

/** Owners, deadlines, who supplies and who reviews. A step that has been taken or skipped stays so. */
export async function changePlan(
  context: CityContext,
  { id, revision, ...setup }: RoundSetup & { readonly id: string; readonly revision: number },
): Promise<Outcome<RoundPage>> {
  const { round } = await loadRound(context, id, { lock: true })
  if (revision !== round.revision) return bad({ code: 'round.conflict' })
  if (round.state === 'final') return bad({ code: 'round.not-now', facts: { state: round.state } })
  const plan = orderPlan(setup.plan)
  if (!plan.some(({ step }) => step === round.state)) return bad({ code: 'round.step-running' })
  await keepAct(context, round, {
    move: 'plan',
    change: {
      ...{ name: setup.name, period: setup.period, plan: JSON.stringify(plan) },
      ...{ notice_days: setup.noticeDays, decide_days: setup.decideDays },
      ...{ suppliers: JSON.stringify(setup.suppliers), third_party_unit_id: setup.thirdPartyUnitId },
    },
  })
  return good(await showRound(context, id))
}

/** Which unit speaks for a subject. */
export async function assignSubject(
  context: CityContext,
  { id, row, unitId }: { readonly id: string; readonly row: number; readonly unitId: string | null },
): Promise<Outcome<RoundPage>> {
  const { round, subjects, unitNames } = await loadRound(context, id, { lock: true })
  const subject = subjects.find((one) => one.row === row)
  if (subject === undefined) return bad({ code: 'round.subject.not-found' })
  if (round.state === 'final') return bad({ code: 'round.not-now', facts: { state: round.state } })
  await updateRoundSubject(context.tx, id, row, { unit_id: unitId })
  const detail = { subject: subject.name, unit: unitId === null ? null : (unitNames.get(unitId) ?? unitId) }
  await keepAct(context, round, { move: 'plan', detail })
  return good(await showRound(context, id))
}

/** Takes out a subject that was imported by mistake, before anything has been published of it. */
export async function removeSubject(
  context: CityContext,
  { id, row, words }: { readonly id: string; readonly row: number; readonly words: string },
): Promise<Outcome<RoundPage>> {
  const { round, subjects } = await loadRound(context, id, { lock: true })
  const subject = subjects.find((one) => one.row === row)
  if (subject === undefined) return bad({ code: 'round.subject.not-found' })
  if (!isTimeFor('remove', round.state)) return bad({ code: 'round.not-now', facts: { state: round.state } })
  const detail = { subject: subject.name, code: subject.code }
  const acted = await keepAct(context, round, { move: 'remove', words, detail })
  await updateRoundSubject(context.tx, id, row, { removed_revision: acted.revision })
  return good(await showRound(context, id))
}
