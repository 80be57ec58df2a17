import type { ComparedPlan, CompareInput, Comparison } from '#contract/comparison.ts'
import type { Sentence } from '#contract/source.ts'
import { readPairs } from '#core/comparison/chosen-pairs.ts'
import { laySideBySide } from '#core/comparison/lay-side-by-side.ts'
import { mayImportPlan } from '#core/programmes/rights.ts'
import type { Snapshot, Sourced, SourceValue } from '#core/programmes/snapshot.ts'
import { listItems, type StoredItem } from '#store/drafts/draft-items.ts'
import { getDraft } from '#store/drafts/drafts.ts'
import { getDocument } from '#store/files/documents.ts'
import type { CityHandle } from '#store/handle.ts'
import { getSnapshot } from '#store/programmes/programme-versions.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import { getDisclosed } from '../programmes/disclosed.ts'

type ComparedSide = { readonly plan: ComparedPlan; readonly snapshot: Snapshot }

/** Nothing is stored: the verdicts are reckoned anew from the two snapshots each time they are asked for. */
export async function comparePlans(context: CityContext, asked: CompareInput): Promise<Comparison> {
  const left = await loadSide(context, asked.leftId, asked.leftVersion)
  const right = await loadSide(context, asked.rightId, asked.rightVersion)
  const { relation, head, targets, measures } = laySideBySide({
    left: left.snapshot,
    right: right.snapshot,
    // Two versions of one programme are editions of it, whatever has become of its title.
    relation: asked.relation ?? (asked.leftId === asked.rightId ? 'editions' : null),
    chosen: readPairs(asked.pairs ?? ''),
  })
  const sentenceOf = await sentencesIn(context.tx, [left.snapshot, right.snapshot])
  const shown = <T extends Sourced>(thing: T | null) =>
    thing === null ? null : { ...thing, sentence: sentenceOf(thing.source) }
  const rows = <T extends Sourced, R extends { readonly left: T | null; readonly right: T | null }>(
    all: readonly R[],
  ) => all.map((row) => ({ ...row, left: shown(row.left), right: shown(row.right) }))
  // The contract's arrays are not readonly; nothing here changes them.
  return {
    relation,
    left: left.plan,
    right: right.plan,
    head: [...head],
    targets: rows(targets),
    measures: rows(measures),
  } as unknown as Comparison
}

async function loadSide(context: CityContext, id: string, version?: number): Promise<ComparedSide> {
  const { tx, actor } = context
  try {
    const programme = await getDisclosed(context, id)
    const snapshot = await getSnapshot(tx, id, version ?? programme.version)
    const { title, issuer } = snapshot.head
    return { snapshot, plan: { kind: 'programme', id, title, issuer, version: version ?? programme.version } }
  } catch (error) {
    // Whoever may not review drafts is not told that there is one.
    if (!(error instanceof NotFound && error.noun === 'programme' && mayImportPlan(actor))) throw error
    return loadDraft(tx, id, error)
  }
}

async function loadDraft(tx: CityHandle, id: string, missing: NotFound): Promise<ComparedSide> {
  const draft = await getDraft(tx, id).catch((error: unknown) => {
    throw error instanceof NotFound ? missing : error
  })
  const items = (await listItems(tx, id)).filter(({ state }) => state !== 'rejected')
  const sourceOf = ({ start, end, contextStart, contextEnd, rule }: StoredItem): SourceValue => {
    return { documentId: draft.documentId, start, end, contextStart, contextEnd, rule }
  }
  const snapshot: Snapshot = {
    head: draft.head,
    targets: items.flatMap((item) =>
      item.kind === 'target' ? [{ ...item.value, id: item.id, source: sourceOf(item) }] : [],
    ),
    measures: items.flatMap((item) =>
      item.kind === 'measure' ? [{ ...item.value, id: item.id, source: sourceOf(item) }] : [],
    ),
  }
  const { title, issuer } = draft.head
  return { snapshot, plan: { kind: 'draft', id, title, issuer, version: null } }
}

async function sentencesIn(tx: CityHandle, snapshots: readonly Snapshot[]) {
  const texts = new Map<string, string>()
  for (const { source } of snapshots.flatMap(({ targets, measures }) => [...targets, ...measures])) {
    if (source === null || texts.has(source.documentId)) continue
    texts.set(source.documentId, (await getDocument(tx, source.documentId)).text)
  }
  return (source: SourceValue | null): Sentence | null =>
    source === null ? null : sentenceAt(texts.get(source.documentId) ?? '', source)
}

/** How far a sentence may run before and after what was read in it. */
const farthest = 200

export function sentenceAt(text: string, { start, end, contextStart, contextEnd }: SourceValue): Sentence {
  const [from, to] = [Math.max(contextStart, start - farthest), Math.min(contextEnd, end + farthest)]
  return {
    before: `${from > contextStart ? '…' : ''}${oneLine(text.slice(from, start)).trimStart()}`,
    words: oneLine(text.slice(start, end)),
    after: `${oneLine(text.slice(end, to)).trimEnd()}${to < contextEnd ? '…' : ''}`,
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ')
