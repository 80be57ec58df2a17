import type { Insertable, Selectable, Updateable } from 'kysely'
import type { CityHandle } from '../handle.ts'
import { NotFound } from '../refusals.ts'
import type { BulletinEventTable, BulletinSeriesTable, BulletinTable } from './tables.ts'

export type StoredSeries = Omit<Selectable<BulletinSeriesTable>, 'city_id'>
export type StoredBulletin = Omit<Selectable<BulletinTable>, 'city_id'>
/** What a list shows: no facts, which may be many. */
export type ListedBulletin = Omit<StoredBulletin, 'facts' | 'gaps'> & { readonly gap_count: number }
export type StoredBulletinEvent = Omit<Selectable<BulletinEventTable>, 'city_id'> & { readonly by_name: string | null }

const SERIES = [
  ...(['id', 'name', 'pinyin', 'kind', 'period_type', 'subject_id', 'whole_name', 'issuer'] as const),
  ...(['number_pattern', 'issue_day', 'remind_days', 'template_file_id', 'version', 'retired'] as const),
] as const

const LISTED = [
  ...(['id', 'series_id', 'period_end', 'title', 'state', 'revision', 'file_id', 'edited', 'annex_file_id'] as const),
  ...(['values_at', 'facts_sha256', 'submitted_by', 'number', 'document_number', 'issued_at'] as const),
  ...(['issued_by', 'corrects_id'] as const),
] as const

export async function listSeries(tx: CityHandle): Promise<readonly StoredSeries[]> {
  return tx
    .selectFrom('bulletin_series')
    .select(SERIES)
    .where('city_id', '=', tx.cityId)
    .orderBy('retired')
    .orderBy('pinyin')
    .orderBy('id')
    .execute()
}

export async function getSeries(tx: CityHandle, id: string): Promise<StoredSeries> {
  const row = await tx
    .selectFrom('bulletin_series')
    .select(SERIES)
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('bulletin-series', id)
  return row
}

/** Locked until the transaction ends, so that two issues of one series do not get the same number. */
export async function lockSeries(tx: CityHandle, id: string): Promise<StoredSeries> {
  await tx
    .selectFrom('bulletin_series')
    .select('id')
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  return getSeries(tx, id)
}

export async function insertSeries(tx: CityHandle, series: StoredSeries): Promise<void> {
  await tx
    .insertInto('bulletin_series')
    .values({ city_id: tx.cityId, ...series })
    .execute()
}

export async function updateSeries(
  tx: CityHandle,
  id: string,
  change: Omit<Updateable<BulletinSeriesTable>, 'city_id' | 'id'>,
): Promise<void> {
  await tx.updateTable('bulletin_series').set(change).where('city_id', '=', tx.cityId).where('id', '=', id).execute()
}

/** Newest period first; within one the last made first. */
export async function listBulletins(tx: CityHandle, seriesId?: string): Promise<readonly ListedBulletin[]> {
  let query = tx
    .selectFrom('bulletin')
    .select(LISTED)
    .select((of) => of.fn<number>('jsonb_array_length', ['gaps']).as('gap_count'))
    .where('city_id', '=', tx.cityId)
  if (seriesId !== undefined) query = query.where('series_id', '=', seriesId)
  return query.orderBy('period_end', 'desc').orderBy('values_at', 'desc').orderBy('id').execute()
}

export async function getBulletin(tx: CityHandle, id: string): Promise<StoredBulletin> {
  const row = await tx
    .selectFrom('bulletin')
    .select([...LISTED, 'facts', 'gaps'])
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new NotFound('bulletin', id)
  return row
}

export async function lockBulletin(tx: CityHandle, id: string): Promise<StoredBulletin> {
  await tx
    .selectFrom('bulletin')
    .select('id')
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .forUpdate()
    .execute()
  return getBulletin(tx, id)
}

export async function insertBulletin(
  tx: CityHandle,
  bulletin: Omit<Insertable<BulletinTable>, 'city_id'>,
): Promise<void> {
  await tx
    .insertInto('bulletin')
    .values({ city_id: tx.cityId, ...bulletin })
    .execute()
}

export async function updateBulletin(
  tx: CityHandle,
  id: string,
  change: Omit<Updateable<BulletinTable>, 'city_id' | 'id'>,
): Promise<void> {
  await tx.updateTable('bulletin').set(change).where('city_id', '=', tx.cityId).where('id', '=', id).execute()
}

/** The last number that a series has given in a year of issue; 0 where it has given none. */
export async function lastNumberOf(tx: CityHandle, seriesId: string, year: string): Promise<number> {
  const row = await tx
    .selectFrom('bulletin')
    .select((of) => of.fn.max('number').as('last'))
    .where('city_id', '=', tx.cityId)
    .where('series_id', '=', seriesId)
    .where('state', '=', 'issued')
    .where('issued_at', '>=', new Date(`${year}-01-01T00:00:00+08:00`))
    .where('issued_at', '<', new Date(`${Number(year) + 1}-01-01T00:00:00+08:00`))
    .executeTakeFirst()
  return row?.last ?? 0
}

export async function insertBulletinEvent(
  tx: CityHandle,
  event: Omit<Insertable<BulletinEventTable>, 'city_id'>,
): Promise<void> {
  await tx
    .insertInto('bulletin_event')
    .values({ city_id: tx.cityId, ...event })
    .execute()
}

/** Newest first. */
export async function listBulletinEvents(tx: CityHandle, id: string): Promise<readonly StoredBulletinEvent[]> {
  return tx
    .selectFrom('bulletin_event')
    .leftJoin('account', (join) =>
      join.onRef('account.city_id', '=', 'bulletin_event.city_id').onRef('account.id', '=', 'bulletin_event.by'),
    )
    .select(['bulletin_id', 'revision', 'move', 'at', 'by', 'words', 'file_id', 'account.name as by_name'])
    .where('bulletin_event.city_id', '=', tx.cityId)
    .where('bulletin_id', '=', id)
    .orderBy('revision', 'desc')
    .execute()
}

/** The issued bulletin whose text or annex a file is, for whoever may read what is issued. */
export async function findIssuedOfFile(tx: CityHandle, fileId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('bulletin')
    .select('id')
    .where('city_id', '=', tx.cityId)
    .where('state', '=', 'issued')
    .where((of) => of.or([of('file_id', '=', fileId), of('annex_file_id', '=', fileId)]))
    .executeTakeFirst()
  return row?.id
}
