// What has the document itself left open: placeholders, and cells of target tables without a number?

import type { Span } from '../base/span.ts'
import { foldText } from '../base/text.ts'
import type { Found } from './finding.ts'
import type { Material } from './material.ts'

export const checkPlaceholders = ({ plan }: Material): readonly Found[] =>
  plan.snapshot.head.placeholders.map(({ text, start, end }) => ({
    code: 'placeholder',
    subject: text,
    spans: [{ start, end }],
    figures: [],
    names: [],
    certainty: 'sure',
    advice: 'fill-in',
  }))

type Cell = Span & { readonly text: string }
/** A longer text in a column of targets has come from its neighbour: scans mix columns up. */
const longest = 40
const quantified =
  /[0-9０-９]|[一二两三四五六七八九十百千]+(?:个|家|项|座|条|次|名|人|倍|成|亿|万)|翻番|倍增|全覆盖|全部|三分之|半数/
const titleLine = /^[^\t]{4,60}表$/

/** Cells of a column headed 目标 that hold words but no number; one finding a table, for its filler to answer. */
export function checkCells({ plan }: Material): readonly Found[] {
  const labels = labelsOf(plan.text)
  const found: Found[] = []
  let [columns, title]: [ReadonlySet<number>, string] = [new Set<number>(), '']
  let open: { readonly title: string; readonly cells: Cell[]; readonly names: string[] } | undefined
  const close = () => {
    if (open !== undefined && open.cells.length > 0) found.push(toFinding(open.title, open.cells, open.names))
    open = undefined
  }
  for (const line of linesOf(plan.text)) {
    const cells = cellsOf(line)
    if (titleLine.test(line.text.trim())) {
      close()
      title = line.text.trim()
    } else if (isHead(cells)) {
      const here = goalColumns(cells)
      columns = isUpper(cells) ? here : new Set([...columns, ...here])
    } else if (cells.length > 2) {
      open ??= { title, cells: [], names: [] }
      const label =
        cells
          .slice(0, 2)
          .map((cell) => cell.text.trim())
          .filter(Boolean)
          .at(-1) ?? ''
      for (const at of columns) {
        const cell = cells[at]
        if (cell === undefined || at < 2 || !isUnquantified(cell.text) || isLabel(cell.text, labels)) continue
        if (isShifted(cells, at, columns)) continue
        open.cells.push(cell)
        open.names.push(`${label}：${cell.text.trim()}`)
      }
    } else if (line.text.trim() !== '') columns = new Set()
  }
  close()
  return found
}

const toFinding = (subject: string, cells: readonly Cell[], names: readonly string[]): Found => ({
  code: 'unquantified',
  subject,
  spans: cells,
  figures: [],
  names,
  certainty: 'likely',
  advice: 'quantify',
})

function isUnquantified(text: string): boolean {
  const words = text.trim()
  return words !== '' && words.length <= longest && !quantified.test(words) && !/^[-—/\\]+$/.test(words)
}

/** A bare quantity in a column of measures beside it: the scan has put the row's figure into the wrong one. */
const quantity = /^\d+(?:\.\d+)?\s*(?!年|月)[^\s\d，。]{1,4}$/
const isShifted = (cells: readonly Cell[], at: number, columns: ReadonlySet<number>): boolean =>
  [at - 1, at + 1].some((beside) => !columns.has(beside) && quantity.test(cells[beside]?.text.trim() ?? ''))

/** How the rows are called anywhere in the document, by their first characters: a scan may shift a name into a figure's column. */
const prefix = 6
const labelsOf = (text: string): ReadonlySet<string> =>
  new Set(
    [...linesOf(text)].flatMap((line) => {
      const cells = line.text.split('\t')
      return cells.length < 3 ? [] : cells.slice(0, 2).map((cell) => foldText(cell).slice(0, prefix))
    }),
  )
const isLabel = (text: string, labels: ReadonlySet<string>): boolean => {
  const folded = foldText(text)
  return labels.has(folded.slice(0, prefix)) || /^\(.*\)$/.test(folded)
}

const isGoal = (text: string): boolean => /(?:^|\s|度)目标$/.test(text.trim())
const isHead = (cells: readonly Cell[]): boolean =>
  cells.length > 2 && cells.some((cell) => isGoal(cell.text) || /^\d{4}(?:-\d{4})?年度?$/.test(cell.text.trim()))
/** The first line of a head begins with a name; the second leaves the columns under a name blank. */
const isUpper = (cells: readonly Cell[]): boolean => (cells[0]?.text.trim() ?? '') !== ''
const goalColumns = (cells: readonly Cell[]): ReadonlySet<number> =>
  new Set(cells.flatMap((cell, at) => (isGoal(cell.text) ? [at] : [])))

function* linesOf(text: string): Generator<Cell> {
  for (let start = 0; start <= text.length; ) {
    const at = text.indexOf('\n', start)
    const end = at < 0 ? text.length : at
    yield { start, end, text: text.slice(start, end) }
    start = end + 1
  }
}

function cellsOf(line: Cell): readonly Cell[] {
  let start = line.start
  return line.text.split('\t').map((text) => {
    const cell = { start, end: start + text.length, text }
    start += text.length + 1
    return cell
  })
}
