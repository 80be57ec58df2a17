// What of a programme do the checks look at, made ready to be compared?

import { parsePeriod } from '../base/period.ts'
import type { Span } from '../base/span.ts'
import { type Amount, amountOf } from '../metrics/amount.ts'
import { coreOf, isMoney } from '../metrics/wording.ts'
import type { Snapshot, SnapshotMeasure, SnapshotTarget, SourceValue, TargetValue } from '../programmes/snapshot.ts'
import type { Figure, FigureRole } from './finding.ts'
import { type Kin, kinOf } from './kin.ts'

/** Whom a printed unit's name means in the registry today; `endedOn` where its unit is no more. */
export type OwnerFact = {
  readonly name: string
  readonly standing: 'known' | 'unknown' | 'ended'
  readonly endedOn: string | null
}
/** Another running programme of the same city. */
export type OtherProgramme = { readonly title: string; readonly targets: readonly TargetValue[] }

export type CheckedPlan = {
  readonly snapshot: Snapshot
  /** the document whose text this is; what was read elsewhere is checked by value only */
  readonly documentId: string
  readonly text: string
  /** null where no registry is at hand: then owners are not checked */
  readonly owners: readonly OwnerFact[] | null
  readonly others: readonly OtherProgramme[]
}

export type Years = { readonly from: number; readonly to: number }
export type CheckedTarget = TargetValue & {
  readonly id: string
  readonly span: Span | null
  readonly sentence: Span | null
  readonly rule: string
  /** stands in a table's row */
  readonly tabled: boolean
  /** to be reached within its year: 一季度新签约70个 */
  readonly staged: boolean
  readonly core: string
  readonly amount: Amount
  /** null for "annual", for a stage of a year and without a period */
  readonly years: Years | null
  /** 'city' for the whole place that the plan is for */
  readonly place: string
}
export type CheckedMeasure = SnapshotMeasure & { readonly span: Span | null; readonly body: Span | null }

export type Material = {
  readonly plan: CheckedPlan
  readonly targets: readonly CheckedTarget[]
  readonly measures: readonly CheckedMeasure[]
  readonly kin: Kin
}

export function materialOf(plan: CheckedPlan): Material {
  const here = (source: SourceValue | null): SourceValue | null =>
    source !== null && source.documentId === plan.documentId && source.end <= plan.text.length ? source : null
  const measures = plan.snapshot.measures.map((measure): CheckedMeasure => {
    const source = here(measure.source)
    const span = source === null ? null : { start: source.start, end: source.end }
    return { ...measure, span, body: source === null ? null : { start: source.contextStart, end: source.contextEnd } }
  })
  return {
    plan,
    targets: plan.snapshot.targets.map((target) => checkedTarget(plan.text, target, here(target.source))),
    measures,
    kin: kinOf(measures),
  }
}

/** A day before the year's end up to which a value counts: the year's own value is another. 12月底 is the year's end. */
const stage =
  /季度|上半年|半年(?:前|末)|(?<!\d)(?:[1-9]|1[01])月(?:底|末|份|\d{1,2}日)?(?:以?前|为止)|(?<!\d)(?:[1-9]|1[01])月[底末]/

const wholePlace = /^全(?:省|市|县|区|镇|乡|域|州|盟|旗)$/

function checkedTarget(text: string, target: SnapshotTarget, source: SourceValue | null): CheckedTarget {
  const span = source === null ? null : { start: source.start, end: source.end }
  const period = target.period === null ? undefined : parsePeriod(target.period)
  const tabled = source !== null && lineAt(text, source.start).includes('\t')
  const staged = source !== null && !tabled && stage.test(text.slice(source.contextStart, source.start))
  return {
    ...target,
    span,
    sentence: source === null ? null : sentenceOf(text, source),
    rule: source?.rule ?? '',
    tabled,
    staged,
    core: coreOf(target.metric),
    amount: amountOf(target.value, target.valueMax, target.unit, isMoney(target.metric)),
    years:
      period === undefined || staged
        ? null
        : { from: Number(period.from.slice(0, 4)), to: Number(period.to.slice(0, 4)) },
    place: target.scope === null || wholePlace.test(target.scope) ? 'city' : target.scope,
  }
}

/** A row of a table is too long to show for one number: there the number itself stands for its sentence. */
function sentenceOf(text: string, source: SourceValue): Span {
  const row = lineAt(text, source.start).includes('\t') || source.contextEnd - source.contextStart > 600
  return row ? { start: source.start, end: source.end } : { start: source.contextStart, end: source.contextEnd }
}

export function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at)
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end)
}

/** The sentences of all of them that stand in this document. */
export const sentencesOf = (targets: readonly CheckedTarget[]): readonly Span[] =>
  targets.flatMap(({ sentence }) => (sentence === null ? [] : [sentence]))

export const figureOf = (role: FigureRole, target: CheckedTarget, label: string = target.metric): Figure => ({
  role,
  label,
  value: target.value,
  unit: target.unit,
  period: target.period,
})

/** Kept by the reader of tables, whose columns a scan may have mixed up. */
export const isDoubtful = (target: CheckedTarget): boolean => target.tabled || target.rule.startsWith('table')
