// Which sentence, and what a person read in it, makes a case that the reader must get right from now on?

import type { Span } from '../base/span.ts'
import { cleanText } from './clean.ts'
import { numberWords } from './number-words.ts'
import { readPlan } from './read.ts'
import type { Comparator, DutyGrade, PlanReading, TargetKind } from './reading.ts'

/** One line of cases/plans/corrected.jsonl: a sentence under a heading of a plan, and all that is to be read in it. */
export type ReadingCase = {
  readonly say: string
  /** the years of the plan that it stood in; null where the plan names none */
  readonly year: number | null
  readonly term: string | null
  readonly heading: string
  /** "30 家 >= level 2025", in the sentence's order; null where the case is about a measure's units */
  readonly targets: readonly string[] | null
  /** "lead 市财政局", as printed; null where the case is about targets */
  readonly duties: readonly string[] | null
}

type JudgedTarget = {
  readonly value: number
  readonly valueMax?: number | null | undefined
  readonly unit: string
  readonly comparator: Comparator
  readonly kind: TargetKind
  readonly period: string | null
}

/** A reading under review with what a person made of it; places are offsets into the document's text. */
export type JudgedItem = Span & {
  readonly id: string
  readonly state: 'pending' | 'accepted' | 'corrected' | 'rejected'
  readonly origin: 'read' | 'added'
  readonly contextStart: number
  readonly contextEnd: number
  readonly rule: string
} & (
    | { readonly kind: 'target'; readonly value: JudgedTarget & { readonly role: 'target' | 'base' } }
    | {
        readonly kind: 'measure'
        readonly read: { readonly duties: readonly NamedDuty[] } | null
        readonly value: { readonly number: string; readonly title: string; readonly duties: readonly NamedDuty[] }
      }
  )
type NamedDuty = { readonly name: string; readonly grade: DutyGrade }

export type JudgedPlan = {
  readonly text: string
  readonly issuedOn: string | null
  readonly termFrom: number | null
  readonly termTo: number | null
  /** headings in order; start is where the heading's own words begin */
  readonly outline: readonly { readonly title: string; readonly depth: number; readonly start: number }[]
  readonly items: readonly JudgedItem[]
}

/** Why a judged reading is no case. */
export type NoCase = 'unknown' | 'unjudged' | 'as-read' | 'in-table' | 'background'

const goals = /目标|指标/

/** The case that a judged reading makes; only its own sentence is taken from the document. */
export function caseOf(plan: JudgedPlan, itemId: string): ReadingCase | NoCase {
  const item = plan.items.find(({ id }) => id === itemId)
  if (item === undefined) return 'unknown'
  if (item.state === 'pending') return 'unjudged'
  if (item.state === 'accepted' && item.origin === 'read') return 'as-read'
  const context = plan.text.slice(item.contextStart, item.contextEnd)
  if (item.rule.startsWith('table') || item.rule === 'measure-row' || context.includes('\t')) return 'in-table'
  const place = {
    year: plan.issuedOn === null ? plan.termFrom : Number(plan.issuedOn.slice(0, 4)),
    term: termOf(plan),
    heading: headingOf(plan, item.start),
  }
  if (item.kind === 'measure')
    return { say: measureWords(context, item), ...place, targets: null, duties: dutiesOf(item) }
  if (item.value.role === 'base') return 'background'
  return { say: oneLine(context), ...place, targets: targetsBeside(plan, item), duties: null }
}

const termOf = ({ termFrom, termTo }: JudgedPlan): string | null =>
  termFrom === null ? null : termTo === null || termTo === termFrom ? `${termFrom}` : `${termFrom}-${termTo}`

// the heading's own words are the city's too; a case only needs to know whether it names goals
function headingOf({ outline }: JudgedPlan, at: number): string {
  const above: string[] = []
  for (const { title, depth, start } of outline) {
    if (start > at) break
    above.length = Math.max(0, depth - 1)
    above[depth - 1] = title
  }
  return above.some((title) => goals.test(title)) ? '一、发展目标' : '一、重点任务'
}

const oneLine = (text: string): string => cleanText({ text, tables: [] }).text.replace(/\n/g, '')

/** Everything that is right in the same sentence, for a case lists all that may be found. */
function targetsBeside({ items }: JudgedPlan, asked: JudgedItem): string[] {
  const right = items.flatMap((item) => {
    const inside = item.start >= asked.contextStart && item.end <= asked.contextEnd
    return item.kind === 'target' && item.value.role === 'target' && item.state !== 'rejected' && inside ? [item] : []
  })
  return right.sort((a, b) => a.start - b.start).map(({ value }) => sayTarget(value))
}

/** "3..5 家 = increment 2025": how a case words a target. */
export const sayTarget = ({ value, valueMax, unit, comparator, kind, period }: JudgedTarget): string =>
  [valueMax == null ? value : `${value}..${valueMax}`, unit || '-', comparator, kind, period ?? '-'].join(' ')

const dutiesOf = (item: JudgedItem & { readonly kind: 'measure' }): string[] =>
  item.value.duties.map(({ name, grade }) => `${grade} ${name.replace(/\s/g, '')}`)

/** The measure's title and the sentences that name those who answer for it. */
function measureWords(context: string, { read, value }: JudgedItem & { readonly kind: 'measure' }): string {
  const names = [...(read?.duties ?? []), ...value.duties].map(({ name }) => name.replace(/\s/g, ''))
  const sentences = cleanText({ text: context, tables: [] })
    .text.split(/(?<=[。；])|\n/)
    .filter((sentence) => names.some((name) => sentence.includes(name)))
  const title = value.title.replace(/\s/g, '')
  const said = sentences.join('')
  return said.startsWith(title) ? said : `${title}。${said}`
}

/** What the reader reads in a case now, worded as the case words it. */
export function readCase(one: ReadingCase): { readonly targets: string[]; readonly duties: string[] } {
  const years = one.term === null ? '' : `（${one.term.replace('-', '—')}年）`
  const issued = one.year === null ? '' : `${one.year}年1月1日\n`
  const numbered = one.duties === null ? one.say : `1.${one.say}`
  const text = `望潮市行动方案${years}\n${issued}${one.heading}\n${numbered}\n`
  const reading: PlanReading = readPlan({ text, tables: [] })
  const measure = reading.measures.find(({ number }) => numberWords(number).endsWith('1'))
  return {
    targets: reading.targets.map(sayTarget),
    duties: (measure?.duties ?? []).map(({ name, grade }) => `${grade} ${name}`),
  }
}

/** Figures and names that a case expects and its sentence, perhaps reworded since, no longer holds. */
export function lostWords({ say, targets, duties }: ReadingCase): string[] {
  const plain = cleanText({ text: say, tables: [] }).text
  const figures = (targets ?? []).flatMap((one) => /^[\d.]+/.exec(one)?.[0] ?? [])
  const names = (duties ?? []).map((one) => one.slice(one.indexOf(' ') + 1))
  const numeral = /[一二两三四五六七八九十百千半翻倍]/
  return [
    ...figures.filter((one) => !plain.includes(one) && !numeral.test(plain)),
    ...names.filter((one) => !plain.includes(one)),
  ]
}
