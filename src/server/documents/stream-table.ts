import { isUtf8 } from 'node:buffer'
import { Readable } from 'node:stream'
import { parse as parseCsv } from 'csv-parse'
import { UnreadableFile } from './document-fault.ts'
import { markSheetName } from './export-mark.ts'
import { openBook } from './read-table.ts'
import { recogniseFile, recogniseTable } from './recognise-file.ts'
import { openSheetReader, type SheetCell, type SheetRow } from './sheet-cells.ts'
import { openFeed } from './sheet-strings.ts'

/** A table of any length: its rows come one after the other and none is kept. Cells in error come as text, "#REF!". */
export type TableStream = {
  readonly format: 'csv' | 'xlsx'
  /** of a CSV; null for a workbook */
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | null
  /** empty for a CSV, which has but one */
  readonly sheets: readonly string[]
  /** rows that hold something, each with its number in the file; of the first sheet where none is named */
  readonly rows: (sheet?: string | null) => AsyncGenerator<SheetRow>
}

/** Opens a CSV (UTF-8, GB18030, UTF-16) or an .xlsx. Throws UnreadableFile for everything else, saying what it is. */
export function openTable(bytes: Uint8Array, fileName: string): TableStream {
  if (bytes.length === 0) throw new UnreadableFile('file-empty')
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? openWorkbook(bytes, fileName) : openText(bytes, fileName)
}

function openWorkbook(bytes: Uint8Array, fileName: string): TableStream {
  recogniseTable(bytes, fileName)
  const book = openBook(bytes)
  const sheets = book.sheets.filter(({ name, visible }) => visible && name !== markSheetName)
  const rows = async function* (wanted?: string | null): AsyncGenerator<SheetRow> {
    const sheet = sheets.find(({ name }) => name === wanted) ?? sheets[0]
    if (sheet === undefined) throw new UnreadableFile('file-blank')
    const reader = openSheetReader(book.strings, book.dates)
    const pieces = openFeed(reader.events)
    for await (const piece of book.zip.stream(sheet.part)) {
      pieces.write(piece)
      yield* withErrors(reader.take(), reader.faults)
    }
    pieces.end()
    yield* withErrors(reader.take(), reader.faults)
  }
  return { format: 'xlsx', encoding: null, sheets: sheets.map(({ name }) => name), rows }
}

/** An error value is text that nobody takes for a number, so that its row says where it is. */
function* withErrors(
  rows: readonly SheetRow[],
  faults: ReturnType<typeof openSheetReader>['faults'],
): Generator<SheetRow> {
  const errors = faults.splice(0).map(({ code, facts }): SheetCell => {
    const text = code === 'cell-error' ? String(facts.error) : `=${facts.formula}`
    return { address: '', row: Number(facts.row), column: columnNumber(facts.column), value: { kind: 'text', text } }
  })
  for (const row of rows) {
    const own = errors.filter((error) => error.row === row.row)
    yield own.length === 0 ? row : { ...row, cells: [...row.cells, ...own].sort((a, b) => a.column - b.column) }
  }
}

const columnNumber = (letters: unknown): number =>
  [...String(letters)].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

function openText(bytes: Uint8Array, fileName: string): TableStream {
  // A document or a picture under the name of a table is named for what it is.
  const kind = recogniseFile(bytes, fileName)
  if (kind !== 'txt') throw new UnreadableFile('not-workbook')
  const encoding = encodingOf(bytes)
  const delimiter = delimiterOf(new TextDecoder(encoding).decode(bytes.subarray(0, 4096)))
  const rows = async function* (): AsyncGenerator<SheetRow> {
    const records = Readable.from(decoded(bytes, encoding)).pipe(
      parseCsv({
        delimiter,
        bom: true,
        info: true,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: false,
      }),
    )
    let last = 0
    for await (const { record, info } of records as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      // `lines` counts to the end of a record: one with a break inside it is named by its first line.
      const row = last + 1
      last = info.lines
      const cells = record.flatMap((text, at): SheetCell[] =>
        text.trim() === '' ? [] : [{ address: '', row, column: at + 1, value: { kind: 'text', text } }],
      )
      if (cells.length > 0) yield { row, cells }
    }
  }
  return { format: 'csv', encoding, sheets: [], rows }
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'gb18030' | 'utf-16le' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return isUtf8(bytes) ? 'utf-8' : 'gb18030'
}

const PIECE = 1 << 16

function* decoded(bytes: Uint8Array, encoding: string): Generator<string> {
  const decoder = new TextDecoder(encoding)
  for (let at = 0; at < bytes.length; at += PIECE) {
    const text = decoder.decode(bytes.subarray(at, at + PIECE), { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

/** Whichever of them stands most often in the first line. */
export function delimiterOf(head: string): string {
  const [line = ''] = head.split(/\r?\n/)
  const counts = [',', '\t', ';', '，'].map((mark) => ({ mark, times: line.split(mark).length }))
  return counts.reduce((best, one) => (one.times > best.times ? one : best)).mark
}
