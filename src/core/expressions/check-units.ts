// In which unit is a sum, a product or a comparison, and what must be converted for it?

import {
  addUnits,
  combineUnits,
  conversionOf,
  isPoint,
  isPure,
  isRate,
  isSameScale,
  PURE,
  RATE,
  type Scale,
  type UnitOfMeasure,
} from '../base/units-of-measure.ts'
import type { Node } from './tree.ts'
import { type Checking, isPlain, number, refuse, type Typed, unknown } from './typed.ts'

type Arithmetic = Extract<Node, { op: 'arithmetic' }>

export const scaledNode = (node: Node, scale: Scale): Node =>
  isSameScale(scale) ? node : { start: node.start, end: node.end, op: 'scaled', of: node, scale }

/**
 * Sums keep the left side's unit and convert the right side; % − % is 百分点, but a number minus a share (100% − x) stays %.
 * A bare number is added to a measured one only as 0: whether 5 are 5万元 nobody can know.
 */
export function checkSum(node: Arithmetic, sign: '+' | '-', left: Typed, right: Typed, checking: Checking): Typed {
  const plain = { ...node, left: left.node, right: right.node }
  if (left.unit === null || right.unit === null) {
    const bare = left.unit === null ? left : right
    const unit = left.unit ?? right.unit
    if (isPlain(unit) || isZero(bare.node)) return number(plain, unit)
    refuse(checking, bare.node, 'bare-number', { sign, unit: unit?.symbol ?? '', rate: unit !== null && isRate(unit) })
    return unknown(plain)
  }
  const sum = addUnits(left.unit, right.unit, sign)
  if (sum === undefined) {
    refuse(checking, node, 'units-add', { sign, left: left.unit.symbol, right: right.unit.symbol })
    return unknown(plain)
  }
  if (!isSameScale(sum.scale)) noteConverted(right, left.unit, sum.scale, checking)
  const complement = sign === '-' && isRate(left.unit) && left.node.op === 'number'
  return number({ ...plain, right: scaledNode(right.node, sum.scale) }, complement ? left.unit : sum.unit)
}

const isZero = (node: Node): boolean => node.op === 'number' && node.value === 0

/** Products and quotients multiply the units; what cancels is gone, and a % beside 万元 counts as its part of a whole. */
export function checkProduct(node: Arithmetic, sign: '*' | '/', left: Typed, right: Typed, checking: Checking): Typed {
  const plain = { ...node, left: left.node, right: right.node }
  if (left.unit === null && right.unit === null) return number(plain, null)
  if (sign === '/' && isZero(right.node)) {
    refuse(checking, right.node, 'zero-divisor', {})
    return unknown(plain)
  }
  const result = combineUnits(left.unit ?? PURE, right.unit ?? PURE, sign)
  if (result === undefined) {
    const facts = { sign, left: left.unit?.symbol ?? '', right: right.unit?.symbol ?? '' }
    refuse(checking, node, 'points-multiplied', facts)
    return unknown(plain)
  }
  if (!isSameScale(result.scale)) {
    const dissolved = [left, right].find(
      ({ unit }) => unit?.terms.some(({ dimension }) => dimension === RATE) && !isRate(result.unit),
    )
    const facts = {
      sign,
      left: left.unit?.symbol ?? '',
      right: right.unit?.symbol ?? '',
      unit: result.unit.symbol,
      times: result.scale.times,
      over: result.scale.over,
    }
    const code = dissolved === undefined ? 'converted' : 'share'
    checking.notes.push({ start: node.start, end: node.end, code, facts })
  }
  return number(scaledNode(plain, result.scale), result.unit)
}

function noteConverted(typed: Typed, to: UnitOfMeasure, scale: Scale, checking: Checking): void {
  const { start, end } = typed.node
  const facts = { from: typed.unit?.symbol ?? '', unit: to.symbol, times: scale.times, over: scale.over }
  checking.notes.push({ start, end, code: 'converted', facts })
}

/** Brings numbers into the unit of the first that has one; bare numbers take it, other dimensions are refused. */
export function unify(all: readonly Typed[], sign: string, checking: Checking): readonly Typed[] {
  const first = all.find(({ kind, unit }) => kind === 'number' && unit !== null)
  const unit = first?.unit
  if (unit === undefined || unit === null) return all
  return all.map((typed) => {
    if (typed.kind !== 'number' || typed.unit === null) return typed
    const scale = conversionOf(typed.unit, unit)
    if (scale === undefined) {
      refuse(checking, typed.node, 'units-differ', { sign, expected: unit.symbol, given: typed.unit.symbol })
      return unknown(typed.node)
    }
    if (!isSameScale(scale)) noteConverted(typed, unit, scale, checking)
    return number(scaledNode(typed.node, scale), unit)
  })
}

/** Brings the whole into the unit that was asked for: an indicator's own. A share without ×100% is refused, not guessed. */
export function deliver(typed: Typed, wanted: UnitOfMeasure, checking: Checking): Typed {
  if (typed.kind !== 'number' || typed.unit === null) return typed
  const scale = conversionOf(typed.unit, wanted)
  if (scale === undefined) {
    const facts = {
      expected: wanted.symbol,
      given: typed.unit.symbol,
      ratio: isPure(typed.unit) && isRate(wanted),
      points: isPoint(typed.unit) && isRate(wanted),
    }
    refuse(checking, typed.node, 'result-unit', facts)
    return unknown(typed.node)
  }
  if (!isSameScale(scale)) noteConverted(typed, wanted, scale, checking)
  return number(scaledNode(typed.node, scale), wanted)
}
