// Does somebody answer for every target, and is everybody who is named there today?

import { groupBy } from '../base/group.ts'
import type { Span } from '../base/span.ts'
import { foldText, similarityOf } from '../base/text.ts'
import type { Found } from './finding.ts'
import { isOwned } from './kin.ts'
import { type CheckedTarget, figureOf, type Material, sentencesOf } from './material.ts'
import { levelOf } from './metric-core.ts'

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
  const spoken = owned.map(({ body, title }) => foldText(body === null ? title : plan.text.slice(body.start, body.end)))
  const inOwned = targets.filter(({ span }) => owned.some(({ body }) => body !== null && holds(body, span)))
  const answered = new Set(inOwned)
  const parks = new Set(targets.flatMap(({ place, core }) => (place === 'city' ? [] : [core])))
  const orphans = targets.filter(
    (target) =>
      target.role === 'target' &&
      target.place === 'city' &&
      target.span !== null &&
      !target.tabled &&
      target.rule !== 'size-class' &&
      !answered.has(target) &&
      !parks.has(target.core) &&
      !spoken.some((text) => mentions(text, target)) &&
      !inOwned.some((other) => isToldAgain(other, target)),
  )
  return [...groupBy(orphans, ({ section }) => section)].map(([section, group]) => ({
    code: 'target-without-owner',
    subject: section,
    spans: sentencesOf(group),
    figures: group.map((target) => figureOf('value', target)),
    names: [],
    certainty: 'note',
    advice: 'name-owner',
  }))
}

const holds = (body: Span, span: Span | null): boolean =>
  span !== null && body.start <= span.start && span.end <= body.end

function mentions(text: string, target: CheckedTarget): boolean {
  const level = levelOf(target.core)
  const core = level.replace(/^(?:培育|引进|建成|创建)|总值$|数量$|总数$|企业$/g, '')
  return [target.core, level, core].some((words) => words.length >= leastWords && text.includes(words))
}

const isToldAgain = (other: CheckedTarget, target: CheckedTarget): boolean =>
  other.amount.low === target.amount.low &&
  other.amount.dimension === target.amount.dimension &&
  (other.core.includes(target.core) ||
    target.core.includes(other.core) ||
    similarityOf(other.core, target.core) >= toldAgain)

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
