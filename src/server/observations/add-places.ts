import { aggregate } from '#core/indicators/aggregate.ts'
import type { IndicatorCard } from '#core/indicators/card.ts'
import { isPresent, type Observed } from '#core/indicators/observed.ts'
import type { StoredSubject } from '#store/rounds/subjects.ts'
import { type Held, restingOn, type ValueGrid } from './value-grid.ts'

export type PlaceNode = Pick<StoredSubject, 'id' | 'parentId'>

/**
 * Parks and zones lie beside the divisions, not below them: what a county's towns come to does not have its park's
 * numbers in it a second time.
 */
export const divisionsBelow = (
  subjects: readonly (PlaceNode & { readonly placeKind: string | null })[],
): ReadonlyMap<number, readonly number[]> => {
  const below = new Map<number, number[]>()
  for (const { id, parentId, placeKind } of subjects) {
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

type Leaf = { readonly id: number; readonly held: Held | undefined }

/**
 * Fills in what a place's own divisions come to where nobody has reported the place itself, by the card's rule. Only cells
 * below which something is known are filled; how many of the parts lack stands with each.
 */
export function addPlaces(
  grid: ValueGrid,
  card: Pick<IndicatorCard, 'code' | 'overPlaces'>,
  places: readonly number[],
  below: ReadonlyMap<number, readonly number[]>,
): void {
  if (card.overPlaces.kind === 'none') return
  const column = grid.column(card.code)
  const filled: (readonly [number, Held])[] = []
  for (const id of places) {
    if ((below.get(id)?.length ?? 0) === 0) continue
    for (const period of grid.periods) {
      const row = grid.row(id, period)
      if (column[row] !== undefined) continue
      const leaves = leavesOf(id, below, (leaf) => column[grid.row(leaf, period)])
      const sum = sumOf(card, leaves, (leaf, weight) => grid.get(weight, leaf, period))
      if (sum !== undefined) filled.push([row, sum])
    }
  }
  // Only now: a county that was added up is not taken for one that has reported.
  for (const [row, sum] of filled) column[row] = sum
}

/** The parts of a sum that have no value of their own, down to the first that has or has nothing below it. */
export function lackingBelow(
  grid: ValueGrid,
  code: string,
  { id, period }: { readonly id: number; readonly period: string },
  below: ReadonlyMap<number, readonly number[]>,
): readonly number[] {
  const own = (part: number) => {
    const held = grid.get(code, part, period)
    // what was added up itself is no value of its own: look below it
    return held === undefined || (held.lacking !== null && below.has(part)) ? undefined : held
  }
  return leavesOf(id, below, own).flatMap(({ id: part, held }) =>
    held !== undefined && (isPresent(held.now) || held.now.missing === 'not-applicable') ? [] : [part],
  )
}

/** Down to the first that has a value of its own, or has nothing below it. */
function leavesOf(
  id: number,
  below: ReadonlyMap<number, readonly number[]>,
  heldBy: (id: number) => Held | undefined,
): readonly Leaf[] {
  return (below.get(id) ?? []).flatMap((child) => {
    const held = heldBy(child)
    return held !== undefined || !below.has(child) ? [{ id: child, held }] : leavesOf(child, below, heldBy)
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
