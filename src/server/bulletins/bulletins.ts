import type { Bulletin, BulletinLine } from '#contract/bulletins.ts'
import { changedFacts, type FrozenFact } from '#core/bulletins/frozen.ts'
import { mayDraftBulletins, mayIssueBulletin, mayReadDrafts } from '#core/bulletins/rights.ts'
import {
  getBulletin as getStored,
  type ListedBulletin,
  listBulletinEvents,
  listSeries,
  listBulletins as listStored,
  type StoredBulletin,
  type StoredSeries,
} from '#store/bulletins/bulletins.ts'
import { findFile, readFileBytes } from '#store/files/files.ts'
import { NotFound } from '#store/refusals.ts'
import type { CityContext } from '../context.ts'
import { readDocument } from '../documents/read-document.ts'
import { periodOf } from './fill.ts'
import { buildScene } from './scene.ts'

export async function listBulletins(
  context: CityContext,
  { seriesId }: { readonly seriesId?: string | undefined },
): Promise<BulletinLine[]> {
  const series = new Map((await listSeries(context.tx)).map((one) => [one.id, one]))
  const drafts = mayReadDrafts(context.actor)
  const rows = await listStored(context.tx, seriesId)
  return rows.flatMap((row) => {
    const of = series.get(row.series_id)
    return of !== undefined && (drafts || row.state === 'issued') ? [showLine(row, of)] : []
  })
}

const showLine = (
  row: Omit<ListedBulletin, 'gap_count'> & { readonly gap_count: number },
  series: StoredSeries,
): BulletinLine => ({
  id: row.id,
  ...{ seriesId: series.id, seriesName: series.name, kind: series.kind, periodType: series.period_type },
  ...{ periodEnd: row.period_end, title: row.title, state: row.state, revision: row.revision },
  documentNumber: row.document_number,
  valuesAt: row.values_at.toISOString(),
  issuedAt: row.issued_at?.toISOString() ?? null,
  gapCount: row.gap_count,
  correctsId: row.corrects_id,
})

/** Not to be seen is answered like not there. */
export async function getReadable({ tx, actor }: CityContext, id: string): Promise<StoredBulletin> {
  const bulletin = await getStored(tx, id)
  if (bulletin.state !== 'issued' && !mayReadDrafts(actor)) throw new NotFound('bulletin', id)
  return bulletin
}

export async function showBulletin(context: CityContext, id: string): Promise<Bulletin> {
  const { tx, actor } = context
  const row = await getReadable(context, id)
  const series = (await listSeries(tx)).find((one) => one.id === row.series_id)
  if (series === undefined) throw new NotFound('bulletin-series', row.series_id)
  const file = await findFile(tx, row.file_id)
  const bytes = await readFileBytes(tx, row.file_id)
  const read = bytes === undefined ? undefined : await readDocument(bytes, file?.name ?? 'bulletin.docx')
  return {
    ...showLine({ ...row, gap_count: row.gaps.length }, series),
    text: read?.ok === true ? read.document.text : '',
    edited: row.edited,
    gaps: row.gaps.map(({ lacking = [], ...gap }) => ({ ...gap, lacking: [...lacking] })),
    facts: row.facts.map(showFact),
    factsSha256: row.facts_sha256,
    fileSha256: file?.sha256 ?? '',
    events: (await listBulletinEvents(tx, id)).map((event) => ({
      ...{ revision: event.revision, move: event.move, at: event.at.toISOString() },
      ...{ by: event.by_name, words: event.words },
    })),
    changed: (await listChanged(context, row.facts, series, row.period_end)).map(({ fact, now, words }) => ({
      fact: showFact(fact),
      now,
      words: words.map((one) => ({ ...one })),
    })),
    mayEdit: mayDraftBulletins(actor),
    mayIssue: mayIssueBulletin(actor, row.submitted_by),
  }
}

const showFact = ({ said: _, ...fact }: FrozenFact) => ({ ...fact, batches: [...fact.batches] })

/** The frozen numbers and words against what the same template would say of the same cells now. */
async function listChanged(context: CityContext, frozen: readonly FrozenFact[], series: StoredSeries, end: string) {
  const period = periodOf(series.period_type, end)
  if (frozen.length === 0 || !period.ok) return []
  const codes = new Set(frozen.map(({ code }) => code))
  const now = await buildScene(context, {
    ...{ subjectId: series.subject_id, wholeName: series.whole_name, period: period.value, at: context.now },
    speaksOf: ({ code }) => codes.has(code),
  })
  return changedFacts(mayReadDrafts(context.actor) ? frozen : frozen.map(withoutGoals), now)
}

/** Whoever may not see every programme cannot tell whether a target is another now. */
const withoutGoals = ({ said = [], ...fact }: FrozenFact): FrozenFact => ({
  ...fact,
  said: said.filter(({ saying }) => saying !== 'target' && saying !== 'done' && saying !== 'progress'),
})
