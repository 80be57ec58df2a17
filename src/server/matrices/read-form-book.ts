import { foldText } from '#core/base/text.ts'
import type { FormProblem } from '#core/matrices/check-form.ts'
import { columnNumber, type SheetColumn, type SheetPlace, sheetColumns, sheetLines } from '#core/matrices/layout.ts'
import { type FormCell, type FormContent, formCells, type MatrixRow } from '#core/matrices/matrix.ts'
import { unitsFor } from '#core/metrics/unit-family.ts'
import type { StoredMatrix } from '#store/matrices/matrices.ts'
import type { StoredForm } from '#store/matrices/matrix-forms.ts'
import type { DocumentFault } from '../documents/document-fault.ts'
import type { Sheet } from '../documents/read-table.ts'
import { textOf } from '../documents/sheet-lines.ts'
import { headsOf, ownerLine } from './form-book.ts'

export type ReadForm = {
  readonly content: FormContent
  /** what is wrong with the sheet itself; its cells are checked later */
  readonly problems: readonly FormProblem[]
  /** where a cell stands in this file, whose rows may have been moved */
  readonly placeOf: (rowId: string, cell: FormCell | 'content' | 'clause') => SheetPlace | undefined
}

const letter = (column: number): string => String.fromCharCode(64 + Math.min(26, column))

type Grid = (row: number, column: number) => string

/** Reads a form that came back by its heads and its rows' ids, so that a row or column that was moved is still found. */
export function readFormBook(
  sheet: Sheet,
  matrix: StoredMatrix,
  form: Pick<StoredForm, 'unitName'>,
  broken: readonly DocumentFault[],
): ReadForm {
  const texts = new Map(
    sheet.rows.flatMap(({ cells }) => cells.map((cell) => [`${cell.row} ${cell.column}`, textOf(cell)])),
  )
  const grid: Grid = (row, column) => texts.get(`${row} ${column}`) ?? ''
  const columns = findColumns(grid, matrix)
  const lines = findLines(sheet, grid, columns, matrix.rows)
  const content: Record<string, FormContent[string]> = {}
  for (const [row, number] of lines.found) content[row.id] = readLine(grid, columns, row, number)
  const numbers = new Map([...lines.found].map(([{ id }, number]) => [id, number]))
  return {
    content,
    problems: [
      ...ownerProblems(grid, form.unitName),
      ...headProblems(grid, matrix, columns),
      ...[...lines.found].flatMap(([row, number]) => lockedProblems(grid, columns, row, number)),
      ...lines.problems,
      ...broken.flatMap((fault) => brokenProblem(fault, sheet.name)),
    ],
    placeOf: (rowId, cell) => {
      const row = numbers.get(rowId)
      return row === undefined ? undefined : { row, column: letter(columns.get(cell) ?? columnNumber(cell)) }
    },
  }
}

const isSameText = (a: string, b: string): boolean => foldText(a) === foldText(b)

/** Where each head stands; a head that was edited is taken to stand where it belongs. */
function findColumns(grid: Grid, matrix: StoredMatrix): ReadonlyMap<SheetColumn, number> {
  const heads = headsOf(matrix)
  const upperOf = (column: number): string => {
    for (let at = column; at > 0; at -= 1)
      if (grid(sheetLines.upperHead, at) !== '') return grid(sheetLines.upperHead, at)
    return ''
  }
  const stands = (column: number, [upper, lower]: readonly [string, string | null]) =>
    isSameText(upperOf(column), upper) && isSameText(grid(sheetLines.head, column), lower ?? '')
  return new Map(
    sheetColumns.map((name) => {
      const own = columnNumber(name)
      if (stands(own, heads[name])) return [name, own]
      const moved = Array.from({ length: 20 }, (_, at) => at + 1).find(
        (column) =>
          grid(sheetLines.upperHead, column) + grid(sheetLines.head, column) !== '' && stands(column, heads[name]),
      )
      return [name, moved ?? own]
    }),
  )
}

function headProblems(
  grid: Grid,
  matrix: StoredMatrix,
  columns: ReadonlyMap<SheetColumn, number>,
): readonly FormProblem[] {
  const heads = headsOf(matrix)
  const problems: FormProblem[] = []
  const seen = new Set<string>()
  for (const name of sheetColumns) {
    const at = columns.get(name) ?? columnNumber(name)
    const [upper, lower] = heads[name]
    // The upper name of two columns stands in the first of them.
    const lines: readonly (readonly [number, string])[] =
      lower === null ? [[sheetLines.upperHead, upper]] : [[sheetLines.head, lower]]
    const shared: typeof lines = lower === null || seen.has(upper) ? [] : [[sheetLines.upperHead, upper]]
    seen.add(upper)
    for (const [row, wanted] of [...shared, ...lines]) {
      const found = grid(row, at)
      if (isSameText(found, wanted)) continue
      const place = { row, column: letter(at) }
      problems.push({
        code: 'header-changed',
        severity: 'fault',
        rowId: null,
        cell: null,
        facts: { wanted, found },
        place,
      })
    }
  }
  return problems
}

function ownerProblems(grid: Grid, unitName: string): readonly FormProblem[] {
  const column = columnNumber('content')
  const found = grid(sheetLines.owner, column)
  if (foldText(found).startsWith(foldText(ownerLine(unitName)))) return []
  const named = found.replace(/^填报单位[：:]/, '').split(/[\s　]/)[0] ?? ''
  const facts = { wanted: unitName, found: named }
  const place = { row: sheetLines.owner, column: letter(column) }
  return [{ code: 'unit-name-changed', severity: 'fault', rowId: null, cell: null, facts, place }]
}

type Lines = { readonly found: ReadonlyMap<MatrixRow, number>; readonly problems: readonly FormProblem[] }

/** Rows by their ids; where an id was lost, by their clause. */
function findLines(
  sheet: Sheet,
  grid: Grid,
  columns: ReadonlyMap<SheetColumn, number>,
  rows: readonly MatrixRow[],
): Lines {
  const at = (name: SheetColumn) => columns.get(name) ?? columnNumber(name)
  const found = new Map<MatrixRow, number>()
  const problems: FormProblem[] = []
  const below = sheet.rows.map(({ row }) => row).filter((row) => row >= sheetLines.firstRow)
  const taken = new Set<number>()
  for (const key of ['id', 'clause'] as const) {
    for (const number of below) {
      const words = grid(number, at(key))
      if (words === '' || taken.has(number)) continue
      const row = rows.find((one) => !found.has(one) && isSameText(one[key], words))
      if (row === undefined) continue
      found.set(row, number)
      taken.add(number)
    }
  }
  for (const number of below) {
    const typed = (['clause', 'whole', 'wholeMeasures', 'annual', 'annualMeasures'] as const).map((name) =>
      grid(number, at(name)),
    )
    const text = typed.find((words) => words !== '')
    if (taken.has(number) || text === undefined) continue
    const place = { row: number, column: letter(at('clause')) }
    const facts = { text: text.slice(0, 40) }
    problems.push({ code: 'row-added', severity: 'warning', rowId: null, cell: null, facts, place })
  }
  for (const row of rows) {
    if (found.has(row)) continue
    const facts = { clause: row.clause }
    problems.push({ code: 'row-missing', severity: 'fault', rowId: row.id, cell: 'clause', facts })
  }
  return { found, problems }
}

function readLine(grid: Grid, columns: ReadonlyMap<SheetColumn, number>, row: MatrixRow, number: number) {
  const read = (cell: FormCell): string => grid(number, columns.get(cell) ?? columnNumber(cell))
  const line = Object.fromEntries(formCells.map((cell) => [cell, read(cell)])) as FormContent[string]
  // Only what the pull-down offers: any other unit is told, and the row's own stands.
  return { ...line, unit: unitsFor(row.unit).includes(line.unit) ? line.unit : (row.unit ?? '') }
}

/** Only where the id still says which row it is; a merged work content stands in the first row of its group alone. */
function lockedProblems(
  grid: Grid,
  columns: ReadonlyMap<SheetColumn, number>,
  row: MatrixRow,
  number: number,
): readonly FormProblem[] {
  return (['content', 'clause', 'unit'] as const).flatMap((cell): readonly FormProblem[] => {
    const column = columns.get(cell) ?? columnNumber(cell)
    const found = grid(number, column)
    const wanted = row[cell] ?? ''
    const free = cell === 'unit' && (row.unit === null || unitsFor(row.unit).includes(found))
    if (free || isSameText(found, wanted) || (cell === 'content' && found === '')) return []
    const facts = { wanted, found }
    const place = { row: number, column: letter(column) }
    return [{ code: 'protected-changed', severity: 'fault', rowId: row.id, cell, facts, place }]
  })
}

function brokenProblem({ facts }: DocumentFault, sheetName: string): readonly FormProblem[] {
  if (facts.sheet !== sheetName) return []
  const address = String(facts.address ?? '')
  const [, column = 'A', row = '1'] = /^([A-Z]+)(\d+)$/.exec(address) ?? []
  const place = { row: Number(row), column }
  return [{ code: 'cell-unreadable', severity: 'fault', rowId: null, cell: null, facts: { address }, place }]
}
