import { type Selectable, sql } from 'kysely'
import type { MeasureStatus } from '#core/programmes/reports.ts'
import type { SourceValue } from '#core/programmes/snapshot.ts'
import type { CityHandle } from '../handle.ts'
import type { MeasureTable } from '../programmes/tables.ts'
import { sourceColumns, toSource } from '../programmes/targets.ts'
import { NotFound } from '../refusals.ts'

export type StoredMeasure = {
  readonly id: string
  readonly programmeId: string
  readonly parentId: string | null
  readonly number: string
  readonly title: string
  readonly form: MeasureTable['form']
  readonly body: string
  readonly inForce: boolean
  readonly source: SourceValue | null
  readonly status: MeasureStatus | null
  readonly percent: number | null
}

/** A blank body keeps the one that is stored. */
export type MeasureToStore = Omit<StoredMeasure, 'programmeId' | 'inForce' | 'status' | 'percent'> & {
  readonly pinyin: string
}

/**
 * Makes these, in this order, the programme's measures; others stay as rows that are not in force. What lists show of
 * them is written by `refreshStandings`, after duties and steps.
 */
export async function saveMeasures(
  tx: CityHandle,
  programmeId: string,
  measures: readonly MeasureToStore[],
): Promise<void> {
  await tx
    .updateTable('measure')
    .set({ in_force: false })
    .where('city_id', '=', tx.cityId)
    .where('programme_id', '=', programmeId)
    .execute()
  if (measures.length === 0) return
  const rows = measures.map((measure, sort) => rowOf(tx.cityId, programmeId, measure, sort))
  await sql`
    insert into measure select * from jsonb_populate_recordset(null::measure, ${JSON.stringify(rows)}::jsonb)
    on conflict (city_id, id) do update set parent_id = excluded.parent_id, number = excluded.number,
      title = excluded.title, form = excluded.form,
      body = case when excluded.body = '' then measure.body else excluded.body end,
      document_id = excluded.document_id, span_start = excluded.span_start, span_end = excluded.span_end,
      context_start = excluded.context_start, context_end = excluded.context_end, rule = excluded.rule,
      pinyin = excluded.pinyin, in_force = excluded.in_force, sort = excluded.sort`.execute(tx)
}

export async function getMeasure(tx: CityHandle, id: string): Promise<StoredMeasure> {
  const row = await tx
    .selectFrom('measure')
    .selectAll()
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('measure', id)
  return toMeasure(row)
}

export type MeasureHeading = { readonly id: string; readonly number: string; readonly title: string }

export const listChildren = (tx: CityHandle, parentId: string): Promise<readonly MeasureHeading[]> =>
  tx
    .selectFrom('measure')
    .select(['id', 'number', 'title'])
    .where('city_id', '=', tx.cityId)
    .where('parent_id', '=', parentId)
    .where('in_force', '=', true)
    .orderBy('sort')
    .orderBy('id')
    .execute()

const rowOf = (
  cityId: number,
  programmeId: string,
  measure: MeasureToStore,
  sort: number,
): Omit<Selectable<MeasureTable>, 'reported_at'> & { readonly reported_at: null } => ({
  city_id: cityId,
  id: measure.id,
  programme_id: programmeId,
  parent_id: measure.parentId,
  number: measure.number,
  title: measure.title,
  form: measure.form,
  body: measure.body,
  ...sourceColumns(measure.source),
  pinyin: measure.pinyin,
  in_force: true,
  sort,
  leads: [],
  others: [],
  status: null,
  status_rank: unreportedRank,
  percent: null,
  reported_at: null,
  reported_by: null,
  open_steps: [],
  first_due: null,
  heard: [],
  heard_to: null,
})

/** The order in which a list sorts by status: the gravest first, unreported after the running, done last. */
const ranks = { late: 0, watch: 1, not_started: 2, on_course: 3, done: 5 } as const satisfies Record<
  MeasureStatus,
  number
>
const unreportedRank = 4
export const statusRank = (status: MeasureStatus | null): number => (status === null ? unreportedRank : ranks[status])

const toMeasure = (row: Selectable<MeasureTable>): StoredMeasure => ({
  id: row.id,
  programmeId: row.programme_id,
  parentId: row.parent_id,
  number: row.number,
  title: row.title,
  form: row.form,
  body: row.body,
  inForce: row.in_force,
  source: toSource(row),
  status: row.status,
  percent: row.percent,
})

/** The measure that a report is on, locked as by `lockMeasure`. */
export async function lockMeasureOfUpdate(tx: CityHandle, updateId: string): Promise<StoredMeasure> {
  const row = await tx
    .selectFrom('measure')
    .selectAll()
    .where('city_id', '=', tx.cityId)
    .where('id', '=', (one) =>
      one.selectFrom('measure_update').select('measure_id').where('city_id', '=', tx.cityId).where('id', '=', updateId),
    )
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('update', updateId)
  return toMeasure(row)
}

/** Locked until the transaction ends: what is reported on one measure comes one after the other. */
export async function lockMeasure(tx: CityHandle, id: string): Promise<StoredMeasure> {
  const row = await tx
    .selectFrom('measure')
    .selectAll()
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('measure', id)
  return toMeasure(row)
}
