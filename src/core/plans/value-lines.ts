// Which runs of lines are tables of values whose cells stand one a line, as copied from a web page?

import type { FoundTable, PrintedLine } from './printed-lines.ts'
import { isHeadWord, isOrdinal, type TableCell } from './tables.ts'

const yearHead = /^(?:19|20)\d\d年(?:度|底|末)?(?:目标|计划|预期|任务|完成)?(?:目标|值|数|任务)?$/
const value = /^(?:约|[≥≤><=])?\d[\d.,]*(?:[%‰]|[万亿]?[\u4e00-\u9fff]{0,4})?(?:以上|以下|左右)?$|^[-—–/]+$/
const lastHead = /^(?:(?:责任|牵头|配合|主管|填报)(?:单位|部门|科室)|备注|属性)$/
const longestName = 30
const mostBehind = 2
const mostNames = 6

/**
 * 地区, 指标, 单位, 2023年, 2024年, 责任部门 and then the cells of row after row. Each row has as many values as the head has
 * years, and what the head names behind them; where names are missing at its left, the cells above reach down. Null where no such table begins at this line.
 */
export function valueLinesTable(text: string, lines: readonly PrintedLine[], from: number): FoundTable | null {
  const reader = new ValueLines(text, lines)
  const head = reader.head(from)
  if (head === null) return null
  const rows = [rowOf(lines.slice(from, from + head.width), head.width)]
  let at = from + head.width
  for (let size = reader.row(at, head); size > 0; size = reader.row(at, head)) {
    rows.push(rowOf(lines.slice(at, at + size), head.width))
    at += size
  }
  return rows.length > 2 ? { rows, next: at } : null
}

/** names before the values, columns in all, and columns behind the values */
type Head = { readonly names: number; readonly width: number; readonly behind: number; readonly numbered: boolean }

class ValueLines {
  private readonly text: string
  private readonly lines: readonly PrintedLine[]

  constructor(text: string, lines: readonly PrintedLine[]) {
    this.text = text
    this.lines = lines
  }

  /** The words of a line of one short cell; '' for any other line. */
  private word(at: number): string {
    const line = this.lines[at]
    return line === undefined || line.tabs > 0 || line.end - line.start > longestName
      ? ''
      : this.text.slice(line.start, line.end)
  }

  head(from: number): Head | null {
    if (!isHeadWord(this.word(from))) return null
    let names = 1
    while (names < mostNames && isHeadWord(this.word(from + names)) && !yearHead.test(this.word(from + names))) names++
    let width = names
    while (yearHead.test(this.word(from + width))) width++
    if (width - names < 2) return null
    let behind = 0
    while (behind < mostBehind && lastHead.test(this.word(from + width + behind))) behind++
    return { names, width: width + behind, behind, numbered: this.word(from) === '序号' }
  }

  /** How many lines the row at this line takes; 0 where there is none. */
  row(at: number, { names, width, behind, numbered }: Head): number {
    const values = width - names - behind
    let named = 0
    // the number of a row is a number too, and always printed
    if (numbered) {
      if (!isOrdinal(this.word(at))) return 0
      named = 1
    }
    while (named < names && this.isName(at + named)) named++
    const from = at + named
    if (named === (numbered ? 1 : 0)) return 0
    for (let turn = 0; turn < values; turn++) if (!value.test(this.word(from + turn))) return 0
    for (let turn = 0; turn < behind; turn++) if (!this.isName(from + values + turn)) return 0
    return behind === 0 && value.test(this.word(from + values)) && !numbered ? 0 : named + values + behind
  }

  private isName(at: number): boolean {
    const word = this.word(at)
    return word !== '' && !value.test(word) && !/[。；：]/.test(word)
  }
}

function rowOf(lines: readonly PrintedLine[], width: number): FoundTable['rows'][number] {
  const start = lines[0]?.start ?? 0
  const missing = Array.from({ length: width - lines.length }, (): TableCell => ({ start, end: start, from: 'blank' }))
  return {
    start,
    end: lines.at(-1)?.end ?? start,
    cells: [...missing, ...lines.flatMap((line) => line.cells.slice(0, 1))],
  }
}
