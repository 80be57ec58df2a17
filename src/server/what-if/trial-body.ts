import type { SaidFault, TrialColumn, TrialHead } from '#contract/what-if.ts'
import type { Method } from '#core/evaluations/method.ts'
import type { ListValues, Subjects } from '#core/evaluations/subjects.ts'
import type { ColumnValues } from '#core/expressions/column.ts'

const ALIGNED = 8
const padding = (length: number): number => (ALIGNED - (length % ALIGNED)) % ALIGNED

/** The pieces of a trial's body in order, as `TrialHead` describes them; columns are handed on as they lie in memory. */
export function trialBody(method: Method, subjects: Subjects, notes: readonly SaidFault[]): readonly Uint8Array[] {
  const pieces: Uint8Array[] = []
  let end = 0
  const put = (piece: Uint8Array | Float64Array | Int32Array) => {
    const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength)
    const stretch = { from: end, bytes: bytes.length }
    pieces.push(bytes, new Uint8Array(padding(bytes.length)))
    end += bytes.length + padding(bytes.length)
    return stretch
  }
  const texts = (words: readonly string[]) => put(new TextEncoder().encode(JSON.stringify(words)))
  const head: TrialHead = {
    format: 'jingwei-trial/1',
    method,
    rows: subjects.rows,
    codes: texts(subjects.codes),
    names: texts(subjects.names),
    columns: [...subjects.columns].map(([code, column]) => ({ code, ...columnHead(column, put) })),
    notes,
  }
  const json = new TextEncoder().encode(JSON.stringify(head))
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, json.length, true)
  return [length, json, new Uint8Array(padding(4 + json.length)).fill(32), ...pieces]
}

type Put = (piece: Uint8Array | Float64Array | Int32Array) => { readonly from: number; readonly bytes: number }
type WithoutCode<C> = C extends unknown ? Omit<C, 'code'> : never

function columnHead(column: ColumnValues | ListValues, put: Put): WithoutCode<TrialColumn> {
  const absent = put(column.absent)
  switch (column.kind) {
    case 'number':
    case 'truth':
      return { kind: column.kind, values: put(column.values), absent }
    case 'text':
      return { kind: 'text', indexes: put(column.indexes), words: column.words, absent }
    case 'list':
      return { kind: 'list', starts: put(column.starts), values: put(column.values), absent }
  }
}
