import type { Fault } from '#core/base/fault.ts'
import { decodeText } from '../documents/decode-text.ts'
import { UnreadableFile } from '../documents/document-fault.ts'
import { readCsv } from '../documents/read-csv.ts'
import { readTable } from '../documents/read-table.ts'
import type { SheetValue } from '../documents/sheet-cells.ts'

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
    const { rows, faults } = readCsv(text)
    const damaged = unreadable > 0 ? [{ code: 'text-damaged', place: { file }, facts: { characters: unreadable } }] : []
    return {
      grids: [{ sheet: null, rows: rows.map(({ row, cells }) => ({ row, cells: cells.map(toValue) })) }],
      faults: [...damaged, ...faults.map(({ code, row }) => ({ code: `evaluation.${code}`, place: { file, row } }))],
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    // an old .xls is no text either, and readTable knows what to say of it
    const read = readTable(bytes, file)
    const fault = read.ok ? { code: error.code, facts: error.facts } : read.fault
    return { grids: [], faults: [{ code: fault.code, place: { file }, facts: fault.facts }] }
  }
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
