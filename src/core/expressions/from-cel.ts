// What does CEL's tree say in ours, and what of CEL do we not take?

import type { ASTNode } from '@marcbachmann/cel-js'
import type { Fault } from '../base/fault.ts'
import type { Span } from '../base/span.ts'
import { codeOfCelName } from './cel-names.ts'
import { type CelText, UNKNOWN } from './to-cel.ts'
import type { CompareSign, FunctionName, Node } from './tree.ts'

/** How many arguments each function takes. */
export const ARITY: Readonly<Record<FunctionName, readonly [least: number, most: number]>> = {
  min: [2, 8],
  max: [2, 8],
  clamp: [3, 3],
  coalesce: [2, 8],
  present: [1, 1],
  abs: [1, 1],
  round: [1, 2],
  growth: [1, 1],
  lastYear: [1, 1],
  startsWith: [2, 2],
  endsWith: [2, 2],
  contains: [2, 2],
}
const METHODS: readonly string[] = ['startsWith', 'endsWith', 'contains']

const isFunction = (name: string): name is FunctionName => Object.hasOwn(ARITY, name)

/** Our tree with spans in what was typed; each part that we do not take is an `unknown` node and a fault. */
export function fromCel(ast: ASTNode, text: CelText): { readonly tree: Node; readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  return { tree: nodeOf(ast, { text, faults }), faults }
}

type Reading = { readonly text: CelText; readonly faults: Fault[] }

function refuse(reading: Reading, span: Span, code: string, facts: NonNullable<Fault['facts']>): Node {
  reading.faults.push({ code: `expression.${code}`, place: { start: span.start, end: span.end }, facts })
  return { ...span, op: 'unknown' }
}

function nodeOf(ast: ASTNode, reading: Reading): Node {
  const span = reading.text.spanOf(ast.start, ast.end)
  switch (ast.op) {
    case 'value':
      return literalOf(ast, span, reading)
    case 'id':
      return ast.args === UNKNOWN
        ? { ...span, op: 'unknown' }
        : { ...span, op: 'column', code: codeOfCelName(ast.args) }
    case '!_':
      return { ...span, op: 'not', of: nodeOf(ast.args, reading) }
    case '-_':
      return { ...span, op: 'minus', of: nodeOf(ast.args, reading) }
    case '&&':
    case '||':
      return { ...span, op: ast.op === '&&' ? 'and' : 'or', ...sidesOf(ast.args, reading) }
    case '+':
    case '-':
    case '*':
    case '/':
      return { ...span, op: 'arithmetic', sign: ast.op, ...sidesOf(ast.args, reading) }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { ...span, op: 'compare', sign: ast.op satisfies CompareSign, ...sidesOf(ast.args, reading) }
    case 'in':
      return membership(ast.args, span, reading)
    case '?:': {
      const [when, yes, no] = ast.args
      const [a, b, c] = [nodeOf(when, reading), nodeOf(yes, reading), nodeOf(no, reading)]
      return { ...span, op: 'choice', when: a, yes: b, no: c }
    }
    case 'call':
      return callOf(ast.args[0], ast.args[1], span, reading)
    case 'rcall':
      return methodOf(ast.args[0], ast.args[1], ast.args[2], span, reading)
    default:
      return refuse(reading, span, 'not-taken', { what: ast.op })
  }
}

function sidesOf(args: readonly [ASTNode, ASTNode], reading: Reading): { readonly left: Node; readonly right: Node } {
  const left = nodeOf(args[0], reading)
  return { left, right: nodeOf(args[1], reading) }
}

function literalOf(ast: Extract<ASTNode, { op: 'value' }>, span: Span, reading: Reading): Node {
  const value = ast.args
  if (typeof value === 'number') {
    return { ...span, op: 'number', value, unit: reading.text.units.get(ast.start) ?? null }
  }
  if (typeof value === 'string') return { ...span, op: 'text', value }
  if (typeof value === 'boolean') return { ...span, op: 'truth', value }
  return refuse(reading, span, value === null ? 'null-taken' : 'not-taken', { what: 'value' })
}

function membership(args: readonly [ASTNode, ASTNode], span: Span, reading: Reading): Node {
  const [what, list] = args
  const of = nodeOf(what, reading)
  if (list.op !== 'list') return refuse(reading, span, 'list-expected', {})
  if (list.args.length === 0) return refuse(reading, span, 'list-empty', {})
  return { ...span, op: 'in', of, list: list.args.map((one) => nodeOf(one, reading)) }
}

function callOf(name: string, args: readonly ASTNode[], span: Span, reading: Reading): Node {
  const nodes = args.map((arg) => nodeOf(arg, reading))
  if (!isFunction(name) || METHODS.includes(name)) {
    return refuse(reading, span, 'function-unknown', { name, known: Object.keys(ARITY).join(', ') })
  }
  return called(name, nodes, span, reading)
}

function methodOf(name: string, receiver: ASTNode, args: readonly ASTNode[], span: Span, reading: Reading): Node {
  const nodes = [receiver, ...args].map((arg) => nodeOf(arg, reading))
  if (!isFunction(name) || !METHODS.includes(name)) {
    return refuse(reading, span, 'function-unknown', { name, known: METHODS.join(', ') })
  }
  return called(name, nodes, span, reading)
}

function called(name: FunctionName, args: readonly Node[], span: Span, reading: Reading): Node {
  const [least, most] = ARITY[name]
  if (args.length < least || args.length > most) {
    return refuse(reading, span, 'arguments', { name, given: args.length, least, most })
  }
  return { ...span, op: 'call', name, args }
}
