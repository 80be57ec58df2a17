// Do the parts that a sentence names add up to the whole that it names before them?

import { groupBy } from '../base/group.ts'
import { differ, tidy } from '../metrics/amount.ts'
import type { Figure, Found } from './finding.ts'
import { type CheckedTarget, figureOf, type Material, sentencesOf } from './material.ts'

/** Printed figures are rounded: half a per cent of the whole is no contradiction. */
const tolerance = 0.005
/** Says of what follows that it is part of what stands before. */
const within = /其中|由|分别|包括|包含|分为|含/
/** Says that what follows is all of it. */
const wholly = /由|分别|分为/
const nested = /以上|以下|级|不低于|超/
const bounded = /以上|不低于|不少于|超过|至少/
const counted = /([一二两三四五六七八九十]|\d+)(?:大|个|类|家|项)/
const numerals = '一二三四五六七八九十'

/** Silent where the sentence does not say that they are parts, where parts may overlap, and where some may be missing. */
export function checkParts({ plan, targets }: Material): readonly Found[] {
  const inText = targets.filter(({ span, sentence, tabled }) => span !== null && sentence !== null && !tabled)
  const groups = groupBy(inText, ({ sentence }) => `${sentence?.start}-${sentence?.end}`)
  return [...groups.values()].flatMap((group) => {
    const ordered = [...group].sort((a, b) => startOf(a) - startOf(b))
    return ordered.flatMap((_, at) => checkWhole(plan.text, ordered, at))
  })
}

const startOf = ({ span }: CheckedTarget): number => span?.start ?? 0
const endOf = ({ span }: CheckedTarget): number => span?.end ?? 0
const between = (text: string, a: CheckedTarget, b: CheckedTarget): string => text.slice(endOf(a), startOf(b))

function checkWhole(text: string, ordered: readonly CheckedTarget[], at: number): readonly Found[] {
  const [whole, first] = [ordered[at], ordered[at + 1]]
  if (whole === undefined || first === undefined || !areAlike(whole, first)) return []
  const link = between(text, whole, first)
  const parts = partsFrom(text, ordered, at + 1)
  const said = within.test(link) && /^[^。！？]*$/.test(link)
  const number = countIn(whole.metric)
  const complete = number === parts.length && parts.length > 1
  if (!said && !complete) return []
  if (parts.some((part) => nested.test(part.metric)) || parts.length < 2) return checkLargest(ordered, at, parts)
  return checkSum(text, whole, parts, complete || wholly.test(link))
}

const areAlike = (a: CheckedTarget, b: CheckedTarget): boolean =>
  a.amount.dimension === b.amount.dimension && a.amount.dimension !== '%' && a.kind !== 'growth' && b.kind === a.kind

/** What is coordinated with the first part, up to a figure of another sort or the end of the clause. */
function partsFrom(text: string, ordered: readonly CheckedTarget[], from: number): readonly CheckedTarget[] {
  const parts: CheckedTarget[] = []
  for (const target of ordered.slice(from)) {
    const last = parts.at(-1)
    if (last !== undefined && (!areAlike(last, target) || /[。；;！？\n]|其中/.test(between(text, last, target)))) break
    parts.push(target)
  }
  return parts
}

function countIn(metric: string): number | undefined {
  const word = counted.exec(metric)?.[1]
  if (word === undefined) return undefined
  if (word === '两') return 2
  const digit = numerals.indexOf(word)
  return digit < 0 ? Number(word) : digit + 1
}

function checkSum(
  text: string,
  whole: CheckedTarget,
  parts: readonly CheckedTarget[],
  complete: boolean,
): readonly Found[] {
  if ([whole, ...parts].some(({ valueMax }) => valueMax !== null)) return []
  const sum = parts.reduce((total, { amount }) => total + amount.low, 0)
  if (!differ(sum, whole.amount.low, tolerance)) return []
  const more = sum > whole.amount.low
  // 其中 names some parts, not all of them; and a whole of "at least" may be more than it says.
  if (!more && !complete) return []
  const around = text.slice(Math.max(0, startOf(whole) - 4), endOf(whole) + 4)
  if (more && bounded.test(around)) return []
  const total: Figure = {
    role: 'sum',
    label: '',
    value: tidy(sum / whole.amount.scale),
    unit: whole.unit,
    period: whole.period,
  }
  return [
    {
      code: 'parts-differ',
      subject: whole.metric,
      spans: sentencesOf([whole, ...parts]),
      figures: [figureOf('whole', whole), ...parts.map((part) => figureOf('part', part)), total],
      names: [],
      certainty: 'likely',
      advice: 'correct-figure',
    },
  ]
}

/** 其中 may look back to any figure of the list before it: only a part above all of them is wrong. */
function checkLargest(
  ordered: readonly CheckedTarget[],
  at: number,
  parts: readonly CheckedTarget[],
): readonly Found[] {
  const [whole] = ordered.slice(at)
  if (whole === undefined) return []
  const before = ordered.slice(0, at + 1).filter((one) => areAlike(one, whole))
  const most = Math.max(...before.map(({ amount }) => amount.high))
  const biggest = before.find(({ amount }) => amount.high === most) ?? whole
  return parts
    .filter(({ amount }) => amount.low > most * (1 + tolerance))
    .map((part) => ({
      code: 'part-exceeds-whole',
      subject: part.metric,
      spans: sentencesOf([whole, part]),
      figures: [figureOf('whole', biggest), figureOf('part', part)],
      names: [],
      certainty: 'likely',
      advice: 'correct-figure',
    }))
}
