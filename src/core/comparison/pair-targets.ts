// Which target of one plan speaks of the same as which of the other?

import { groupBy } from '../base/group.ts'
import { fullKey, nameKey, type PreparedTarget, type Sides, thingKey } from './prepared.ts'

/** person: chosen by hand · id: one target in two versions · meaning: one metric for one place. */
export type PairedBy = 'person' | 'id' | 'meaning'
export type TargetPair = {
  readonly left: PreparedTarget | null
  readonly right: PreparedTarget | null
  readonly by: PairedBy
  /** the partner has a nearer one: the plan that says it again gives it another value */
  readonly again: boolean
}
/** Two ids that a person holds together; null where a person holds that a thing has no partner. */
export type ChosenPair = { readonly left: string | null; readonly right: string | null }

type Pass = { readonly key: (one: PreparedTarget) => string | null; readonly single?: true }

/** From the surest to the vaguest. A pass that gives null for a target leaves it to the next. */
function passesOf({ left, right, relation }: Sides): readonly Pass[] {
  const terms = relation === 'editions' && left.head.termTo !== right.head.termTo
  const telling = (key: (one: PreparedTarget) => string) => (one: PreparedTarget) =>
    one.meaning.telling && one.target.role === 'target' ? key(one) : null
  return [
    { key: (one) => `${fullKey(one)}|${one.low}|${one.high}|${one.target.comparator}` },
    { key: (one) => `${fullKey(one)}|${one.low}|${one.high}` },
    { key: fullKey },
    ...(terms ? [{ key: telling((one) => `${thingKey(one)}|${one.fromEnd ?? `-${one.period}`}`) }] : []),
    { key: telling((one) => `${thingKey(one)}|${one.low}|${one.high}`) },
    { key: telling(thingKey), single: true },
    ...(relation === 'levels' || relation === 'neighbours'
      ? [
          { key: telling((one) => `${fullKey({ ...one, place: wholeOf(one) })}`) },
          { key: telling((one) => thingKey({ ...one, place: wholeOf(one) })), single: true as const },
        ]
      : []),
    { key: telling((one) => thingKey({ ...one, place: '' })), single: true },
    { key: telling((one) => `${nameKey(one)}|${one.place}`), single: true },
  ]
}

const wholeOf = ({ place }: PreparedTarget): string => (place.startsWith('@') ? '@' : place)

/** Every target stands in exactly one pair, but for a partner that is also held against a second value. */
export function pairTargetsOf(sides: Sides, ours: PreparedSides, chosen: readonly ChosenPair[]): readonly TargetPair[] {
  const [left, right] = [new Set(ours.left), new Set(ours.right)]
  const pairs: TargetPair[] = []
  const take = (a: PreparedTarget | null, b: PreparedTarget | null, by: PairedBy) => {
    if (a !== null) left.delete(a)
    if (b !== null) right.delete(b)
    pairs.push({ left: a, right: b, by, again: false })
  }
  takeChosen(ours, chosen, take)
  const lefts = new Map(ours.left.map((one) => [one.target.id, one]))
  for (const one of ours.right) {
    const same = lefts.get(one.target.id)
    if (same !== undefined && left.has(same) && right.has(one)) take(same, one, 'id')
  }
  for (const pass of passesOf(sides)) for (const [a, b] of zip([...left], [...right], pass)) take(a, b, 'meaning')
  return [
    ...pairs,
    ...secondValues(pairs, left, right),
    ...[...left].map(alone('left')),
    ...[...right].map(alone('right')),
  ]
}

export type PreparedSides = { readonly left: readonly PreparedTarget[]; readonly right: readonly PreparedTarget[] }

function takeChosen(
  ours: PreparedSides,
  chosen: readonly ChosenPair[],
  take: (left: PreparedTarget | null, right: PreparedTarget | null, by: PairedBy) => void,
): void {
  const find = (side: readonly PreparedTarget[], id: string | null) =>
    side.find(({ target }) => target.id === id) ?? null
  const done = new Set<PreparedTarget>()
  for (const { left, right } of chosen) {
    const [a, b] = [find(ours.left, left), find(ours.right, right)]
    const both = [a, b].flatMap((one) => one ?? [])
    // An address may be old: what it names must be there, and each thing has one partner.
    if (both.length === 0 || (left !== null && a === null) || (right !== null && b === null)) continue
    if (both.some((one) => done.has(one))) continue
    for (const one of both) done.add(one)
    take(a, b, 'person')
  }
}

/** Those of one key, in the order of their documents: the first with the first. */
function zip(
  left: readonly PreparedTarget[],
  right: readonly PreparedTarget[],
  { key, single }: Pass,
): readonly (readonly [PreparedTarget, PreparedTarget])[] {
  const waiting = groupBy(right, (one) => key(one) ?? '')
  return [...groupBy(left, (one) => key(one) ?? '')].flatMap(([name, ours]) => {
    const theirs = waiting.get(name) ?? []
    if (name === '' || (single && (ours.length !== 1 || theirs.length !== 1))) return []
    return ours.flatMap((one, at) => {
      const other = theirs[at]
      return other === undefined ? [] : [[one, other] as const]
    })
  })
}

/** One plan says a value twice and differently, the other once: the second is held against the same partner. */
function secondValues(
  pairs: readonly TargetPair[],
  left: Set<PreparedTarget>,
  right: Set<PreparedTarget>,
): readonly TargetPair[] {
  const partners = (side: 'left' | 'right') =>
    new Map(
      pairs.flatMap((pair) => (pair[side] === null || pair.by === 'person' ? [] : [[fullKey(pair[side]), pair[side]]])),
    )
  const [lefts, rights] = [partners('left'), partners('right')]
  const second = (from: Set<PreparedTarget>, side: 'left' | 'right', others: ReadonlyMap<string, PreparedTarget>) =>
    [...from].flatMap((one): readonly TargetPair[] => {
      const partner = one.meaning.telling ? others.get(fullKey(one)) : undefined
      if (partner === undefined) return []
      from.delete(one)
      const pair = side === 'left' ? { left: one, right: partner } : { left: partner, right: one }
      return [{ ...pair, by: 'meaning', again: true }]
    })
  return [...second(left, 'left', rights), ...second(right, 'right', lefts)]
}

const alone =
  (side: 'left' | 'right') =>
  (one: PreparedTarget): TargetPair => ({
    left: side === 'left' ? one : null,
    right: side === 'right' ? one : null,
    by: 'meaning',
    again: false,
  })
