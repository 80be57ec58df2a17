import { sql } from 'kysely'
import type { Day } from '#core/base/day.ts'
import type { IndicatorCard } from '#core/indicators/card.ts'
import type { CityHandle } from '../handle.ts'
import { noteChange } from '../memory/recall.ts'
import { NotFound } from '../refusals.ts'
import { takeNumbers } from './number-heads.ts'
import type { IndicatorTable } from './tables.ts'

export type StoredIndicator = {
  readonly id: number
  /** the card of the latest version */
  readonly card: IndicatorCard
  readonly sort: number
  readonly retiredOn: Day | null
  readonly version: number
}

/** How a card came to say what it says: from which day on, why, and who wrote it. */
export type CardChange = {
  readonly validFrom: Day
  readonly reason: string | null
  readonly at: Date
  /** account id */
  readonly by: string
}

export async function insertIndicator(
  tx: CityHandle,
  { card, pinyin, sort, change }: { card: IndicatorCard; pinyin: string; sort: number; change: CardChange },
): Promise<StoredIndicator> {
  await noteChange(tx, 'indicator')
  const id = await takeNumbers(tx, 'indicator', 1)
  const stored = { id, card, sort, retiredOn: null, version: 1 }
  await tx
    .insertInto('indicator')
    .values({ city_id: tx.cityId, id, version: 1, retired_on: null, sort, ...columnsOf(card, pinyin) })
    .execute()
  await insertVersion(tx, stored, change)
  return stored
}

/** Writes the next version of a card; the ones before it stay. */
export async function updateIndicator(
  tx: CityHandle,
  indicator: StoredIndicator & { readonly pinyin: string },
  change: CardChange,
): Promise<void> {
  await noteChange(tx, 'indicator')
  const { id, card, sort, retiredOn, version, pinyin } = indicator
  await tx
    .updateTable('indicator')
    .set({ version, sort, retired_on: retiredOn, ...columnsOf(card, pinyin) })
    .where('city_id', '=', tx.cityId)
    .where('id', '=', id)
    .execute()
  await insertVersion(tx, indicator, change)
}

async function insertVersion(tx: CityHandle, indicator: StoredIndicator, change: CardChange): Promise<void> {
  await tx
    .insertInto('indicator_version')
    .values({
      city_id: tx.cityId,
      indicator_id: indicator.id,
      version: indicator.version,
      valid_from: change.validFrom,
      card: JSON.stringify(indicator.card),
      retired_on: indicator.retiredOn,
      reason: change.reason,
      at: change.at,
      by: change.by,
    })
    .execute()
}

/** All of the city's, retired ones too, in the dictionary's order. */
export async function listIndicators(tx: CityHandle): Promise<readonly StoredIndicator[]> {
  const rows = await indicatorsOf(tx).orderBy('sort').orderBy('id').execute()
  return rows.map(toIndicator)
}

export async function findIndicator(tx: CityHandle, code: string): Promise<StoredIndicator | undefined> {
  const row = await indicatorsOf(tx).where('code', '=', code).executeTakeFirst()
  return row && toIndicator(row)
}

/** Locked until the transaction ends, so that two who edit it do not overwrite each other. */
export async function lockIndicator(tx: CityHandle, id: number): Promise<StoredIndicator> {
  const row = await indicatorsOf(tx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (row === undefined) throw new NotFound('indicator', String(id))
  return toIndicator(row)
}

export type StoredCardVersion = Pick<StoredIndicator, 'version' | 'card' | 'retiredOn'> &
  Omit<CardChange, 'by'> & { readonly by: string | null }

/** Newest first; `by` is the account's name. */
export async function listCardVersions(tx: CityHandle, indicatorId: number): Promise<readonly StoredCardVersion[]> {
  const rows = await tx
    .selectFrom('indicator_version')
    .leftJoin('account', (join) =>
      join.onRef('account.city_id', '=', 'indicator_version.city_id').onRef('account.id', '=', 'indicator_version.by'),
    )
    .select(['version', 'valid_from', 'card', 'retired_on', 'reason', 'at', 'account.name'])
    .where('indicator_version.city_id', '=', tx.cityId)
    .where('indicator_id', '=', indicatorId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({
    ...{ version: row.version, validFrom: row.valid_from, card: row.card, retiredOn: row.retired_on },
    ...{ reason: row.reason, at: row.at, by: row.name },
  }))
}

/** Every version of every card, oldest first. */
export async function listCardHistory(
  tx: CityHandle,
): Promise<readonly (Pick<StoredIndicator, 'id' | 'version' | 'card'> & { readonly validFrom: Day })[]> {
  const rows = await tx
    .selectFrom('indicator_version')
    .select(['indicator_id', 'version', 'valid_from', 'card'])
    .where('city_id', '=', tx.cityId)
    .orderBy('indicator_id')
    .orderBy('version')
    .execute()
  return rows.map((row) => ({ id: row.indicator_id, version: row.version, validFrom: row.valid_from, card: row.card }))
}

/** Whether any value was ever written of it, shown or not: then its unit and period are no longer free. */
export async function hasObservations(tx: CityHandle, indicatorId: number): Promise<boolean> {
  const { rows } = await sql<{ id: number }>`
    select id from batch where city_id = ${tx.cityId} and ${indicatorId} = any(indicator_ids) limit 1`.execute(tx)
  return rows.length > 0
}

const indicatorsOf = (tx: CityHandle) =>
  tx.selectFrom('indicator').select(['id', 'card', 'sort', 'retired_on', 'version']).where('city_id', '=', tx.cityId)

const columnsOf = (card: IndicatorCard, pinyin: string) => ({
  code: card.code,
  name: card.name,
  aliases: [...card.aliases],
  pinyin,
  period_type: card.periodType,
  method: card.method,
  disclosure: card.disclosure,
  source_unit_id: card.sourceUnitId,
  card: JSON.stringify(card),
})

const toIndicator = (
  row: Pick<IndicatorTable, 'id' | 'sort' | 'retired_on' | 'version'> & { readonly card: IndicatorCard },
): StoredIndicator => ({
  id: row.id,
  card: row.card,
  sort: row.sort,
  retiredOn: row.retired_on,
  version: row.version,
})
