import type { Insertable, Selectable, Updateable } from 'kysely'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'
import type { PanelMarkTable, PanelMemberTable, PanelTable } from './tables.ts'

export type StoredPanel = Omit<Selectable<PanelTable>, 'city_id' | 'round_id'>
export type StoredMember = Omit<Selectable<PanelMemberTable>, 'city_id'>
export type StoredMark = Omit<Selectable<PanelMarkTable>, 'city_id'>

const MEMBER = [
  ...(['id', 'round_id', 'name', 'body', 'account_id', 'code_sha256', 'state'] as const),
  ...(['added_at', 'submitted_at', 'removed_at'] as const),
] as const

export async function findPanel(tx: CityHandle, roundId: string): Promise<StoredPanel | undefined> {
  return tx
    .selectFrom('panel')
    .select(['intro', 'due', 'tolerated', 'taken_revision'])
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .executeTakeFirst()
}

export async function insertPanel(tx: CityHandle, panel: Omit<Insertable<PanelTable>, 'city_id'>): Promise<void> {
  await tx
    .insertInto('panel')
    .values({ city_id: tx.cityId, ...panel })
    .execute()
}

export async function updatePanel(
  tx: CityHandle,
  roundId: string,
  change: Omit<Updateable<PanelTable>, 'city_id' | 'round_id'>,
): Promise<void> {
  await tx.updateTable('panel').set(change).where('city_id', '=', tx.cityId).where('round_id', '=', roundId).execute()
}

/** In the order in which they were added; without those who were taken out. */
export async function listMembers(tx: CityHandle, roundId: string): Promise<readonly StoredMember[]> {
  return tx
    .selectFrom('panel_member')
    .select(MEMBER)
    .where('city_id', '=', tx.cityId)
    .where('round_id', '=', roundId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function listMembersOfAccount(tx: CityHandle, accountId: string): Promise<readonly StoredMember[]> {
  return tx
    .selectFrom('panel_member')
    .select(MEMBER)
    .where('city_id', '=', tx.cityId)
    .where('account_id', '=', accountId)
    .where('removed_at', 'is', null)
    .orderBy('added_at', 'desc')
    .orderBy('id')
    .execute()
}

/** Locked until the transaction ends: marks and handing in have an order. */
export async function lockMember(tx: CityHandle, id: string): Promise<StoredMember> {
  const row = await tx
    .selectFrom('panel_member')
    .select(MEMBER)
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('panel.member', id)
  return row
}

export async function findMemberByCode(tx: CityHandle, codeSha256: string): Promise<StoredMember | undefined> {
  return tx
    .selectFrom('panel_member')
    .select(MEMBER)
    .where('city_id', '=', tx.cityId)
    .where('code_sha256', '=', codeSha256)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

export async function insertMember(
  tx: CityHandle,
  member: Omit<Insertable<PanelMemberTable>, 'city_id'>,
): Promise<void> {
  await tx
    .insertInto('panel_member')
    .values({ city_id: tx.cityId, ...member })
    .execute()
}

export async function updateMember(
  tx: CityHandle,
  id: string,
  change: Omit<Updateable<PanelMemberTable>, 'city_id' | 'id'>,
): Promise<void> {
  await tx.updateTable('panel_member').set(change).where('city_id', '=', tx.cityId).where('id', '=', id).execute()
}

export async function listMarks(tx: CityHandle, memberIds: readonly string[]): Promise<readonly StoredMark[]> {
  if (memberIds.length === 0) return []
  return tx
    .selectFrom('panel_mark')
    .select(['member_id', 'row', 'input', 'mark', 'words', 'at'])
    .where('city_id', '=', tx.cityId)
    .where('member_id', 'in', memberIds)
    .orderBy('row')
    .orderBy('input')
    .orderBy('member_id')
    .execute()
}

/** Nothing stands there any more: no mark is not the lowest one. */
export async function dropMark(tx: CityHandle, mark: Pick<StoredMark, 'member_id' | 'row' | 'input'>): Promise<void> {
  await tx
    .deleteFrom('panel_mark')
    .where('city_id', '=', tx.cityId)
    .where('member_id', '=', mark.member_id)
    .where('row', '=', mark.row)
    .where('input', '=', mark.input)
    .execute()
}

/** A sheet that is not handed in is its member's own: what is marked anew stands in place of what was there. */
export async function keepMark(tx: CityHandle, mark: StoredMark): Promise<void> {
  await tx
    .insertInto('panel_mark')
    .values({ city_id: tx.cityId, ...mark })
    .onConflict((on) =>
      on.constraint('panel_mark_pkey').doUpdateSet({ mark: mark.mark, words: mark.words, at: mark.at }),
    )
    .execute()
}
