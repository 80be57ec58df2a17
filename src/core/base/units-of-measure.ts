// In which unit is a quantity measured, and what becomes of units when quantities are added, multiplied and divided?

import { bad, good, type Outcome } from './fault.ts'
import { foldText } from './text.ts'
import { baseUnitNamed } from './unit-words.ts'

/** One factor of a unit: 万元, or the 亩 under 万元/亩. `size` is whole numbers of the dimension's smallest unit. */
export type UnitTerm = {
  readonly symbol: string
  readonly dimension: string
  readonly size: number
  readonly power: number
}

/** A unit with its dimension; no terms is a pure number (倍, a ratio). */
export type UnitOfMeasure = { readonly symbol: string; readonly terms: readonly UnitTerm[] }

/** What a value is multiplied and divided by; two whole numbers, so that 亿元 → 元 loses nothing. */
export type Scale = { readonly times: number; readonly over: number }

export const PURE: UnitOfMeasure = { symbol: '', terms: [] }
export const PERCENT: UnitOfMeasure = {
  symbol: '%',
  terms: [{ symbol: '%', dimension: 'rate', size: 10, power: 1 }],
}
export const SAME: Scale = { times: 1, over: 1 }
export const RATE = 'rate'
export const POINT = 'point'
export const RANK = 'rank'

export const scaled = (value: number, scale: Scale): number =>
  scale.times === scale.over ? value : (value * scale.times) / scale.over

export const isSameScale = (scale: Scale): boolean => scale.times === scale.over

const MULTIPLES: readonly (readonly [string, number])[] = [
  ['万亿', 1e12],
  ['千亿', 1e11],
  ['百亿', 1e10],
  ['亿', 1e8],
  ['千万', 1e7],
  ['百万', 1e6],
  ['十万', 1e5],
  ['万', 1e4],
  ['千', 1e3],
  ['百', 1e2],
]

/**
 * A printed unit: 万元, %, 百分点, 亿千瓦时, 万元/亩, 吨标准煤/万元, 元/平方米·月. Blank, 倍 and 比 are pure numbers.
 * Fault `unit.unknown` with the part that nobody knows; a bare 万 or 亿 is `unit.bare-multiple`, for it may be 万元 or 万人.
 */
export function parseUnit(printed: string): Outcome<UnitOfMeasure> {
  const text = foldText(printed)
    .replace(/^\((.*)\)$/, '$1')
    .replace(/÷|每(?=.)/g, '/')
  const [over = '', ...under] = text.split('/')
  const parts: readonly (readonly [string, number])[] = [
    ...split(over).map((part) => [part, 1] as const),
    ...under.flatMap(split).map((part) => [part, -1] as const),
  ]
  const terms: UnitTerm[] = []
  for (const [part, power] of parts) {
    const term = parseTerm(part)
    if (term === undefined) {
      const code = MULTIPLES.some(([word]) => word === part) ? 'unit.bare-multiple' : 'unit.unknown'
      return bad({ code, facts: { unit: printed, part } })
    }
    if (term.dimension !== '') terms.push({ ...term, power })
  }
  const unit = unitOf(collect(terms).terms)
  return good(unit)
}

const split = (text: string): readonly string[] => (text === '' ? [] : text.replace(/[()]/g, '').split(/[·*×]/))

function parseTerm(word: string): Omit<UnitTerm, 'power'> | undefined {
  const exact = baseUnitNamed(word)
  if (exact !== undefined) return exact
  for (const [prefix, multiple] of MULTIPLES) {
    if (!word.startsWith(prefix)) continue
    const base = baseUnitNamed(word.slice(prefix.length))
    if (base === undefined || !base.takesMultiples) continue
    return { symbol: `${prefix}${base.symbol}`, dimension: base.dimension, size: base.size * multiple }
  }
  return undefined
}

function unitOf(terms: readonly UnitTerm[]): UnitOfMeasure {
  const words = (wanted: readonly UnitTerm[]) =>
    wanted.flatMap(({ symbol, power }) => Array<string>(Math.abs(power)).fill(symbol)).join('·')
  const [over, under] = [terms.filter(({ power }) => power > 0), terms.filter(({ power }) => power < 0)]
  return {
    symbol: `${words(over) || (under.length > 0 ? '1' : '')}${under.length > 0 ? `/${words(under)}` : ''}`,
    terms,
  }
}

/** Terms of one dimension become one, in the unit of the first; the scale is what that does to the value. */
function collect(terms: readonly UnitTerm[]): { readonly terms: readonly UnitTerm[]; readonly scale: Scale } {
  const kept = new Map<string, UnitTerm>()
  let [times, over] = [1, 1]
  for (const term of terms) {
    const before = kept.get(term.dimension)
    if (before === undefined) {
      kept.set(term.dimension, term)
      continue
    }
    kept.set(term.dimension, { ...before, power: before.power + term.power })
    if (before.size === term.size) continue
    const power = Math.abs(term.power)
    times *= (term.power > 0 ? term.size : before.size) ** power
    over *= (term.power > 0 ? before.size : term.size) ** power
  }
  return { terms: [...kept.values()].filter(({ power }) => power !== 0), scale: reduced(times, over) }
}

function reduced(times: number, over: number): Scale {
  let [a, b] = [times, over]
  while (b !== 0) [a, b] = [b, a % b]
  return { times: times / a, over: over / a }
}

/** The dimension alone, as text: 万元/亩 and 亿元/公顷 are both "CNY:1 area:-1". Blank for a pure number. */
export const dimensionOf = (unit: UnitOfMeasure): string =>
  [...unit.terms]
    .sort((a, b) => (a.dimension < b.dimension ? -1 : a.dimension > b.dimension ? 1 : 0))
    .map(({ dimension, power }) => `${dimension}:${power}`)
    .join(' ')

export const isPure = (unit: UnitOfMeasure): boolean => unit.terms.length === 0

/** Whether a unit is % or ‰. */
export const isRate = (unit: UnitOfMeasure): boolean => dimensionOf(unit) === `${RATE}:1`
export const isPoint = (unit: UnitOfMeasure): boolean => dimensionOf(unit) === `${POINT}:1`

/** How a value in one unit becomes one in another; undefined where the dimensions differ (美元 is not 元, 百分点 is not %). */
export function conversionOf(from: UnitOfMeasure, to: UnitOfMeasure): Scale | undefined {
  if (dimensionOf(from) !== dimensionOf(to)) return undefined
  let [times, over] = [1, 1]
  for (const term of from.terms) {
    const other = to.terms.find(({ dimension }) => dimension === term.dimension)
    if (other === undefined) return undefined
    const power = Math.abs(term.power)
    times *= (term.power > 0 ? term.size : other.size) ** power
    over *= (term.power > 0 ? other.size : term.size) ** power
  }
  return reduced(times, over)
}

/** What a product or quotient is measured in, and what its value must be scaled by. */
export type UnitResult = { readonly unit: UnitOfMeasure; readonly scale: Scale }

const invert = (unit: UnitOfMeasure): UnitOfMeasure => ({
  ...unit,
  terms: unit.terms.map((term) => ({ ...term, power: -term.power })),
})

/**
 * 万元 × 万元/亩, 万元 ÷ 亩, 万元 × %. A rate beside another dimension counts as its share (8 % of 万元 is 0.08 of it).
 * Undefined where 百分点 would be multiplied with anything but a pure number.
 */
export function combineUnits(left: UnitOfMeasure, right: UnitOfMeasure, op: '*' | '/'): UnitResult | undefined {
  if (isPure(right)) return { unit: left, scale: SAME }
  if (isPure(left) && op === '*') return { unit: right, scale: SAME }
  const other = op === '*' ? right : invert(right)
  const points = [left, other].some(({ terms }) => terms.some(({ dimension }) => dimension === POINT))
  const { terms, scale } = collect([...left.terms, ...other.terms])
  if (points && terms.length > 0) return undefined
  const rate = terms.find(({ dimension }) => dimension === RATE)
  if (rate === undefined) return { unit: unitOf(terms), scale }
  const rest = terms.filter((term) => term !== rate)
  if (rest.length === 0 && rate.power === 1) return { unit: unitOf(terms), scale }
  // what is left of the rates dissolves into the number: % is 10 of the 1000 parts of a whole
  const power = rest.length === 0 && rate.power > 1 ? rate.power - 1 : rate.power
  const [times, over] = [rate.size ** Math.abs(power), 1000 ** Math.abs(power)]
  const share = power > 0 ? { times, over } : { times: over, over: times }
  const left1 = rest.length === 0 && rate.power > 1 ? [{ ...rate, power: 1 }] : rest
  return { unit: unitOf(left1), scale: reduced(scale.times * share.times, scale.over * share.over) }
}

/**
 * The unit of a sum or difference and how the right side comes into it: 万元 + 亿元 is in 万元; % − % is 百分点,
 * % ± 百分点 is %. Undefined where the two do not add (家 + %).
 */
export function addUnits(left: UnitOfMeasure, right: UnitOfMeasure, op: '+' | '-'): UnitResult | undefined {
  if (isRate(left) && isPoint(right)) return { unit: left, scale: rateToPoint(right, left) }
  if (isPoint(left) && isRate(right)) return op === '+' ? { unit: right, scale: SAME } : undefined
  const scale = conversionOf(right, left)
  if (scale === undefined) return undefined
  return { unit: op === '-' && isRate(left) ? pointOf(left) : left, scale }
}

const sizeOf = (unit: UnitOfMeasure): number => unit.terms[0]?.size ?? 1
const rateToPoint = (from: UnitOfMeasure, to: UnitOfMeasure): Scale => reduced(sizeOf(from), sizeOf(to))
const pointOf = (rate: UnitOfMeasure): UnitOfMeasure =>
  unitOf([{ symbol: sizeOf(rate) === 1 ? '千分点' : '百分点', dimension: POINT, size: sizeOf(rate), power: 1 }])

/** Whether values of a unit may be added up over places or time at all: rates, points, ranks and quotients may not. */
export const isAdditive = (unit: UnitOfMeasure): boolean =>
  unit.terms.every(
    ({ dimension, power }) => power > 0 && ![RATE, POINT, RANK, 'score', 'temperature'].includes(dimension),
  )
