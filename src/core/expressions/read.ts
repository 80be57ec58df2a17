// What does an expression that somebody typed mean, or everything that is wrong with it?

import { bad, type Outcome } from '../base/fault.ts'
import type { UnitOfMeasure } from '../base/units-of-measure.ts'
import { celObjection, parseCel } from './cel.ts'
import { checkNode } from './check.ts'
import { deliver } from './check-units.ts'
import type { ExpressionColumn, ValueKind } from './column.ts'
import { fromCel } from './from-cel.ts'
import { nameBookOf } from './names.ts'
import { toCel } from './to-cel.ts'
import { codesIn, type Node, pairCode } from './tree.ts'
import type { Checking, Note } from './typed.ts'

export type Expression = {
  /** as typed; every span points into it */
  readonly text: string
  /** CEL with codes and plain numbers, as its checker has passed it; units are brought together in the tree alone */
  readonly cel: string
  readonly tree: Node
  readonly kind: ValueKind
  /** of a number; null where it is a bare one */
  readonly unit: UnitOfMeasure | null
  /** columns that it needs, in the order in which they first stand; of a pair the indicator's code, whichever side */
  readonly dependencies: readonly string[]
  readonly notes: readonly Note[]
}

/** What the place asks for where the expression will stand: a condition wants a truth, an indicator a number in its unit. */
export type Wanted = { readonly kind: ValueKind; readonly unit?: UnitOfMeasure | null }

/**
 * Names may be Chinese, aliases or codes. Every fault that can be found is found, each with its range in the text:
 * unknown and ambiguous names, grammar (CEL's parser names one), kinds, units, and what CEL has and we do not take.
 */
export function readExpression(
  text: string,
  columns: readonly ExpressionColumn[],
  wanted: Wanted,
): Outcome<Expression> {
  if (text.trim() === '') return bad({ code: 'expression.blank', place: { start: 0, end: text.length } })
  const celText = toCel(text, nameBookOf(columns))
  if (!celText.readable) return bad(...celText.faults)
  const parsed = parseCel(celText)
  if ('fault' in parsed) return bad(...celText.faults, parsed.fault)
  const read = fromCel(parsed.ast, celText)
  const checking: Checking = {
    columns: new Map(columns.map((column) => [column.code, column])),
    faults: [...celText.faults, ...read.faults],
    notes: [],
  }
  const whole = checkNode(read.tree, checking)
  if (whole.kind !== wanted.kind && whole.kind !== 'unknown') {
    const place = { start: 0, end: text.length }
    checking.faults.push({ code: 'expression.result-kind', place, facts: { expected: wanted.kind, given: whole.kind } })
  }
  const unit = wanted.kind === 'number' ? (wanted.unit ?? null) : null
  const { node: tree, unit: given } = unit === null ? whole : deliver(whole, unit, checking)
  if (checking.faults.length > 0) return bad(...inOrder(checking.faults))
  const dependencies = [...new Set(codesIn(tree).map(pairCode))]
  const used = columns.filter(({ code }) => dependencies.includes(code))
  const objection = celObjection(celText.cel, used, wanted.kind)
  if (objection !== undefined) return bad({ ...objection, place: { start: 0, end: text.length } })
  const cel = celText.cel.trim()
  return {
    ok: true,
    value: { text, cel, tree, kind: wanted.kind, unit: unit ?? given, dependencies, notes: checking.notes },
  }
}

type Placed = { readonly place?: { readonly start?: number } }
const inOrder = <T extends Placed>(faults: readonly T[]): readonly T[] =>
  [...faults].sort((a, b) => (a.place?.start ?? 0) - (b.place?.start ?? 0))
