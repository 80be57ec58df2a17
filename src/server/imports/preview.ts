import { ImportOrder } from '#contract/imports.ts'
import { inCity } from '#store/city/city.ts'
import type { CityHandle } from '#store/handle.ts'
import { listSubjectsImported } from '#store/observations/leaves.ts'
import type { JobHandler } from '../jobs/job-kinds.ts'
import { readBrought } from './file-of-import.ts'
import { type FileReading, newCells, openReading, slicesOf } from './read-file.ts'

/** Reads a whole file against what stands, and writes nothing. */
export const previewImport: JobHandler = async (input, context, control) => {
  const order = ImportOrder.parse(input)
  const { store, actor } = context
  const within = <T>(work: (tx: CityHandle) => Promise<T>) => inCity(store, actor.cityId, work)
  const opened = await within(async (tx) => {
    const file = await readBrought({ ...context, tx }, order.fileId)
    return file.ok ? openReading(tx, actor, file.value, order) : file
  })
  if (!opened.ok) return opened
  const reading = opened.value
  for await (const slice of slicesOf(reading)) {
    await within((tx) => newCells(tx, reading, slice))
    await control.progress(reading.survey.rows, null)
  }
  return { ok: true, value: reading.survey.report(await within((tx) => listGone(tx, reading)), null) }
}

/** Subjects that earlier files of the kind had and this one leaves out. */
export async function listGone(tx: CityHandle, { fingerprint, survey }: FileReading): Promise<readonly number[]> {
  const before = await listSubjectsImported(tx, fingerprint)
  return before.filter((id) => !survey.mentioned.has(id))
}
