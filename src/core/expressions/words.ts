// How does an expression read: with codes as it is stored, with names as people know them?

import type { UnitOfMeasure } from '../base/units-of-measure.ts'
import type { Expression } from './read.ts'
import { type FunctionName, type Node, pairCode } from './tree.ts'

/** How signs and functions are told; the default reads back as the same expression. */
export type WordStyle = {
  readonly signs: Readonly<Record<string, string>>
  readonly functions: Readonly<Partial<Record<FunctionName, string>>>
}

export const SOURCE_STYLE: WordStyle = { signs: {}, functions: {} }
/** As it is read: 税收 ÷ 用地面积 ≥ 15万元/亩 且 … */
export const PRINT_STYLE: WordStyle = {
  signs: {
    '*': '×',
    '/': '÷',
    '-': '−',
    '>=': '≥',
    '<=': '≤',
    '!=': '≠',
    '==': '=',
    '&&': '且',
    '||': '或',
    '!': '非',
  },
  functions: {},
}

/** The expression with each column by its name; a name that is none by its code. Read again, it is the same expression. */
export function wordExpression(
  expression: Pick<Expression, 'tree'>,
  nameOf: (code: string) => string | undefined,
  style: WordStyle = PRINT_STYLE,
): string {
  return print(expression.tree, { nameOf: (code) => nameOf(code) ?? code, style }, 0)
}

/** What is stored: codes and plain ASCII signs; units stay behind their numbers. */
export const storeExpression = (expression: Pick<Expression, 'tree'>): string =>
  print(expression.tree, { nameOf: (code) => code, style: SOURCE_STYLE }, 0)

type Printing = { readonly nameOf: (code: string) => string; readonly style: WordStyle }

// How tightly each form binds; what binds less than its surroundings stands in brackets.
const STRENGTH = { choice: 1, or: 2, and: 3, compare: 4, sum: 5, product: 6, unary: 7, whole: 9 }

function print(node: Node, printing: Printing, around: number): string {
  const [words, strength] = printed(node, printing)
  return strength < around ? `(${words})` : words
}

function printed(node: Node, printing: Printing): readonly [string, number] {
  const sign = (plain: string) => printing.style.signs[plain] ?? plain
  const at = (of: Node, strength: number) => print(of, printing, strength)
  switch (node.op) {
    case 'number':
      return [`${node.value}${unitWords(node.unit)}`, STRENGTH.whole]
    case 'text':
      return [JSON.stringify(node.value), STRENGTH.whole]
    case 'truth':
      return [String(node.value), STRENGTH.whole]
    case 'column':
      return [quotedName(printing.nameOf(pairCode(node.code))), STRENGTH.whole]
    case 'unknown':
      return ['?', STRENGTH.whole]
    case 'scaled':
      return printed(node.of, printing)
    case 'minus':
      return [`${sign('-')}${at(node.of, STRENGTH.unary)}`, STRENGTH.unary]
    case 'not': {
      const word = sign('!')
      return [`${word}${word === '!' ? '' : ' '}${at(node.of, STRENGTH.unary)}`, STRENGTH.unary]
    }
    case 'and':
    case 'or': {
      const own = STRENGTH[node.op]
      return [`${at(node.left, own)} ${sign(node.op === 'and' ? '&&' : '||')} ${at(node.right, own + 1)}`, own]
    }
    case 'arithmetic': {
      const own = node.sign === '+' || node.sign === '-' ? STRENGTH.sum : STRENGTH.product
      return [`${at(node.left, own)} ${sign(node.sign)} ${at(node.right, own + 1)}`, own]
    }
    case 'compare': {
      const own = STRENGTH.compare
      return [`${at(node.left, own + 1)} ${sign(node.sign)} ${at(node.right, own + 1)}`, own]
    }
    case 'in':
      return [`${at(node.of, STRENGTH.sum)} in [${node.list.map((one) => at(one, 0)).join(', ')}]`, STRENGTH.compare]
    case 'choice': {
      const own = STRENGTH.choice
      return [`${at(node.when, own + 1)} ? ${at(node.yes, own + 1)} : ${at(node.no, own)}`, own]
    }
    case 'call':
      return [calledWords(node, printing), STRENGTH.whole]
  }
}

function calledWords(node: Extract<Node, { op: 'call' }>, printing: Printing): string {
  const name = printing.style.functions[node.name] ?? node.name
  // growth reads two columns, and is told of one
  const told = node.name === 'growth' ? node.args.slice(0, 1) : node.args
  const [first, ...rest] = told.map((arg) => print(arg, printing, 0))
  const method = node.name === 'startsWith' || node.name === 'endsWith' || node.name === 'contains'
  const receiver = node.args[0]
  if (method && receiver !== undefined)
    return `${print(receiver, printing, STRENGTH.whole)}.${name}(${rest.join(', ')})`
  return `${name}(${[first, ...rest].join(', ')})`
}

const unitWords = (unit: UnitOfMeasure | null): string => (unit === null ? '' : unit.symbol || '倍')

// A name with signs or blanks in it is kept together, so that it reads back as one.
const quotedName = (name: string): string => (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `「${name}」`)
