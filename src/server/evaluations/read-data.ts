import type { Fault, FaultPlace, Outcome } from '#core/base/fault.ts'
import { type Scale, scaled } from '#core/base/units-of-measure.ts'
import type { Input, Method } from '#core/evaluations/method.ts'
import { type ListValues, type Subjects, toListValues } from '#core/evaluations/subjects.ts'
import { type Cell, type ColumnValues, toColumnValues } from '#core/expressions/column.ts'
import { columnName } from '../documents/sheet-cells.ts'
import { type Grid, type GridRow, readGrids, textOf } from './data-grid.ts'
import { type DataColumn, type DataHead, findHead } from './data-head.ts'
import { readCell } from './read-cell.ts'

export type ReadData = { readonly subjects: Subjects; readonly notes: readonly Fault[] }

/**
 * Subjects with a method's inputs out of an .xlsx or a CSV; headings by name, alias or code, with or without a unit.
 * All faults at once, each with sheet, row and column; lines of 合计 are left out and said. A `partial` file need not have
 * all columns: one that is not there is absent in every row.
 */
export function readData(method: Method, bytes: Uint8Array, file: string, partial = false): Outcome<ReadData> {
  const { grids, faults } = readGrids(bytes, file)
  if (grids.length === 0) return { ok: false, faults }
  const heads = grids.map((grid) => ({ grid, ...findHead(method, grid, file, partial) }))
  const known = heads.map(({ head }) => (head === undefined ? -1 : head.inputs.size))
  const best = heads[known.indexOf(Math.max(...known))]
  if (best?.head === undefined) {
    const inputs = method.inputs.map(({ name }) => name).join('、')
    return { ok: false, faults: [...faults, { code: 'evaluation.no-heading', place: { file }, facts: { inputs } }] }
  }
  const own = faults.filter(({ place }) => place?.sheet === undefined || place.sheet === best.grid.sheet)
  // without a column that tells subjects apart, every row would be a fault of its own
  const unnamed = best.faults.find(({ code }) => code === 'evaluation.code-column-missing')
  if (unnamed !== undefined) return { ok: false, faults: [...own, ...best.faults] }
  const rows = readRows(method, best.grid, best.head, file)
  const wrong = [...own, ...best.faults, ...rows.faults]
  if (wrong.length > 0) return { ok: false, faults: wrong }
  return { ok: true, value: { subjects: rows.subjects, notes: [...best.notes, ...rows.notes] } }
}

type Builder = {
  readonly input: Input
  readonly columns: readonly DataColumn[]
  readonly cells: Cell[]
  readonly lists: (readonly number[] | null)[]
}

function readRows(method: Method, grid: Grid, head: DataHead, file: string) {
  const faults: Fault[] = []
  const notes: Fault[] = []
  const builders: readonly Builder[] = method.inputs.map((input) => ({
    input,
    columns: head.inputs.get(input.code) ?? [],
    cells: [],
    lists: [],
  }))
  const codes: string[] = []
  const names: string[] = []
  const lines: number[] = []
  const sheet = grid.sheet === null ? {} : { sheet: grid.sheet }
  for (const row of grid.rows.slice(head.first)) {
    const place = (column: number | null): FaultPlace => ({
      file,
      ...sheet,
      row: row.row,
      ...(column === null ? {} : { column: columnName(column + 1) }),
    })
    const name = head.name === null ? '' : textOf(row.cells[head.name])
    const code = head.code === null ? name : textOf(row.cells[head.code])
    if (/^(合\s*计|总\s*计|小\s*计|平均|合计数|全市|全县|全区)$/.test(code === '' ? name : code)) {
      notes.push({ code: 'evaluation.sum-row', place: place(null), facts: { name: code === '' ? name : code } })
      continue
    }
    if (isRemark(row) && /^(注|备注|说明|填表|填报|制表|审核|复核|负责人|联系|数据来源|单位[:：])/.test(code)) {
      notes.push({ code: 'evaluation.remark-row', place: place(null), facts: { text: code.slice(0, 40) } })
      continue
    }
    const beyond = grid.sheet === null ? row.cells.slice(head.width).filter((cell) => cell !== undefined) : []
    if (beyond.length > 0)
      faults.push({
        code: 'evaluation.row-too-wide',
        place: place(head.width),
        facts: { count: beyond.length, value: textOf(beyond[0]).slice(0, 40) },
      })
    if (code === '') {
      if (!isRemark(row)) faults.push({ code: 'evaluation.row-without-code', place: place(head.code), facts: { name } })
      continue
    }
    codes.push(code)
    names.push(name === '' ? code : name)
    lines.push(row.row)
    for (const builder of builders) readInto(builder, row, place, faults)
  }
  faults.push(...rowsTwice(codes, lines, { file, ...sheet }))
  if (codes.length === 0) faults.push({ code: 'evaluation.no-subjects', place: { file, ...sheet }, facts: {} })
  const columns = new Map<string, ColumnValues | ListValues>(
    builders.map(({ input, cells, lists }) => [input.code, toColumn(input, cells, lists)]),
  )
  // two rows of one code are among the faults already
  const subjects: Subjects = { rows: codes.length, codes, names, unique: true, columns }
  return { subjects, faults, notes }
}

/** A line of text below the table: 注：…, 填表人：… */
const isRemark = ({ cells }: GridRow): boolean => cells.filter((cell) => cell !== undefined).length <= 1

function rowsTwice(codes: readonly string[], lines: readonly number[], place: FaultPlace): readonly Fault[] {
  const first = new Map<string, number>()
  const faults: Fault[] = []
  codes.forEach((code, at) => {
    const before = first.get(code)
    const row = lines[at] ?? 0
    if (before === undefined) first.set(code, row)
    else
      faults.push({ code: 'evaluation.row-twice', place: { ...place, row }, facts: { subject: code, first: before } })
  })
  return faults
}

function toColumn(
  input: Input,
  cells: readonly Cell[],
  lists: readonly (readonly number[] | null)[],
): ColumnValues | ListValues {
  switch (input.type) {
    case 'list':
      return toListValues(lists)
    case 'boolean':
      return toColumnValues('truth', cells)
    case 'text':
    case 'number':
      return toColumnValues(input.type, cells)
  }
}

/** 2.123 亿元 are 21230 万元, not 21230.000000000004: by powers of ten the decimal point moves, and nothing else. */
function converted(value: number, scale: Scale): number {
  const digits = Math.round(Math.log10(scale.times / scale.over))
  const isPower = digits < 0 ? scale.times * 10 ** -digits === scale.over : scale.over * 10 ** digits === scale.times
  const text = String(value)
  return isPower && digits !== 0 && !text.includes('e') ? Number(`${text}e${digits}`) : scaled(value, scale)
}

function readInto(
  { input, columns, cells, lists }: Builder,
  row: GridRow,
  place: (column: number | null) => FaultPlace,
  faults: Fault[],
): void {
  const values: Cell[] = []
  for (const { at, scale, heading } of columns) {
    const read = readCell(input, row.cells[at])
    if (read.fault !== null)
      faults.push({
        code: `evaluation.${read.fault}`,
        place: place(at),
        facts: { input: input.name, heading, ...read.facts },
      })
    for (const value of read.values) values.push(typeof value === 'number' ? converted(value, scale) : value)
  }
  if (input.type === 'list') {
    const numbers = values.filter((value) => typeof value === 'number')
    lists.push(numbers.length === 0 ? (input.blank === null ? null : []) : numbers)
    return
  }
  const value = values[0] ?? input.blank
  if (
    typeof value === 'number' &&
    ((input.least !== null && value < input.least) || (input.most !== null && value > input.most))
  ) {
    const facts = { input: input.name, value, least: input.least, most: input.most }
    faults.push({ code: 'evaluation.value-outside', place: place(columns[0]?.at ?? null), facts })
  }
  cells.push(value)
}
