import { type Selectable, sql } from 'kysely'
import type { SnapshotTarget, SourceValue } from '#core/programmes/snapshot.ts'
import type { CityHandle } from '../handle.ts'
import type { TargetTable } from './tables.ts'

export type StoredTarget = SnapshotTarget & { readonly series: string }
export type TargetToStore = StoredTarget & { readonly pinyin: string }

/** Makes these, in this order, the programme's targets; others stay as rows that are not in force. */
export async function saveTargets(
  tx: CityHandle,
  programmeId: string,
  targets: readonly TargetToStore[],
): Promise<void> {
  await tx
    .updateTable('target')
    .set({ in_force: false })
    .where('city_id', '=', tx.cityId)
    .where('programme_id', '=', programmeId)
    .execute()
  if (targets.length === 0) return
  const rows = targets.map((target, sort) => rowOf(tx.cityId, programmeId, target, sort))
  await sql`
    insert into target select * from jsonb_populate_recordset(null::target, ${JSON.stringify(rows)}::jsonb)
    on conflict (city_id, id) do update set role = excluded.role, metric = excluded.metric, value = excluded.value,
      value_max = excluded.value_max, unit = excluded.unit, comparator = excluded.comparator, kind = excluded.kind,
      period = excluded.period, scope = excluded.scope, section = excluded.section, series = excluded.series,
      document_id = excluded.document_id, span_start = excluded.span_start, span_end = excluded.span_end,
      context_start = excluded.context_start, context_end = excluded.context_end, rule = excluded.rule,
      pinyin = excluded.pinyin, in_force = excluded.in_force, sort = excluded.sort`.execute(tx)
}

/** The targets in force, in the document's order. */
export async function listTargets(tx: CityHandle, programmeId: string): Promise<readonly StoredTarget[]> {
  const rows = await tx
    .selectFrom('target')
    .selectAll()
    .where('city_id', '=', tx.cityId)
    .where('programme_id', '=', programmeId)
    .where('in_force', '=', true)
    .orderBy('sort')
    .orderBy('id')
    .execute()
  return rows.map(toTarget)
}

/** Targets by their ids, with the programme that each belongs to, whether in force or not. */
export async function findTargets(
  tx: CityHandle,
  ids: readonly string[],
): Promise<readonly (StoredTarget & { readonly programmeId: string; readonly inForce: boolean })[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('target')
    .selectAll()
    .where('city_id', '=', tx.cityId)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('sort')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...toTarget(row), programmeId: row.programme_id, inForce: row.in_force }))
}

type SourceColumns = Pick<
  TargetTable,
  'document_id' | 'span_start' | 'span_end' | 'context_start' | 'context_end' | 'rule'
>

export const sourceColumns = (source: SourceValue | null): SourceColumns => ({
  document_id: source?.documentId ?? null,
  span_start: source?.start ?? null,
  span_end: source?.end ?? null,
  context_start: source?.contextStart ?? null,
  context_end: source?.contextEnd ?? null,
  rule: source?.rule ?? '',
})

export const toSource = (row: SourceColumns): SourceValue | null =>
  row.document_id === null
    ? null
    : {
        documentId: row.document_id,
        start: row.span_start ?? 0,
        end: row.span_end ?? 0,
        contextStart: row.context_start ?? 0,
        contextEnd: row.context_end ?? 0,
        rule: row.rule,
      }

const rowOf = (cityId: number, programmeId: string, target: TargetToStore, sort: number): Selectable<TargetTable> => ({
  city_id: cityId,
  id: target.id,
  programme_id: programmeId,
  role: target.role,
  metric: target.metric,
  value: target.value,
  value_max: target.valueMax,
  unit: target.unit,
  comparator: target.comparator,
  kind: target.kind,
  period: target.period,
  scope: target.scope,
  section: target.section,
  series: target.series,
  ...sourceColumns(target.source),
  pinyin: target.pinyin,
  in_force: true,
  sort,
})

const toTarget = (row: TargetTable): StoredTarget => ({
  id: row.id,
  role: row.role,
  metric: row.metric,
  value: row.value,
  valueMax: row.value_max,
  unit: row.unit,
  comparator: row.comparator,
  kind: row.kind,
  period: row.period,
  scope: row.scope,
  section: row.section,
  series: row.series,
  source: toSource(row),
})
