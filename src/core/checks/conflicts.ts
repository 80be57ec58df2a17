// Is one thing given two values: in one document, in a part larger than its whole, or in two programmes?

import { groupBy } from '../base/group.ts'
import { amountOf, differ } from '../metrics/amount.ts'
import { coreOf, isMoney, isTelling } from '../metrics/wording.ts'
import type { Found } from './finding.ts'
import { type CheckedTarget, figureOf, lineAt, type Material, sentencesOf } from './material.ts'

const tolerance = 0.005
/** From here on it is the unit that differs, not the figure. */
const anotherScale = 9999

/** What a name may be narrowed by: 亿元以上, 省级, 规模以上. */
const narrowing =
  /(?:总?投资)?\d*(?:\.\d+)?[十百千]?[亿万](?:美)?元以上的?|国家级|省级以上|省级|市级以上|市级|规模以上|规上|限额以上/g

/** Values of one metric, kind, place and period. Two readings of one sentence are never compared: it means both. */
export function checkConflicts(material: Material): readonly Found[] {
  const targets = material.targets.filter(
    (target) =>
      target.role === 'target' &&
      target.period !== null &&
      !target.staged &&
      isTelling(target.core) &&
      speaks(material, target),
  )
  const groups = groupBy(targets, keyOf)
  return [...[...groups.values()].flatMap(checkGroup), ...checkNarrower(groups), ...checkOthers(material, groups)]
}

const keyOf = ({ core, place, kind, period, amount }: CheckedTarget): string =>
  [core, place, kind, period, amount.dimension].join('|')

/** In a table only a figure in a row that prints the metric itself: a sentence in a cell names half of what it means. */
const speaks = ({ plan }: Material, { tabled, rule, span, metric }: CheckedTarget): boolean =>
  !tabled ||
  (rule === 'table-value' &&
    span !== null &&
    lineAt(plan.text, span.start)
      .split('\t')
      .some((cell) => cell.trim() === metric))

function checkGroup(group: readonly CheckedTarget[]): readonly Found[] {
  const distinct: CheckedTarget[] = []
  for (const target of group) {
    const known = distinct.some(
      ({ amount }) =>
        !differ(amount.low, target.amount.low, tolerance) && !differ(amount.high, target.amount.high, tolerance),
    )
    if (!known) distinct.push(target)
  }
  const [first, second] = distinct
  if (first === undefined || second === undefined || isOneSentence(first, second)) return []
  const scale = isScaleSlip(first, second)
  return [
    {
      code: scale ? 'unit-scale' : 'two-values',
      subject: first.metric,
      spans: sentencesOf(distinct),
      figures: distinct.map((target) => figureOf('value', target)),
      names: [],
      certainty: scale ? 'sure' : first.tabled ? 'note' : 'likely',
      advice: scale ? 'correct-unit' : 'correct-figure',
    },
  ]
}

export const isOneSentence = (a: CheckedTarget, b: CheckedTarget): boolean =>
  a.sentence !== null && b.sentence !== null && a.sentence.start === b.sentence.start && !a.tabled

export const isScaleSlip = (a: CheckedTarget, b: CheckedTarget): boolean => {
  const ratio = Math.max(a.amount.low, b.amount.low) / Math.min(a.amount.low, b.amount.low)
  return a.unit !== b.unit && ratio >= anotherScale
}

/** 动建亿元以上项目 can be no more than 动建项目. */
function checkNarrower(groups: ReadonlyMap<string, readonly CheckedTarget[]>): readonly Found[] {
  return [...groups.values()].flatMap((group) => {
    const [part] = group
    if (part === undefined || part.kind === 'growth' || part.kind === 'share') return []
    const wider = part.core.replace(narrowing, '')
    if (wider === part.core || !isTelling(wider)) return []
    const wholes = groups.get(keyOf({ ...part, core: wider })) ?? []
    const most = Math.max(...wholes.map(({ amount }) => amount.high))
    if (wholes.length === 0 || part.amount.low <= most * (1 + tolerance)) return []
    const [whole] = wholes
    if (whole === undefined || isOneSentence(whole, part)) return []
    return [
      {
        code: 'part-exceeds-whole',
        subject: part.metric,
        spans: sentencesOf([...wholes, part]),
        figures: [figureOf('whole', whole), figureOf('part', part)],
        names: [],
        certainty: 'note',
        advice: 'correct-figure',
      },
    ]
  })
}

function checkOthers({ plan }: Material, groups: ReadonlyMap<string, readonly CheckedTarget[]>): readonly Found[] {
  return plan.others.flatMap(({ title, targets }) => {
    const theirs = targets.flatMap((target) => {
      const core = coreOf(target.metric)
      const amount = amountOf(target.value, target.valueMax, target.unit, isMoney(target.metric))
      const place = target.scope === null || /^全.$/.test(target.scope) ? 'city' : target.scope
      if (target.role !== 'target' || target.period === null || !isTelling(core)) return []
      return [{ target, amount, key: [core, place, target.kind, target.period, amount.dimension].join('|') }]
    })
    return theirs.flatMap(({ target, amount, key }): readonly Found[] => {
      const ours = groups.get(key) ?? []
      const [own] = ours
      if (own === undefined || ours.some((one) => !differ(one.amount.low, amount.low, tolerance))) return []
      const { metric: label, value, unit, period } = target
      return [
        {
          code: 'differs-from-programme',
          subject: own.metric,
          spans: sentencesOf(ours),
          figures: [figureOf('value', own), { role: 'other', label, value, unit, period }],
          names: [title],
          certainty: 'likely',
          advice: 'correct-figure',
        },
      ]
    })
  })
}
