import { randomUUID } from 'node:crypto'
import { listMeasuresOfUnit, refreshStandings } from '#store/measures/measure-standing.ts'
import { insertGroup, type StoredGroup, updateGroup } from '#store/units/unit-groups.ts'
import { insertUnit, type StoredUnit, updateUnit } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import { note } from '../note.ts'
import { pinyinKey, unitPinyin } from '../pinyin.ts'

export type Row<T> = { readonly before: T | undefined; readonly after: T }

/**
 * Writes checked rows in two rounds: rows may trade names with one another and hang on units that come further down, so
 * the first round gives everything a name of its own, without superiors and other names.
 */
export async function applyUnitBook(
  context: CityContext,
  units: readonly Row<StoredUnit>[],
  groups: readonly Row<StoredGroup>[],
): Promise<void> {
  const { tx } = context
  const passing = { name: randomUUID(), aliases: [], pinyin: '' }
  for (const { before, after } of units) {
    const bare = { ...after, ...passing, name: `${passing.name} ${after.id}`, parentId: null, officers: [] }
    await (before === undefined ? insertUnit(tx, bare) : updateUnit(tx, bare))
  }
  for (const { before, after } of groups) {
    const bare = { ...after, ...passing, name: `${passing.name} ${after.id}`, memberIds: [] }
    await (before === undefined ? insertGroup(tx, bare) : updateGroup(tx, bare))
  }
  for (const { after } of units) await updateUnit(tx, { ...after, pinyin: unitPinyin(after) })
  for (const { after } of groups) await updateGroup(tx, { ...after, pinyin: pinyinKey(after.name) })
  for (const { before, after } of units) {
    if (before !== undefined && before.name !== after.name)
      await refreshStandings(tx, await listMeasuresOfUnit(tx, after.id))
  }
  const changed = (rows: readonly Row<{ readonly id: string; readonly name: string }>[]) =>
    rows.map(({ before, after }) => ({ id: after.id, before: before ?? null, after }))
  const detail = { units: changed(units), groups: changed(groups) }
  await note(context, { action: 'units.imported', subjectKind: 'city', subjectId: String(tx.cityId), detail })
}
