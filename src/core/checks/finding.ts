// What does a check of a plan find wrong, and how is one finding known again in the next version?

import type { Span } from '../base/span.ts'

export const checkCodes = [
  'parts-differ',
  'part-exceeds-whole',
  'parks-differ',
  'annual-exceeds-total',
  'years-differ',
  'growth-differs',
  'two-values',
  'differs-from-programme',
  'unit-scale',
  'target-without-owner',
  'measure-without-time',
  'step-without-result',
  'owner-unknown',
  'owner-ended',
  'placeholder',
  'unquantified',
] as const
export type CheckCode = (typeof checkCodes)[number]

/** sure: the document contradicts itself or says so · likely: no other reading comes to mind · note: worth a look */
export type Certainty = 'sure' | 'likely' | 'note'

export const advices = [
  'correct-figure',
  'correct-unit',
  'ask-missing',
  'name-owner',
  'set-time',
  'name-result',
  'register-unit',
  'name-successor',
  'fill-in',
  'quantify',
] as const
/** What whoever settles the finding should do first. */
export type Advice = (typeof advices)[number]

export const figureRoles = [
  'whole',
  'part',
  'sum',
  'annual',
  'total',
  'base',
  'level',
  'rate',
  'expected',
  'value',
  'other',
] as const
export type FigureRole = (typeof figureRoles)[number]

/** A number that a finding rests on or works out, as printed: 万 and 亿 stay in the unit. */
export type Figure = {
  readonly role: FigureRole
  readonly label: string
  readonly value: number
  readonly unit: string
  readonly period: string | null
}

export type PlanFinding = {
  readonly code: CheckCode
  /** the same for the same finding in a later version; another one as soon as a figure changes */
  readonly key: string
  /** a metric, a measure's title, a unit's name, a table's owner */
  readonly subject: string
  /** every sentence it rests on, in the order of the document; empty where a person added the values by hand */
  readonly spans: readonly Span[]
  readonly figures: readonly Figure[]
  /** units, parks, measures or cells that the finding names */
  readonly names: readonly string[]
  readonly certainty: Certainty
  readonly advice: Advice
}

/** A finding before it has its key. */
export type Found = Omit<PlanFinding, 'key'>

/**
 * Findings in the order of the document, each with its key. The key is made of what is found, never of where: a text
 * that moves keeps its findings settled, a figure that changes asks anew.
 */
export function keyed(found: readonly Found[]): readonly PlanFinding[] {
  const times = new Map<string, number>()
  return found
    .map((one) => ({ ...one, spans: inOrder(one.spans) }))
    .sort((a, b) => startOf(a) - startOf(b) || checkCodes.indexOf(a.code) - checkCodes.indexOf(b.code))
    .map((one) => {
      const name = `${one.code}-${hash(contentOf(one))}`
      const seen = (times.get(name) ?? 0) + 1
      times.set(name, seen)
      return { ...one, key: seen === 1 ? name : `${name}-${seen}` }
    })
}

const contentOf = ({ subject, figures, names }: Found): string =>
  JSON.stringify([
    subject,
    figures.map(({ role, label, value, unit, period }) => [role, label, value, unit, period]),
    names,
  ])

const startOf = ({ spans }: Found): number => spans[0]?.start ?? Number.MAX_SAFE_INTEGER

function inOrder(spans: readonly Span[]): readonly Span[] {
  const distinct = new Map(spans.map((span) => [`${span.start}-${span.end}`, { start: span.start, end: span.end }]))
  return [...distinct.values()].sort((a, b) => a.start - b.start || a.end - b.end)
}

// 53 bits of two multiplied halves: no secret hangs on it, it only has to be the same on every machine.
function hash(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i)
    high = Math.imul(high ^ code, 2654435761)
    low = Math.imul(low ^ code, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}
