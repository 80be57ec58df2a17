// By when is each number of a sentence due: which of the times beside it date it, and in which years does it hold each?

import type { Figure } from './figures.ts'
import type { TimeMention } from './periods.ts'
import type { Chain, Clause, Placed } from './targets-clauses.ts'

export function yearlyBefore(times: readonly TimeMention[], figure: Figure, clause: Clause): boolean {
  return times.some((time) => time.kind === 'annual' && time.start >= clause.start && time.end <= figure.from)
}

/** 2023年、2024年和2025年, with nothing but the joints between them */
const standTogether = (years: readonly TimeMention[]): boolean =>
  years.every((year, index) => index === 0 || year.start - (years[index - 1]?.end ?? 0) <= 2)

const EACH = /^(?:[两三四五]年)?(?:分别)?(?:各自?(?![县市区镇乡村街旗州园部级类有相项种])|均(?!增|复合|递增)|都|每年)/

/** 分别建设厂房各5万平方米, 高新技术企业各增加20家 */
const SHARED = /^(?:分别[^，；。：、]*|[^，；。：、]*各(?:增加|新增|建成|建设|引进|培育)?)$/

/** 2024年、2025年各10家: the years that one number holds for, each; none where it is dated by a single one. */
export function yearsOfEach(text: string, placed: Placed, times: readonly TimeMention[]): readonly TimeMention[] {
  const last = placed.time === null ? -1 : times.indexOf(placed.time)
  if (placed.time?.kind !== 'years' || placed.turns > 1) return []
  const between = text.slice(placed.time.end, Math.min(placed.figure.from, placed.time.end + 30))
  if (!EACH.test(between) && !SHARED.test(between)) return []
  let first = last
  while (times[first - 1]?.kind === 'years' && joins(text, times[first - 1], times[first])) first -= 1
  return first < last ? times.slice(first, last + 1) : []
}

const joins = (text: string, before: TimeMention | undefined, after: TimeMention | undefined): boolean =>
  before !== undefined && after !== undefined && /^(?:[、和及与]|以及)$/.test(text.slice(before.end, after.start))

const DATES: ReadonlySet<TimeMention['kind']> = new Set(['years', 'within', 'this', 'next', 'turn'])

export function timeBefore(
  times: readonly TimeMention[],
  figure: Figure,
  {
    clause,
    segmentStart,
    flows,
    parts,
  }: { clause: Clause; segmentStart: number; flows: boolean; parts: readonly Clause[] },
  { turn, turns }: Chain,
  text: string,
): { mention: TimeMention | null; inClause: boolean } {
  let found: TimeMention | null = null
  // 2024年、2025年分别新增50家、55家: as many years as values, each in its turn
  const years = times.filter((time) => time.kind === 'years' && time.end <= figure.start)
  const turned = turns > 1 && years.length >= turns ? years.at(years.length - turns + turn) : undefined
  if (turned !== undefined && standTogether(years.slice(-turns)))
    return { mention: turned, inClause: turned.start >= clause.start }
  // 2021－2023年分别新增40家、50家、60家: a year of the range each
  const range = years.at(-1)
  if (turns > 1 && range?.from != null && range.to != null && range.to - range.from + 1 === turns)
    if (/^(?:每年)?(?:分别|依次)/.test(text.slice(range.end, range.end + 6))) {
      const year = range.from + turn
      return { mention: { ...range, from: year, to: year }, inClause: range.start >= clause.start }
    }
  for (const time of times) {
    if (!DATES.has(time.kind)) continue
    // …，其中2024年不少于400家；…: the part's year ends with its part, a bracket's with the bracket
    const part = parts.find((one) => time.start >= one.start && time.end <= one.end)
    if (part !== undefined && (part.bracket ? part !== clause : time.end <= segmentStart)) continue
    // 5年累计 sums its own clause, and what is counted as done behind it in the same part
    const here = time.start >= clause.start && time.end <= clause.end
    if (time.summed && !here && !(flows && time.start >= segmentStart)) continue
    if (time.reach !== 'sentence' && time.end <= (time.reach === 'part' ? segmentStart : clause.start)) continue
    // 到2025年，…；三年新增4家；…: the three years are those of their own part
    if (time.kind === 'within' && found?.kind === 'years' && time.end <= segmentStart) continue
    if (time.end <= figure.start) found = time
    else if (found === null && time.start < clause.end) found = time
  }
  return { mention: found, inClause: found !== null && found.start >= clause.start && found.end <= clause.end }
}
