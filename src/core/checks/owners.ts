// Does somebody answer for every target, and is everybody who is named there today?

import { groupBy } from '../base/group.ts'
import type { Span } from '../base/span.ts'
import { foldText, similarityOf } from '../base/text.ts'
import { isTelling, levelOf } from '../metrics/wording.ts'
import type { Found } from './finding.ts'
import { isOwned } from './kin.ts'
import { type CheckedTarget, figureOf, type Material, sentencesOf } from './material.ts'

const leastWords = 3
/** A metric of the same value and unit that shares so much of its name is the same target told again. */
const toldAgain = 0.4

/**
 * Targets for which no measure with units exists: none that they stand in, none that tells them again, none that speaks
 * of their metric. One finding a section. A park's own target is the park's, and so is one that is split over parks.
 */
export function checkTargetOwners(material: Material): readonly Found[] {
  const { targets, measures, plan, kin } = material
  const owned = measures.filter((measure) => isOwned(kin, measure))
  const mentions = speech(
    owned.map(({ body, title }) => (body === null ? title : plan.text.slice(body.start, body.end))),
  )
  const isInside = insideOf(owned.flatMap(({ body }) => (body === null ? [] : [body])))
  const answered = new Set(targets.filter(({ span }) => isInside(span)))
  const told = groupBy(answered, sizeOf)
  const parks = new Set(targets.flatMap(({ place, core }) => (place === 'city' ? [] : [core])))
  const orphans = targets.filter(
    (target) =>
      target.role === 'target' &&
      target.place === 'city' &&
      target.span !== null &&
      !target.tabled &&
      target.rule !== 'size-class' &&
      !answered.has(target) &&
      !target.staged &&
      !isSplit(parks, target) &&
      !namesPayer(plan.text, target) &&
      !isRateOfTold(target, answered) &&
      !wordsOf(target).some(mentions) &&
      !(told.get(sizeOf(target)) ?? []).some((other) => isToldAgain(other, target)),
  )
  // A plan that names no unit at all leaves all of them to another paper: that is said once.
  const sections = groupBy(orphans, ({ section }) => (owned.length === 0 ? '' : section))
  return [...sections].map(([section, group]) => ({
    code: 'target-without-owner',
    subject: section,
    spans: sentencesOf(group),
    figures: group.map((target) => figureOf('value', target)),
    names: [],
    certainty: 'note',
    advice: 'name-owner',
  }))
}

/** 实际到位市外资金 is split where the parks have 到位市外资金. */
const isSplit = (parks: ReadonlySet<string>, { core }: CheckedTarget): boolean =>
  parks.has(core) || [...parks].some((other) => isTelling(other) && core.endsWith(other))

const payer =
  /(?:财政(?:厅|局|部门)?|管委会)(?:资金)?(?:[每全当本今]年度?|[一两三四五\d]年|预算|投入|统筹|安排|设立|出资|拨付|累计|共|内)/

/** 市财政每年安排2000万元，其中用于技改的不低于30%: the sentence itself says whose money it is. */
function namesPayer(text: string, { span, sentence, unit, metric, amount }: CheckedTarget): boolean {
  if (span === null || sentence === null) return false
  if (!/元$|^[万亿]$/.test(unit) && !(amount.dimension === '%' && metric.includes('用于'))) return false
  return payer.test(text.slice(sentence.start, span.start))
}

const rateOfCount = /^(\d+)[个家项](.{2,}?)(?:年内|当年|的)?[一-龥]{2}率$/

/** 30个亿元以上项目开工率: whoever has the thirty projects has their rate. */
function isRateOfTold({ metric }: CheckedTarget, answered: ReadonlySet<CheckedTarget>): boolean {
  const [, count, what] = rateOfCount.exec(foldText(metric)) ?? []
  if (what === undefined) return false
  return [...answered].some(({ value, core }) => value === Number(count) && core.includes(what))
}

/** Whether a span lies in one of the bodies, which may lie in each other. */
function insideOf(bodies: readonly Span[]): (span: Span | null) => boolean {
  const outer: Span[] = []
  for (const body of [...bodies].sort((a, b) => a.start - b.start || b.end - a.end))
    if (body.end > (outer.at(-1)?.end ?? -1)) outer.push(body)
  return (span) => {
    if (span === null) return false
    let [low, high] = [0, outer.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((outer[middle]?.end ?? 0) < span.end) low = middle + 1
      else high = middle
    }
    const body = outer[low]
    return body !== undefined && body.start <= span.start
  }
}

/** Whether anybody's measure says some words. Most words that nobody says hold three characters that nobody puts together. */
function speech(texts: readonly string[]): (words: string) => boolean {
  const all = foldText(texts.join('|'))
  const triples = new Set<string>()
  for (let at = 0; at + leastWords <= all.length; at += 1) triples.add(all.slice(at, at + leastWords))
  const known = new Map<string, boolean>()
  const look = (words: string): boolean => {
    if (words.length < leastWords) return false
    for (let at = 0; at + leastWords <= words.length; at += 1)
      if (!triples.has(words.slice(at, at + leastWords))) return false
    return all.includes(words)
  }
  return (words) => {
    const found = known.get(words) ?? look(words)
    known.set(words, found)
    return found
  }
}

/** The metric, the level that it is a rate of, and what is left of it without the words that only count. */
function wordsOf({ core }: CheckedTarget): readonly string[] {
  const level = levelOf(core)
  return [core, level, level.replace(/^(?:培育|引进|建成|创建)|总值$|数量$|总数$|企业$/g, '')]
}

const sizeOf = ({ amount }: CheckedTarget): string => `${amount.low}|${amount.dimension}`

const isToldAgain = (other: CheckedTarget, target: CheckedTarget): boolean =>
  other.core.includes(target.core) ||
  target.core.includes(other.core) ||
  similarityOf(other.core, target.core) >= toldAgain

/** Silent without a registry. Each name once, with every place where it is printed. */
export function checkNames({ plan, measures }: Material): readonly Found[] {
  return (plan.owners ?? []).flatMap(({ name, standing, endedOn }): readonly Found[] => {
    if (standing === 'known') return []
    const named = measures.filter(({ duties }) => duties.some((duty) => duty.name === name))
    const spans = named.flatMap(({ body, span }) => printedIn(plan.text, body, name) ?? (span === null ? [] : [span]))
    const ended = standing === 'ended'
    return [
      {
        code: ended ? 'owner-ended' : 'owner-unknown',
        subject: name,
        spans,
        figures: [],
        names: endedOn === null ? [] : [endedOn],
        certainty: ended ? 'sure' : 'likely',
        advice: ended ? 'name-successor' : 'register-unit',
      },
    ]
  })
}

/** Undefined where the name is not printed as it is kept: its level may be left out, or its letters spaced. */
function printedIn(text: string, body: Span | null, name: string): readonly Span[] | undefined {
  if (body === null) return undefined
  const at = text.slice(body.start, body.end).lastIndexOf(name)
  return at < 0 ? undefined : [{ start: body.start + at, end: body.start + at + name.length }]
}
