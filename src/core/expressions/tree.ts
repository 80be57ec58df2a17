// What does an expression say, as our own tree?

import type { Span } from '../base/span.ts'
import type { Scale, UnitOfMeasure } from '../base/units-of-measure.ts'

export type ArithmeticSign = '+' | '-' | '*' | '/'
export type CompareSign = '==' | '!=' | '<' | '<=' | '>' | '>='
export type FunctionName =
  | 'min'
  | 'max'
  | 'clamp'
  | 'coalesce'
  | 'present'
  | 'abs'
  | 'round'
  | 'growth'
  | 'lastYear'
  | 'startsWith'
  | 'endsWith'
  | 'contains'

export type NumberNode = { readonly op: 'number'; readonly value: number; readonly unit: UnitOfMeasure | null }
export type TextNode = { readonly op: 'text'; readonly value: string }
export type TruthNode = { readonly op: 'truth'; readonly value: boolean }
export type Literal = (NumberNode | TextNode | TruthNode) & Span

/** Spans point into the text that the author typed. `unknown` is a name that nobody knows, already reported. */
export type Node = Span &
  (
    | NumberNode
    | TextNode
    | TruthNode
    | { readonly op: 'column'; readonly code: string }
    | { readonly op: 'unknown' }
    | { readonly op: 'not' | 'minus'; readonly of: Node }
    | { readonly op: 'and' | 'or'; readonly left: Node; readonly right: Node }
    | { readonly op: 'arithmetic'; readonly sign: ArithmeticSign; readonly left: Node; readonly right: Node }
    | { readonly op: 'compare'; readonly sign: CompareSign; readonly left: Node; readonly right: Node }
    | { readonly op: 'in'; readonly of: Node; readonly list: readonly Node[] }
    | { readonly op: 'choice'; readonly when: Node; readonly yes: Node; readonly no: Node }
    | { readonly op: 'call'; readonly name: FunctionName; readonly args: readonly Node[] }
    /** put in by the check of units: 亿元 brought into 万元 */
    | { readonly op: 'scaled'; readonly of: Node; readonly scale: Scale }
  )

export const childrenOf = (node: Node): readonly Node[] => {
  switch (node.op) {
    case 'number':
    case 'text':
    case 'truth':
    case 'column':
    case 'unknown':
      return []
    case 'not':
    case 'minus':
    case 'scaled':
      return [node.of]
    case 'and':
    case 'or':
    case 'arithmetic':
    case 'compare':
      return [node.left, node.right]
    case 'in':
      return [node.of, ...node.list]
    case 'choice':
      return [node.when, node.yes, node.no]
    case 'call':
      return node.args
  }
}

const LAST_YEAR = '__last_year'

/** The column that holds last year's side of the reported pair. */
export const lastYearCode = (code: string): string => `${code}${LAST_YEAR}`
export const isLastYear = (code: string): boolean => code.endsWith(LAST_YEAR)
/** The indicator's own code, of either side. */
export const pairCode = (code: string): string => (isLastYear(code) ? code.slice(0, -LAST_YEAR.length) : code)

/** Codes of the columns that a tree reads, last year's sides included, each once, in the order in which they first stand. */
export function codesIn(tree: Node): readonly string[] {
  const codes = new Set<string>()
  const walk = (node: Node): void => {
    if (node.op === 'column') codes.add(node.code)
    for (const child of childrenOf(node)) walk(child)
  }
  walk(tree)
  return [...codes]
}
