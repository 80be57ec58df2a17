// What differs between two snapshots of a programme, or between two editions of a plan?

import { parsePeriod } from '../base/period.ts'
import { foldText, similarityOf } from '../base/text.ts'
import { amountOf } from '../metrics/amount.ts'
import { meaningOf } from '../metrics/meaning.ts'
import { isMoney } from '../metrics/wording.ts'
import { seriesKey } from './series.ts'
import type { MeasureValue, PlanHeadValue, Snapshot, SnapshotMeasure, SnapshotTarget, TargetValue } from './snapshot.ts'

export type FieldDifference = { readonly field: string; readonly before: string | null; readonly after: string | null }
export type Difference = {
  readonly what: 'target' | 'measure' | 'head'
  readonly change: 'added' | 'changed' | 'dropped'
  readonly id: string | null
  readonly label: string
  readonly fields: readonly FieldDifference[]
}

/** A thing of the later snapshot with its counterpart in the earlier; null where it is new or dropped. */
export type Pair<T> = { readonly before: T | null; readonly after: T | null }

/** Titles under the same number that are less alike than this are two measures. */
const sameMeasure = 0.5

/**
 * Pairs what is the same: first by id, then by what a reader would call the same (measures by number and title, by
 * title alone, by number with a similar title; targets by series, period and role, then by what metric and unit mean, so
 * that 300亿元 and 3200000万元 are one target). Later order first, then what was dropped.
 */
export const pairMeasures = (
  before: readonly SnapshotMeasure[],
  after: readonly SnapshotMeasure[],
): readonly Pair<SnapshotMeasure>[] =>
  pair(
    before,
    after,
    [
      (measure) => measure.id,
      (measure) => `${foldText(measure.number)}|${foldText(measure.title)}`,
      (measure) => foldText(measure.title),
      (measure) => foldText(measure.number),
    ],
    (a, b) =>
      a.id === b.id ||
      foldText(a.title) === foldText(b.title) ||
      similarityOf(foldText(a.title), foldText(b.title)) >= sameMeasure,
  )

export const pairTargets = (
  before: readonly SnapshotTarget[],
  after: readonly SnapshotTarget[],
): readonly Pair<SnapshotTarget>[] =>
  pair(
    before,
    after,
    [
      (target) => target.id,
      (target) => `${targetKey(target)}|${target.value}|${target.valueMax ?? ''}|${target.section}`,
      (target) => `${targetKey(target)}|${target.value}|${target.valueMax ?? ''}`,
      targetKey,
      meaningKey,
    ],
    () => true,
  )

const targetKey = (target: TargetValue): string => `${seriesKey(target)}|${target.period ?? ''}|${target.role}`

/** What a metric without a telling name means is known from its section alone. */
function meaningKey(target: TargetValue): string {
  const { words, telling, grows, falls } = meaningOf(target.metric)
  const { dimension } = amountOf(target.value, target.valueMax, target.unit, isMoney(target.metric))
  const period = target.period === null ? undefined : parsePeriod(target.period)
  return [
    words,
    telling ? '' : target.section,
    target.kind === 'growth' || grows ? 'growth' : target.kind === 'increment' ? 'increment' : 'level',
    falls,
    dimension,
    foldText(target.scope ?? ''),
    period?.text ?? target.period ?? '',
    target.role,
  ].join('|')
}

function pair<T extends { readonly id: string }>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly ((thing: T) => string)[],
  alike: (a: T, b: T) => boolean,
): readonly Pair<T>[] {
  const left = new Set(before)
  const found = new Map<T, T>()
  for (const key of keys) {
    const waiting = new Map<string, T[]>()
    for (const thing of left) waiting.set(key(thing), [...(waiting.get(key(thing)) ?? []), thing])
    for (const thing of after) {
      if (found.has(thing)) continue
      const candidates = waiting.get(key(thing))
      const [match] = candidates ?? []
      if (match === undefined || !alike(match, thing)) continue
      candidates?.shift()
      left.delete(match)
      found.set(thing, match)
    }
  }
  return [
    ...after.map((thing) => ({ before: found.get(thing) ?? null, after: thing })),
    ...[...left].map((thing) => ({ before: thing, after: null })),
  ]
}

/** What was added, changed or dropped, the head first, then targets, then measures; empty where nothing was. */
export function compareSnapshots(before: Snapshot, after: Snapshot): readonly Difference[] {
  const head = fieldsOf(headFields(before.head), headFields(after.head))
  return [
    ...(head.length === 0
      ? []
      : [{ what: 'head' as const, change: 'changed' as const, id: null, label: after.head.title, fields: head }]),
    ...pairTargets(before.targets, after.targets).flatMap((one) =>
      differenceOf('target', one, targetFields, targetLabel),
    ),
    ...pairMeasures(before.measures, after.measures).flatMap((one) =>
      differenceOf('measure', one, measureFields, measureLabel),
    ),
  ]
}

function differenceOf<T extends { readonly id: string }>(
  what: 'target' | 'measure',
  { before, after }: Pair<T>,
  fields: (thing: T) => Fields,
  label: (thing: T) => string,
): readonly Difference[] {
  const thing = after ?? before
  if (thing === null) return []
  const differing = fieldsOf(before === null ? {} : fields(before), after === null ? {} : fields(after))
  if (before !== null && after !== null && differing.length === 0) return []
  const change = before === null ? 'added' : after === null ? 'dropped' : 'changed'
  return [{ what, change, id: (before ?? thing).id, label: label(thing), fields: differing }]
}

type Fields = Readonly<Record<string, string | null>>

function fieldsOf(before: Fields, after: Fields): readonly FieldDifference[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...names].flatMap((field) => {
    const [was, is] = [before[field] ?? null, after[field] ?? null]
    return was === is ? [] : [{ field, before: was, after: is }]
  })
}

const blankIsNull = (text: string): string | null => (text === '' ? null : text)
const targetLabel = (target: TargetValue): string =>
  [target.scope, target.metric, target.period].filter((part) => part !== null).join(' ')
const measureLabel = (measure: MeasureValue): string =>
  [measure.number, measure.title].filter((part) => part !== '').join(' ')

const targetFields = (target: TargetValue): Fields => ({
  metric: target.metric,
  value: String(target.value),
  valueMax: target.valueMax === null ? null : String(target.valueMax),
  unit: blankIsNull(target.unit),
  comparator: target.comparator,
  kind: target.kind,
  period: target.period,
  scope: target.scope,
  section: blankIsNull(target.section),
  role: target.role,
})

const measureFields = (measure: MeasureValue): Fields => ({
  number: blankIsNull(measure.number),
  title: measure.title,
  form: measure.form,
  leads: namesOf(measure, 'lead'),
  assists: namesOf(measure, 'assist'),
  territorial: namesOf(measure, 'territorial'),
  responsible: namesOf(measure, 'responsible'),
  steps: blankIsNull(measure.steps.map((step) => `${step.period} ${step.text}`).join('\n')),
})

const namesOf = (measure: MeasureValue, grade: MeasureValue['duties'][number]['grade']): string | null =>
  blankIsNull(
    measure.duties
      .filter((duty) => duty.grade === grade)
      .map((duty) => duty.name)
      .join('、'),
  )

const headFields = (head: PlanHeadValue): Fields => ({
  title: head.title,
  documentNumber: head.documentNumber,
  issuer: head.issuer,
  issuedOn: head.issuedOn,
  termFrom: head.termFrom === null ? null : String(head.termFrom),
  termTo: head.termTo === null ? null : String(head.termTo),
  validFrom: head.validFrom,
  validTo: head.validTo,
  interpretationUnit: head.interpretationUnit,
  contactUnit: head.contactUnit,
  disclosure: head.disclosure,
  copyTo: head.copyTo,
  annexes: blankIsNull(head.annexes.map((annex) => `${annex.number} ${annex.title}`).join('\n')),
})
