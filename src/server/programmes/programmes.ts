import type { z } from 'zod'
import type { UnitLoad } from '#contract/overview.ts'
import type { Programme, ProgrammeSummary, programmes } from '#contract/programmes.ts'
import type { Target } from '#contract/targets.ts'
import { stepState } from '#core/programmes/steps.ts'
import { getDocument } from '#store/documents.ts'
import { listTimeline as listStoredTimeline, listUnitLoads } from '#store/programme-overview.ts'
import { getSnapshot, listVersions as listStoredVersions, type StoredVersion } from '#store/programme-versions.ts'
import {
  countLateMeasures,
  countSilentUnits,
  findAccountName,
  getProgramme as getStored,
  listProgrammes as listStored,
  type StoredProgramme,
} from '#store/programmes.ts'
import { listTargets as listStoredTargets } from '#store/targets.ts'
import type { CityContext } from '../context.ts'
import { reportingOf } from './reporting.ts'

type OutputOf<Endpoint extends { readonly '~orpc': { outputSchema?: unknown } }> = z.infer<
  Extract<Endpoint['~orpc']['outputSchema'], z.ZodType>
>
export type Timeline = OutputOf<typeof programmes.timeline>
export type AsOf = OutputOf<typeof programmes.asOf>
export type VersionShown = OutputOf<typeof programmes.versions>[number]

export async function listProgrammes(context: CityContext): Promise<ProgrammeSummary[]> {
  const summaries: ProgrammeSummary[] = []
  for (const programme of await listStored(context.tx)) summaries.push(await summarise(context, programme))
  return summaries
}

export async function getProgramme(context: CityContext, id: string): Promise<Programme> {
  const { tx } = context
  const programme = await getStored(tx, id)
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
    state,
    version,
    targets: programme.targetCount,
    measures: programme.measureCount,
    late: active ? await countLateMeasures(tx, id, today) : 0,
    silent: closed === null ? 0 : await countSilentUnits(tx, id, closed.to),
  }
}

export async function listTargets({ tx }: CityContext, id: string): Promise<Target[]> {
  await getStored(tx, id)
  return [...(await listStoredTargets(tx, id))]
}

export async function listUnitsOf({ tx, today }: CityContext, id: string): Promise<z.infer<typeof UnitLoad>[]> {
  const programme = await getStored(tx, id)
  const closed = reportingOf(programme, today)?.closed ?? null
  const loads = await listUnitLoads(tx, id, today, closed?.to ?? null)
  return loads.map((load) => ({ ...load, lastReportAt: load.lastReportAt?.toISOString() ?? null }))
}

export async function listTimeline({ tx, today }: CityContext, id: string): Promise<Timeline> {
  await getStored(tx, id)
  return (await listStoredTimeline(tx, id)).map((line) => ({
    ...line,
    leads: [...line.leads],
    steps: line.steps.map(({ measureId: _, ...step }) => ({ ...step, state: stepState(step, today) })),
  }))
}

export async function listVersions({ tx }: CityContext, id: string): Promise<VersionShown[]> {
  await getStored(tx, id)
  return (await listStoredVersions(tx, id)).map(showVersion)
}

export const showVersion = (version: StoredVersion): VersionShown => ({
  ...version,
  at: version.at.toISOString(),
  differences: version.differences.map((difference) => ({ ...difference, fields: [...difference.fields] })),
})

/** The programme as it stood at a version. */
export async function getAsOf({ tx }: CityContext, id: string, version: number): Promise<AsOf> {
  const snapshot = await getSnapshot(tx, id, version)
  return {
    version,
    head: snapshot.head as AsOf['head'],
    targets: snapshot.targets.map(({ source: _, ...target }) => target),
    measures: snapshot.measures.map(({ source: _, ...measure }) => measure) as unknown as AsOf['measures'],
  }
}

export async function getDocumentText({ tx }: CityContext, id: string) {
  const { fileName, sha256, text } = await getDocument(tx, id)
  return { fileName, sha256, text }
}
