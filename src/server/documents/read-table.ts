import type { DocumentFault } from './document-fault.ts'
import { UnreadableFile } from './document-fault.ts'
import { type ExportMark, findMark, markSheetName } from './export-mark.ts'
import { elementsOf, findChild, listDescendants, type MarkupNode, parseMarkup } from './markup-tree.ts'
import { openPackage } from './open-package.ts'
import { recogniseTable } from './recognise-file.ts'
import { readSheet, type SheetRow, type SheetSpan } from './sheet-cells.ts'
import { readDateStyles } from './sheet-dates.ts'
import { readSharedStrings } from './sheet-strings.ts'

export type Sheet = {
  readonly name: string
  /** rows that hold something, in order */
  readonly rows: readonly SheetRow[]
  readonly merges: readonly SheetSpan[]
}

export type ReadTable =
  | {
      readonly ok: true
      readonly sheets: readonly Sheet[]
      /** which of our exports it is; null for a file of anybody else's */
      readonly mark: ExportMark | null
      /** cells without a usable value, each with its place */
      readonly faults: readonly DocumentFault[]
    }
  | { readonly ok: false; readonly fault: DocumentFault }

/**
 * The cells of an .xlsx: values of formulas as last calculated, rich text as text, dates as dates, digits as typed.
 * Hidden sheets are left out. A file that is no workbook comes back as one fault.
 */
export function readTable(bytes: Uint8Array, fileName: string, limitBytes = 50 * 1024 * 1024): ReadTable {
  try {
    if (bytes.length > limitBytes) throw new UnreadableFile('file-too-large', { sizeBytes: bytes.length, limitBytes })
    recogniseTable(bytes, fileName)
    const book = openBook(bytes)
    const parts = book.zip.read(book.sheets.map(({ part }) => part))
    const sheets: Sheet[] = []
    const faults: DocumentFault[] = []
    let mark: ExportMark | null = null
    for (const { name, visible, part } of book.sheets) {
      if (!visible && name !== markSheetName) continue
      const sheet = readSheet(parts.get(part) ?? new Uint8Array(), book.strings, book.dates)
      if (name === markSheetName) mark = findMark(sheet.rows.map(textPair))
      else {
        sheets.push({ name, rows: sheet.rows, merges: sheet.merges })
        faults.push(
          ...sheet.faults.map(({ code, facts }) => ({ code, path: fileName, facts: { sheet: name, ...facts } })),
        )
      }
    }
    return { ok: true, sheets, mark, faults }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { ok: false, fault: { code: error.code, path: fileName, facts: error.facts } }
  }
}

function textPair({ cells }: SheetRow): readonly [string, string] {
  const text = (column: number) => {
    const value = cells.find((cell) => cell.column === column)?.value
    return value?.kind === 'text' ? value.text : ''
  }
  return [text(1), text(2)]
}

/** A workbook with its sheets still packed. Throws UnreadableFile. */
export function openBook(bytes: Uint8Array) {
  const zip = openPackage(bytes)
  const parts = zip.read(
    zip.names.filter((name) => /^xl\/(workbook|sharedStrings|styles)\.xml$|^xl\/_rels\//i.test(name)),
  )
  const workbook = findChild(parse(parts.get('xl/workbook.xml')), 'workbook')
  // .xlsb keeps everything in a binary form of its own.
  if (!workbook) throw new UnreadableFile('workbook-binary')
  const targets = new Map(
    listDescendants(parse(parts.get('xl/_rels/workbook.xml.rels')), 'Relationship').map(({ attributes }) => [
      attributes.Id,
      attributes.Target,
    ]),
  )
  const sheets = elementsOf(findChild(workbook, 'sheets') ?? workbook).flatMap(({ name, attributes }) => {
    if (name !== 'sheet') return []
    const part = (targets.get(attributes['r:id']) ?? '').replace(/^\/?(xl\/)?/, 'xl/')
    // A chart sheet is in the list of sheets too.
    if (!/^xl\/worksheets\/[^/]+\.xml$/i.test(part) || !zip.names.includes(part)) return []
    return [
      { name: attributes.name ?? '', visible: attributes.state === undefined || attributes.state === 'visible', part },
    ]
  })
  const base1904 = ['1', 'true'].includes(findChild(workbook, 'workbookPr')?.attributes.date1904 ?? '')
  return {
    zip,
    sheets,
    strings: readSharedStrings(parts.get('xl/sharedStrings.xml')),
    dates: readDateStyles(parse(parts.get('xl/styles.xml')), base1904),
  }
}

function parse(part: Uint8Array | undefined): MarkupNode {
  return parseMarkup(part ? new TextDecoder().decode(part) : '', 'xml')
}
