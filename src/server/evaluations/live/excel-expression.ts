import type { Node } from '#core/expressions/tree.ts'

/** Where a column of the data stands for the row that a formula is written for. */
export type CellOf = (code: string) => string | undefined

/**
 * An expression as Excel computes it, "" where one of its parts is missing; undefined where Excel has no words for it.
 * Missing in, missing out, as our own engine has it: only `coalesce` and `present` look at a blank cell and go on.
 */
export function excelNumber(tree: Node, cellOf: CellOf): string | undefined {
  const body = formulaOf(tree, cellOf)
  if (body === undefined) return undefined
  const needed = neededIn(tree).map((code) => cellOf(code))
  const blank = needed.map((cell) => `${cell}=""`).join(',')
  const guarded = blank === '' ? body : `IF(OR(${blank}),"",${body})`
  return hasDivision(tree) ? `IFERROR(${guarded},"")` : guarded
}

/** A condition; where a missing value leaves it open, it does not hold. */
export function excelCondition(tree: Node, cellOf: CellOf): string | undefined {
  const body = formulaOf(tree, cellOf)
  return body === undefined ? undefined : `IFERROR(${body},FALSE)`
}

/** Numbers as Excel reads them anywhere: no thousands, a point, negative ones in brackets. */
export const excelConstant = (value: number): string => {
  const text = String(value).toUpperCase()
  return value < 0 ? `(${text})` : text
}

export const excelText = (value: string): string => `"${value.replaceAll('"', '""')}"`

function neededIn(node: Node): readonly string[] {
  switch (node.op) {
    case 'column':
      return [node.code]
    case 'minus':
    case 'scaled':
    case 'not':
      return neededIn(node.of)
    case 'arithmetic':
      return [...new Set([...neededIn(node.left), ...neededIn(node.right)])]
    case 'call':
      return node.name === 'coalesce' || node.name === 'present' ? [] : [...new Set(node.args.flatMap(neededIn))]
    default:
      return []
  }
}

const hasDivision = (node: Node): boolean => {
  switch (node.op) {
    case 'arithmetic':
      return node.sign === '/' || hasDivision(node.left) || hasDivision(node.right)
    case 'minus':
    case 'scaled':
      return hasDivision(node.of)
    case 'call':
      return node.args.some(hasDivision)
    default:
      return false
  }
}

const COMPARE = { '==': '=', '!=': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' } as const

function formulaOf(node: Node, cellOf: CellOf): string | undefined {
  const of = (inner: Node) => formulaOf(inner, cellOf)
  switch (node.op) {
    case 'number':
      return excelConstant(node.value)
    case 'text':
      return excelText(node.value)
    case 'truth':
      return node.value ? 'TRUE' : 'FALSE'
    case 'column':
      return cellOf(node.code)
    case 'minus':
      return joined(['(-', of(node.of), ')'])
    case 'not':
      return joined(['NOT(', of(node.of), ')'])
    case 'scaled':
      return joined(['(', of(node.of), `*${excelConstant(node.scale.times)}/${excelConstant(node.scale.over)})`])
    case 'arithmetic':
      return joined(['(', of(node.left), node.sign, of(node.right), ')'])
    case 'and':
    case 'or':
      return joined([`${node.op.toUpperCase()}(`, truth(node.left, of), ',', truth(node.right, of), ')'])
    case 'compare':
      return comparison(node, cellOf)
    case 'in':
      return membership(node, cellOf)
    case 'choice':
      return joined(['IF(', truth(node.when, of), ',', of(node.yes), ',', of(node.no), ')'])
    case 'call':
      return called(node, cellOf)
    case 'unknown':
      return undefined
  }
}

const joined = (parts: readonly (string | undefined)[]): string | undefined =>
  parts.some((part) => part === undefined) ? undefined : parts.join('')

/** A column of yes and no, blank for neither, is not what Excel's AND takes a blank for. */
const truth = (node: Node, of: (node: Node) => string | undefined): string | undefined =>
  node.op === 'column' ? joined(['(N(', of(node), ')<>0)']) : of(node)

function comparison(node: Extract<Node, { op: 'compare' }>, cellOf: CellOf): string | undefined {
  const [left, right] = [formulaOf(node.left, cellOf), formulaOf(node.right, cellOf)]
  if (left === undefined || right === undefined) return undefined
  const isText = node.left.op === 'text' || node.right.op === 'text'
  if (isText && node.sign === '==') return `EXACT(${left},${right})`
  const cells = [node.left, node.right].flatMap((side) => (side.op === 'column' ? [cellOf(side.code)] : []))
  const there = cells.map((cell) => `${cell}<>""`)
  const body = isText && node.sign === '!=' ? `NOT(EXACT(${left},${right}))` : `${left}${COMPARE[node.sign]}${right}`
  return there.length === 0 ? `(${body})` : `AND(${[...there, body].join(',')})`
}

function membership(node: Extract<Node, { op: 'in' }>, cellOf: CellOf): string | undefined {
  const of = formulaOf(node.of, cellOf)
  const options = node.list.map((one) => {
    const value = formulaOf(one, cellOf)
    return value === undefined || of === undefined ? undefined : `EXACT(${of},${value})`
  })
  return joined(['OR(', options.some((one) => one === undefined) ? undefined : options.join(','), ')'])
}

function called(node: Extract<Node, { op: 'call' }>, cellOf: CellOf): string | undefined {
  const args = node.args.map((arg) => formulaOf(arg, cellOf))
  if (args.some((arg) => arg === undefined)) return undefined
  const [first = '', second = '', third = ''] = args as readonly string[]
  switch (node.name) {
    case 'min':
    case 'max':
      return `${node.name.toUpperCase()}(${args.join(',')})`
    case 'abs':
      return `ABS(${first})`
    case 'round':
      return `ROUND(${first},${second === '' ? '0' : second})`
    case 'clamp':
      return `MIN(${third},MAX(${second},${first}))`
    case 'present':
      return `(${first}<>"")`
    case 'coalesce':
      return args.length === 2 ? `IF(${first}="",${second},${first})` : undefined
    case 'growth':
    case 'lastYear':
    case 'startsWith':
    case 'endsWith':
    case 'contains':
      return undefined
  }
}
