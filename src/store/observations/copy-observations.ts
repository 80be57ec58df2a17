import type { Day } from '#core/base/day.ts'
import type { Column, ConstantColumn } from '../columns.ts'
import { copyIn } from '../copy/copy.ts'
import type { CityHandle } from '../handle.ts'
import { growBatch } from './batches.ts'
import type { Cell, StoredObservation } from './observations.ts'

export type ObservationColumns = {
  readonly periodEnd: Column | ConstantColumn
  readonly indicatorId: Column | ConstantColumn
  readonly subjectId: Column | ConstantColumn
  readonly value: Column | ConstantColumn
  readonly lastYear: Column | ConstantColumn
  readonly missing: Column | ConstantColumn
}

export type Slice = {
  readonly columns: ObservationColumns
  readonly rows: number
  readonly periods: readonly Day[]
  readonly indicatorIds: readonly number[]
  /** the row of the file down to which this slice goes, so that a killed import goes on below it */
  readonly readToRow?: number
}

/** Adds values to an open batch, by COPY. All or none, with the transaction. */
export async function copyObservations(tx: CityHandle, batchId: number, slice: Slice): Promise<void> {
  const { columns, rows, periods, indicatorIds, readToRow } = slice
  await growBatch(tx, batchId, { cells: rows, periods, indicatorIds, readToRow })
  if (rows === 0) return
  await copyIn(
    tx,
    'observation',
    {
      period_end: columns.periodEnd,
      indicator_id: columns.indicatorId,
      subject_id: columns.subjectId,
      batch_id: { kind: 'constant', value: batchId },
      value: columns.value,
      last_year: columns.lastYear,
      missing: columns.missing,
    },
    rows,
  )
}

export type ObservationToStore = Cell & Pick<StoredObservation, 'value' | 'lastYear' | 'missing'>

/** The same for values that are at hand as rows; each cell once. */
export const insertObservations = (
  tx: CityHandle,
  batchId: number,
  observations: readonly ObservationToStore[],
): Promise<void> => copyObservations(tx, batchId, sliceOfRows(observations))

export function sliceOfRows(observations: readonly ObservationToStore[]): Slice {
  const column = <T>(pick: (one: ObservationToStore) => T): readonly T[] => observations.map(pick)
  const periodEnds = column(({ periodEnd }) => periodEnd)
  const indicatorIds = column(({ indicatorId }) => indicatorId)
  return {
    rows: observations.length,
    periods: [...new Set(periodEnds)],
    indicatorIds: [...new Set(indicatorIds)],
    columns: {
      periodEnd: { kind: 'text', values: periodEnds },
      indicatorId: integers(indicatorIds),
      subjectId: integers(column(({ subjectId }) => subjectId)),
      value: numbers(column(({ value }) => value)),
      lastYear: numbers(column(({ lastYear }) => lastYear)),
      missing: { kind: 'text', values: column(({ missing }) => missing) },
    },
  }
}

const integers = (values: readonly number[]): Column => ({
  kind: 'integer',
  values: Int32Array.from(values),
  present: new Uint8Array(values.length).fill(1),
})

const numbers = (values: readonly (number | null)[]): Column => ({
  kind: 'number',
  values: Float64Array.from(values, (value) => value ?? 0),
  present: Uint8Array.from(values, (value) => (value === null ? 0 : 1)),
})
