import { checkPlan } from '#core/checks/check.ts'
import type { PlanFinding } from '#core/checks/finding.ts'
import type { OtherProgramme, OwnerFact } from '#core/checks/material.ts'
import type { Snapshot } from '#core/programmes/snapshot.ts'
import { getDocument } from '#store/files/documents.ts'
import type { CityHandle } from '#store/handle.ts'
import { listProgrammes } from '#store/programmes/programmes.ts'
import { listTargets } from '#store/programmes/targets.ts'
import { listUnits } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import { loadRegistry } from '../units/load-registry.ts'

export type Plan = {
  readonly snapshot: Snapshot
  readonly documentId: string
  /** null for a draft that is no programme yet */
  readonly programmeId: string | null
}

/** Checks a plan against itself, the city's unit registry as it stands today, and the city's other running programmes. */
export async function findInPlan(context: CityContext, plan: Plan): Promise<readonly PlanFinding[]> {
  const { tx } = context
  const { text } = await getDocument(tx, plan.documentId)
  return checkPlan({
    snapshot: plan.snapshot,
    documentId: plan.documentId,
    text,
    owners: await ownersOf(context, plan.snapshot),
    others: await othersOf(tx, plan),
  })
}

/** A name counts as known if it means somebody today; as ended if it meant somebody when the plan was issued, or ever. */
async function ownersOf({ tx, today }: CityContext, { head, measures }: Snapshot): Promise<readonly OwnerFact[]> {
  const names = [...new Set(measures.flatMap(({ duties }) => duties.map(({ name }) => name)))]
  const now = (await loadRegistry(tx, today)).resolve(names)
  if (now.every(({ by }) => by !== null)) return []
  const then = (await loadRegistry(tx, head.issuedOn)).resolve(names)
  const ever = (await loadRegistry(tx, null)).resolve(names)
  const ends = new Map((await listUnits(tx)).map(({ id, validTo }) => [id, validTo]))
  return names.map((name, at) => {
    if (now[at]?.by !== null) return { name, standing: 'known', endedOn: null }
    const unitId = then[at]?.unitId ?? ever[at]?.unitId ?? null
    if (unitId === null) return { name, standing: 'unknown', endedOn: null }
    return { name, standing: 'ended', endedOn: ends.get(unitId) ?? null }
  })
}

async function othersOf(tx: CityHandle, { programmeId, documentId }: Plan): Promise<readonly OtherProgramme[]> {
  const others: OtherProgramme[] = []
  for (const programme of await listProgrammes(tx)) {
    if (programme.state !== 'active' || programme.id === programmeId || programme.documentId === documentId) continue
    others.push({ title: programme.head.title, targets: await listTargets(tx, programme.id) })
  }
  return others
}
