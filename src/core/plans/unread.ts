// Which sentences hold a number, a date or a promise, and were read as nothing?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import { matchesOf } from './matches.ts'
import type { Outline } from './outline.ts'
import type { MeasureReading, PlanHead, UnreadSentence } from './reading.ts'
import { sentencesOf } from './sentences.ts'

const commitment = /确保|力争|争取|不低于|不少于|不超过|不高于|不得低于|必须/
const date = /(?:19|20)\d\d年|\d{1,2}月|年底|月底|季度|年内/
const number = /\d|[一二三四五六七八九十百千万](?:亿|万|家|个|项|人|倍|成)|翻番|倍增/

/** what holds a number only as a name: “6+1”, 《…2025…》, 5G, 8K, "2." before an item */
const names =
  /“[^”]{0,60}”|《[^》]{0,80}》|[A-Za-z][-.]?\d{1,6}|\d[A-Za-z]{1,6}|^(?:\d{1,2}[、.]|[(〔][\d一二三四五六七八九十]{1,3}[)〕])/g

/** 税收增速不低于财政收入增速: a target that is measured by another figure and has none of its own */
const relative =
  /[^，；。：！？\n]{0,40}(?:增速|增幅|增长|占比|比重|强度|水平|排名|位次|税收|收入|产值|总量|密度)[^，；。：\d]{0,12}(?:不低于|不高于|高于|快于|优于|超过|领先于?|赶上|达到|与|进入|位居)[^，；。：\d]{0,24}(?:平均(?:水平|增速|值)?|增速|增幅|先进水平|同步|前列|第一方阵|上年(?:水平)?|同期)(?=$|[，；。：、)])/g
/** what every such clause ends in; asked first, as most sentences hold none of it and the search is long */
const endsRelative = /平均|增速|增幅|先进水平|同步|前列|第一方阵|上年|同期/
const reports = /目前|已经|已达|仍|存在|去年|上年(?!水平)|近年|以来/

/** Lists what a person should look at because no rule did; the spans are of the original text. */
export function unreadSentences(
  clean: CleanText,
  outline: Outline,
  title: Span | null,
  readings: readonly Span[],
): UnreadSentence[] {
  const read = [...readings].sort((a, b) => a.start - b.start)
  const unread: UnreadSentence[] = []
  let at = 0
  let furthest = -1
  for (const sentence of sentencesInOrder(clean, outline, title)) {
    const words = clean.text.slice(sentence.start, sentence.end)
    const clauses = relativeClauses(clean, sentence, words)
    unread.push(...clauses)
    const span = clean.original(sentence.start, sentence.end)
    for (let next = read[at]; next && next.start < span.end; next = read[++at]) furthest = Math.max(furthest, next.end)
    // `furthest` may come from a reading that began in an earlier sentence and reaches into this one
    const why = furthest <= span.start ? reason(words) : null
    if (why === null || (clauses.length > 0 && why === 'commitment')) continue
    unread.push({ ...span, why })
  }
  return unread
}

function relativeClauses(clean: CleanText, sentence: Span, words: string): UnreadSentence[] {
  if (words.length > 1200 || !endsRelative.test(words) || reports.test(words)) return []
  return matchesOf(relative, words)
    .filter(([clause]) => !/\d/.test(clause))
    .map((found) => {
      const start = sentence.start + found.index
      return { ...clean.original(start, start + found[0].length), why: 'relative' as const }
    })
}

function reason(words: string): UnreadSentence['why'] | null {
  if (commitment.test(words)) return 'commitment'
  const rest = words.replace(names, '').replace(/(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?/g, '')
  if (number.test(rest)) return 'number'
  return date.test(words) ? 'date' : null
}

function sentencesInOrder(clean: CleanText, outline: Outline, title: Span | null): Span[] {
  const { text } = clean
  const begins = title ? clean.cleaned(title.end) : 0
  const sentences: Span[] = []
  for (const paragraph of outline.paragraphs) {
    // lines of a portal and of the letterhead are no sentences
    const loose = paragraph.heading.style === 'document'
    const outside =
      loose && (paragraph.start < begins || (paragraph.end - paragraph.start < 40 && text[paragraph.end - 1] !== '。'))
    if (!outside) for (const sentence of paragraph.sentences) sentences.push(sentence)
  }
  for (const table of outline.tables) {
    for (const row of table.rows) {
      if (row.role !== 'body') continue
      for (const cell of row.cells) {
        if (cell.from !== 'own' || cell.end - cell.start < 4) continue
        for (const sentence of sentencesOf(text, cell.start, cell.end)) sentences.push(sentence)
      }
    }
  }
  return sentences.sort((a, b) => a.start - b.start)
}

/** The places that count as read: titles, duties, steps and deadlines of measures, and the fields of the head. */
export function readPlaces(head: PlanHead, measures: readonly MeasureReading[]): Span[] {
  const fields = [
    head.title,
    head.documentNumber,
    head.issuer,
    head.issuedOn,
    head.term,
    head.validity,
    head.interpretationUnit,
    head.contactUnit,
    head.disclosure,
    head.copyTo,
  ]
  const places: Span[] = [...fields.filter((field) => field !== null), ...head.annexes, ...head.placeholders]
  for (const measure of measures) {
    places.push(measure, ...measure.duties, ...measure.steps)
    if (measure.deadline) places.push(measure.deadline)
  }
  return places
}
