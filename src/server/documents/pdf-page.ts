import type { PDFDocumentProxy } from 'unpdf/pdfjs'
import { plainCharacters } from './radical-forms.ts'

/** Places on a page in points, x to the right and y downwards from its upper left corner, turned pages set upright. */
export type PdfText = {
  readonly text: string
  readonly left: number
  readonly right: number
  /** of the baseline */
  readonly y: number
  readonly size: number
}
/** A drawn straight line: across (y fixed) or down (x fixed). */
export type Rule = { readonly across: boolean; readonly at: number; readonly from: number; readonly to: number }
export type PdfPage = { readonly height: number; readonly texts: readonly PdfText[]; readonly rules: readonly Rule[] }

type Matrix = readonly [number, number, number, number, number, number]
type Page = Awaited<ReturnType<PDFDocumentProxy['getPage']>>
type Ops = Readonly<Record<string, number>>

export async function readTexts(page: Page): Promise<readonly PdfText[]> {
  const toPage = asMatrix(page.getViewport({ scale: 1 }).transform)
  const { items } = await page.getTextContent()
  const texts: PdfText[] = []
  for (const item of items) {
    if (!('str' in item) || item.str === '') continue
    const [a, b, , , x, y] = times(toPage, asMatrix(item.transform))
    const last = texts.at(-1)
    if (item.str.trim() !== '') {
      texts.push({
        text: plainCharacters(item.str),
        left: x,
        right: x + item.width,
        y,
        size: Math.hypot(a, b) || item.height,
      })
    } else if (last && Math.abs(last.y - y) < 1 && item.width < last.size && !last.text.endsWith(' ')) {
      // A blank of its own is a typed one, or Word's gap between Chinese and Latin; a wide one parts columns.
      texts[texts.length - 1] = { ...last, text: `${last.text} ` }
    }
  }
  return texts
}

export async function readRules(page: Page, ops: Ops): Promise<readonly Rule[]> {
  const list = await page.getOperatorList()
  const rules: Rule[] = []
  const stack: Matrix[] = []
  let current = asMatrix(page.getViewport({ scale: 1 }).transform)
  list.fnArray.forEach((op, index) => {
    const args: unknown = list.argsArray[index]
    if (op === ops.save) stack.push(current)
    else if (op === ops.restore || op === ops.paintFormXObjectEnd) current = stack.pop() ?? current
    else if (op === ops.transform) current = times(current, asMatrix(args))
    else if (op === ops.paintFormXObjectBegin) {
      stack.push(current)
      if (Array.isArray(args) && Array.isArray(args[0])) current = times(current, asMatrix(args[0]))
    } else if (op === ops.constructPath && Array.isArray(args)) rules.push(...rulesOfPath(args, current, ops))
  })
  return rules
}

function rulesOfPath(args: readonly unknown[], matrix: Matrix, ops: Ops): readonly Rule[] {
  const [paint, paths] = args
  const filled = paint === ops.fill || paint === ops.eoFill
  const stroked = [ops.stroke, ops.closeStroke, ops.fillStroke, ops.eoFillStroke, ops.closeFillStroke].includes(
    Number(paint),
  )
  const path: unknown = Array.isArray(paths) ? paths[0] : undefined
  if (!(filled || stroked) || !(path instanceof Float32Array)) return []
  return outlines(path, matrix).flatMap((outline) => (filled ? thinFill(outline) : strokes(outline)))
}

type Point = readonly [number, number]

// The numbers of pdf.js' DrawOPS; each is followed by its coordinates.
const draw = { moveTo: 0, lineTo: 1, curveTo: 2, quadraticCurveTo: 3, closePath: 4 }

function outlines(path: Float32Array, matrix: Matrix): readonly (readonly Point[])[] {
  const all: Point[][] = []
  const point = (at: number): Point => apply(matrix, path[at] ?? 0, path[at + 1] ?? 0)
  let at = 0
  while (at < path.length) {
    const op = path[at]
    const last = all.at(-1)
    if (op === draw.moveTo) all.push([point(at + 1)])
    else if (op === draw.lineTo) last?.push(point(at + 1))
    else if (op === draw.closePath && last?.[0]) last.push(last[0])
    at += op === draw.curveTo ? 7 : op === draw.quadraticCurveTo ? 5 : op === draw.closePath ? 1 : 3
  }
  return all
}

// Word and browsers draw a table's border as a thin filled box.
function thinFill(outline: readonly Point[]): readonly Rule[] {
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)]
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  if (bottom - top <= thin && right - left > bottom - top)
    return [{ across: true, at: (top + bottom) / 2, from: left, to: right }]
  if (right - left <= thin && bottom - top > 0)
    return [{ across: false, at: (left + right) / 2, from: top, to: bottom }]
  return []
}

const thin = 3

function strokes(outline: readonly Point[]): readonly Rule[] {
  return outline.flatMap(([x, y], index): Rule[] => {
    const next = outline[index + 1]
    if (!next) return []
    const [x2, y2] = next
    if (Math.abs(y2 - y) < 1 && x !== x2) return [{ across: true, at: y, from: Math.min(x, x2), to: Math.max(x, x2) }]
    if (Math.abs(x2 - x) < 1 && y !== y2) return [{ across: false, at: x, from: Math.min(y, y2), to: Math.max(y, y2) }]
    return []
  })
}

function asMatrix(numbers: unknown): Matrix {
  const [a, b, c, d, e, f] =
    numbers instanceof Float32Array || Array.isArray(numbers) ? Array.from(numbers, Number) : []
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0]
}

function times([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): Point {
  return [a * x + c * y + e, b * x + d * y + f]
}
