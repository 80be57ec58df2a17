import type { Fault, FaultPlace } from '#core/base/fault.ts'
import { foldText, similarityOf } from '#core/base/text.ts'
import { conversionOf, parseUnit, SAME, type Scale } from '#core/base/units-of-measure.ts'
import type { Input, Method } from '#core/evaluations/method.ts'
import { columnName } from '../documents/sheet-cells.ts'
import { type Grid, type GridRow, textOf } from './data-grid.ts'

/** Which columns of a table hold what. */
export type DataHead = {
  /** how many columns the line of headings has */
  readonly width: number
  /** places among the grid's rows: data begin here */
  readonly first: number
  readonly code: number | null
  readonly name: number | null
  readonly inputs: ReadonlyMap<string, readonly DataColumn[]>
}
export type DataColumn = { readonly at: number; readonly heading: string; readonly scale: Scale }

const CODE_HEADS = [
  '代码',
  '编号',
  '编码',
  '统一社会信用代码',
  '社会信用代码',
  '信用代码',
  '企业代码',
  '园区代码',
  '单位代码',
  '组织机构代码',
  'code',
  'id',
]
const NAME_HEADS = [
  '名称',
  '企业名称',
  '单位名称',
  '园区名称',
  '单位详细名称',
  '镇街名称',
  '机构名称',
  '银行名称',
  '评价对象',
  '对象',
  'name',
]
/** Whom methods judge, as the first word of a heading: 孵化器编号, 乡镇名称, and 银行 alone. */
const WHOM = '企业|单位|园区|机构|镇街|乡镇|街道|银行|孵化器|开发区|经开区|高新区|基地|平台|部门|项目|对象|主体|法人'
const OWN_CODE = new RegExp(`^(${WHOM})(代码|编号|编码)$`)
const OWN_NAME = new RegExp(`^(${WHOM})(名称|全称|名)?$`)

/** A head may stand below a title, a note and a line of units. */
const SEARCHED = 20

export type FoundHead = {
  readonly head: DataHead | undefined
  readonly faults: readonly Fault[]
  readonly notes: readonly Fault[]
}

/** The row of headings in a grid: the one that knows most of the method's inputs. A row of units may stand below it. */
export function findHead(method: Method, grid: Grid, file: string, partial = false): FoundHead {
  const rows = grid.rows.slice(0, SEARCHED)
  const counts = rows.map(({ cells }) => cells.filter((cell) => isKnown(method, textOf(cell))).length)
  const most = Math.max(0, ...counts)
  const at = counts.indexOf(most)
  const row = rows[at]
  if (row === undefined || most === 0) return { head: undefined, faults: [], notes: [] }
  const units = unitsBelow(row, grid.rows[at + 1])
  const place = (column: number): FaultPlace => ({
    file,
    ...(grid.sheet === null ? {} : { sheet: grid.sheet }),
    row: row.row,
    column: columnName(column + 1),
  })
  return readHead(method, row, units, at + (units === null ? 1 : 2), place, partial)
}

const isKnown = (method: Method, heading: string): boolean =>
  heading !== '' && (isCode(heading) || isName(heading) || inputsNamed(method, heading).length > 0)

const isHead = (heading: string, heads: readonly string[]): boolean =>
  heads.includes(foldText(splitHeading(heading).name))

const isCode = (heading: string): boolean =>
  isHead(heading, CODE_HEADS) || OWN_CODE.test(foldText(splitHeading(heading).name))
const isName = (heading: string): boolean =>
  isHead(heading, NAME_HEADS) || OWN_NAME.test(foldText(splitHeading(heading).name))

/** "评价税收（万元）", "评价税收/万元", "评价税收:万元" */
export function splitHeading(heading: string): { readonly name: string; readonly unit: string | null } {
  const match = /^(.*?)\s*(?:[（(［[]([^（()）]*)[)）］\]]|[:：]\s*(\S+))\s*$/s.exec(heading.trim())
  const unit = (match?.[2] ?? match?.[3] ?? '').replace(/^单位[:：]?/, '').trim()
  return match?.[1] ? { name: match[1].trim(), unit: unit === '' ? null : unit } : { name: heading.trim(), unit: null }
}

/** A whole heading first: a name may itself end in brackets. A list's columns may be numbered. */
function inputsNamed({ inputs }: Method, heading: string): readonly Input[] {
  const whole = foldText(heading)
  const bare = foldText(splitHeading(heading).name)
  const goesBy = (key: string) =>
    inputs.filter(({ code, name, aliases, type }) => {
      const keys = [code, name, ...aliases].map(foldText)
      return keys.includes(key) || (type === 'list' && keys.includes(key.replace(/[-_#]?\d+$/, '')))
    })
  const exact = goesBy(whole)
  return exact.length > 0 ? exact : goesBy(bare)
}

function unitsBelow(head: GridRow, below: GridRow | undefined): readonly string[] | null {
  if (below === undefined) return null
  const texts = below.cells.map(textOf)
  const filled = texts.filter((text) => text !== '')
  const codeAt = head.cells.findIndex((cell) => isCode(textOf(cell)) || isName(textOf(cell)))
  const ownBlank = ['', '—', '-', '单位'].includes(texts[codeAt] ?? '')
  const areUnits = filled.every(
    (text) => text === '—' || text === '单位' || (Number.isNaN(Number(text)) && parseUnit(text).ok),
  )
  return filled.length > 0 && ownBlank && areUnits ? texts : null
}

function readHead(
  method: Method,
  row: GridRow,
  units: readonly string[] | null,
  first: number,
  place: (column: number) => FaultPlace,
  partial: boolean,
): FoundHead {
  const faults: Fault[] = []
  const notes: Fault[] = []
  const inputs = new Map<string, DataColumn[]>()
  let code: number | null = null
  let name: number | null = null
  for (const [at, cell] of row.cells.entries()) {
    const heading = textOf(cell)
    if (heading === '') continue
    const found = inputsNamed(method, heading)
    const [input] = found
    if (input === undefined) {
      if (code === null && isCode(heading)) code = at
      else if (name === null && isName(heading)) name = at
      else notes.push({ code: 'evaluation.column-unused', place: place(at), facts: { heading } })
      continue
    }
    if (found.length > 1) faults.push({ code: 'evaluation.heading-ambiguous', place: place(at), facts: { heading } })
    const columns = inputs.get(input.code) ?? []
    if (columns.length > 0 && input.type !== 'list')
      faults.push({ code: 'evaluation.column-twice', place: place(at), facts: { heading, input: input.name } })
    const below = units?.[at]
    const printed = splitHeading(heading).unit ?? (below === '' || below === '—' ? null : (below ?? null))
    const scale = scaleOf(input, printed, place(at), faults, notes)
    inputs.set(input.code, [...columns, { at, heading, scale }])
  }
  // what is missing stands in no column
  const { column: _, ...line } = place(0)
  for (const input of method.inputs) {
    if (partial || inputs.has(input.code) || input.blank !== null) continue
    faults.push({
      code: 'evaluation.column-missing',
      place: line,
      facts: { input: input.name, nearest: nearest(input, row) },
    })
  }
  if (code === null && name === null) faults.push({ code: 'evaluation.code-column-missing', place: line })
  return {
    head: { width: row.cells.findLastIndex((cell) => cell !== undefined) + 1, first, code, name, inputs },
    faults,
    notes,
  }
}

function nearest(input: Input, row: GridRow): string | null {
  const scored = row.cells.map((cell) => {
    const heading = textOf(cell)
    return { heading, score: similarityOf(foldText(splitHeading(heading).name), foldText(input.name)) }
  })
  const best = scored.sort((a, b) => b.score - a.score)[0]
  return best !== undefined && best.score >= 0.4 ? best.heading : null
}

/** 亿元 in the file where the method has 万元 is converted, and said; 家 is refused. */
function scaleOf(input: Input, printed: string | null, place: FaultPlace, faults: Fault[], notes: Fault[]): Scale {
  if (printed === null || input.unit === null || foldText(printed) === foldText(input.unit)) return SAME
  const [given, wanted] = [parseUnit(printed), parseUnit(input.unit)]
  const facts = { input: input.name, given: printed, wanted: input.unit }
  // a bracket may well hold something else than a unit
  if (!given.ok) {
    notes.push({ code: 'evaluation.unit-unread', place, facts })
    return SAME
  }
  const scale = wanted.ok ? conversionOf(given.value, wanted.value) : undefined
  if (scale === undefined) {
    faults.push({ code: 'evaluation.unit-not-convertible', place, facts })
    return SAME
  }
  if (scale.times !== scale.over)
    notes.push({ code: 'evaluation.unit-converted', place, facts: { ...facts, times: scale.times, over: scale.over } })
  return scale
}
