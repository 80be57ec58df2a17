// What does CEL's own parser make of an expression, and does its checker agree with ours?

import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js'
import type { Fault } from '../base/fault.ts'
import { roundTo } from '../base/quantise.ts'
import { celName } from './cel-names.ts'
import type { ExpressionColumn, ValueKind } from './column.ts'
import type { CelText } from './to-cel.ts'

const MOST_ARGUMENTS = 8
const CEL_KINDS: Readonly<Record<ValueKind, string>> = { number: 'double', text: 'string', truth: 'bool' }

/** Registered once: an environment is dear, its copies are cheap. */
const base = withFunctions(new Environment({ unlistedVariablesAreDyn: false }))

function withFunctions(environment: Environment): Environment {
  const list = (kind: string, count: number) => Array<string>(count).fill(kind).join(', ')
  for (let count = 2; count <= MOST_ARGUMENTS; count += 1) {
    environment.registerFunction(`min(${list('double', count)}): double`, (...of: number[]) => Math.min(...of))
    environment.registerFunction(`max(${list('double', count)}): double`, (...of: number[]) => Math.max(...of))
    for (const kind of Object.values(CEL_KINDS))
      environment.registerFunction(`coalesce(${list(kind, count)}): ${kind}`, (first: unknown) => first)
  }
  for (const kind of Object.values(CEL_KINDS)) environment.registerFunction(`present(${kind}): bool`, () => true)
  environment.registerFunction('clamp(double, double, double): double', (value: number, low: number, high: number) =>
    Math.min(Math.max(value, low), high),
  )
  environment.registerFunction('growth(double): double', () => 0)
  environment.registerFunction('lastYear(double): double', () => 0)
  environment.registerFunction('abs(double): double', (value: number) => Math.abs(value))
  environment.registerFunction('round(double): double', (value: number) => roundTo(value, 0))
  environment.registerFunction('round(double, double): double', (value: number, to: number) => roundTo(value, to))
  return environment
}

/** CEL with these columns as variables: the checker, and in tests the second opinion on every present value. */
export function celFor(columns: readonly ExpressionColumn[]): Environment {
  const environment = base.clone()
  for (const { code, kind } of columns) environment.registerVariable(celName(code), CEL_KINDS[kind])
  return environment
}

export type Parsed = { readonly ast: ASTNode } | { readonly fault: Fault }

/** The grammar alone; the fault has its range in what was typed. */
export function parseCel(text: CelText): Parsed {
  try {
    return { ast: base.parse(text.cel).ast }
  } catch (error) {
    if (!(error instanceof ParseError)) throw error
    const range = error.range ?? { start: 0, end: text.cel.length }
    const place = text.spanOf(range.start, range.end)
    return {
      fault: {
        code: 'expression.syntax',
        place,
        facts: { cel: error.code, near: text.cel.slice(range.start, range.end) },
      },
    }
  }
}

/** What CEL's checker says against an expression that ours let pass; undefined where they agree. */
export function celObjection(cel: string, columns: readonly ExpressionColumn[], kind: ValueKind): Fault | undefined {
  const result = celFor(columns).check(cel)
  if (result.valid && result.type === CEL_KINDS[kind]) return undefined
  return { code: 'expression.cel', facts: { cel: result.error?.code ?? `type ${result.type ?? '?'}`, text: cel } }
}
