// Which targets and which other numbers does one sentence hold?

import { type Figure, scanFigures } from './figures.ts'
import { classRole } from './figures-classes.ts'
import { metricOf, nameIn, namesSharing } from './metric.ts'
import { type PeriodBase, resolveTime, scanTimes, type TimeMention } from './periods.ts'
import type { BaseRule, Comparator, FigureReading, TargetKind, TargetReading } from './reading.ts'
import { scopeOf } from './scope.ts'
import { type Placed, placeFigures } from './targets-clauses.ts'
import { deadlineOf, periodOf } from './targets-deadline.ts'
import { comparatorOf, kindOf } from './targets-kind.ts'
import { judge, PER_HEAD } from './targets-role.ts'
import { yearsOfEach } from './targets-times.ts'
import type { Place } from './targets-verdict.ts'

/** A target found in a sentence; offsets are into the sentence's cleaned text. */
export type FoundTarget = {
  readonly start: number
  readonly end: number
  readonly metric: string
  readonly value: number
  readonly valueMax: number | null
  readonly unit: string
  readonly comparator: Comparator
  readonly kind: TargetKind
  readonly period: string | null
  readonly periodFrom: TargetReading['periodFrom']
  readonly scope: string | null
  readonly rule: TargetReading['rule']
  readonly confidence: number
}

export type FoundFigure = {
  readonly start: number
  readonly end: number
  readonly role: FigureReading['role']
  readonly value: number
  readonly unit: string
  readonly rule: string
  readonly confidence: number
}

export type SentenceFinds = {
  readonly targets: readonly FoundTarget[]
  readonly figures: readonly FoundFigure[]
  /** what a past year is said to have reached, named as a target would be */
  readonly bases: readonly FoundTarget[]
  /** the deadline that later sentences of the paragraph inherit; null where this sentence sets none */
  readonly deadline: string | null
}

/** Where a sentence stands and what it may inherit. */
export type Context = Place & {
  readonly base: PeriodBase
  readonly inherited: { readonly period: string; readonly from: 'paragraph' | 'heading' | 'column' | 'plan' } | null
  readonly heading: string
  readonly scope: string | null
}

/** rules by which a number is background because it tells what has been */
const isBase = (rule: string): rule is BaseRule => rule === 'past-year' || rule === 'section'
const RATE_ENDING = /(?:增速|增长|增幅)$/

/** Reads one sentence of cleaned text. */
export function readSentence(text: string, context: Context): SentenceFinds {
  const times = scanTimes(text)
  const figures = scanFigures(text, times)
  const heads: Figure[] = []
  const others: FoundFigure[] = []
  let nextIsClass = false
  let nextQualifies = false
  const sizes: FoundTarget[] = []
  for (let index = figures.length - 1; index >= 0; index -= 1) {
    const figure = figures[index]
    if (figure === undefined) continue
    const role = classRole(text, figure, {
      next: figures[index + 1],
      nextIsClass,
      nextQualifies,
      nextHead: heads[0],
      before: figures[index - 1],
    })
    nextIsClass = role?.rule === 'class'
    nextQualifies = role?.rule === 'qualified-count'
    const size = nextIsClass ? sizeTarget(text, figure, times, context) : null
    if (size !== null) sizes.push(size)
    else if (role === null || role.role === 'target') heads.unshift(figure)
    else others.push(foundFigure(figure, role.role, role.rule, role.confidence))
  }
  const deadline = times.length === 0 ? null : deadlineOf(text, times, context, heads.length)
  if (heads.length === 0) return { targets: sizes, figures: others.reverse(), bases: [], deadline }
  const targets: FoundTarget[] = [...sizes]
  const bases: FoundTarget[] = []
  let last: FoundTarget | null = null
  // the names of the last chain of values, for 产值分别达到…，增速分别达到…
  const chain: string[] = []
  // 总产值达550亿元，其中A 300亿元、B 150亿元: the parts are reached as the whole is
  let whole: Figure | null = null
  let told: { readonly figure: Figure; readonly rule: string } | null = null
  for (const placed of placeFigures(text, heads, times)) {
    const judged = judge(placed, context, text)
    const goesOn = last !== null && (PER_HEAD.test(placed.clauseLeft) || goesOnListing(placed, last, text))
    const verdict = judged.rule === 'no-evidence' && goesOn ? LISTED : judged
    // 现有规上企业210家，其中上市公司6家: the part is what the whole is
    if (verdict.role === 'target' && told !== null && told.figure.unit === placed.figure.unit && isPartOf(placed)) {
      others.push(foundFigure(placed.figure, 'background', told.rule, 0.7))
      continue
    }
    if (!placed.clause.startsWith('其中'))
      told = verdict.role === 'background' ? { figure: placed.figure, rule: verdict.rule } : null
    if (verdict.role !== 'target') {
      others.push(foundFigure(placed.figure, verdict.role, verdict.rule, verdict.confidence))
      const { rule, confidence } = verdict
      if (verdict.role === 'background' && isBase(rule) && placed.time !== null)
        bases.push(foundTarget(placed, text, times, context, { rule, confidence }, { last: null, chain: [] }))
      continue
    }
    const target = foundTarget(placed, text, times, context, verdict, { last, chain })
    if (!RATE_ENDING.test(target.metric)) {
      if (placed.turn === 0) chain.length = 0
      chain.push(target.metric)
    }
    last = target
    const parts =
      placed.clause.startsWith('其中') &&
      placed.figure.bound === null &&
      placed.figure.dimension === 'money' &&
      whole?.unit === target.unit
    const bounded = parts && whole !== null ? { ...target, comparator: whole.bound ?? '=' } : target
    const each = yearsOfEach(text, placed, times).flatMap((time) => resolveTime(time, context.base) ?? [])
    const names = namesSharing(placed)
    if (each.length > 1) targets.push(...each.map((period) => ({ ...bounded, period })))
    else if (names.length > 1) targets.push(...names.map((metric) => ({ ...bounded, metric })))
    else targets.push(bounded)
    if (!placed.clause.startsWith('其中')) whole = /^达/.test(placed.figure.lead) ? placed.figure : null
  }
  others.sort((a, b) => a.start - b.start)
  targets.sort((a, b) => a.start - b.start)
  return { targets, figures: others, bases, deadline }
}

const LISTED = { role: 'target', rule: 'listed', confidence: 0.65 } as const

// 新设子基金4支，以投带引项目12个: what ends a clause right behind a target and is counted as it is goes on with the list
function goesOnListing({ figure, right, left, bracketed }: Placed, last: FoundTarget | null, text: string): boolean {
  if (
    last === null ||
    figure.form !== 'digits' ||
    !/count|frequency|money|area|percent|physical|length/.test(figure.dimension)
  )
    return false
  if (!/^(?:$|[，。；、)])/.test(right) || !/[一-龥A-Za-z”)]{2}$/.test(left)) return false
  const between = text.slice(last.end, figure.start)
  // 物流企业达到35家(5A级5家)
  if (bracketed && figure.unit === last.unit && /^(?:以上|左右)?[(（][^，。；、()]{2,12}$/.test(between)) return true
  return (
    between.length < 60 &&
    !/[；。：]/.test(between) &&
    /^[^，]*，[^，]*$/.test(between) &&
    !/已|目前|现有|其中|总投资|占地/.test(between)
  )
}

const isPartOf = ({ clause, figure, timeInClause, striving }: Placed): boolean =>
  clause.startsWith('其中') && figure.bound === null && !timeInClause && !striving

const foundFigure = (figure: Figure, role: FigureReading['role'], rule: string, confidence: number): FoundFigure => ({
  start: figure.start,
  end: figure.end,
  role,
  value: figure.value,
  unit: figure.unit,
  rule,
  confidence,
})

function foundTarget(
  placed: Placed,
  text: string,
  times: readonly TimeMention[],
  context: Context,
  verdict: { rule: TargetReading['rule']; confidence: number },
  { last, chain }: { last: FoundTarget | null; chain: readonly string[] },
): FoundTarget {
  const { figure } = placed
  const when = periodOf(placed, times, context)
  const own = metricOf(placed, times) || nameOfMoved(placed)
  // 增长8%以上，力争达到9%: a value without a name goes on with the one before
  const goesOn = own === '' && last !== null && last.unit === figure.unit ? last : null
  const rate = /^(?:年均)?(?:增速|增长|同比增长|增幅)$/.test(own) && last !== null
  const base = (placed.turns > 1 ? chain[placed.turn] : undefined) ?? last?.metric ?? ''
  // 实施技改项目600个，竣工300个: whose deed it is stands before
  const deed = last?.unit === figure.unit && BARE_DEED.test(own) && placed.clauseLeft !== ''
  const metric =
    goesOn?.metric ??
    (deed && last !== null && !last.metric.endsWith(own) ? `${last.metric.replace(DEED_ENDS, '')}${own}` : null) ??
    (rate ? `${base}${own}` : own === '' ? nameBefore(text, placed) || context.heading : own)
  return {
    start: figure.start,
    end: figure.end,
    metric,
    value: figure.value,
    valueMax: figure.valueMax,
    unit: figure.unit,
    comparator: comparatorOf(placed),
    kind:
      partKind(placed, last) ??
      (goesOn === null || (figure.dimension === 'count' && /^达|[到至]$/.test(figure.lead))
        ? kindOf(placed, when.period)
        : goesOn.kind),
    period: when.period,
    periodFrom: when.from,
    scope: scopeOf(placed.clauseLeft, text.slice(0, figure.start), context.scope),
    rule: verdict.rule,
    confidence: metric === '' ? Math.min(verdict.confidence, 0.55) : verdict.confidence,
  }
}

const BARE_DEED = /^(?:累计)?(?:新?开工|竣工|投产|达产|动工|落地|投用)$/
const DEED_ENDS = /^新(?:开工|签约|投产|引进|落地)|(?:累计)?(?:新?开工|竣工|投产|达产|动工|落地|投用)$/g

// 综合利用率达到57%(其中赤泥10%): a share of a share
const partKind = ({ clause, figure, left }: Placed, last: FoundTarget | null): TargetKind | null =>
  clause.startsWith('其中') &&
  figure.dimension === 'percent' &&
  last?.unit === '%' &&
  !/[率比重例增升降减长速]/.test(left)
    ? last.kind
    : null

// 百亿企业从2家增至5家: the name stands before where it starts from
function nameOfMoved({ clauseLeft, left }: Placed): string {
  if (!/^[，、]?(?:提|增|升|扩|降|压|减)?/.test(left)) return ''
  const found =
    /(?:^|[，、；])([^，、；]{2,40}?)(?:由|从)(?:20\d\d年的?|目前的?|现有的?|上年的?)?[\d.]+[^，；]{1,8}$/.exec(
      clauseLeft,
    )
  return found === null ? '' : nameIn(found[1] ?? '')
}

// 培育省级专精特新企业，2024年达到200家: the name stands in the clause before
function nameBefore(text: string, { figure, clauseLeft }: Placed): string {
  const before = text.slice(0, Math.max(0, figure.from - clauseLeft.length)).replace(/[，：；、\s]+$/, '')
  return nameIn(before.slice(before.search(/[^，。；：]*$/)))
}

// 到2025年，形成五千亿级的数字经济产业集群: one cluster of that size by that year is a goal, "千亿级集群" alone a name
function sizeTarget(text: string, figure: Figure, times: readonly TimeMention[], context: Context): FoundTarget | null {
  const before = text.slice(Math.max(0, figure.start - 60), figure.start)
  if (
    figure.tail !== '级' ||
    context.background ||
    !/(?:打造成为?|培育成为?|建成|培育形成|发展成为?|形成)$/.test(before)
  )
    return null
  const time = times.filter((other) => other.end <= figure.start && /years|within/.test(other.kind)).at(-1)
  if (time === undefined) return null
  const name = /^级?的?([^，。；：、]{2,30})/.exec(text.slice(figure.end, figure.end + 40))?.[1] ?? ''
  const from = text.slice(time.end, figure.start).includes('，') ? 'sentence' : 'clause'
  return {
    start: figure.start,
    end: figure.end,
    metric: name,
    value: figure.value,
    valueMax: null,
    unit: figure.unit,
    comparator: '>=',
    kind: 'level',
    period: resolveTime(time, context.base),
    periodFrom: from,
    scope: scopeOf(before, text.slice(0, figure.start), context.scope),
    rule: 'size-class',
    confidence: 0.6,
  }
}
