import type { TrialHead } from '#contract/what-if.ts'
import type { ListValues, Subjects } from '#core/evaluations/subjects.ts'
import type { ColumnValues } from '#core/expressions/column.ts'

export type ReadTrial = Pick<TrialHead, 'method' | 'notes'> & { readonly subjects: Subjects }

/** A trial's body as `TrialHead` describes it; columns look into the bytes and are not copied. */
export function readTrialBody(body: ArrayBuffer): ReadTrial {
  const length = new DataView(body).getUint32(0, true)
  const decoder = new TextDecoder()
  const head = JSON.parse(decoder.decode(new Uint8Array(body, 4, length))) as TrialHead
  const start = Math.ceil((4 + length) / 8) * 8
  type Stretch = TrialHead['codes']
  const bytes = ({ from, bytes: count }: Stretch) => new Uint8Array(body, start + from, count)
  const doubles = ({ from, bytes: count }: Stretch) => new Float64Array(body, start + from, count / 8)
  const wholes = ({ from, bytes: count }: Stretch) => new Int32Array(body, start + from, count / 4)
  const texts = (stretch: Stretch) => JSON.parse(decoder.decode(bytes(stretch))) as readonly string[]
  const columnOf = (column: TrialHead['columns'][number]): ColumnValues | ListValues => {
    const absent = bytes(column.absent)
    switch (column.kind) {
      case 'number':
        return { kind: 'number', values: doubles(column.values), absent }
      case 'truth':
        return { kind: 'truth', values: bytes(column.values), absent }
      case 'text':
        return { kind: 'text', indexes: wholes(column.indexes), words: column.words, absent }
      case 'list':
        return { kind: 'list', starts: wholes(column.starts), values: doubles(column.values), absent }
    }
  }
  return {
    method: head.method,
    notes: head.notes,
    subjects: {
      rows: head.rows,
      codes: texts(head.codes),
      names: texts(head.names),
      unique: true,
      columns: new Map(head.columns.map((column) => [column.code, columnOf(column)])),
    },
  }
}
