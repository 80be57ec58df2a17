import { z } from 'zod'
import { ImportOrder, type ImportReport } from '#contract/imports.ts'
import { bad, good, type Outcome } from '#core/base/fault.ts'
import { inCity } from '#store/city/city.ts'
import type { CityHandle } from '#store/handle.ts'
import { cancelBatch, findBatchOfJob, openBatch, type StoredBatch } from '#store/observations/batches.ts'
import { copyObservations, sliceOfRows } from '#store/observations/copy-observations.ts'
import { removeSubjectsOf } from '#store/observations/given-up-subjects.ts'
import { keepMapping } from '#store/observations/import-mappings.ts'
import type { SubjectKind } from '#store/observations/tables.ts'
import { insertSubjects } from '#store/rounds/subjects.ts'
import { countValuesAnew } from '#store/statistics.ts'
import { completeBatch } from '../batches/batches.ts'
import type { Asking, CityContext } from '../context.ts'
import type { JobAbandoner, JobContext, JobControl, JobHandler } from '../jobs/job-kinds.ts'
import { pinyinKey } from '../pinyin.ts'
import { type BroughtFile, readBrought } from './file-of-import.ts'
import { learnNames } from './learn-names.ts'
import { listGone } from './preview.ts'
import { type FileReading, type FileSlice, newCells, openReading, slicesOf } from './read-file.ts'
import { type FileCell, NOT_YET } from './read-row.ts'

const RunOrder = ImportOrder.extend({
  reason: z.string().nullable(),
  goodRowsOnly: z.boolean(),
  rows: z.number().nullable(),
})
type RunOrder = z.infer<typeof RunOrder>

/**
 * Writes a file as one batch, slice by slice; nobody sees any of it before the last. Killed in the middle it goes on below
 * the last row that was kept; cancelled, or with a faulty row that the person did not leave out, nothing of it counts.
 */
export const runImport: JobHandler = async (input, context, control) => {
  const order = RunOrder.parse(input)
  const { store, actor, jobId } = context
  const within = <T>(work: (tx: CityHandle) => Promise<T>) => inCity(store, actor.cityId, work)
  const before = await within((tx) => findBatchOfJob(tx, jobId))
  const opened = await within(async (tx) => {
    const file = await readBrought({ ...context, tx }, order.fileId)
    if (!file.ok) return file
    const reading = await openReading(tx, actor, file.value, order)
    return reading.ok ? good({ file: file.value, reading: reading.value }) : reading
  })
  if (!opened.ok) return opened
  const { file, reading } = opened.value
  // Its end was kept and only the word of it lost: read again, it says that all is the same.
  if (before?.state === 'done') {
    for await (const slice of slicesOf(reading)) await within((tx) => newCells(tx, reading, slice))
    return good(reading.survey.report([], before.id))
  }
  const batch = before ?? (await within((tx) => begin(tx, context, order, file, reading)))
  const written = await writeSlices(context, control, { order, reading, batch })
  if (!written.ok) return written
  await countValuesAnew(store)
  return good(await within((tx) => finish({ ...context, tx, now: context.clock() }, { order, file, reading, batch })))
}

/** A file that is given up, by a person, by its faults or after too many tries: nothing of it will ever count. */
export const abandonImport: JobAbandoner = ({ store }, { id, cityId }) =>
  inCity(store, cityId, async (tx) => {
    const batch = await findBatchOfJob(tx, id)
    if (batch?.state !== 'open') return
    const { subjectsUpTo } = batch.source
    // firms that it brought along would stay behind without a single value
    if (subjectsUpTo !== undefined) await removeSubjectsOf(tx, batch, subjectsUpTo)
    await cancelBatch(tx, batch.id)
  })

/** A small file as a whole, in the asker's own transaction: for what brings its own bytes along. */
export async function importAtOnce(context: CityContext, order: RunOrder): Promise<Outcome<ImportReport>> {
  const { tx, actor } = context
  const file = await readBrought(context, order.fileId)
  if (!file.ok) return file
  const opened = await openReading(tx, actor, file.value, order)
  if (!opened.ok) return opened
  const reading = opened.value
  const batch = await begin(tx, context, order, file.value, reading)
  const into = { batchId: batch.id, kind: order.mapping.subjectKind, created: new Map<string, number>() }
  for await (const slice of slicesOf(reading)) {
    await writeSlice(tx, into, { ...slice, cells: await newCells(tx, reading, slice) })
  }
  if (!order.goodRowsOnly && reading.survey.faulty > 0) {
    return bad({ code: 'import.faulty-rows', facts: { rows: reading.survey.faulty } })
  }
  return good(await finish(context, { order, file: file.value, reading, batch }))
}

type Begun = Pick<StoredBatch, 'id' | 'source'>

async function begin(
  tx: CityHandle,
  { actor, now, jobId }: Asking & { readonly jobId?: string },
  order: RunOrder,
  file: BroughtFile,
  { fingerprint, subjects }: FileReading,
): Promise<Begun> {
  const { mapping, periodEnd, vintage, knownOn, reason } = order
  const source = {
    fileId: file.id,
    fileName: file.name,
    sheet: mapping.sheet,
    mapping,
    periodEnd,
    fingerprint,
    subjectsUpTo: subjects.largestId,
    ...(jobId === undefined ? {} : { jobId }),
  }
  const opened = { kind: 'import', vintage, knownOn, reason, source, openedAt: now, openedBy: actor.accountId } as const
  return { id: await openBatch(tx, opened), source }
}

type Writing = { readonly order: RunOrder; readonly reading: FileReading; readonly batch: Begun }

async function writeSlices(context: JobContext, control: JobControl, writing: Writing): Promise<Outcome<null>> {
  const { order, reading, batch } = writing
  const readToRow = batch.source.readToRow ?? 0
  const created = new Map<string, number>()
  for await (const slice of slicesOf(reading)) {
    if (!order.goodRowsOnly && reading.survey.faulty > 0) {
      return bad({ code: 'import.faulty-rows', facts: { rows: reading.survey.faulty } })
    }
    control.check()
    await inCity(context.store, context.actor.cityId, async (tx) => {
      const cells = await newCells(tx, reading, slice)
      // What an earlier run has kept is compared anew for the report and not written again.
      const rest = cells.filter(({ row }) => row > readToRow)
      await writeSlice(tx, { batchId: batch.id, kind: order.mapping.subjectKind, created }, { ...slice, cells: rest })
    })
    await control.progress(reading.survey.rows, order.rows)
  }
  return good(null)
}

/** Into which batch a slice goes, and the subjects that this file has brought so far, by their codes. */
type Into = { readonly batchId: number; readonly kind: SubjectKind; readonly created: Map<string, number> }

async function writeSlice(tx: CityHandle, into: Into, slice: FileSlice): Promise<void> {
  if (slice.cells.length === 0) return
  await createSubjects(tx, into, slice)
  const rows = slice.cells.map((cell) => ({ ...cell, subjectId: subjectOf(cell, slice, into.created) }))
  await copyObservations(tx, into.batchId, { ...sliceOfRows(rows), readToRow: slice.lastRow })
}

const subjectOf = (cell: FileCell, slice: FileSlice, created: ReadonlyMap<string, number>): number => {
  if (cell.subjectId !== NOT_YET) return cell.subjectId
  const id = created.get(slice.added.get(cell)?.code ?? '')
  if (id === undefined) throw new Error(`row ${cell.row} speaks of a subject that was not taken up`)
  return id
}

async function createSubjects(tx: CityHandle, { kind, created }: Into, slice: FileSlice): Promise<void> {
  const fresh = new Map([...slice.added.values()].map((one) => [one.code, one]))
  const subjects = [...fresh.values()]
    .filter(({ code }) => !created.has(code))
    .map(({ code, name, parentId }) => ({
      ...{ kind, code, name, parentId, placeId: null, unitId: null, aliases: [] },
      ...{ pinyin: pinyinKey(name), industry: null, validFrom: null, validTo: null },
    }))
  const ids = await insertSubjects(tx, subjects)
  for (const [at, { code }] of subjects.entries()) created.set(code, ids[at] ?? 0)
}

async function finish(
  context: CityContext,
  { order, file, reading, batch }: Writing & { readonly file: BroughtFile },
): Promise<ImportReport> {
  const { tx, actor, now } = context
  await keepMapping(tx, {
    ...{ name: file.name, fingerprint: reading.fingerprint, columns: order.mapping, usedAt: now, by: actor.accountId },
  })
  await learnNames(context, order.mapping)
  const gone = await listGone(tx, reading)
  const { added, changed } = reading.survey.report([], null)
  if (added + changed === 0) {
    await cancelBatch(tx, batch.id)
    return reading.survey.report(gone, null)
  }
  await completeBatch(context, batch.id)
  return reading.survey.report(gone, batch.id)
}
