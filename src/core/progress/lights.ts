// How many targets stand how, taken together by programme, unit or place?

import type { Light } from '../indicators/target-progress.ts'

export type LightCounts = Readonly<Record<Light, number>>
export const LIGHTS: readonly Light[] = ['late', 'watch', 'on-course', 'done', 'no-data']

export type LightGroup<Key> = { readonly key: Key; readonly counts: LightCounts; readonly total: number }

export function countLights(lights: Iterable<Light>): LightCounts {
  const counts: Record<Light, number> = { late: 0, watch: 0, 'on-course': 0, done: 0, 'no-data': 0 }
  for (const light of lights) counts[light] += 1
  return counts
}

/** One group a key, those with most late (then to be watched) first; equals in the order in which they came. */
export function rollUpLights<Row extends { readonly light: Light }, Key extends string>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
): readonly LightGroup<Key>[] {
  const groups = new Map<Key, Light[]>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row.light])
    else group.push(row.light)
  }
  return [...groups]
    .map(([key, lights]) => ({ key, counts: countLights(lights), total: lights.length }))
    .sort((a, b) => b.counts.late - a.counts.late || b.counts.watch - a.counts.watch)
}
