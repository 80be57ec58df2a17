import { randomUUID } from 'node:crypto'
import type { Programme } from '#contract/programmes.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import type { ReportCycle } from '#core/base/period.ts'
import { applyChanges, type Change } from '#core/programmes/change.ts'
import { compareSnapshots } from '#core/programmes/compare.ts'
import type { Snapshot } from '#core/programmes/snapshot.ts'
import { getSnapshot, insertVersion } from '#store/programmes/programme-versions.ts'
import { lockProgramme, type StoredProgramme, updateProgramme } from '#store/programmes/programmes.ts'
import { refreshFindings } from '../checks/programme-findings.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { pinyinKey } from '../pinyin.ts'
import { getProgramme, showVersion, type VersionShown } from './programmes.ts'
import { saveSnapshot } from './save-snapshot.ts'

export type ChangeSet = {
  readonly id: string
  /** the version that the changes were made on */
  readonly version: number
  readonly reason: string
  readonly changes: readonly Change[]
}

/** One new version with its reason; refused whole when somebody else has made one since, or a change cannot be made. */
export async function changeProgramme(context: CityContext, asked: ChangeSet): Promise<Outcome<VersionShown>> {
  const { tx, now, actor } = context
  const programme = await lockProgramme(tx, asked.id)
  if (programme.state === 'closed') return bad({ code: 'programme.closed' })
  if (programme.version !== asked.version) {
    return bad({ code: 'programme.conflict', facts: { version: programme.version } })
  }
  const before = await getSnapshot(tx, programme.id, programme.version)
  const applied = applyChanges(
    before,
    asked.changes,
    asked.changes.map(() => randomUUID()),
  )
  if (!applied.ok) return applied
  const after = applied.value
  const differences = compareSnapshots(before, after)
  if (differences.length === 0) return bad({ code: 'programme.nothing-changed' })
  const written = await saveSnapshot(tx, { programmeId: programme.id, before, after })
  if (!written.ok) return written
  const { reason } = asked
  const version = { version: programme.version + 1, at: now, reason, differences }
  await updateProgramme(tx, nextOf(programme, after))
  const { id: programmeId, documentId } = programme
  await insertVersion(tx, { programmeId, documentId, ...version, by: actor.accountId, snapshot: after })
  await refreshFindings(context, { programmeId, version: version.version, documentId, snapshot: after })
  await noteProgramme(context, 'programme.changed', programmeId, {
    version: version.version,
    reason,
    changes: asked.changes.length,
  })
  return good(showVersion({ ...version, by: actor.name }))
}

const nextOf = (programme: StoredProgramme, snapshot: Snapshot) => ({
  ...programme,
  head: snapshot.head,
  version: programme.version + 1,
  targetCount: snapshot.targets.length,
  measureCount: snapshot.measures.length,
  pinyin: pinyinKey(snapshot.head.title),
})

export async function setReporting(
  context: CityContext,
  asked: { readonly id: string; readonly reportCycle: ReportCycle; readonly reportDay: number },
): Promise<Programme> {
  const programme = await lockProgramme(context.tx, asked.id)
  const { reportCycle, reportDay } = asked
  await updateProgramme(context.tx, { ...programme, reportCycle, reportDay, pinyin: pinyinKey(programme.head.title) })
  const before = { reportCycle: programme.reportCycle, reportDay: programme.reportDay }
  await noteProgramme(context, 'programme.reporting-set', asked.id, { before, after: { reportCycle, reportDay } })
  return getProgramme(context, asked.id)
}

/** Nothing is reported or changed any more; everything stays to be read. */
export async function closeProgramme(
  context: CityContext,
  asked: { readonly id: string; readonly reason: string },
): Promise<Outcome<Programme>> {
  const programme = await lockProgramme(context.tx, asked.id)
  if (programme.state === 'closed') return bad({ code: 'programme.closed' })
  await updateProgramme(context.tx, { ...programme, state: 'closed', pinyin: pinyinKey(programme.head.title) })
  await noteProgramme(context, 'programme.closed', asked.id, { reason: asked.reason })
  return good(await getProgramme(context, asked.id))
}

const noteProgramme = (context: CityContext, action: string, subjectId: string, detail: Record<string, unknown>) =>
  note(context, { action, subjectKind: 'programme', subjectId, detail })
