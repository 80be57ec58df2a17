import type { Day } from '#core/base/day.ts'
import type { DatedLightRules } from '#core/indicators/light-rules.ts'
import type { CityHandle } from '../handle.ts'

export type StoredLightRules = DatedLightRules & { readonly setAt: Date; readonly setBy: string | null }

/** The city's own, oldest first, with the name of who set them. */
export async function listLightRules(tx: CityHandle): Promise<readonly StoredLightRules[]> {
  const rows = await tx
    .selectFrom('light_rule')
    .leftJoin('account', (join) =>
      join.onRef('account.city_id', '=', 'light_rule.city_id').onRef('account.id', '=', 'light_rule.set_by'),
    )
    .select(['valid_from', 'rules', 'source', 'set_at', 'account.name as set_by_name'])
    .where('light_rule.city_id', '=', tx.cityId)
    .orderBy('valid_from')
    .execute()
  return rows.map((row) => ({
    ...{ from: row.valid_from, rules: row.rules, source: row.source },
    ...{ setAt: row.set_at, setBy: row.set_by_name },
  }))
}

/** Sets them from their day on; what had been set for just that day is replaced. */
export async function putLightRules(
  tx: CityHandle,
  { from, rules, source }: DatedLightRules,
  set: { readonly at: Date; readonly by: string },
): Promise<void> {
  const said = { rules: JSON.stringify(rules), source, set_at: set.at, set_by: set.by }
  await tx
    .insertInto('light_rule')
    .values({ city_id: tx.cityId, valid_from: from, ...said })
    .onConflict((conflict) => conflict.columns(['city_id', 'valid_from']).doUpdateSet(said))
    .execute()
}

export async function removeLightRules(tx: CityHandle, from: Day): Promise<void> {
  await tx.deleteFrom('light_rule').where('city_id', '=', tx.cityId).where('valid_from', '=', from).execute()
}
