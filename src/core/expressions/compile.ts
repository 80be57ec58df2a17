// What is an expression's value in every row of a table, or why has it none?

import { BLOCK, type Bound, isWhole, type NumberPart, type Part, type TextPart, type TruthPart } from './block.ts'
import { type Cell, type ColumnValues, cellAt, type Table, toColumnValues } from './column.ts'
import * as numbers from './number-kernels.ts'
import { byCondition, byPresence, pickNumbers, pickTexts, pickTruths } from './pick-kernels.ts'
import type { Expression } from './read.ts'
import * as texts from './text-kernels.ts'
import { codesIn, type Node } from './tree.ts'
import * as truths from './truth-kernels.ts'

/**
 * The value of a checked expression in each row; columns by code. Absent in, absent out, with the first reason; division
 * by zero and what is larger than a number are absent with theirs, so no present value is ever NaN or Infinity.
 * A column that the table lacks throws: that is our own mistake. Into which pieces the rows are cut changes nothing.
 */
export function evaluateColumns(expression: Pick<Expression, 'tree'>, table: Table, pieceRows = BLOCK): ColumnValues {
  const bound: Bound = { table, size: Math.max(1, Math.min(pieceRows, table.rows)) }
  const part = bind(expression.tree, bound)
  const { rows } = table
  const absent = new Uint8Array(rows)
  if (part.kind === 'text') {
    const indexes = new Int32Array(rows)
    eachPiece(rows, pieceRows, (start, count) => {
      const block = part.run(start, count)
      indexes.set(block.indexes.subarray(0, count), start)
      absent.set(block.absent.subarray(0, count), start)
    })
    return { kind: 'text', indexes, words: part.words, absent }
  }
  const values = part.kind === 'number' ? new Float64Array(rows) : new Uint8Array(rows)
  eachPiece(rows, pieceRows, (start, count) => {
    const block = part.run(start, count)
    values.set(block.values.subarray(0, count), start)
    absent.set(block.absent.subarray(0, count), start)
  })
  if (values instanceof Float64Array) {
    // whoever forgets to ask whether a value is there gets no number for it
    for (let row = 0; row < rows; row += 1) if (absent[row] !== 0) values[row] = Number.NaN
    return { kind: 'number', values, absent }
  }
  return { kind: 'truth', values, absent }
}

function eachPiece(rows: number, pieceRows: number, work: (start: number, count: number) => void): void {
  for (let start = 0; start < rows; start += pieceRows) work(start, Math.min(pieceRows, rows - start))
}

/** One row's value, or null with the reason; cells by code, and a code that is not given is absent. */
export function evaluateRow(
  expression: Pick<Expression, 'tree'>,
  columns: ReadonlyMap<string, { readonly kind: ColumnValues['kind'] }>,
  cells: ReadonlyMap<string, Cell>,
): { readonly value: Cell; readonly absent: number } {
  const values = new Map(
    codesIn(expression.tree).map((code) => [
      code,
      toColumnValues(columns.get(code)?.kind ?? 'number', [cells.get(code) ?? null]),
    ]),
  )
  const result = evaluateColumns(expression, { rows: 1, columns: values })
  return { value: cellAt(result, 0), absent: result.absent[0] ?? 0 }
}

function bind(node: Node, bound: Bound): Part {
  const { size } = bound
  switch (node.op) {
    case 'number':
      return numbers.constantNumber(node.value, size)
    case 'text':
      return texts.constantText(node.value, size)
    case 'truth':
      return truths.constantTruth(node.value, size)
    case 'column':
      return columnPart(node.code, bound)
    case 'minus':
      return numbers.minusPart(numberOf(node.of, bound), size)
    case 'scaled':
      return numbers.scaledPart(numberOf(node.of, bound), node.scale, size)
    case 'arithmetic':
      return numbers.arithmeticPart(node.sign, numberOf(node.left, bound), numberOf(node.right, bound), size)
    case 'not':
      return truths.notPart(truthOf(node.of, bound), size)
    case 'and':
    case 'or':
      return truths.joinPart(node.op, truthOf(node.left, bound), truthOf(node.right, bound), size)
    case 'compare':
      return comparison(node, bound)
    case 'in':
      return membership(node, bound)
    case 'choice':
      return picked([node.yes, node.no], byCondition(truthOf(node.when, bound)), bound)
    case 'call':
      return called(node, bound)
    case 'unknown':
      throw new TypeError('an expression with faults has no value')
  }
}

function columnPart(code: string, { table }: Bound): Part {
  const column = table.columns.get(code)
  if (column === undefined) throw new TypeError(`the table has no column ${code}`)
  const { absent } = column
  switch (column.kind) {
    case 'number': {
      const { values } = column
      const cut = (start: number, end: number) => ({
        values: values.subarray(start, end),
        absent: absent.subarray(start, end),
        whole: isWhole(absent, start, end),
      })
      return { kind: 'number', run: (start, count) => cut(start, start + count) }
    }
    case 'truth': {
      const { values } = column
      const cut = (start: number, end: number) => ({
        values: values.subarray(start, end),
        absent: absent.subarray(start, end),
        whole: isWhole(absent, start, end),
      })
      return { kind: 'truth', run: (start, count) => cut(start, start + count) }
    }
    case 'text': {
      const { indexes, words } = column
      const cut = (start: number, end: number) => ({
        indexes: indexes.subarray(start, end),
        absent: absent.subarray(start, end),
        whole: isWhole(absent, start, end),
      })
      return { kind: 'text', words, run: (start, count) => cut(start, start + count) }
    }
  }
}

const wrong = (wanted: string, part: Part): never => {
  throw new TypeError(`expected ${wanted}, bound ${part.kind}: the expression was not checked against this table`)
}
const asNumber = (part: Part): NumberPart => (part.kind === 'number' ? part : wrong('number', part))
const asTruth = (part: Part): TruthPart => (part.kind === 'truth' ? part : wrong('truth', part))
const asText = (part: Part): TextPart => (part.kind === 'text' ? part : wrong('text', part))
const numberOf = (node: Node, bound: Bound): NumberPart => asNumber(bind(node, bound))
const truthOf = (node: Node, bound: Bound): TruthPart => asTruth(bind(node, bound))
const textOf = (node: Node, bound: Bound): TextPart => asText(bind(node, bound))

function comparison(node: Extract<Node, { op: 'compare' }>, bound: Bound): Part {
  const left = bind(node.left, bound)
  const right = bind(node.right, bound)
  if (left.kind === 'number') return truths.comparePart(node.sign, left, asNumber(right), bound.size)
  if (left.kind === 'text') return texts.compareTexts(node.sign, left, asText(right), bound.size)
  return truths.sameTruthPart(node.sign === '==', left, asTruth(right), bound.size)
}

/** A list of literals is looked up; one that names columns is compared one by one, as CEL does. */
function membership(node: Extract<Node, { op: 'in' }>, bound: Bound): Part {
  const of = bind(node.of, bound)
  const words = node.list.flatMap((one) => (one.op === 'text' ? [one.value] : []))
  const values = node.list.flatMap((one) => (one.op === 'number' ? [one.value] : []))
  if (of.kind === 'text' && words.length === node.list.length) {
    const wanted = new Set(words)
    return texts.wordPart(of, bound.size, (word) => wanted.has(word))
  }
  if (of.kind === 'number' && values.length === node.list.length) return truths.inNumbersPart(of, values, bound.size)
  return node.list
    .map((one) => asTruth(comparison({ ...node, op: 'compare', sign: '==', left: node.of, right: one }, bound)))
    .reduce((a, b) => truths.joinPart('or', a, b, bound.size))
}

function picked(nodes: readonly Node[], picker: ReturnType<typeof byPresence>, bound: Bound): Part {
  const parts = nodes.map((node) => bind(node, bound))
  switch (parts[0]?.kind) {
    case 'number':
      return pickNumbers(parts.map(asNumber), picker, bound.size)
    case 'truth':
      return pickTruths(parts.map(asTruth), picker, bound.size)
    default:
      return pickTexts(parts.map(asText), picker, bound.size)
  }
}

function called(node: Extract<Node, { op: 'call' }>, bound: Bound): Part {
  const { size } = bound
  const [first, second, third] = node.args
  if (first === undefined) throw new TypeError(`${node.name} has no argument`)
  switch (node.name) {
    case 'min':
    case 'max':
      return numbers.extremePart(
        node.name,
        node.args.map((arg) => numberOf(arg, bound)),
        size,
      )
    case 'clamp':
      return numbers.clampPart(
        numberOf(first, bound),
        numberOf(second ?? first, bound),
        numberOf(third ?? first, bound),
        size,
      )
    case 'coalesce':
      return picked(node.args, byPresence(node.args.map((arg) => bind(arg, bound))), bound)
    case 'present':
      return truths.presentPart(bind(first, bound), size)
    case 'abs':
      return numbers.absPart(numberOf(first, bound), size)
    case 'round':
      return numbers.roundPart(numberOf(first, bound), digitsOf(second), size)
    case 'growth':
      return numbers.growthPart(numberOf(first, bound), numberOf(second ?? first, bound), size)
    case 'lastYear':
      return bind(first, bound)
    case 'startsWith':
      return texts.twoTexts(textOf(first, bound), textOf(second ?? first, bound), size, (a, b) => a.startsWith(b))
    case 'endsWith':
      return texts.twoTexts(textOf(first, bound), textOf(second ?? first, bound), size, (a, b) => a.endsWith(b))
    case 'contains':
      return texts.twoTexts(textOf(first, bound), textOf(second ?? first, bound), size, (a, b) => a.includes(b))
  }
}

function digitsOf(node: Node | undefined): number {
  if (node?.op === 'number') return node.value
  return node?.op === 'minus' ? -digitsOf(node.of) : 0
}
