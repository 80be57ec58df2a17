import type { CityContext } from '../context.ts'
import type { TableColumn } from '../documents/write-table.ts'
import { type MadeFile, writeBook } from '../programmes/export-tasks.ts'
import { indicatorColumns, indicatorRow, indicatorSheetName, indicatorSheetNote } from './indicator-sheet.ts'
import { listIndicators } from './indicators.ts'

/** The city's dictionary of indicators, in the form that the import takes back. */
export async function exportIndicators(context: CityContext): Promise<MadeFile> {
  const indicators = await listIndicators(context)
  const columns = indicatorColumns.map(({ key: _, ...column }): TableColumn => column)
  const sheet = { name: indicatorSheetName, title: '指标目录', note: indicatorSheetNote, columns, frozenColumns: 4 }
  const mark = { kind: 'indicators', id: String(context.tx.cityId), version: context.today }
  const bytes = await writeBook([{ ...sheet, rows: indicators.map(indicatorRow) }], mark)
  return { name: `指标目录 ${context.today}.xlsx`, bytes }
}
