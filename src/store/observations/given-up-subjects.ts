import { sql } from 'kysely'
import type { CityHandle } from '../handle.ts'
import { noteChange } from '../memory/recall.ts'
import type { StoredBatch } from './batches.ts'

/**
 * Takes away the subjects that an import brought which was then given up: those numbered above what there was when it
 * began, of which nothing but its own values speaks. Answers with how many. Before the batch is cancelled.
 */
export async function removeSubjectsOf(tx: CityHandle, batch: StoredBatch, above: number): Promise<number> {
  const { id, periods, indicatorIds, openedAt } = batch
  await noteChange(tx, 'subject')
  const { numAffectedRows } = await sql`
    with brought as materialized (
      select distinct o.subject_id as id from observation o
      where o.city_id = ${tx.cityId} and o.batch_id = ${id} and o.period_end = any(${periods}::date[])
        and o.indicator_id = any(${indicatorIds}::int[]) and o.subject_id > ${above}),
    spoken as materialized (
      select distinct o.subject_id as id
      from batch b join observation o on o.city_id = b.city_id and o.batch_id = b.id
        and o.period_end = any(b.periods) and o.indicator_id = any(b.indicator_ids)
        and o.subject_id = any(array(select id from brought))
      where b.city_id = ${tx.cityId} and b.id <> ${id} and b.state <> 'cancelled'
        and (b.done_at is null or b.done_at >= ${openedAt}))
    delete from subject s using brought
    where s.city_id = ${tx.cityId} and s.id = brought.id and s.kind in ('enterprise', 'project')
      and s.id not in (select id from spoken)
      and not exists (select from subject c where c.city_id = s.city_id and c.parent_id = s.id)
      and not exists (select from submission r where r.city_id = s.city_id and s.id = any(r.subject_ids))
      and not exists (select from bulletin_series r where r.city_id = s.city_id and r.subject_id = s.id)
      and not exists (select from collection_recipient r where r.city_id = s.city_id and r.subject_id = s.id)
      and not exists (select from target_binding r where r.city_id = s.city_id and r.subject_id = s.id)
      and not exists (select from headline r where r.city_id = s.city_id and r.subject_id = s.id)`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
