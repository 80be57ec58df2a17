import type { CityHandle } from '../handle.ts'

export type Headline = { readonly indicatorId: number; readonly subjectId: number }

/** In their order. */
export async function listHeadlines(tx: CityHandle): Promise<readonly Headline[]> {
  const rows = await tx
    .selectFrom('headline')
    .select(['indicator_id', 'subject_id'])
    .where('city_id', '=', tx.cityId)
    .orderBy('place')
    .execute()
  return rows.map((row) => ({ indicatorId: row.indicator_id, subjectId: row.subject_id }))
}

/** Makes these, in this order, the figures that leaders see first. */
export async function replaceHeadlines(
  tx: CityHandle,
  headlines: readonly Headline[],
  chosen: { readonly at: Date; readonly by: string },
): Promise<void> {
  await tx.deleteFrom('headline').where('city_id', '=', tx.cityId).execute()
  if (headlines.length === 0) return
  await tx
    .insertInto('headline')
    .values(
      headlines.map(({ indicatorId, subjectId }, at) => ({
        city_id: tx.cityId,
        place: at + 1,
        indicator_id: indicatorId,
        subject_id: subjectId,
        chosen_at: chosen.at,
        chosen_by: chosen.by,
      })),
    )
    .execute()
}
