import { type Selectable, sql } from 'kysely'
import type { PlanFinding } from '#core/checks/finding.ts'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'
import type { PlanFindingTable } from './tables.ts'

export type StoredFinding = {
  readonly finding: PlanFinding
  readonly documentId: string
  readonly state: PlanFindingTable['state']
  readonly reason: string | null
  /** the account's name */
  readonly by: string | null
  readonly at: Date | null
}
export type Checked = {
  readonly programmeId: string
  readonly version: number
  readonly documentId: string
  readonly findings: readonly PlanFinding[]
}

/** Makes these the programme's findings. One that was there before keeps how it was settled; others are no longer current. */
export async function saveFindings(tx: CityHandle, checked: Checked): Promise<void> {
  const { programmeId, version, documentId, findings } = checked
  await tx
    .updateTable('plan_finding')
    .set({ current: false })
    .where('city_id', '=', tx.cityId)
    .where('programme_id', '=', programmeId)
    .execute()
  const rows = findings.map((finding, sort) => ({
    ...{ city_id: tx.cityId, programme_id: programmeId, key: finding.key, document_id: documentId, finding },
    ...{ current: true, sort, state: 'open' },
  }))
  if (rows.length > 0)
    await sql`
      insert into plan_finding select * from jsonb_populate_recordset(null::plan_finding, ${JSON.stringify(rows)}::jsonb)
      on conflict (city_id, programme_id, key) do update set document_id = excluded.document_id,
        finding = excluded.finding, current = true, sort = excluded.sort`.execute(tx)
  await tx
    .updateTable('programme')
    .set({ checked_version: version })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', programmeId)
    .execute()
}

/** The findings of the last check, in the document's order. */
export async function listFindings(tx: CityHandle, programmeId: string): Promise<readonly StoredFinding[]> {
  const rows = await findingsOf(tx, programmeId).where('current', '=', true).orderBy('sort').execute()
  return rows.map(toFinding)
}

/** Which version was checked last; null where none was. */
export async function findCheckedVersion(tx: CityHandle, programmeId: string): Promise<number | null> {
  const row = await tx
    .selectFrom('programme')
    .select('checked_version')
    .where('city_id', '=', tx.cityId)
    .where('id', '=', programmeId)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('programme', programmeId)
  return row.checked_version
}

/** Locked until the transaction ends, so that two who settle it do not overwrite each other. */
export async function lockFinding(tx: CityHandle, programmeId: string, key: string): Promise<StoredFinding> {
  const locked = await tx
    .selectFrom('plan_finding')
    .select('key')
    .where('city_id', '=', tx.cityId)
    .where('programme_id', '=', programmeId)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst()
  if (locked === undefined) throw new NotFound('plan-finding', key)
  return toFinding(await findingsOf(tx, programmeId).where('key', '=', key).executeTakeFirstOrThrow())
}

/** `by` is the account's id; null for a finding that is open again. */
export type Settlement = { readonly reason: string; readonly by: string; readonly at: Date } | null

export async function settleFinding(
  tx: CityHandle,
  programmeId: string,
  key: string,
  settlement: Settlement,
): Promise<void> {
  const open = { state: 'open', reason: null, by: null, at: null } as const
  await tx
    .updateTable('plan_finding')
    .set(settlement === null ? open : { state: 'settled', ...settlement })
    .where('city_id', '=', tx.cityId)
    .where('programme_id', '=', programmeId)
    .where('key', '=', key)
    .execute()
}

const findingsOf = (tx: CityHandle, programmeId: string) =>
  tx
    .selectFrom('plan_finding')
    .leftJoin('account', (join) =>
      join.onRef('account.city_id', '=', 'plan_finding.city_id').onRef('account.id', '=', 'plan_finding.by'),
    )
    .select(['finding', 'document_id', 'state', 'reason', 'at', 'account.name'])
    .where('plan_finding.city_id', '=', tx.cityId)
    .where('programme_id', '=', programmeId)

type Row = Pick<Selectable<PlanFindingTable>, 'finding' | 'document_id' | 'state' | 'reason' | 'at'> & {
  readonly name: string | null
}
const toFinding = ({ finding, document_id, state, reason, at, name }: Row): StoredFinding => ({
  finding,
  documentId: document_id,
  state,
  reason,
  by: name,
  at,
})
