// Which measures does a plan order, who answers for each, and when is it due?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import { type Duty, gradedDuties, type Role, saysFirstLeads } from './duties.ts'
import { bareLabelRole, type DutyLine, dutyLine, namesUnderLabel, proseDuties, unitOpening } from './duty-places.ts'
import { ActionChapters } from './measure-chapters.ts'
import { HeadingOwners } from './measure-owners.ts'
import { measuresInTables } from './measure-tables.ts'
import { type Heading, headingAbove, type Outline, type Paragraph } from './outline.ts'
import type { MeasureReading } from './reading.ts'
import { deadlineOf, stepsIn } from './steps.ts'
import { titleOf } from './titles.ts'

/** A run of paragraphs under one heading that ends with the words on who answers for it. */
type Stretch = { readonly paragraphs: readonly Paragraph[]; readonly lines: readonly DutyLine[] }

/** Reads the measures of a plan in the order in which they are printed. */
export function readMeasures(clean: CleanText, outline: Outline, year: number | null): MeasureReading[] {
  const reader = new MeasureReader(clean, outline)
  const measures = [...reader.read(), ...measuresInTables(clean, outline, { firstLeads: reader.firstLeads, year })]
  return measures.sort((a, b) => a.start - b.start || a.end - b.end)
}

const NONE: readonly Stretch[] = []

const annexAbove = (heading: Heading): Heading | null => headingAbove(heading, (above) => above.style === 'annex')

class MeasureReader {
  private readonly clean: CleanText
  private readonly outline: Outline
  private readonly chapters: ActionChapters
  private readonly owners: HeadingOwners
  /** the stretches under each heading that end with such words, and those of them that name units; only where there are any */
  private readonly stretches = new Map<Heading, readonly Stretch[]>()
  private readonly answeredBy = new Map<Heading, readonly Stretch[]>()
  private readonly dutiesBelow = new Set<Heading>()
  /** from where on the first unit leads, by annex; null is the main text and speaks for all */
  private readonly notes: ReadonlyMap<Heading | null, number>
  private readonly lifted = new Map<Heading, Heading | null>()
  private readonly parts = new Map<Heading, boolean>()
  private readonly flat = new Map<Heading, boolean>()
  private readonly liftedDigits: boolean

  constructor(clean: CleanText, outline: Outline) {
    this.clean = clean
    this.outline = outline
    this.chapters = new ActionChapters(clean.text, outline)
    this.owners = new HeadingOwners(clean)
    for (const heading of [outline.root, ...outline.headings]) this.noteStretches(heading)
    for (const heading of [...outline.headings].reverse()) this.noteBelow(heading)
    this.notes = this.firstLeadNotes()
    this.liftedDigits = this.onlyLastAnswers()
  }

  read(): MeasureReading[] {
    return this.outline.headings.flatMap((heading) => this.measuresOf(heading))
  }

  /** Whether the document lets the first unit named lead, for what stands at this place under this heading. */
  readonly firstLeads = (heading: Heading, at: number): boolean => {
    const from = Math.min(this.notes.get(null) ?? at + 1, this.notes.get(annexAbove(heading)) ?? at + 1)
    return from <= at
  }

  private firstLeadNotes(): ReadonlyMap<Heading | null, number> {
    const notes = new Map<Heading | null, number>()
    for (const paragraph of this.outline.paragraphs) {
      const words = this.clean.text.slice(paragraph.start, paragraph.end)
      if (!saysFirstLeads(words)) continue
      const annex = annexAbove(paragraph.heading)
      const from = words.includes('下同') ? paragraph.start : 0
      notes.set(annex, Math.min(notes.get(annex) ?? from, from))
    }
    return notes
  }

  private noteStretches(heading: Heading): void {
    const stretches = this.stretchesOf(heading).filter(({ lines }) => lines.length > 0)
    if (stretches.length === 0) return
    this.stretches.set(heading, stretches)
    const answered = stretches.filter(({ lines }) => lines.some((line) => hasDuties(line)))
    if (answered.length > 0) this.answeredBy.set(heading, answered)
  }

  private stretchesOf(heading: Heading): Stretch[] {
    const stretches: Stretch[] = []
    let paragraphs: Paragraph[] = []
    let lines: DutyLine[] = []
    let label: Role | null = null
    const opened = heading.content.flatMap((block) =>
      block.kind === 'paragraph' ? (unitOpening(this.clean, block) ?? []) : [],
    )
    const byUnit = new Map(opened.length > 1 ? opened.map((line) => [line.paragraph, line]) : [])
    for (const block of heading.content) {
      if (block.kind !== 'paragraph') continue
      const line: DutyLine | null =
        (label && namesUnderLabel(this.clean, block, label)) ?? dutyLine(this.clean, block) ?? byUnit.get(block) ?? null
      label = line ? null : bareLabelRole(this.clean, block)
      if (label !== null) continue
      if (lines.length > 0 && !line?.alone) {
        stretches.push({ paragraphs, lines })
        paragraphs = []
        lines = []
      }
      paragraphs.push(block)
      if (line) lines.push(line)
    }
    if (paragraphs.length > 0) stretches.push({ paragraphs, lines })
    return stretches
  }

  private answered(heading: Heading): readonly Stretch[] {
    return this.answeredBy.get(heading) ?? NONE
  }

  private noteBelow(heading: Heading): void {
    if (heading.children.some((child) => this.dutiesBelow.has(child) || this.answered(child).length > 0))
      this.dutiesBelow.add(heading)
  }

  /** In some plans the units behind the last of several items answer for all of them. */
  private onlyLastAnswers(): boolean {
    let lasts = 0
    let others = 0
    for (const heading of this.outline.headings) {
      const items = heading.children.filter((child) => child.style === 'digit')
      const answered = items.filter((item) => this.answered(item).length > 0)
      if (items.length < 2 || answered.length === 0) continue
      if (answered.length === 1 && answered[0] === items.at(-1)) lasts++
      else others++
    }
    return lasts > 1 && lasts > others * 2
  }

  private measuresOf(heading: Heading): MeasureReading[] {
    if (heading.style === 'annex' || heading.style === 'box') return this.paragraphMeasures(heading)
    if (this.givesUnitsUp(heading))
      return isSmall(heading) || this.isPart(heading) ? [] : [this.headingMeasure(heading, [])]
    const own = this.answered(heading)
    if (own.length > 1) return this.paragraphMeasures(heading)
    if (own.length === 1) return [this.headingMeasure(heading, own)]
    const lifted = this.liftedFrom(heading)
    if (lifted) return [this.headingMeasure(heading, this.answered(lifted))]
    return this.isPlainMeasure(heading) ? [this.headingMeasure(heading, [])] : []
  }

  /** The last item under a heading whose units answer for all of its items, or null. */
  private liftedFrom(heading: Heading): Heading | null {
    if (heading.children.length < 2) return null
    const known = this.lifted.get(heading)
    if (known !== undefined) return known
    const lifted = this.lastThatAnswers(heading)
    this.lifted.set(heading, lifted)
    return lifted
  }

  private lastThatAnswers(heading: Heading): Heading | null {
    const last = heading.children.at(-1)
    if (!last || this.answered(heading).length > 0) return null
    const [stretch, ...more] = this.answered(last)
    if (!stretch || more.length > 0 || this.dutiesBelow.has(last)) return null
    const others = heading.children.slice(0, -1)
    if (others.some((child) => this.answered(child).length > 0 || this.dutiesBelow.has(child))) return null
    const apart = stretch.lines.every((line) => line.alone)
    const part = isSmall(last) || heading.style === 'article'
    return apart || part || (last.style === 'digit' && this.liftedDigits) ? last : null
  }

  /** Whether the units behind this item answer for all its siblings, and so for the heading above. */
  private givesUnitsUp(heading: Heading): boolean {
    return heading.parent !== null && this.liftedFrom(heading.parent) === heading
  }

  /** Several paragraphs that each name their units are measures of their own. */
  private paragraphMeasures(heading: Heading): MeasureReading[] {
    const own = this.answered(heading)
    if (own.length === 0 || (own.length === 1 && heading.style === 'annex')) return []
    return own.map((stretch) => {
      const texts = stretch.paragraphs.filter(
        (paragraph) => !stretch.lines.some((line) => line.alone && line.paragraph === paragraph),
      )
      const opens = texts[0]?.opens === true
      const bareHeading = opens && texts.length > 1 && (texts[0]?.end ?? 0) - heading.end <= 2
      const first = bareHeading ? texts[1] : (texts[0] ?? stretch.paragraphs[0])
      const heads = opens && !bareHeading && heading.style !== 'annex'
      const title =
        heads || !first
          ? { start: heading.start, end: heading.end }
          : titleOf(this.clean.text, behindUnits(first, stretch), first.end)
      const body = {
        start: heads ? heading.body.start : (first?.start ?? title.start),
        end: stretch.paragraphs.at(-1)?.end ?? title.end,
      }
      return this.measure(heading, title, body, [stretch], heads ? 'heading' : 'paragraph')
    })
  }

  private headingMeasure(heading: Heading, stretches: readonly Stretch[]): MeasureReading {
    return this.measure(heading, { start: heading.start, end: heading.end }, heading.body, stretches, 'heading')
  }

  private measure(
    heading: Heading,
    title: Span,
    body: Span,
    stretches: readonly Stretch[],
    form: 'heading' | 'paragraph',
  ): MeasureReading {
    const { clean } = this
    const places = stretches.flatMap((stretch) => stretch.lines.flatMap((line) => line.places))
    const said = places.flatMap((place) => [...place.duties])
    const duties: readonly Duty[] = said.length > 0 || form !== 'heading' ? said : this.toldElsewhere(heading)
    const loose = this.deadlineLines(heading)
    const deadline = places.find((place) => place.deadline)?.deadline ?? loose
    const { start, end } = clean.original(title.start, title.end)
    return {
      start,
      end,
      number: heading.path,
      title: clean.printed(title.start, title.end),
      body: clean.original(body.start, Math.max(body.end, title.end)),
      form,
      duties: gradedDuties(clean, duties, this.firstLeads(heading, body.end)),
      steps: stepsIn(clean, body.start, body.end, false),
      deadline: deadline ? deadlineOf(clean, deadline) : null,
      rule: duties.length > 0 ? 'measure-with-units' : 'measure-numbered',
      confidence: duties.length > 0 ? 0.95 : heading.numberPrinted ? 0.8 : 0.55,
    }
  }

  /** Where no bracket and no label says it, a sentence may: 由市工信局牵头，市财政局配合。 Or the heading above is a unit. */
  private toldElsewhere(heading: Heading): readonly Duty[] {
    for (const block of heading.content) {
      const told = block.kind === 'paragraph' ? proseDuties(this.clean, block) : []
      if (told.length > 0) return told
    }
    return this.owners.of(heading)
  }

  private deadlineLines(heading: Heading): Span | null {
    for (const stretch of this.stretches.get(heading) ?? []) {
      for (const line of stretch.lines) for (const place of line.places) if (place.deadline) return place.deadline
    }
    return null
  }

  /** A numbered item that nobody answers for, in a chapter of things to do, at the level of measures. */
  private isPlainMeasure(heading: Heading): boolean {
    if (heading.start === heading.end) return false
    if (!this.chapters.holds(heading) && this.owners.of(heading).length === 0) return false
    if (heading.style === 'section') return heading.children.length === 0 && this.isFlat(heading)
    if (heading.style === 'plain' || heading.style === 'chapter' || heading.style === 'part') return false
    if (this.isPart(heading)) return false
    const items = heading.children.filter((child) => child.style !== 'box')
    if (items.length > 0) return items.every((child) => this.isPart(child))
    if (heading.style !== 'han') return true
    return /^(?:part|chapter|section|named)$/.test(heading.parent?.style ?? '') || this.isFlat(heading)
  }

  /** Where a part of the document is numbered 一、二、三 and no deeper, these are its measures. */
  private isFlat(heading: Heading): boolean {
    const parent = heading.parent ?? this.outline.root
    const siblings = this.flat.has(parent) ? [] : parent.children.filter((child) => child.style === heading.style)
    const flat =
      this.flat.get(parent) ??
      (siblings.length > (heading.style === 'section' ? 1 : 2) &&
        siblings.every((sibling) => sibling.children.length === 0))
    this.flat.set(parent, flat)
    return flat
  }

  /** (1)(2)(3) within a measure that says more than its heading, and 一项 of a measure that has its own units. */
  private isPart(heading: Heading): boolean {
    const known = this.parts.get(heading) ?? this.saysPart(heading)
    this.parts.set(heading, known)
    return known
  }

  private saysPart(heading: Heading): boolean {
    const { parent } = heading
    if (!parent || parent.style === 'document' || parent.style === 'annex') return false
    if (this.answered(heading).length > 0 && !this.givesUnitsUp(heading)) return false
    if (this.answered(parent).length > 0 || parent.style === 'article' || this.isPart(parent)) return true
    if (this.liftedFrom(parent) !== null) return isSmall(heading)
    if (!isSmall(heading) || this.dutiesBelow.has(parent)) return false
    const opening = parent.content.find((block) => block.kind === 'paragraph' && block.opens)
    const said = opening ? opening.end - parent.end : 0
    const more = parent.content.length > 1 || said > 2
    return more || this.clean.text[heading.body.end - 1] === '；' || this.clean.text[(opening?.end ?? 1) - 1] === '：'
  }
}

/** where a paragraph's own words begin: behind 市工信局： where that opens it */
const behindUnits = (first: Paragraph, { lines }: Stretch): number =>
  lines.flatMap(({ places }) => places).find(({ start, end }) => start === first.start && end < first.end)?.end ??
  first.start

const isSmall = (heading: Heading): boolean =>
  heading.style === 'digit-bracket' ||
  heading.style === 'digit-half' ||
  heading.style === 'circle' ||
  heading.style === 'decimal-deep'

const hasDuties = (line: DutyLine): boolean => line.places.some((place) => place.duties.length > 0)
