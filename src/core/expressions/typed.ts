// What is known of a part of an expression while its parts are checked?

import type { Fault } from '../base/fault.ts'
import type { Span } from '../base/span.ts'
import { isPure, type UnitOfMeasure } from '../base/units-of-measure.ts'
import type { ExpressionColumn, ValueKind } from './column.ts'
import type { Node } from './tree.ts'

/**
 * What the reader should know though nothing is wrong: `converted` (亿元 was brought into 万元), `share` (a % was taken as
 * a part of a whole), `adopted` (a number without a unit was read in the other side's).
 */
export type Note = Span & {
  readonly code: 'converted' | 'share' | 'adopted'
  readonly facts: Readonly<Record<string, string | number>>
}

/** A part with its kind, and for numbers its unit: null is a bare number that takes whatever unit is needed. */
export type Typed = { readonly node: Node; readonly kind: ValueKind | 'unknown'; readonly unit: UnitOfMeasure | null }

export type Checking = {
  readonly columns: ReadonlyMap<string, ExpressionColumn>
  readonly faults: Fault[]
  readonly notes: Note[]
}

export const unknown = (node: Node): Typed => ({ node, kind: 'unknown', unit: null })
export const number = (node: Node, unit: UnitOfMeasure | null): Typed => ({ node, kind: 'number', unit })
export const truth = (node: Node): Typed => ({ node, kind: 'truth', unit: null })

export function refuse(checking: Checking, span: Span, code: string, facts: NonNullable<Fault['facts']>): void {
  checking.faults.push({ code: `expression.${code}`, place: { start: span.start, end: span.end }, facts })
}

/** Whether a unit stands for nothing: a bare number or a pure one. */
export const isPlain = (unit: UnitOfMeasure | null): boolean => unit === null || isPure(unit)
