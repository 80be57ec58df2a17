import { sql } from 'kysely'
import type { CityHandle } from '../handle.ts'

/** What a unit last reported of a measure. */
export type LastSaid = {
  readonly measureId: string
  readonly unitName: string
  readonly period: string
  readonly percent: number | null
  readonly words: string
  readonly problem: string | null
  readonly ask: string | null
}

/** Of the programme's measures, those who lead first; what was returned or not handed in does not count. */
export async function listLastSaid(tx: CityHandle, programmeId: string): Promise<readonly LastSaid[]> {
  const { rows } = await sql<LastSaid>`
    select l.measure_id as "measureId", u.name as "unitName", l.period, l.percent, l.words, l.problem, l.ask
    from (select distinct on (measure_id, unit_id) measure_id, unit_id, period, percent, words, problem, ask
      from measure_update
      where city_id = ${tx.cityId} and programme_id = ${programmeId} and state in ('submitted', 'confirmed')
      order by measure_id, unit_id, period desc) l
    join unit u on u.city_id = ${tx.cityId} and u.id = l.unit_id
    left join (select distinct measure_id, unit_id from duty
      where city_id = ${tx.cityId} and programme_id = ${programmeId} and grade = 'lead') d
      on d.measure_id = l.measure_id and d.unit_id = l.unit_id
    order by d.unit_id is null, u.sort, l.unit_id`.execute(tx)
  return rows
}

export type ProvingFile = { readonly measureId: string; readonly name: string }

/** The evidence given with the reports that count, by measure, oldest report first; a file given twice stands once. */
export async function listProof(tx: CityHandle, programmeId: string): Promise<readonly ProvingFile[]> {
  const { rows } = await sql<ProvingFile>`
    select r.measure_id as "measureId", f.name
    from measure_update r
    join evidence e on e.city_id = r.city_id and e.update_id = r.id
    join file f on f.city_id = e.city_id and f.id = e.file_id
    where r.city_id = ${tx.cityId} and r.programme_id = ${programmeId} and r.state in ('submitted', 'confirmed')
    group by r.measure_id, f.id, f.name
    order by r.measure_id, min(r.period), f.name`.execute(tx)
  return rows
}
