import { randomUUID } from 'node:crypto'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { replaceEdition } from '#core/programmes/change.ts'
import { compareSnapshots } from '#core/programmes/compare.ts'
import type { Snapshot, SnapshotMeasure, SnapshotTarget, SourceValue } from '#core/programmes/snapshot.ts'
import { listItems, type StoredItem } from '#store/drafts/draft-items.ts'
import { lockDraft, type StoredDraft, updateDraft } from '#store/drafts/drafts.ts'
import { getSnapshot, insertVersion } from '#store/programmes/programme-versions.ts'
import { insertProgramme, lockProgramme, type StoredProgramme, updateProgramme } from '#store/programmes/programmes.ts'
import { refreshFindings } from '../checks/programme-findings.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { pinyinKey } from '../pinyin.ts'
import { saveSnapshot } from '../programmes/save-snapshot.ts'
import { checkItems, isTaken, warning } from './check.ts'
import { closedFault } from './closed-draft.ts'
import { listNames } from './names.ts'

export type Adoption = {
  readonly id: string
  readonly leavePending: boolean
  readonly programmeId: string | null
  readonly reason: string | null
}
export type Adopted = { programmeId: string; version: number; targets: number; measures: number }

/** Units report on a new programme every month, by the fifth of the next, until the office says otherwise. */
const firstReporting = { reportCycle: 'month', reportDay: 5 } as const

/**
 * Makes the reviewed draft a programme, or the next version of one; wholly or not at all. Asked again, it answers with
 * what it has made.
 */
export async function adoptDraft(context: CityContext, asked: Adoption): Promise<Outcome<Adopted>> {
  const { tx } = context
  const draft = await lockDraft(tx, asked.id)
  if (draft.programmeId !== null && draft.adoptedVersion !== null) {
    const made = await getSnapshot(tx, draft.programmeId, draft.adoptedVersion)
    return good(answer(draft.programmeId, draft.adoptedVersion, made))
  }
  if (draft.state !== 'open') return bad(closedFault(draft))
  const items = await listItems(tx, draft.id)
  const names = await listNames(tx, draft, items)
  const faults = checkItems(draft, items, names, asked).filter(({ code }) => !code.startsWith(warning))
  if (faults.length > 0) return bad(...faults)
  const edition = snapshotOf(draft, items.filter(isTaken))
  const saved =
    asked.programmeId === null
      ? await begin(context, draft, asked.reason, edition)
      : await replace(context, draft, asked.programmeId, asked.reason, edition)
  if (!saved.ok) return saved
  const { programmeId, version } = saved.value
  await updateDraft(tx, draft.id, {
    state: 'adopted',
    programmeId,
    adoptedVersion: version,
    sequence: draft.sequence + 1,
  })
  const detail = {
    programmeId,
    version,
    draft: draft.id,
    targets: saved.value.targets,
    measures: saved.value.measures,
    reason: asked.reason,
  }
  await note(context, { action: 'programme.adopted', subjectKind: 'programme', subjectId: programmeId, detail })
  return saved
}

const answer = (programmeId: string, version: number, snapshot: Snapshot): Adopted => ({
  programmeId,
  version,
  targets: snapshot.targets.length,
  measures: snapshot.measures.length,
})

async function begin(
  context: CityContext,
  draft: StoredDraft,
  reason: string | null,
  snapshot: Snapshot,
): Promise<Outcome<Adopted>> {
  const { tx, now, actor } = context
  const programme: StoredProgramme = {
    id: randomUUID(),
    documentId: draft.documentId,
    head: snapshot.head,
    state: 'active',
    version: 1,
    ...firstReporting,
    targetCount: snapshot.targets.length,
    measureCount: snapshot.measures.length,
    adoptedAt: now,
    adoptedBy: actor.accountId,
  }
  await insertProgramme(tx, { ...programme, pinyin: pinyinKey(snapshot.head.title) })
  const written = await saveSnapshot(tx, { programmeId: programme.id, before: null, after: snapshot })
  if (!written.ok) return written
  const version = { programmeId: programme.id, version: 1, at: now, by: actor.accountId, reason }
  await insertVersion(tx, { ...version, documentId: draft.documentId, differences: [], snapshot })
  await refreshFindings(context, { programmeId: programme.id, version: 1, documentId: draft.documentId, snapshot })
  return good(answer(programme.id, 1, snapshot))
}

async function replace(
  context: CityContext,
  draft: StoredDraft,
  programmeId: string,
  reason: string | null,
  edition: Snapshot,
): Promise<Outcome<Adopted>> {
  const { tx, now, actor } = context
  const programme = await lockProgramme(tx, programmeId)
  if (programme.state === 'closed') return bad({ code: 'programme.closed' })
  const last = await getSnapshot(tx, programmeId, programme.version)
  const snapshot = replaceEdition(last, edition)
  const written = await saveSnapshot(tx, { programmeId, before: last, after: snapshot })
  if (!written.ok) return written
  const version = programme.version + 1
  const counts = { targetCount: snapshot.targets.length, measureCount: snapshot.measures.length }
  const { documentId } = draft
  await updateProgramme(tx, {
    ...programme,
    ...counts,
    documentId,
    head: snapshot.head,
    version,
    pinyin: pinyinKey(snapshot.head.title),
  })
  const differences = compareSnapshots(last, snapshot)
  await insertVersion(tx, {
    programmeId,
    version,
    at: now,
    by: actor.accountId,
    reason,
    documentId,
    differences,
    snapshot,
  })
  await refreshFindings(context, { programmeId, version, documentId, snapshot })
  return good(answer(programmeId, version, snapshot))
}

function snapshotOf(draft: StoredDraft, items: readonly StoredItem[]): Snapshot {
  const source = (item: StoredItem): SourceValue => ({
    documentId: draft.documentId,
    start: item.start,
    end: item.end,
    contextStart: item.contextStart,
    contextEnd: item.contextEnd,
    rule: item.rule,
  })
  return {
    head: draft.head,
    targets: items.flatMap((item): SnapshotTarget[] =>
      item.kind === 'target' ? [{ ...item.value, id: randomUUID(), source: source(item) }] : [],
    ),
    measures: items.flatMap((item): SnapshotMeasure[] =>
      item.kind === 'measure' ? [{ ...item.value, id: randomUUID(), source: source(item) }] : [],
    ),
  }
}
