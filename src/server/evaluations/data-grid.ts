import { CsvError, parse as parseCsv } from 'csv-parse/sync'
import type { Fault } from '#core/base/fault.ts'
import { decodeText } from '../documents/decode-text.ts'
import { UnreadableFile } from '../documents/document-fault.ts'
import { readTable } from '../documents/read-table.ts'
import type { SheetValue } from '../documents/sheet-cells.ts'
import { delimiterOf } from '../documents/stream-table.ts'

/** A table of cells, wherever it came from; blank cells are undefined. */
export type GridRow = { readonly row: number; readonly cells: readonly (SheetValue | undefined)[] }
export type Grid = { readonly sheet: string | null; readonly rows: readonly GridRow[] }

export type ReadGrids = { readonly grids: readonly Grid[]; readonly faults: readonly Fault[] }

/** An .xlsx, or delimited text in UTF-8, UTF-16 or GB18030. Cells in error keep their place as faults. */
export function readGrids(bytes: Uint8Array, file: string): ReadGrids {
  if (bytes.length === 0) return { grids: [], faults: [{ code: 'file-empty', place: { file } }] }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return sheetGrids(bytes, file)
  try {
    const { text, unreadable } = decodeText(bytes)
    const damaged = unreadable > 0 ? [{ code: 'text-damaged', place: { file }, facts: { characters: unreadable } }] : []
    return { grids: [{ sheet: null, rows: textRows(text) }], faults: damaged }
  } catch (error) {
    if (error instanceof CsvError)
      return { grids: [], faults: [{ code: 'evaluation.quote-open', place: { file, row: Number(error.lines) } }] }
    if (!(error instanceof UnreadableFile)) throw error
    // an old .xls is no text either, and readTable knows what to say of it
    const read = readTable(bytes, file)
    const fault = read.ok ? { code: error.code, facts: error.facts } : read.fault
    return { grids: [], faults: [{ code: fault.code, place: { file }, facts: fault.facts }] }
  }
}

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

function textRows(text: string): readonly GridRow[] {
  const delimiter = delimiterOf(text.slice(0, 4096))
  const options = { delimiter, bom: true, info: true, relax_column_count: true, relax_quotes: true }
  const parsed = parseCsv(text, options) as unknown as readonly Parsed[]
  // `lines` counts to the end of a record: one with a break inside it is named by its first line
  return parsed.flatMap(({ record }, at) => {
    const row = (parsed[at - 1]?.info.lines ?? 0) + 1
    const cells = record.map(toValue)
    return cells.some((cell) => cell !== undefined) ? [{ row, cells }] : []
  })
}

const toValue = (text: string): SheetValue | undefined => (text.trim() === '' ? undefined : { kind: 'text', text })

/** A state's list of firms is a large file: what a plan may have is no measure for it. */
const LIMIT = 512 * 1024 * 1024

function sheetGrids(bytes: Uint8Array, file: string): ReadGrids {
  const read = readTable(bytes, file, LIMIT)
  if (!read.ok) return { grids: [], faults: [{ code: read.fault.code, place: { file }, facts: read.fault.facts }] }
  const grids = read.sheets.map(({ name, rows }) => ({
    sheet: name,
    rows: rows.map(({ row, cells }) => {
      const wide: (SheetValue | undefined)[] = []
      for (const { column, value } of cells) wide[column - 1] = value
      return { row, cells: Array.from(wide) }
    }),
  }))
  const faults = read.faults.map(({ code, facts }) => ({
    code,
    place: { file, sheet: `${facts.sheet}`, row: Number(facts.row), column: `${facts.column}` },
    facts,
  }))
  return { grids, faults }
}

/** What a person reads in the cell. */
export function textOf(value: SheetValue | undefined): string {
  switch (value?.kind) {
    case undefined:
      return ''
    case 'text':
      return value.text.trim()
    case 'number':
      return String(value.value)
    case 'date':
      return value.iso
    case 'boolean':
      return value.value ? '是' : '否'
  }
}
