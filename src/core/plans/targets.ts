// Which targets does a plan set, and what is every other number in it?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import { fieldOf, namesGoal } from './fields.ts'
import { HOLDS_NUMBER } from './figures.ts'
import { yearOf } from './head.ts'
import type { Outline, Paragraph, Table } from './outline.ts'
import { HOLDS_TIME, resolveTime, scanTimes } from './periods.ts'
import type { FigureReading, PlanHead, TargetReading } from './reading.ts'
import { sentencesOf } from './sentences.ts'
import { isRateName, unitInName } from './table-units.ts'
import { cellAbove, type TableRow } from './tables.ts'
import { SCORES, TargetContexts } from './targets-context.ts'
import { inHand, periodOver, placeOfRow, scopeInTitle, type TableInHand } from './targets-rows.ts'
import { type Context, type FoundFigure, type FoundTarget, readSentence } from './targets-sentence.ts'
import { type Cell, columnsOf, itemStarts, ownLabel, readOtherCell, readValueCell, valuesOf } from './targets-tables.ts'
import { startsAdding } from './targets-words.ts'

export type TargetsAndFigures = {
  readonly targets: readonly TargetReading[]
  readonly figures: readonly FigureReading[]
  readonly bases: readonly TargetReading[]
}

/**
 * Reads every number of the document. Promises spans that return the text they claim and no exception for any text;
 * a document without numbers gives two empty lists.
 */
export function readTargets(clean: CleanText, outline: Outline, head: PlanHead): TargetsAndFigures {
  const reader = new TargetReader(clean, outline, head)
  for (const paragraph of outline.paragraphs) reader.readParagraph(paragraph)
  for (const table of outline.tables) reader.readTable(table)
  return reader.finish()
}

// a "sentence" beyond this is no prose; pieces keep the work linear
const LONGEST = 1200
/** 化解率100%: a short cell of names that is a result */
const STATES_RATE = /^[^，。；：]{2,}(?:率|比重|占比|面)(?:达到?|超过?|不低于)?\d[\d.]*[%％]/
const BULLET = /^(?:[—·•●◆■★▲○]|--?)/

class TargetReader {
  private readonly targets: TargetReading[] = []
  private readonly figures: FigureReading[] = []
  private readonly bases: TargetReading[] = []
  private readonly contexts: TargetContexts
  private readonly clean: CleanText
  /** values that the row in hand has already given; a yearly column often repeats the years of a series */
  private readonly saidInRow = new Set<string>()
  /** by when a row is due, by the words of its cell: a table repeats a few of them */
  private readonly dues = new Map<string, string | null>()

  constructor(clean: CleanText, _outline: Outline, head: PlanHead) {
    this.clean = clean
    this.contexts = new TargetContexts(clean, { year: yearOf(head), term: head.term?.value ?? null })
  }

  readParagraph(paragraph: Paragraph): void {
    const { heading } = paragraph
    const words = this.clean.text.slice(paragraph.start, paragraph.end)
    // without a number and a time it says nothing, and carries no time unless it ends as one that introduces
    if (!HOLDS_NUMBER.test(words) && !HOLDS_TIME.test(words) && !/：.?$/.test(words)) return
    const named = fieldOf(this.clean.text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 24)))
    const over = this.contexts.of(heading)
    const context = named !== null && namesGoal(named.name) ? { ...over, goal: true } : over
    let inherited = this.contexts.inheritedBy(heading)
    let first: string | null = null
    for (const sentence of paragraph.sentences) {
      const start = Math.max(sentence.start, paragraph.start + (named?.end ?? 0))
      if (start >= sentence.end) continue
      const finds = this.readSpan({ start, end: sentence.end }, { ...context, inherited }, paragraph.heading.path)
      if (finds.deadline !== null) {
        inherited = { period: finds.deadline, from: 'paragraph' }
        first ??= finds.deadline
      }
    }
    const last = this.clean.text.slice(Math.max(paragraph.start, paragraph.end - 2), paragraph.end)
    const bullet = BULLET.test(this.clean.text.slice(paragraph.start, paragraph.start + 2))
    // the first of several dated bullets under a heading of goals dates those behind it
    const leads = bullet
      ? context.goal && this.contexts.carriedTo(heading) === null
      : /：/.test(last) || context.goal || this.bulletsFollow(paragraph)
    // "…期间…。到2025年，实现以下目标：": what follows the colon is dated by the words nearest to it
    const dated = /：/.test(last) && inherited?.from === 'paragraph' ? inherited.period : first
    if (dated !== null && leads) this.contexts.carry(heading, dated)
  }

  /** 到2026年，集群实力显著增强。 with its —— below: what the bullets say is by then. */
  private bulletsFollow({ heading, end }: Paragraph): boolean {
    const next = firstFrom(heading.content, end)
    return next?.kind === 'paragraph' && BULLET.test(this.clean.text.slice(next.start, next.start + 2))
  }

  private readSpan(span: Span, context: Context, section: string): { deadline: string | null } {
    let deadline: string | null = null
    for (let from = span.start; from < span.end; ) {
      const to = pieceEnd(this.clean.text, from, span.end)
      const finds = readSentence(this.clean.text.slice(from, to), context)
      for (const target of finds.targets) this.pushTarget(target, from, span, section)
      for (const figure of finds.figures) this.pushFigure(figure, from)
      for (const base of finds.bases) this.bases.push(this.toReading(base, from, span, section))
      // a sentence whose numbers are all conditions or payments dates nothing behind it
      const aims = finds.targets.length > 0 || finds.figures.some(({ role }) => !/subsidy|threshold|rule/.test(role))
      if (aims || finds.figures.length === 0) deadline = finds.deadline ?? deadline
      from = to
    }
    return { deadline }
  }

  readTable(table: Table): void {
    const title = table.title === null ? '' : this.clean.text.slice(table.title.start, table.title.end)
    const above = this.contexts.of(table.heading)
    const period = this.contexts.periodIn(title)
    const context: Context = {
      ...above,
      rules: SCORES.test(title) || above.rules,
      inherited: period === null ? above.inherited : { period, from: 'heading' },
      heading: title,
      scope: scopeInTitle(title) ?? scopeInTitle(above.heading),
    }
    const columns = columnsOf(table, this.clean.text, context)
    const hand = inHand(this.clean.text, table, columns, context)
    table.rows.forEach((row, index) => {
      if (row.role === 'body') this.readRow(hand, row, index)
    })
  }

  private readRow(hand: TableInHand, row: TableRow, index: number): void {
    const { table, columns, context } = hand
    this.saidInRow.clear()
    const names: string[] = []
    let unit = ''
    row.cells.forEach((cell, at) => {
      const column = columns[at]
      if (column?.role !== 'name' && column?.role !== 'unit') return
      const filled = cell.end > cell.start ? cell : cellAbove(table, index, at)
      const text = filled === null ? '' : this.clean.text.slice(filled.start, filled.end)
      if (column.role === 'unit') unit = text
      else if (text.length <= 60 && text !== '') names.push(text)
    })
    const label = names.at(-1) ?? ''
    const due = this.dueOfRow(hand, row, index)
    const dated = due === null ? context : { ...context, inherited: due }
    const group = names.join(' ')
    let counted: string | null = null
    row.cells.forEach((cell, at) => {
      const first = columns[at]
      if (first === undefined || cell.from !== 'own' || cell.end <= cell.start) return
      if (first.role === 'skip' || first.role === 'unit') return
      const period = periodOver(columns, row.cells, at)
      const column = period === first.period ? first : { ...first, period }
      counted ??= unit || unitInName(label) || (isRateName(label) ? '' : hand.unit)
      const { start, end } = cell
      const of = column.indicator
      const named = { start, end, column, label: of || label, group: of || group, unit: column.unit || counted }
      const scope = of === '' ? context.scope : (placeOfRow(label) ?? context.scope)
      this.readCell(named, dated, scope, table.path)
    })
  }

  /** 完成时限 says by when what the row does is done; a merged one holds for the rows under it. */
  private dueOfRow({ table, due, context }: TableInHand, row: TableRow, index: number): Context['inherited'] {
    const own = due < 0 ? undefined : row.cells[due]
    const cell = own && own.end > own.start ? own : due < 0 ? null : cellAbove(table, index, due)
    if (!cell || cell.end - cell.start > 40) return null
    const words = this.clean.text.slice(cell.start, cell.end)
    const known = this.dues.get(words)
    const period = known === undefined ? this.lastPeriod(words, context) : known
    if (known === undefined) this.dues.set(words, period)
    return period === null ? null : { period, from: 'column' }
  }

  private lastPeriod(words: string, { base }: Context): string | null {
    const periods = scanTimes(words).map((time) => resolveTime(time, base))
    return periods.findLast((one) => one !== null) ?? null
  }

  private readCell(cell: Cell, context: Context, scope: string | null, section: string): void {
    const { column } = cell
    const text = this.clean.text.slice(cell.start, cell.end)
    if (column.role === 'past' || context.rules) {
      for (const figure of readOtherCell(text, context.rules ? 'rule' : 'background'))
        this.pushFigure(figure, cell.start)
      return
    }
    const told = column.role !== 'name' || text.length > 12
    if (!told && !(/\d/.test(text) && (startsAdding(text) || STATES_RATE.test(text)))) return
    const place: Context = {
      ...context,
      scope,
      goal: context.goal || column.role === 'value',
      heading: cell.label,
      inherited: column.period === null ? context.inherited : { period: column.period, from: 'column' },
    }
    if (column.role !== 'name' && this.readValues(text, cell, place, section)) return
    const starts = itemStarts(text)
    starts.forEach((start, index) => {
      const item = { start: cell.start + start, end: cell.start + (starts[index + 1] ?? text.length) }
      for (const sentence of sentencesOf(this.clean.text, item.start, item.end)) this.readSpan(sentence, place, section)
    })
  }

  /** Reads a cell of values; false where it is prose. */
  private readValues(text: string, cell: Cell, place: Context, section: string): boolean {
    const own = ownLabel(text)
    const at = own?.at ?? 0
    const values = valuesOf(text.slice(at))
    if (values === null) return false
    const named = own === null ? cell : { ...cell, label: own.label, group: `${cell.group} ${own.label}` }
    for (const target of readValueCell(values, named, place)) {
      const { value, unit, period } = target
      if (this.saidInRow.has(saying(value, unit, period)) || this.saidInRow.has(saying(value, unit, 'annual'))) continue
      this.pushTarget(target, cell.start + at, cell, section)
    }
    return true
  }

  private pushTarget(target: FoundTarget, at: number, sentence: Span, section: string): void {
    this.saidInRow.add(saying(target.value, target.unit, target.period))
    this.targets.push(this.toReading(target, at, sentence, section))
  }

  private toReading(target: FoundTarget, at: number, sentence: Span, section: string): TargetReading {
    const span = this.clean.original(at + target.start, at + target.end)
    const unit = target.unit.includes('(')
      ? this.clean.printed(at + target.start, at + target.end).slice(-target.unit.length)
      : target.unit
    const reading = {
      metric: target.metric,
      value: target.value,
      unit,
      comparator: target.comparator,
      kind: target.kind,
      period: target.period,
      periodFrom: target.periodFrom,
      scope: target.scope,
      rule: target.rule,
      confidence: target.confidence,
      start: span.start,
      end: span.end,
      text: this.clean.text.slice(at + target.start, at + target.end),
      sentence: this.clean.original(sentence.start, sentence.end),
      section,
    }
    return target.valueMax === null ? reading : { ...reading, valueMax: target.valueMax }
  }

  private pushFigure(figure: FoundFigure, at: number): void {
    const span = this.clean.original(at + figure.start, at + figure.end)
    this.figures.push({ ...figure, ...span, text: this.clean.text.slice(at + figure.start, at + figure.end) })
  }

  finish(): TargetsAndFigures {
    const order = (a: Span, b: Span) => a.start - b.start
    const bases = basesOf(this.bases, this.targets)
    return { targets: this.targets.sort(order), figures: this.figures.sort(order), bases: bases.sort(order) }
  }
}

/** Only what a target speaks of too, in its unit; a past value is what it is, and of the target's kind. */
function basesOf(bases: readonly TargetReading[], targets: readonly TargetReading[]): TargetReading[] {
  const aimed = new Map(targets.map((target) => [`${target.metric}|${target.unit}`, target]))
  return bases.flatMap((base) => {
    const target = aimed.get(`${base.metric}|${base.unit}`)
    if (target === undefined || base.period === null) return []
    return [{ ...base, comparator: '=' as const, kind: target.kind, scope: base.scope ?? target.scope }]
  })
}

function pieceEnd(text: string, from: number, end: number): number {
  if (end - from <= LONGEST) return end
  // looked for within the piece alone: a text without stops would be searched back to its beginning each time
  const piece = text.slice(from, from + LONGEST + 1)
  const cut = Math.max(piece.lastIndexOf('；'), piece.lastIndexOf('，'))
  return cut > 0 ? from + cut + 1 : from + LONGEST
}

/** The first of these, which stand in order, that begins at this place or behind it. */
function firstFrom<One extends Span>(ordered: readonly One[], at: number): One | undefined {
  let low = 0
  let high = ordered.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ordered[middle]?.start ?? at) < at) low = middle + 1
    else high = middle
  }
  return ordered[low]
}

const saying = (value: number, unit: string, period: string | null): string => `${value} ${unit} ${period}`
