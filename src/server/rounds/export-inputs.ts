import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type { Input } from '#core/evaluations/method.ts'
import { countingValue, type RoundValue } from '#core/rounds/held.ts'
import type { CityContext } from '../context.ts'
import type { ExportMark } from '../documents/export-mark.ts'
import { type TableCell, type TableSheet, writeTable } from '../documents/write-table.ts'
import { loadCells, loadRound, suppliedInputs } from './load.ts'

export async function workbookOf(sheets: readonly TableSheet[], mark: ExportMark): Promise<Uint8Array> {
  const out = new PassThrough()
  const [bytes] = await Promise.all([buffer(out), writeTable(out, sheets, mark)])
  return bytes
}

/** The values that count, as the import takes them back: a department gets its own columns, the office all. */
export async function exportInputs(context: CityContext, id: string) {
  const loaded = await loadRound(context, id)
  const { round, method, subjects, view, own } = loaded
  const supplied = view === 'inputs' ? suppliedInputs(loaded, context) : undefined
  const inputs = method.inputs.filter(({ code }) => supplied === undefined || supplied.has(code))
  const cells = await loadCells(context, id)
  const rows = subjects
    .filter(({ row }) => view !== 'own' || own.has(row))
    .map(({ row, code, name }) => [
      code,
      name,
      ...inputs.map((input) => toCell(input, countingValue(cells.get(row)?.[input.code]))),
    ])
  const sheet: TableSheet = {
    ...{ name: '数据', title: round.name, note: `评价期 ${round.period}` },
    columns: [
      { header: ['代码'], width: 12 },
      { header: ['名称'], width: 26 },
      ...inputs.map(({ name, unit }) => ({ header: [name], ...(unit === null ? {} : { unit }) })),
    ],
    rows,
    frozenColumns: 2,
  }
  const bytes = await workbookOf([sheet], { kind: 'round-inputs', id: round.id, version: String(round.revision) })
  return { name: `${round.name}数据.xlsx`, bytes }
}

function toCell({ type }: Input, value: RoundValue | undefined): TableCell {
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value.join(';')
  if (type === 'boolean') return value === true ? '是' : '否'
  return value as TableCell
}
