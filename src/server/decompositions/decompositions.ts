import { randomUUID } from 'node:crypto'
import type { Decomposition, DecompositionRow, DecompositionVersion } from '#contract/decompositions.ts'
import { bad, type Fault, good, type Outcome } from '#core/base/fault.ts'
import { groupBy } from '#core/base/group.ts'
import { foldText } from '#core/base/text.ts'
import { checkShares, isOtherWhole } from '#core/decompositions/check.ts'
import type { DecompositionContent, Whole } from '#core/decompositions/decomposition.ts'
import { mayDecompose } from '#core/decompositions/rights.ts'
import {
  findDecomposition,
  insertDecomposition,
  insertDecompositionVersion,
  listDecompositions,
  listDecompositionVersions,
  lockDecomposition,
  type StoredDecomposition,
  type StoredDecompositionVersion,
  updateDecomposition,
} from '#store/decompositions/decompositions.ts'
import type { CityHandle } from '#store/handle.ts'
import { listPlaces } from '#store/places/places.ts'
import { getProgramme } from '#store/programmes/programmes.ts'
import { listTargets, type StoredTarget } from '#store/programmes/targets.ts'
import { NotFound } from '#store/refusals.ts'
import { listUnits } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { getDisclosed } from '../programmes/disclosed.ts'

type OfTarget = { readonly id: string; readonly targetId: string }

export const wholeOf = ({ metric, value, valueMax, unit, comparator, kind, period }: StoredTarget): Whole => ({
  ...{ metric, value, valueMax, unit, comparator, kind, period },
})

/** Every target in force, in the document's order, with how it is split. Drafts show to those who work on them. */
export async function listSplits(context: CityContext, programmeId: string): Promise<DecompositionRow[]> {
  const { tx, actor } = context
  await getDisclosed(context, programmeId)
  const parts = await partScopes(tx)
  const targets = (await listTargets(tx, programmeId)).filter(
    ({ role, scope }) => role === 'target' && !parts.has(foldText(scope ?? '')),
  )
  const splits = new Map((await listDecompositions(tx, programmeId)).map((one) => [one.targetId, one]))
  const versions = groupBy(
    await listDecompositionVersions(
      tx,
      [...splits.values()].map(({ id }) => id),
    ),
    ({ decompositionId }) => decompositionId,
  )
  return targets.map((target) => {
    const split = splits.get(target.id)
    return showRow(target, split, versions.get(split?.id ?? '')?.[0], mayDecompose(actor))
  })
}

/** What the plan prints for one park or county is a share already, and nothing to be split. */
async function partScopes(tx: CityHandle): Promise<ReadonlySet<string>> {
  const places = (await listPlaces(tx))
    .filter(({ parentId, kind }) => parentId !== null && kind !== 'group')
    .map(({ name }) => name)
  const units = (await listUnits(tx)).flatMap(({ name, shortName }) => [name, shortName ?? ''])
  return new Set([...places, ...units].map(foldText).filter((name) => name !== ''))
}

function showRow(
  target: StoredTarget,
  split: StoredDecomposition | undefined,
  issued: StoredDecompositionVersion | undefined,
  seesDrafts: boolean,
): DecompositionRow {
  const draft = seesDrafts ? (split?.draft ?? null) : null
  const shown = issued?.content ?? draft
  const check = shown === null ? null : checkShares(issued?.whole ?? wholeOf(target), shown)
  const state = issued === undefined ? (draft === null ? 'none' : 'draft') : draft === null ? 'issued' : 'changed'
  return {
    target,
    state,
    version: issued?.version ?? 0,
    issuedAt: issued?.at.toISOString() ?? null,
    shares: shown?.shares.length ?? 0,
    unit: shown?.unit ?? target.unit,
    rule: shown?.rule ?? null,
    held: [...(check?.held ?? [])],
    findings: [...(check?.findings ?? [])],
    outdated: issued !== undefined && isOtherWhole(issued.whole, wholeOf(target)),
  }
}

async function getTarget({ tx }: CityContext, { id, targetId }: OfTarget): Promise<StoredTarget> {
  const target = (await listTargets(tx, id)).find((one) => one.id === targetId && one.role === 'target')
  if (target === undefined) throw new NotFound('target', targetId)
  return target
}

export async function getSplit(context: CityContext, of: OfTarget): Promise<Decomposition> {
  const { tx, actor } = context
  const programme = await getDisclosed(context, of.id)
  const target = await getTarget(context, of)
  const split = await findDecomposition(tx, target.id)
  const versions = split === undefined ? [] : await listDecompositionVersions(tx, [split.id])
  const may = mayDecompose(actor)
  const [last] = versions
  return {
    target,
    revision: split?.revision ?? null,
    term: { from: programme.head.termFrom, to: programme.head.termTo },
    draft: (may ? (split?.draft ?? null) : null) as Decomposition['draft'],
    versions: versions.map(showVersion),
    outdated: last !== undefined && isOtherWhole(last.whole, wholeOf(target)),
    mayChange: may && programme.state === 'active',
  }
}

const showVersion = ({ version, at, by, reason, whole, content }: StoredDecompositionVersion): DecompositionVersion =>
  ({ version, at: at.toISOString(), by, reason, whole, content }) as DecompositionVersion

type Save = OfTarget & { readonly revision: number | null; readonly content: DecompositionContent }

/** Keeps the draft, whatever is still wrong in it; only lines that cannot be are refused. */
export async function saveSplit(context: CityContext, asked: Save): Promise<Outcome<Decomposition>> {
  const { tx } = context
  const target = await getTarget(context, asked)
  const faults = [...(await refusalsOf(context, asked.id)), ...(await strangersIn(context, asked.content))]
  if (faults.length > 0) return bad(...faults)
  const split = await lockDecomposition(tx, target.id)
  if ((split?.revision ?? null) !== asked.revision) return bad({ code: 'decomposition.conflict' })
  if (split === undefined) {
    const fresh = { id: randomUUID(), programmeId: asked.id, targetId: target.id, version: 0, revision: 1 }
    await insertDecomposition(tx, { ...fresh, draft: asked.content })
  } else await updateDecomposition(tx, { ...split, draft: asked.content, revision: split.revision + 1 })
  await noteSplit(context, 'decomposition.saved', target, { shares: asked.content.shares.length })
  return good(await getSplit(context, asked))
}

async function refusalsOf({ tx }: CityContext, programmeId: string): Promise<readonly Fault[]> {
  const { state } = await getProgramme(tx, programmeId)
  return state === 'closed' ? [{ code: 'programme.closed' }] : []
}

/** Units and places that the city does not have, and lines with more or fewer values than there are periods. */
async function strangersIn({ tx }: CityContext, { shares, periods }: DecompositionContent): Promise<readonly Fault[]> {
  const units = new Set((await listUnits(tx)).map(({ id }) => id))
  const places = new Set((await listPlaces(tx)).flatMap(({ id, kind }) => (kind === 'group' ? [] : [id])))
  return shares.flatMap(({ unitId, placeId, values }, at): readonly Fault[] => {
    const place = { field: `shares.${at}` }
    if (values.length !== periods.length) return [{ code: 'decomposition.values-misfit', place }]
    const known = (unitId === null || units.has(unitId)) && (placeId === null || places.has(placeId))
    return known ? [] : [{ code: 'decomposition.nobody', place }]
  })
}

type Issue = OfTarget & { readonly revision: number; readonly reason: string }

/** The draft becomes the next version. A sum that misses the whole does not stop it: the reason is there to say why. */
export async function issueSplit(context: CityContext, asked: Issue): Promise<Outcome<Decomposition>> {
  const { tx, now, actor } = context
  const target = await getTarget(context, asked)
  const refusals = await refusalsOf(context, asked.id)
  if (refusals.length > 0) return bad(...refusals)
  const split = await lockDecomposition(tx, target.id)
  if (split === undefined || split.revision !== asked.revision) return bad({ code: 'decomposition.conflict' })
  if (split.draft === null) return bad({ code: 'decomposition.no-draft' })
  const whole = wholeOf(target)
  const stops = checkShares(whole, split.draft).findings.filter(({ severity }) => severity === 'stop')
  if (stops.length > 0)
    return bad(...stops.map(({ code, share }): Fault => ({ code: `decomposition.${code}`, ...placeOf(share) })))
  const version = split.version + 1
  await updateDecomposition(tx, { ...split, draft: null, version, revision: split.revision + 1 })
  const { reason } = asked
  const issued = { version, at: now, by: actor.accountId, reason, whole, content: split.draft }
  await insertDecompositionVersion(tx, { decompositionId: split.id, ...issued })
  await noteSplit(context, 'decomposition.issued', target, { version, reason, content: split.draft })
  return good(await getSplit(context, asked))
}

const placeOf = (share: number | null) => (share === null ? {} : { place: { field: `shares.${share}` } })

/** Back to what was issued last; a split that never was is as if nobody had begun it. */
export async function discardDraft(
  context: CityContext,
  asked: OfTarget & { readonly revision: number },
): Promise<Outcome<Record<string, never>>> {
  const { tx } = context
  const target = await getTarget(context, asked)
  const split = await lockDecomposition(tx, target.id)
  if (split === undefined || split.revision !== asked.revision) return bad({ code: 'decomposition.conflict' })
  await updateDecomposition(tx, { ...split, draft: null, revision: split.revision + 1 })
  await noteSplit(context, 'decomposition.discarded', target, {})
  return good({})
}

const noteSplit = (context: CityContext, action: string, { id, metric }: StoredTarget, detail: object) =>
  note(context, { action, subjectKind: 'target', subjectId: id, detail: { metric, ...detail } })
