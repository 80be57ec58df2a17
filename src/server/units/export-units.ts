import { listPlaces } from '#store/places/places.ts'
import { listGroups } from '#store/units/unit-groups.ts'
import { listUnits } from '#store/units/units.ts'
import type { CityContext } from '../context.ts'
import type { TableColumn, TableSheet } from '../documents/write-table.ts'
import { type MadeFile, writeBook } from '../programmes/export-tasks.ts'
import { groupColumns, groupRow, groupSheetName, sheetNote, unitColumns, unitRow, unitSheetName } from './unit-sheet.ts'

export const unitsKind = 'units'

/** All units and groups of the city, in the form that the import takes back. */
export async function exportUnits({ tx, today }: CityContext): Promise<MadeFile> {
  const [units, groups, places] = [await listUnits(tx), await listGroups(tx), await listPlaces(tx)]
  const unitNames = new Map(units.map(({ id, name }) => [id, name]))
  const placeNames = new Map(places.map(({ id, name }) => [id, name]))
  const sheets: readonly TableSheet[] = [
    {
      name: unitSheetName,
      title: '单位名录',
      note: sheetNote,
      columns: plain(unitColumns),
      rows: units.map((unit) => unitRow(unit, unitNames, placeNames)),
      frozenColumns: 2,
    },
    {
      name: groupSheetName,
      title: '单位组：文件统称、领导小组、专班',
      note: sheetNote,
      columns: plain(groupColumns),
      rows: groups.map((group) => groupRow(group, unitNames)),
      frozenColumns: 2,
    },
  ]
  const bytes = await writeBook(sheets, { kind: unitsKind, id: String(tx.cityId), version: today })
  return { name: `单位名录 ${today}.xlsx`, bytes }
}

const plain = (columns: readonly (TableColumn & { readonly key: string })[]): readonly TableColumn[] =>
  columns.map(({ key: _, ...column }) => column)
