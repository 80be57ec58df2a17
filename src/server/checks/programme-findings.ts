import type { PlanFinding, ProgrammeFinding, ProgrammeFindings } from '#contract/checks.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import type { PlanFinding as Found } from '#core/checks/finding.ts'
import type { Snapshot } from '#core/programmes/snapshot.ts'
import {
  findCheckedVersion,
  listFindings,
  lockFinding,
  type StoredFinding,
  saveFindings,
  settleFinding,
} from '#store/checks/plan-findings.ts'
import { getSnapshot } from '#store/programmes/programme-versions.ts'
import { lockProgramme } from '#store/programmes/programmes.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { getDisclosed } from '../programmes/disclosed.ts'
import { findInPlan } from './check-plan.ts'

export const showFinding = (finding: Found): PlanFinding => ({
  ...finding,
  spans: [...finding.spans],
  figures: [...finding.figures],
  names: [...finding.names],
})

const showStored = ({ finding, documentId, state, reason, by, at }: StoredFinding): ProgrammeFinding => ({
  ...showFinding(finding),
  documentId,
  state,
  reason,
  settledBy: by,
  settledAt: at?.toISOString() ?? null,
})

export async function listProgrammeFindings(context: CityContext, id: string): Promise<ProgrammeFindings> {
  const { tx } = context
  await getDisclosed(context, id)
  const checkedVersion = await findCheckedVersion(tx, id)
  return { checkedVersion, findings: (await listFindings(tx, id)).map(showStored) }
}

export type Version = {
  readonly programmeId: string
  readonly version: number
  readonly documentId: string
  readonly snapshot: Snapshot
}

/** Every new version is checked in the transaction that makes it; what was settled and is found again stays settled. */
export async function refreshFindings(context: CityContext, made: Version): Promise<void> {
  const { programmeId, version, documentId } = made
  await saveFindings(context.tx, { programmeId, version, documentId, findings: await findInPlan(context, made) })
}

/** The same plan against today's registry and today's other programmes. */
export async function checkAgain(context: CityContext, id: string): Promise<ProgrammeFindings> {
  const { version, documentId } = await lockProgramme(context.tx, id)
  const snapshot = await getSnapshot(context.tx, id, version)
  await refreshFindings(context, { programmeId: id, version, documentId, snapshot })
  const shown = await listProgrammeFindings(context, id)
  const detail = { version, findings: shown.findings.length }
  await note(context, { action: 'programme.checked', subjectKind: 'programme', subjectId: id, detail })
  return shown
}

export type Finding = { readonly id: string; readonly key: string }

export async function settle(
  context: CityContext,
  { id, key, reason }: Finding & { readonly reason: string },
): Promise<Outcome<ProgrammeFinding>> {
  const before = await lockFinding(context.tx, id, key)
  if (before.state === 'settled') return bad({ code: 'plan-finding.conflict', facts: { by: before.by } })
  await settleFinding(context.tx, id, key, { reason, by: context.actor.accountId, at: context.now })
  return good(await answer(context, 'programme.finding-settled', { id, key }, { reason }))
}

export async function reopen(context: CityContext, { id, key }: Finding): Promise<Outcome<ProgrammeFinding>> {
  const before = await lockFinding(context.tx, id, key)
  if (before.state === 'open') return bad({ code: 'plan-finding.conflict', facts: { by: null } })
  await settleFinding(context.tx, id, key, null)
  return good(await answer(context, 'programme.finding-reopened', { id, key }, { before: before.reason }))
}

async function answer(
  context: CityContext,
  action: string,
  { id, key }: Finding,
  detail: Readonly<Record<string, string | null>>,
): Promise<ProgrammeFinding> {
  const after = showStored(await lockFinding(context.tx, id, key))
  const subject = { code: after.code, subject: after.subject }
  await note(context, { action, subjectKind: 'programme', subjectId: id, detail: { key, ...subject, ...detail } })
  return after
}
