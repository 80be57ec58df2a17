// What is known of a place in a plan before its sentences are read: whether goals stand there, and by when they are due?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import { deadlineIn } from './duty-places.ts'
import type { Heading } from './outline.ts'
import { lastYear, type PeriodBase, resolveTime, scanTimes } from './periods.ts'
import type { Context } from './targets-sentence.ts'

const NO_PLACE = { goal: false, background: false, rules: false, planned: false }
const GOALS = /目标(?!管理|责任|考核|导向|引领)|主要指标|预期指标|指标体系/
const REPORTS =
  /回顾|现状|成效|成就|发展基础|现实基础|产业基础|基本情况|面临|形势|背景|意义|存在(?:的|问题)|主要问题|总结(?!阶段|推广|评估|验收|提升|表彰|考核)|完成情况|进展情况|编制说明/
export const SCORES = /评分|计分|分值|考核评价办法|考核办法|评价办法|奖惩|评定标准|申报条件|认定条件|名词解释|指标解释/

/** The contexts of a document's headings, each read once. */
export class TargetContexts {
  private readonly clean: CleanText
  private readonly base: PeriodBase
  private readonly known = new Map<Heading, Context>()
  private readonly carried = new Map<Heading, string>()
  private readonly dues = new Map<Heading, string | null>()

  constructor(clean: CleanText, base: PeriodBase) {
    this.clean = clean
    this.base = base
  }

  /** What follows under this heading is dated so, as far as it says nothing itself. */
  carry(heading: Heading, period: string): void {
    this.carried.set(heading, period)
  }

  /** The time that sentences under this heading inherit: an introducing line's, the item's own 完成时限, the heading's. */
  inheritedBy(heading: Heading): Context['inherited'] {
    for (let at: Heading | null = heading; at !== null && !this.carried.has(at); at = at.parent) {
      const due = this.dueUnder(at)
      if (due !== null) return { period: due, from: 'heading' }
    }
    return this.carriedTo(heading) ?? this.of(heading).inherited
  }

  private deadlines(heading: Heading, alone: boolean): Span[] {
    return heading.content.flatMap((block) =>
      block.kind === 'paragraph' && !(alone && block.opens) ? (deadlineIn(this.clean.text, block) ?? []) : [],
    )
  }

  /** "完成时限：2025年12月底前" under an item says by when it is done; null where it says nothing, or several things. */
  private dueUnder(heading: Heading): string | null {
    const known = this.dues.get(heading)
    if (known !== undefined) return known
    const spans = /^(?:document|annex|box)$/.test(heading.style) ? [] : this.deadlines(heading, false)
    // the line behind the last of (1)(2)(3) is that of all of them
    const small = heading.children.filter(({ style }) => /^(?:digit-bracket|digit-half|circle)$/.test(style))
    if (spans.length === 0 && small.length > 1) spans.push(...small.flatMap((child) => this.deadlines(child, true)))
    const [only] = spans
    const times = only === undefined || spans.length > 1 ? [] : scanTimes(this.clean.text.slice(only.start, only.end))
    const due = times.map((time) => resolveTime(time, this.base)).findLast((period) => period !== null) ?? null
    this.dues.set(heading, due)
    return due
  }

  /** The time that an introducing line carries to what stands under it, or null. */
  carriedTo(heading: Heading): Context['inherited'] {
    for (let at: Heading | null = heading; at !== null && at.kind === 'heading'; at = at.parent) {
      const period = this.carried.get(at)
      if (period !== undefined) return { period, from: 'paragraph' }
      // the goals of an inner heading are not dated by what stands above, unless they are parts of the goals above
      if (GOALS.test(this.titleOf(at)) && !(at.parent !== null && GOALS.test(this.titleOf(at.parent)))) return null
    }
    return null
  }

  private titleOf(heading: Heading): string {
    return this.clean.text.slice(heading.start, Math.min(heading.end, heading.start + 80))
  }

  /** What is known of the place under this heading. */
  of(heading: Heading): Context {
    const known = this.known.get(heading)
    if (known !== undefined) return known
    const parent = heading.parent
    const above = parent === null ? this.rootContext() : this.of(parent)
    const title = parent === null ? '' : this.titleOf(heading)
    const period = this.periodIn(title)
    const goal = GOALS.test(title) && !SCORES.test(title)
    const past = period !== null && this.base.year !== null && (lastYear(period) ?? this.base.year) < this.base.year
    const context: Context = {
      ...above,
      goal: goal || above.goal,
      background: !goal && ((REPORTS.test(title) && title.length < 40) || past || above.background),
      rules: SCORES.test(title) || above.rules,
      heading: title,
      inherited: period !== null && !past ? { period, from: 'heading' } : above.inherited,
    }
    this.known.set(heading, context)
    return context
  }

  private rootContext(): Context {
    return {
      ...NO_PLACE,
      planned: this.base.term !== null,
      year: this.base.year,
      base: this.base,
      inherited: this.base.term === null ? null : { period: this.base.term, from: 'plan' },
      heading: '',
      scope: null,
    }
  }

  /** The years that a title names, or null. */
  periodIn(title: string): string | null {
    if (title.length > 60 && !/^.{0,30}。/.test(title)) return null
    let period: string | null = null
    for (const time of scanTimes(title)) if (time.kind === 'years') period = resolveTime(time, this.base)
    return period
  }
}
