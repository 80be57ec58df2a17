import { sql } from 'kysely'
import type { Day } from '#core/base/day.ts'
import type { Vintage } from '#core/indicators/vintages.ts'
import type { CityHandle } from '../handle.ts'

type BatchExtent = { readonly periods: readonly Day[]; readonly indicatorIds: readonly number[] }

/** The places above the firms and projects of which a batch says something. */
export async function listParentsTouched(
  tx: CityHandle,
  batchId: number,
  { periods, indicatorIds }: BatchExtent,
): Promise<readonly number[]> {
  const { rows } = await sql<{ parent_id: number }>`
    select distinct s.parent_id from observation o
    join subject s on s.city_id = o.city_id and s.id = o.subject_id and s.kind in ('enterprise', 'project')
    where o.city_id = ${tx.cityId} and o.batch_id = ${batchId} and o.period_end = any(${periods}::date[])
      and o.indicator_id = any(${indicatorIds}::int[]) and s.parent_id is not null
    order by s.parent_id`.execute(tx)
  return rows.map((row) => row.parent_id)
}

/**
 * The days, from the one on which a batch became known, on which something of the same indicators and periods became
 * known, each with the most final vintage of that day; the batch's own day is always among them.
 */
export async function listLeafMoments(
  tx: CityHandle,
  batch: BatchExtent & { readonly knownOn: Day; readonly vintage: Vintage },
): Promise<readonly { readonly knownOn: Day; readonly vintage: Vintage }[]> {
  const { rows } = await sql<{ known_on: Day; vintage: Vintage }>`
    select known_on, (array['flash', 'revised', 'final'])[max(array_position(array['flash', 'revised', 'final'], vintage))] as vintage
    from batch where city_id = ${tx.cityId} and state = 'done' and kind <> 'roll-up' and known_on >= ${batch.knownOn}::date
      and periods && ${batch.periods}::date[] and indicator_ids && ${batch.indicatorIds}::int[]
    group by known_on order by known_on`.execute(tx)
  const moments = rows.map((row) => ({ knownOn: row.known_on, vintage: row.vintage }))
  const hasOwn = moments[0]?.knownOn === batch.knownOn
  return hasOwn ? moments : [{ knownOn: batch.knownOn, vintage: batch.vintage }, ...moments]
}

/** Of whom imports of files with this header have ever said something that counts. */
export async function listSubjectsImported(tx: CityHandle, fingerprint: string): Promise<readonly number[]> {
  const { rows } = await sql<{ subject_id: number }>`
    select distinct o.subject_id from batch b join observation o on o.city_id = b.city_id and o.batch_id = b.id
      and o.period_end = any(b.periods) and o.indicator_id = any(b.indicator_ids)
    where b.city_id = ${tx.cityId} and b.kind = 'import' and b.state = 'done' and b.source ->> 'fingerprint' = ${fingerprint}
    order by o.subject_id`.execute(tx)
  return rows.map((row) => row.subject_id)
}
