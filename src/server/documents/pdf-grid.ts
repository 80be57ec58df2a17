import { firstUnit, joinLines, layLines } from './pdf-lines.ts'
import type { PdfText, Rule } from './pdf-page.ts'

/** A table drawn with rules: where its rows and columns part, and which squares form one cell. */
export type Grid = {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly cells: readonly GridCell[]
  /** no rule closes it above or below: a row goes on from or to another page */
  readonly openAbove: boolean
  readonly openBelow: boolean
}
export type GridCell = {
  readonly row: number
  readonly column: number
  readonly rows: number
  readonly columns: number
}

const near = 3.5

/** The ruled tables of a page. A single box or a lone line is none. */
export function findGrids(rules: readonly Rule[]): readonly Grid[] {
  return connected(joinRules(rules)).flatMap((group) => {
    const xs = cluster(group.filter((rule) => !rule.across).map((rule) => rule.at))
    const drawn = cluster(group.filter((rule) => rule.across).map((rule) => rule.at))
    const downs = group.filter((rule) => !rule.across)
    const [highest, lowest] = [Math.min(...downs.map((rule) => rule.from)), Math.max(...downs.map((rule) => rule.to))]
    const openAbove = highest < (drawn[0] ?? 0) - 2 * near
    const openBelow = lowest > (drawn.at(-1) ?? 0) + 2 * near
    const ys = [...(openAbove ? [highest] : []), ...drawn, ...(openBelow ? [lowest] : [])]
    if (xs.length < 3 || ys.length < 2) return []
    return [{ xs, ys, cells: cellsOf(xs, ys, group), openAbove, openBelow }]
  })
}

// Browsers draw a border cell by cell: pieces on one line that touch are one rule.
function joinRules(rules: readonly Rule[]): readonly Rule[] {
  const sorted = [...rules].sort((a, b) => Number(a.across) - Number(b.across) || a.at - b.at || a.from - b.from)
  const joined: Rule[] = []
  for (const line of groupBy(sorted, (a, b) => a.across === b.across && b.at - a.at < 1.5)) {
    for (const rule of [...line].sort((a, b) => a.from - b.from)) {
      const last = joined.at(-1)
      const touches =
        last && last.across === rule.across && Math.abs(last.at - rule.at) < near && rule.from <= last.to + near
      if (last && touches) joined[joined.length - 1] = { ...last, to: Math.max(last.to, rule.to) }
      else joined.push(rule)
    }
  }
  return joined.filter((rule) => rule.to - rule.from > 6)
}

function groupBy<T>(items: readonly T[], same: (a: T, b: T) => boolean): readonly (readonly T[])[] {
  const groups: T[][] = []
  for (const item of items) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group && last !== undefined && same(last, item)) group.push(item)
    else groups.push([item])
  }
  return groups
}

function connected(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const parent = rules.map((_, index) => index)
  const root = (index: number): number => {
    let at = index
    while (parent[at] !== at) at = parent[at] ?? at
    return at
  }
  rules.forEach((rule, a) => {
    rules.forEach((other, b) => {
      if (rule.across && !other.across && crosses(rule, other)) parent[root(a)] = root(b)
    })
  })
  const groups = new Map<number, Rule[]>()
  rules.forEach((rule, index) => {
    groups.set(root(index), [...(groups.get(root(index)) ?? []), rule])
  })
  return [...groups.values()].sort((a, b) => top(a) - top(b))
}

const top = (rules: readonly Rule[]) => Math.min(...rules.filter((rule) => rule.across).map((rule) => rule.at))

function crosses(across: Rule, down: Rule): boolean {
  return (
    down.at > across.from - near &&
    down.at < across.to + near &&
    across.at > down.from - near &&
    across.at < down.to + near
  )
}

function cluster(places: readonly number[]): readonly number[] {
  return groupBy(
    [...places].sort((a, b) => a - b),
    (a, b) => b - a < near,
  ).map((group) => group.reduce((sum, place) => sum + place, 0) / group.length)
}

function cellsOf(xs: readonly number[], ys: readonly number[], rules: readonly Rule[]): readonly GridCell[] {
  const drawn = (across: boolean, at: number, middle: number) =>
    rules.some(
      (rule) => rule.across === across && Math.abs(rule.at - at) < near && rule.from < middle && rule.to > middle,
    )
  const taken = new Set<string>()
  const cells: GridCell[] = []
  const middle = (places: readonly number[], index: number) => ((places[index] ?? 0) + (places[index + 1] ?? 0)) / 2
  for (let row = 0; row < ys.length - 1; row += 1) {
    for (let column = 0; column < xs.length - 1; column += 1) {
      if (taken.has(`${row},${column}`)) continue
      let [columns, rows] = [1, 1]
      const y = middle(ys, row)
      while (column + columns < xs.length - 1 && !drawn(false, xs[column + columns] ?? 0, y)) columns += 1
      const x = middle(xs, column)
      while (row + rows < ys.length - 1 && !drawn(true, ys[row + rows] ?? 0, x)) rows += 1
      for (let r = 0; r < rows; r += 1) for (let c = 0; c < columns; c += 1) taken.add(`${row + r},${column + c}`)
      cells.push({ row, column, rows, columns })
    }
  }
  return cells
}

export function isInside(grid: Grid, text: PdfText): boolean {
  const [x, y] = [(text.left + text.right) / 2, text.y - text.size / 3]
  return x > (grid.xs[0] ?? 0) && x < (grid.xs.at(-1) ?? 0) && y > (grid.ys[0] ?? 0) && y < (grid.ys.at(-1) ?? 0)
}

/** The text of a cell: lines that fill it run on, a short line's end is a blank. */
export function cellText(grid: Grid, cell: GridCell, texts: readonly PdfText[]): string {
  const [left, right] = [grid.xs[cell.column] ?? 0, grid.xs[cell.column + cell.columns] ?? 0]
  const [upper, lower] = [grid.ys[cell.row] ?? 0, grid.ys[cell.row + cell.rows] ?? 0]
  const own = texts.filter((text) => {
    const [x, y] = [(text.left + text.right) / 2, text.y - text.size / 3]
    return x >= left && x < right && y >= upper && y < lower
  })
  const lines = layLines(own)
  const reach = Math.max(...lines.map((line) => line.right))
  return lines.reduce((sum, line, index) => {
    const before = lines[index - 1]
    if (!before) return line.text
    const edge = Math.max(reach, right - 0.6 * line.size)
    const full = before.right + firstUnit(line.text) * line.size > edge - 0.3 * line.size
    return full && !before.endsBlank ? joinLines(sum, line.text) : `${sum} ${line.text}`
  }, '')
}

/** pdf.js may give neighbouring cells as one text with a blank in it: parted again where a rule runs through it. */
export function partByRules(grid: Grid, text: PdfText): readonly PdfText[] {
  const crossed = isInside(grid, text) && grid.xs.some((x) => x > text.left + near && x < text.right - near)
  const words = text.text.split(/ +/).filter((word) => word !== '')
  if (!crossed || words.length < 2) return [text]
  const widths = words.map((word) => text.size * [...word].reduce((sum, sign) => sum + (sign > '\u2e80' ? 1 : 0.5), 0))
  const blank = Math.max(0, text.right - text.left - widths.reduce((sum, width) => sum + width, 0)) / (words.length - 1)
  let left = text.left
  return words.map((word, index) => {
    const piece = { ...text, text: word, left, right: left + (widths[index] ?? 0) }
    left = piece.right + blank
    return piece
  })
}
