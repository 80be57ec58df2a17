// What does a reader of bytes hand to the reader of plans?

import type { Span } from '../base/span.ts'

/**
 * The text of a plan document and the tables in it.
 *
 * `text` is the one thing that every span points into. For a plain text file it is the file's text untouched
 * (a BOM and CRLF kept; in tables that it holds as HTML blanks for the tags, so that all else keeps its place). For Word, PDF and web pages: a paragraph a line; a table's row a line, its cells parted
 * by tabs; a line break inside a cell is a blank.
 * `tables` says what tabs alone cannot (merged cells); it is empty for plain text, whose tables are found by their tabs.
 */
export type PlanDocument = {
  readonly text: string
  readonly tables: readonly DocumentTable[]
}

export type DocumentTable = Span & { readonly rows: readonly DocumentRow[] }
export type DocumentRow = Span & { readonly cells: readonly DocumentCell[] }
export type DocumentCell = Span & { readonly columns: number; readonly rows: number }
