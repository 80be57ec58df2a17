import { type Selectable, sql } from 'kysely'
import type { ReportCycle } from '#core/base/period.ts'
import type { PlanHeadValue } from '#core/programmes/snapshot.ts'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'
import type { ProgrammeTable } from './tables.ts'

export type StoredProgramme = {
  readonly id: string
  readonly documentId: string
  readonly head: PlanHeadValue
  readonly state: ProgrammeTable['state']
  readonly version: number
  readonly reportCycle: ReportCycle
  readonly reportDay: number
  readonly targetCount: number
  readonly measureCount: number
  readonly adoptedAt: Date
  /** account id */
  readonly adoptedBy: string
}
export type ProgrammeToStore = StoredProgramme & { readonly pinyin: string }

export async function insertProgramme(tx: CityHandle, programme: ProgrammeToStore): Promise<void> {
  await tx
    .insertInto('programme')
    .values({
      city_id: tx.cityId,
      id: programme.id,
      adopted_at: programme.adoptedAt,
      adopted_by: programme.adoptedBy,
      ...columnsOf(programme),
    })
    .execute()
}

/** Everything but who adopted it and when. */
export async function updateProgramme(tx: CityHandle, programme: ProgrammeToStore): Promise<void> {
  await tx
    .updateTable('programme')
    .set(columnsOf(programme))
    .where('city_id', '=', tx.cityId)
    .where('id', '=', programme.id)
    .execute()
}

export async function getProgramme(tx: CityHandle, id: string): Promise<StoredProgramme> {
  const row = await programmesOf(tx).where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new NotFound('programme', id)
  return toProgramme(row)
}

/** Locked until the transaction ends, so that versions come one after the other. */
export async function lockProgramme(tx: CityHandle, id: string): Promise<StoredProgramme> {
  const row = await programmesOf(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('programme', id)
  return toProgramme(row)
}

/** Running ones first, then the newest adopted. */
export async function listProgrammes(tx: CityHandle): Promise<readonly StoredProgramme[]> {
  const rows = await programmesOf(tx).orderBy('state').orderBy('adopted_at', 'desc').orderBy('id').execute()
  return rows.map(toProgramme)
}

/** Measures that are reported late or have a step that should be done by now. */
export async function countLateMeasures(tx: CityHandle, programmeId: string, today: string): Promise<number> {
  const { rows } = await sql<{ late: number }>`
    select count(*)::int as late from measure
    where city_id = ${tx.cityId} and programme_id = ${programmeId} and in_force
      and (status = 'late' or first_due < ${today}::date)`.execute(tx)
  return rows[0]?.late ?? 0
}

/** Units that owe a report on a time that ended on `closedTo`. */
export async function countSilentUnits(tx: CityHandle, programmeId: string, closedTo: string): Promise<number> {
  const { rows } = await sql<{ silent: number }>`
    select count(distinct unit_id)::int as silent from duty
    where city_id = ${tx.cityId} and programme_id = ${programmeId} and heard_to < ${closedTo}::date`.execute(tx)
  return rows[0]?.silent ?? 0
}

export async function findAccountName(tx: CityHandle, accountId: string): Promise<string> {
  const row = await tx
    .selectFrom('account')
    .select('name')
    .where('city_id', '=', tx.cityId)
    .where('id', '=', accountId)
    .executeTakeFirst()
  return row?.name ?? ''
}

const programmesOf = (tx: CityHandle) => tx.selectFrom('programme').selectAll().where('city_id', '=', tx.cityId)

const columnsOf = (programme: ProgrammeToStore) => ({
  document_id: programme.documentId,
  title: programme.head.title,
  document_number: programme.head.documentNumber,
  issuer: programme.head.issuer,
  issued_on: programme.head.issuedOn,
  term_from: programme.head.termFrom,
  term_to: programme.head.termTo,
  head: JSON.stringify(programme.head),
  state: programme.state,
  version: programme.version,
  report_cycle: programme.reportCycle,
  report_day: programme.reportDay,
  target_count: programme.targetCount,
  measure_count: programme.measureCount,
  pinyin: programme.pinyin,
})

const toProgramme = (row: Selectable<ProgrammeTable>): StoredProgramme => ({
  id: row.id,
  documentId: row.document_id,
  head: row.head,
  state: row.state,
  version: row.version,
  reportCycle: row.report_cycle,
  reportDay: row.report_day,
  targetCount: row.target_count,
  measureCount: row.measure_count,
  adoptedAt: row.adopted_at,
  adoptedBy: row.adopted_by,
})
