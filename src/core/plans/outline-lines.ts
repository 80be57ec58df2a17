// What is each line of a plan: an annex mark, a box, a numbered item, a chapter name, a paragraph or a table?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import { matchesOf } from './matches.ts'
import { hanNumber, type Numbering, readNumbering } from './numbering.ts'
import { itemsByRun } from './outline-runs.ts'
import type { Segment } from './table-lines.ts'
import type { RawRow } from './tables.ts'

export type OutlineLine =
  | (Span & { readonly kind: 'text' })
  /** `content` is the span without the number */
  | (Span & { readonly kind: 'item'; readonly numbering: Numbering; readonly content: Span })
  | (Span & { readonly kind: 'annex'; readonly ordinal: number; readonly label: string; readonly content: Span })
  /** "附件：1. …" at the foot of the main text: it only names what follows elsewhere */
  | (Span & { readonly kind: 'annex-list' })
  | (Span & { readonly kind: 'box'; readonly ordinal: number; readonly label: string; readonly content: Span })
  | (Span & { readonly kind: 'chapter-name' })
  | (Span & { readonly kind: 'table'; readonly rows: readonly RawRow[] })

/** Tells the lines of a document apart; a line that holds several items is cut into them. */
export function outlineLines(clean: CleanText, segments: readonly Segment[]): readonly OutlineLine[] {
  const { text } = clean
  const annexes = new AnnexMarks(text, segments)
  const lines: OutlineLine[] = []
  for (const [index, segment] of segments.entries()) {
    if (segment.kind === 'table') {
      lines.push({
        kind: 'table',
        rows: segment.rows,
        start: segment.rows[0]?.start ?? 0,
        end: segment.rows.at(-1)?.end ?? 0,
      })
      continue
    }
    const annex = annexes.read(index)
    if (annex) lines.push(annex)
    else for (const part of itemsInLine(text, segment.span)) lines.push(lineOf(text, part))
  }
  return itemsByRun(clean, lines)
}

const box = /专栏(\d{1,2}|[一二三四五六七八九十]{1,3})?[：:、.]?/y
const chapterName =
  /^(?:总则|附则|引言|前言|序言|背景|现状|指导思想|基本原则|总体(?:要求|思路|目标|部署)|(?:工作|基本)思路|(?:发展|工作|主要|行动|预期)目标|目标任务|(?:重点|主要|工作)任务|(?:重点|主要)工作|工作(?:重点|内容|要求|步骤|安排|措施|原则|机制)|(?:主要|重点|推进|保障|工作|政策)(?:措施|举措)|重点(?:行动|工程|项目|领域)|(?:组织|实施)(?:保障|实施|步骤)|组织(?:领导|机构)|进度安排|适用范围|支持(?:对象|措施|政策))$/

function lineOf(text: string, span: Span): OutlineLine {
  const { start, end } = span
  const numbering = readNumbering(text, start)
  if (numbering && numbering.end < end) {
    return { kind: 'item', start, end, numbering, content: { start: numbering.end, end } }
  }
  box.lastIndex = start
  const found = end - start <= 60 ? box.exec(text) : null
  if (found && !/[。；]/.test(text.slice(start, end))) {
    const ordinal = ordinalOf(found[1])
    return {
      kind: 'box',
      start,
      end,
      ordinal,
      label: `专栏${found[1] ?? ''}`,
      content: { start: start + found[0].length, end },
    }
  }
  if (end - start <= 8 && chapterName.test(text.slice(start, end))) return { kind: 'chapter-name', start, end }
  return { kind: 'text', start, end }
}

const ordinalOf = (numeral: string | undefined): number =>
  numeral === undefined ? 0 : /^\d+$/.test(numeral) ? Number(numeral) : (hanNumber(numeral) ?? 0)

const next =
  /[。；)〕”]((?:[一二三四五六七八九十]{1,4}、)|(?:[(〔][一二三四五六七八九十]{1,4}[)〕])|(?:\d{1,3}(?:、|\.(?!\d))))/g

/** A line that holds several items, for documents that lost their line breaks; most lines are one part. */
function itemsInLine(text: string, span: Span): Span[] {
  if (readNumbering(text, span.start) !== null) return itemsFrom(text, span, 0)
  const first = span.end - span.start > 80 ? firstChapter(text, span) : -1
  if (first < 0) return [span]
  return [{ start: span.start, end: first }, ...itemsFrom(text, { start: first, end: span.end }, 0)]
}

/** Where "一、" begins in a line that also holds "二、" behind a full stop; -1 where it does not. */
function firstChapter(text: string, span: Span): number {
  const line = text.slice(span.start, span.end)
  const at = line.search(/一、(?![一二三四五六七八九十]、)/)
  if (at < 0 || line.slice(at).search(/[。)〕]二、/) < 0) return -1
  return span.start + at
}

const deepest = 3

function itemsFrom(text: string, span: Span, depth: number): Span[] {
  const first = readNumbering(text, span.start)
  if (!first || !['han', 'han-bracket', 'digit'].includes(first.style)) return [span]
  const parts: Span[] = []
  let from = span.start
  let current: Numbering = first
  for (const found of matchesOf(next, text.slice(span.start, span.end))) {
    const at = span.start + found.index + 1
    const numbering = readNumbering(text, at)
    if (!numbering || numbering.style !== current.style || numbering.ordinal !== current.ordinal + 1) continue
    if (isInsideBracket(text, from, at)) continue
    parts.push({ start: from, end: at })
    from = at
    current = numbering
  }
  parts.push({ start: from, end: span.end })
  return parts.flatMap((part) =>
    chapterAndFirst(text, part).flatMap((piece, index) =>
      index === 0 || depth >= deepest ? [piece] : itemsFrom(text, piece, depth + 1),
    ),
  )
}

function isInsideBracket(text: string, from: number, at: number): boolean {
  let depth = 0
  for (let back = at - 1; back >= Math.max(from, at - 200); back--) {
    const character = text[back] ?? ''
    if (')〕'.includes(character)) depth++
    else if ('(〔'.includes(character)) depth--
    if (depth < 0) return true
  }
  return false
}

/** "一、总体要求(一)指导思想。…" is a chapter and its first section. */
function chapterAndFirst(text: string, span: Span): Span[] {
  const numbering = readNumbering(text, span.start)
  if (numbering?.style !== 'han') return [span]
  const head = text.slice(numbering.end, Math.min(span.end, numbering.end + 36))
  const at = head.search(/[(〔]一[)〕]/)
  if (at < 2 || /[。；，]/.test(head.slice(0, at))) return [span]
  const cut = numbering.end + at
  return [
    { start: span.start, end: cut },
    { start: cut, end: span.end },
  ]
}

const bareAnnex = /^(?:附件|附表|附录|附)(\d{1,2}|[一二三四五六七八九十]{1,3})?(?:[-—之]\d{1,2})?[：:]?$/
const namedAnnex = /^(附件|附表|附录|附)(\d{1,2}|[一二三四五六七八九十]{1,3})?(?:[-—之]\d{1,2})?([：:]|(?=《))/

/** Where annexes begin, and which lines only name them. */
class AnnexMarks {
  private readonly words: readonly string[]
  private readonly spans: readonly (Span | null)[]
  private readonly lastBare: number
  private readonly lastOf = new Map<string, number>()
  private readonly startsAt = new Map<number, { ordinal: number; label: string }>()
  private listUntil = -1

  constructor(text: string, segments: readonly Segment[]) {
    this.spans = segments.map((segment) => (segment.kind === 'line' ? segment.span : null))
    this.words = this.spans.map((span) => (span && span.end - span.start <= 80 ? text.slice(span.start, span.end) : ''))
    this.lastBare = this.words.findLastIndex((words) => bareAnnex.test(words))
    // titles are only looked up where a line names an annex
    const named = this.words.some((words) => namedAnnex.test(words) || bareAnnex.test(words))
    for (const [index, words] of named ? this.words.entries() : [])
      if (words !== '') this.lastOf.set(titleKey(words), index)
  }

  read(index: number): OutlineLine | null {
    const span = this.spans[index]
    const words = this.words[index] ?? ''
    if (!span || words === '') return null
    const begun = this.startsAt.get(index)
    if (begun) return { kind: 'annex', ...span, ...begun, content: span }
    if (index <= this.listUntil) return { kind: 'annex-list', ...span }
    const bare = bareAnnex.exec(words)
    if (bare) return this.bareStart(index, span, words, bare[1])
    const named = namedAnnex.exec(words)
    return named ? this.namedStart(index, span, words, named) : null
  }

  private bareStart(index: number, span: Span, words: string, numeral: string | undefined): OutlineLine | null {
    const following = this.words[index + 1] ?? ''
    const first = readNumbering(following, 0)
    if (/[：:]$/.test(words) && first?.style === 'digit' && this.lastBare > index) return this.list(index, span)
    if (/[：:]$/.test(words) && first?.style === 'digit' && this.lastOf.get(titleKey(following)) !== index + 1)
      return this.list(index, span)
    return {
      kind: 'annex',
      ...span,
      ordinal: ordinalOf(numeral),
      label: words.replace(/[：:]$/, ''),
      content: { start: span.end, end: span.end },
    }
  }

  private namedStart(index: number, span: Span, words: string, named: RegExpExecArray): OutlineLine | null {
    const title = words.slice(named[0].length)
    const label = `${named[1]}${named[2] ?? ''}`
    const ordinal = ordinalOf(named[2])
    const later = this.lastOf.get(titleKey(title)) ?? -1
    const content = { start: span.start + named[0].length, end: span.end }
    if (this.lastBare > index) return this.list(index, span)
    if (later > index) {
      this.startsAt.set(later, { ordinal, label })
      return this.list(index, span)
    }
    if (readNumbering(title, 0) !== null || !this.somethingFollows(index)) return this.list(index, span)
    return { kind: 'annex', ...span, ordinal, label, content }
  }

  /** The names of annexes run on over the lines numbered after the first. */
  private list(index: number, span: Span): OutlineLine {
    let at = index + 1
    for (; at < this.words.length; at++) {
      const words = this.words[at] ?? ''
      const numbering = readNumbering(words, 0)
      if (numbering?.style !== 'digit' || /[。]/.test(words)) break
      const later = this.lastOf.get(titleKey(words.slice(numbering.end))) ?? -1
      if (later > at && this.lastBare < index)
        this.startsAt.set(later, { ordinal: numbering.ordinal, label: `附件${numbering.ordinal}` })
    }
    this.nameFirst(index)
    this.listUntil = at - 1
    return { kind: 'annex-list', ...span }
  }

  private nameFirst(index: number): void {
    const words = this.words[index] ?? ''
    const named = namedAnnex.exec(words)
    const numbering = named ? readNumbering(words, named[0].length) : null
    if (!numbering || this.lastBare > index) return
    const later = this.lastOf.get(titleKey(words.slice(numbering.end))) ?? -1
    if (later > index) this.startsAt.set(later, { ordinal: numbering.ordinal, label: `附件${numbering.ordinal}` })
  }

  private somethingFollows(index: number): boolean {
    const after = this.spans.slice(index + 1, index + 4)
    if (after.length === 0) return false
    if (after[0] === null) return true
    const words = this.words[index + 1] ?? ''
    const signature = /^\d{4}年|日$|^(?:抄送|公开方式|主题词|文件|相关|咨询|打印|来源)/
    const aSignature = after.some((_, at) => signature.test(this.words[index + 1 + at] ?? ''))
    return (
      !aSignature &&
      (readNumbering(words, 0) !== null ||
        after.some((span) => span === null || (span?.end ?? 0) - (span?.start ?? 0) > 60))
    )
  }
}

const titleKey = (words: string): string => words.replace(/[《》“”"：:。\s]|\.(?:docx?|pdf|xlsx?|wps)$/g, '')
