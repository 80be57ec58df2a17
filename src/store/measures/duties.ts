import { type Selectable, sql } from 'kysely'
import type { UnitDuty } from '#core/programmes/duties.ts'
import { insertRows } from '../copy/bulk.ts'
import type { CityHandle } from '../handle.ts'
import type { DutyTable, StepTable } from '../programmes/tables.ts'

export type DutyToStore = UnitDuty & { readonly id: string; readonly measureId: string }
export type StoredDuty = UnitDuty & {
  readonly measureId: string
  readonly unitName: string
  readonly groupName: string | null
}

/** Gives the measures these duties, in this order, and takes away those that they had. */
export async function replaceDuties(
  tx: CityHandle,
  programmeId: string,
  measureIds: readonly string[],
  duties: readonly DutyToStore[],
): Promise<void> {
  if (measureIds.length > 0) {
    await sql`delete from duty where city_id = ${tx.cityId} and measure_id = any(${measureIds}::uuid[])`.execute(tx)
  }
  const rows = duties.map(
    (duty, sort): Selectable<DutyTable> => ({
      city_id: tx.cityId,
      id: duty.id,
      programme_id: programmeId,
      measure_id: duty.measureId,
      unit_id: duty.unitId,
      group_id: duty.groupId,
      printed: duty.printed,
      grade: duty.grade,
      inherited: duty.inherited,
      heard_to: null,
      sort,
    }),
  )
  await insertRows(tx, 'duty', rows)
}

/** In which programmes in force these units are named. */
export async function listUnitsNamed(
  tx: CityHandle,
  unitIds: readonly string[],
): Promise<readonly { readonly programmeId: string; readonly unitId: string }[]> {
  if (unitIds.length === 0) return []
  const { rows } = await sql<{ programmeId: string; unitId: string }>`
    select distinct programme_id as "programmeId", unit_id as "unitId" from duty
    where city_id = ${tx.cityId} and unit_id = any(${unitIds}::uuid[])`.execute(tx)
  return rows
}

/** With the names that units and groups bear today, in the document's order. */
export async function listDuties(tx: CityHandle, measureIds: readonly string[]): Promise<readonly StoredDuty[]> {
  const { rows } = await sql<{
    measure_id: string
    unit_id: string
    unit_name: string
    group_id: string | null
    group_name: string | null
    printed: string
    grade: StoredDuty['grade']
    inherited: boolean
  }>`
    select d.measure_id, d.unit_id, u.name as unit_name, d.group_id, g.name as group_name, d.printed, d.grade, d.inherited
    from duty d
    join unit u on u.city_id = d.city_id and u.id = d.unit_id
    left join unit_group g on g.city_id = d.city_id and g.id = d.group_id
    where d.city_id = ${tx.cityId} and d.measure_id = any(${measureIds}::uuid[])
    order by d.measure_id, d.sort, d.id`.execute(tx)
  return rows.map((row) => ({
    measureId: row.measure_id,
    unitId: row.unit_id,
    unitName: row.unit_name,
    groupId: row.group_id,
    groupName: row.group_name,
    printed: row.printed,
    grade: row.grade,
    inherited: row.inherited,
  }))
}

export type StoredStep = {
  readonly id: string
  readonly measureId: string
  readonly period: string
  readonly from: string | null
  readonly due: string | null
  readonly text: string
  readonly doneOn: string | null
}

/** Gives the measures these steps, in this order: those with a known id keep their row, those left out are gone. */
export async function replaceSteps(
  tx: CityHandle,
  programmeId: string,
  measureIds: readonly string[],
  steps: readonly StoredStep[],
): Promise<void> {
  if (measureIds.length > 0) {
    await sql`delete from step where city_id = ${tx.cityId} and measure_id = any(${measureIds}::uuid[])`.execute(tx)
  }
  const rows = steps.map(
    (step, sort): Selectable<StepTable> => ({
      city_id: tx.cityId,
      id: step.id,
      programme_id: programmeId,
      measure_id: step.measureId,
      period: step.period,
      starts_on: step.from,
      due_on: step.due,
      text: step.text,
      done_on: step.doneOn,
      sort,
    }),
  )
  await insertRows(tx, 'step', rows)
}

export async function listSteps(tx: CityHandle, measureIds: readonly string[]): Promise<readonly StoredStep[]> {
  const { rows } = await sql<StepTable>`
    select * from step where city_id = ${tx.cityId} and measure_id = any(${measureIds}::uuid[])
    order by measure_id, sort, id`.execute(tx)
  return rows.map(toStep)
}

export async function markStepsDone(tx: CityHandle, ids: readonly string[], day: string): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update step set done_on = ${day}::date
    where city_id = ${tx.cityId} and id = any(${ids}::uuid[]) and done_on is null`.execute(tx)
}

/** Takes back that these steps are done. */
export async function markStepsOpen(tx: CityHandle, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`update step set done_on = null where city_id = ${tx.cityId} and id = any(${ids}::uuid[])`.execute(tx)
}

export const toStep = (row: StepTable): StoredStep => ({
  id: row.id,
  measureId: row.measure_id,
  period: row.period,
  from: row.starts_on,
  due: row.due_on,
  text: row.text,
  doneOn: row.done_on,
})
