import type { SaidFault } from '#contract/what-if.ts'
import { type Fault, good, type Outcome } from '#core/base/fault.ts'
import { checkMethod } from '#core/evaluations/check-method.ts'
import { isRefused } from '#core/evaluations/finding.ts'
import type { Method } from '#core/evaluations/method.ts'
import type { Subjects } from '#core/evaluations/subjects.ts'
import { type Language, wordFault } from '../evaluations/finding-words.ts'
import { readData } from '../evaluations/read-data.ts'
import { readMethod } from '../evaluations/read-method.ts'
import { listShipped } from '../evaluations/shipped.ts'
import type { UploadedForm } from '../files/upload.ts'

export type Trial = {
  readonly method: Method
  /** the text that the method was read from */
  readonly source: Uint8Array
  readonly subjects: Subjects
  readonly notes: readonly Fault[]
}

/** The method that comes with the program or was sent, and the data read by it; all faults of the one that is read first. */
export async function readTrial({ files, fields }: UploadedForm): Promise<Outcome<Trial>> {
  const asked = fields.get('shipped')
  const shipped = asked === undefined ? undefined : (await listShipped()).find(({ code }) => code === asked)
  const sent = files.get('method')
  const data = files.get('data')
  const source = sent?.bytes ?? (shipped && new TextEncoder().encode(shipped.text))
  const missing: Fault[] = []
  if (source === undefined) missing.push({ code: 'what-if.no-method' })
  if (data === undefined) missing.push({ code: 'what-if.no-data' })
  if (source === undefined || data === undefined) return { ok: false, faults: missing }
  const read = readMethod(source, sent?.name ?? `${asked}.yaml`)
  if (!read.ok) return read
  const { findings } = checkMethod(read.value)
  if (isRefused(findings)) {
    const refused = findings.filter(({ severity }) => severity === 'refuse')
    return { ok: false, faults: refused.map(({ code, place, facts }) => ({ code, place, facts })) }
  }
  const table = readData(read.value, data.bytes, data.name)
  if (!table.ok) return table
  return good({ method: read.value, source, ...table.value })
}

/** Faults of methods and data have their words here and not in the pages. */
export const saidOf = (fault: Fault): SaidFault => {
  const said = (language: Language) => wordFault(fault, language)
  return { ...fault, said: { zh: said('zh'), en: said('en') } }
}
