// Which numbers did a bulletin print, and which of them are others by now?

import type { Day } from '../base/day.ts'
import type { BulletinScene, Fact } from './fact.ts'
import { sayFact } from './say.ts'
import type { Saying } from './tag.ts'

/** A number as it was printed, with the batches that it came from. */
export type FrozenFact = {
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly decimals: number
  readonly subjectId: number
  readonly subjectName: string
  readonly periodEnd: Day
  readonly value: number | null
  readonly lastYear: number | null
  readonly missing: string | null
  readonly batches: readonly number[]
  /** what the text says of it, word for word; absent in what was frozen before it was kept */
  readonly said?: readonly Said[]
}

/** The words that a tag was filled with; null where a number that they need was absent. */
export type Said = { readonly saying: Saying; readonly words: string | null }

/** A fact and in which ways the text speaks of it. */
export type ToldFact = { readonly fact: Fact; readonly sayings: ReadonlySet<Saying> }

/** In one order whatever order the text asked in, so that the same numbers have the same hash. */
export function freezeFacts(told: readonly ToldFact[], scene: BulletinScene): readonly FrozenFact[] {
  return told
    .map(
      ({ fact, sayings }): FrozenFact => ({
        ...{ code: fact.indicator.code, name: fact.indicator.name, unit: fact.indicator.unit },
        decimals: fact.indicator.decimals,
        ...{ subjectId: fact.subject.id, subjectName: fact.subject.name, periodEnd: scene.period.end },
        ...{ value: fact.value, lastYear: fact.lastYear, missing: fact.missing },
        batches: fact.batches.toSorted((a, b) => a - b),
        said: [...sayings].toSorted().map((saying) => ({ saying, words: sayFact(fact, saying, scene) })),
      }),
    )
    .toSorted((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.subjectId - b.subjectId))
}

export type Side = { readonly value: number | null; readonly lastYear: number | null; readonly missing: string | null }
export type ChangedWords = { readonly printed: string | null; readonly now: string | null }
export type ChangedFact = {
  readonly fact: FrozenFact
  readonly now: Side
  /** words of the text that would be others, though the number itself may have stayed: 增速比6月回落, 完成年度目标的… */
  readonly words: readonly ChangedWords[]
}

/**
 * The numbers that would be printed differently today, and the words. A number that nobody holds any more has changed too.
 * `now` answers as the same scene would today.
 */
export function changedFacts(frozen: readonly FrozenFact[], now: BulletinScene): readonly ChangedFact[] {
  return frozen.flatMap((fact) => {
    const { value = null, lastYear = null, missing = 'not-reported' } = factIn(fact, now) ?? {}
    const same = value === fact.value && lastYear === fact.lastYear && missing === fact.missing
    const words = changedWords(fact, now)
    return same && words.length === 0 ? [] : [{ fact, now: { value, lastYear, missing }, words }]
  })
}

const factIn = ({ code, subjectId, subjectName }: FrozenFact, scene: BulletinScene): Fact | undefined =>
  scene.factOf(code, { id: subjectId, name: subjectName })

/** What the number itself tells already. */
const PLAIN: ReadonlySet<Saying> = new Set(['amount', 'number', 'last-year', 'unit', 'when'] as const)

function changedWords(frozen: FrozenFact, now: BulletinScene): readonly ChangedWords[] {
  const fact = factIn(frozen, now)
  return (frozen.said ?? []).flatMap(({ saying, words }) => {
    if (PLAIN.has(saying)) return []
    const today = fact === undefined ? null : sayFact(fact, saying, now)
    return today === words ? [] : [{ printed: words, now: today }]
  })
}
