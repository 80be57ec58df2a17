import type { z } from 'zod'
import type { UnitLoad } from '#contract/overview.ts'
import type { Programme, ProgrammeSummary, programmes } from '#contract/programmes.ts'
import type { Target } from '#contract/targets.ts'
import { disclosureOf, readsEveryProgramme } from '#core/programmes/disclosure.ts'
import { isGate, stepState } from '#core/programmes/steps.ts'
import { getDocument } from '#store/files/documents.ts'
import { listUnitLoads } from '#store/programmes/programme-overview.ts'
import {
  getSnapshot,
  listVersions as listStoredVersions,
  type StoredVersion,
} from '#store/programmes/programme-versions.ts'
import {
  countLateMeasures,
  countSilentUnits,
  findAccountName,
  type StoredProgramme,
} from '#store/programmes/programmes.ts'
import { listTargets as listStoredTargets } from '#store/programmes/targets.ts'
import { listStepYears, listTimeline as listStoredTimeline } from '#store/programmes/timeline.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import { firstsOf } from '../units/firsts.ts'
import { getDisclosed, listDisclosed } from './disclosed.ts'
import { reportingOf } from './reporting.ts'

type OutputOf<Endpoint extends { readonly '~orpc': { outputSchema?: unknown } }> = z.infer<
  Extract<Endpoint['~orpc']['outputSchema'], z.ZodType>
>
export type Timeline = OutputOf<typeof programmes.timeline>
export type AsOf = OutputOf<typeof programmes.asOf>
export type VersionShown = OutputOf<typeof programmes.versions>[number]

export async function listProgrammes(context: CityContext): Promise<ProgrammeSummary[]> {
  const summaries: ProgrammeSummary[] = []
  for (const programme of await listDisclosed(context)) summaries.push(await summarise(context, programme))
  return summaries
}

export async function getProgramme(context: CityContext, id: string): Promise<Programme> {
  const { tx } = context
  const programme = await getDisclosed(context, id)
  const document = await getDocument(tx, programme.documentId)
  return {
    ...(await summarise(context, programme)),
    head: programme.head as Programme['head'],
    documentId: document.id,
    fileName: document.fileName,
    sha256: document.sha256,
    reportCycle: programme.reportCycle,
    reportDay: programme.reportDay,
    adoptedAt: programme.adoptedAt.toISOString(),
    adoptedBy: await findAccountName(tx, programme.adoptedBy),
  }
}

async function summarise({ tx, today }: CityContext, programme: StoredProgramme): Promise<ProgrammeSummary> {
  const { id, head, state, version } = programme
  const closed = reportingOf(programme, today)?.closed ?? null
  const active = state === 'active'
  return {
    id,
    title: head.title,
    documentNumber: head.documentNumber,
    issuer: head.issuer,
    issuedOn: head.issuedOn,
    termFrom: head.termFrom,
    termTo: head.termTo,
    disclosure: disclosureOf(head.disclosure),
    state,
    version,
    targets: programme.targetCount,
    measures: programme.measureCount,
    late: active ? await countLateMeasures(tx, id, today) : 0,
    silent: closed === null ? 0 : await countSilentUnits(tx, id, closed.to),
  }
}

export async function listTargets(context: CityContext, id: string): Promise<Target[]> {
  await getDisclosed(context, id)
  return [...(await listStoredTargets(context.tx, id))]
}

export async function listUnitsOf(context: CityContext, id: string): Promise<z.infer<typeof UnitLoad>[]> {
  const { tx, today } = context
  const programme = await getDisclosed(context, id)
  const closed = reportingOf(programme, today)?.closed ?? null
  const loads = await listUnitLoads(tx, id, today, closed?.to ?? null)
  const firsts = await firstsOf(
    tx,
    loads.map(({ unitId }) => unitId),
  )
  return loads.map((load) => ({
    ...load,
    first: firsts.get(load.unitId) ?? null,
    lastReportAt: load.lastReportAt?.toISOString() ?? null,
  }))
}

export type TimelineAsk = {
  readonly id: string
  readonly page: number
  readonly size: number
  readonly only?: 'late' | undefined
}

/** A page of it: ten thousand measures with their steps are more than anybody looks at, and megabytes to send. */
export async function listTimeline(context: CityContext, { id, page, size, only }: TimelineAsk): Promise<Timeline> {
  const { tx, today } = context
  await getDisclosed(context, id)
  const window = { offset: (page - 1) * size, limit: size }
  const asked = { programmeId: id, lateOn: only === 'late' ? today : undefined, ...window }
  const { total, lines } = await listStoredTimeline(tx, asked)
  return {
    total,
    years: [...(await listStepYears(tx, id))],
    items: lines.map((line) => ({
      ...line,
      leads: [...line.leads],
      steps: line.steps.map(({ measureId: _, ...step }) => ({
        ...step,
        gate: isGate(step.text),
        state: stepState(step, today),
      })),
    })),
  }
}

export async function listVersions(context: CityContext, id: string): Promise<VersionShown[]> {
  await getDisclosed(context, id)
  return (await listStoredVersions(context.tx, id)).map(showVersion)
}

export const showVersion = (version: StoredVersion): VersionShown => ({
  ...version,
  at: version.at.toISOString(),
  differences: version.differences.map((difference) => ({ ...difference, fields: [...difference.fields] })),
})

/** The programme as it stood at a version. */
export async function getAsOf(context: CityContext, id: string, version: number): Promise<AsOf> {
  await getDisclosed(context, id)
  const snapshot = await getSnapshot(context.tx, id, version)
  return {
    version,
    head: snapshot.head as AsOf['head'],
    targets: snapshot.targets.map(({ source: _, ...target }) => target),
    measures: snapshot.measures.map(({ source: _, ...measure }) => measure) as unknown as AsOf['measures'],
  }
}

/** A document is read by whoever reads a programme that was made of it. */
export async function getDocumentText(context: CityContext, id: string) {
  const { tx, actor } = context
  if (!readsEveryProgramme(actor)) {
    const disclosed = await listDisclosed(context)
    if (!disclosed.some(({ documentId }) => documentId === id)) throw new NotFound('document', id)
  }
  const { fileName, sha256, text } = await getDocument(tx, id)
  return { fileName, sha256, text }
}
