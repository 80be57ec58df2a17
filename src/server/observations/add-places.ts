import type { Day } from '#core/base/day.ts'
import { aggregate } from '#core/indicators/aggregate.ts'
import type { IndicatorCard } from '#core/indicators/card.ts'
import { isPresent, type Observed } from '#core/indicators/observed.ts'
import type { PlacedSubject } from '../subjects/subjects.ts'
import { type Held, restingOn, type ValueGrid } from './value-grid.ts'

/** `memberIds` is null but for a group of places. */
export type PlaceNode = Pick<PlacedSubject, 'id' | 'parentId' | 'placeKind' | 'memberIds'>

/** Whether a place existed on a day: one that was not there yet, or is merged away, lacks nothing. */
export type Existed = (id: number, day: Day) => boolean

export function existenceOf(places: readonly Pick<PlacedSubject, 'id' | 'validFrom' | 'validTo'>[]): Existed {
  const limited = new Map(places.flatMap((one) => ((one.validFrom ?? one.validTo) === null ? [] : [[one.id, one]])))
  return (id, day) => {
    const { validFrom = null, validTo = null } = limited.get(id) ?? {}
    return (validFrom === null || validFrom <= day) && (validTo === null || validTo >= day)
  }
}

/**
 * Parks and zones lie beside the divisions, not below them: what a county's towns come to does not have its park's
 * numbers in it a second time. A group of places has its members below it.
 */
export const divisionsBelow = (subjects: readonly PlaceNode[]): ReadonlyMap<number, readonly number[]> => {
  const below = new Map<number, number[]>()
  for (const { id, parentId, placeKind, memberIds } of subjects) {
    if (memberIds !== null) {
      below.set(id, [...memberIds])
      continue
    }
    if (parentId === null || placeKind === null || placeKind === 'park' || placeKind === 'zone') continue
    const group = below.get(parentId)
    if (group === undefined) below.set(parentId, [id])
    else group.push(id)
  }
  return below
}

/** All places below these, at any depth. */
export function allBelow(ids: readonly number[], below: ReadonlyMap<number, readonly number[]>): readonly number[] {
  const found = new Set<number>()
  const walk = (id: number): void => {
    for (const child of below.get(id) ?? []) {
      if (found.has(child)) continue
      found.add(child)
      walk(child)
    }
  }
  for (const id of ids) walk(id)
  return [...found]
}

/** Who lies below whom, and when it was there. */
export type Parts = { readonly below: ReadonlyMap<number, readonly number[]>; readonly existed: Existed }

type At = { readonly id: number; readonly period: Day }
type Leaf = { readonly id: number; readonly held: Held | undefined }

/**
 * Fills in what a place's own divisions come to where nobody has reported the place itself, by the card's rule. Only cells
 * below which something is known are filled; how many of the parts lack stands with each.
 */
export function addPlaces(
  grid: ValueGrid,
  card: Pick<IndicatorCard, 'code' | 'overPlaces'>,
  places: readonly number[],
  parts: Parts,
): void {
  const { below } = parts
  if (card.overPlaces.kind === 'none') return
  const column = grid.column(card.code)
  const filled: (readonly [number, Held])[] = []
  for (const id of places) {
    if ((below.get(id)?.length ?? 0) === 0) continue
    for (const period of grid.periods) {
      const row = grid.row(id, period)
      if (column[row] !== undefined) continue
      const leaves = leavesOf({ id, period }, parts, (leaf) => column[grid.row(leaf, period)])
      const sum = sumOf(card, leaves, (leaf, weight) => grid.get(weight, leaf, period))
      if (sum !== undefined) filled.push([row, sum])
    }
  }
  // Only now: a county that was added up is not taken for one that has reported.
  for (const [row, sum] of filled) column[row] = sum
}

/** The parts of a sum that have no value of their own, down to the first that has or has nothing below it. */
export function lackingBelow(grid: ValueGrid, code: string, at: At, parts: Parts): readonly number[] {
  const own = (part: number) => {
    const held = grid.get(code, part, at.period)
    // what was added up itself is no value of its own: look below it
    return held === undefined || (held.lacking !== null && parts.below.has(part)) ? undefined : held
  }
  return leavesOf(at, parts, own).flatMap(({ id: part, held }) =>
    held !== undefined && (isPresent(held.now) || held.now.missing === 'not-applicable') ? [] : [part],
  )
}

/** Down to the first that has a value of its own, or has nothing below it. */
function leavesOf({ id, period }: At, parts: Parts, heldBy: (id: number) => Held | undefined): readonly Leaf[] {
  const { below, existed } = parts
  return (below.get(id) ?? []).flatMap((child) => {
    const held = heldBy(child)
    if (held === undefined && !existed(child, period)) return []
    return held !== undefined || !below.has(child)
      ? [{ id: child, held }]
      : leavesOf({ id: child, period }, parts, heldBy)
  })
}

function sumOf(
  { overPlaces }: Pick<IndicatorCard, 'overPlaces'>,
  leaves: readonly Leaf[],
  weightOf: (id: number, code: string) => Held | undefined,
): Held | undefined {
  const known = leaves.flatMap(({ held }) => (held === undefined ? [] : [held]))
  if (known.length === 0) return undefined
  const weight = (id: number) => (overPlaces.kind === 'weighted-mean' ? weightOf(id, overPlaces.weight) : undefined)
  const sides = leaves.map(({ id, held }) => ({ held, weight: weight(id) }))
  const now = aggregate(
    overPlaces,
    sides.map((side) => ({ observed: nowOf(side.held), weight: nowOf(side.weight) })),
  )
  // A growth needs the same parts on both sides: last year's is added up over those that have this year's.
  const present = sides.filter(({ held }) => held !== undefined && isPresent(held.now))
  const lastYear = aggregate(
    overPlaces,
    present.map((side) => ({ observed: lastOf(side.held), weight: lastOf(side.weight) })),
  )
  return {
    ...restingOn(known),
    now: now.value === null ? { missing: now.missing ?? 'not-reported' } : { value: now.value },
    lastYear: lastYear.state === 'whole' ? lastYear.value : null,
    lacking: now.absentParts,
  }
}

const NOT_REPORTED: Observed = { missing: 'not-reported' }

const nowOf = (held: Held | undefined): Observed =>
  held === undefined ? NOT_REPORTED : isPresent(held.now) ? held.now : { missing: reasonOf(held.now.missing) }

const lastOf = (held: Held | undefined): Observed =>
  held === undefined || held.lastYear === null ? NOT_REPORTED : { value: held.lastYear }

// What is stored has a reason that somebody gave; anything else was computed and is no part of a sum.
const reasonOf = (missing: string): 'not-applicable' | 'not-reported' =>
  missing === 'not-applicable' ? 'not-applicable' : 'not-reported'
