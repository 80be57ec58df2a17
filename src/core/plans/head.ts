// Who issued the plan under which title, number and date, for which years, and what hangs on it?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import { readTerm } from './head-term.ts'
import { readValidity } from './head-validity.ts'
import { hanNumber } from './numbering.ts'
import type { Outline, Paragraph } from './outline.ts'
import type { HeadField, PlanHead } from './reading.ts'
import { titleLine } from './title-line.ts'

/** Reads what stands around the plan. A field is null where the document does not say it. */
export function readHead(clean: CleanText, outline: Outline): PlanHead {
  const lines = outline.paragraphs.filter((paragraph) => paragraph.heading.style === 'document' && !paragraph.opens)
  const reader = new HeadReader(clean, outline, lines)
  const title = titleLine(clean, outline, lines)
  const documentNumber = reader.documentNumber()
  const issuedOn = reader.issuedOn()
  return {
    title,
    documentNumber,
    issuer: reader.issuer(title),
    issuedOn,
    term: readTerm(clean, lines, { title, issuedOn, documentNumber }),
    validity: readValidity(clean, outline, issuedOn),
    interpretationUnit: reader.said(
      /由([^，。；、]{2,30}?)(?:会同[^，。；]{2,30}?)?(?:负责|进行)(?:具体|组织)?解释/g,
      'head-interpretation',
    ),
    contactUnit: reader.said(
      /请(?:径直|径|迳|直接|及时|随时)*(?:向|与|报|联系)([^，。；、]{2,24}?)(?:反映|联系|反馈|沟通|报告)/g,
      'head-contact',
    ),
    disclosure: reader.said(
      /(?:公开方式|公开属性|信息公开(?:选项|属性|类别)|此件公开属性)：([^\n，。]{2,12})/g,
      'head-disclosure',
    ),
    copyTo: reader.said(/(?:^|\n)抄送：([^\n]{2,600})/g, 'head-copy'),
    annexes: reader.annexes(),
    placeholders: reader.placeholders(),
  }
}

const numberOfPaper = /[一-鿿]{1,14}[〔(](?:19|20)\d\d[〕)](?:第)?\d{1,5}号/
const signedOn = /^[(〔]?(\d{4})年(\d{1,2})月(\d{1,2})日(?:印发|发布)?[)〕]?$/
const signedInHan =
  /^(二[〇○零oO0][一二三四五六七八九〇○零oO0]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日$/
const postedOn =
  /(?:成文日期|印发日期|发文日期|发布日期|发布时间|公开日期|时间|日期)：(\d{4})(?:-|年|\/|\.)(\d{1,2})(?:-|月|\/|\.)(\d{1,2})/
const issuingBody = /(?:人民政府|政府|委员会|办公室|办公厅|管委会|领导小组|党委|局|厅|部|委|办|院|会|银行|税务局)$/

class HeadReader {
  private readonly clean: CleanText
  private readonly outline: Outline
  private readonly lines: readonly Paragraph[]

  constructor(clean: CleanText, outline: Outline, lines: readonly Paragraph[]) {
    this.clean = clean
    this.outline = outline
    this.lines = lines
  }

  private words(span: Span): string {
    return this.clean.text.slice(span.start, Math.min(span.end, span.start + 400))
  }

  private field(start: number, end: number, rule: string, confidence: number, value?: string): HeadField {
    return { ...this.clean.original(start, end), value: value ?? this.clean.printed(start, end), rule, confidence }
  }

  documentNumber(): HeadField | null {
    for (const line of this.lines) {
      const words = this.words(line)
      const found = numberOfPaper.exec(words)
      if (!found) continue
      const alone = found[0].length === words.length
      const named = /^(?:发文字号|发文文号|文号|文件编号|字号)：/.test(words)
      const behindTitle =
        /\($/.test(words.slice(0, found.index)) && words.endsWith(`${found[0]})`) && !/[>，]/.test(words)
      if (!alone && !named && !behindTitle) continue
      const start = line.start + found.index
      return this.field(start, start + found[0].length, 'head-number', 0.95)
    }
    return null
  }

  issuedOn(): HeadField | null {
    for (const line of this.lines) {
      const words = this.words(line)
      const date = signedOn.exec(words)
      const iso = date ? isoDate(Number(date[1]), Number(date[2]), Number(date[3])) : hanDate(words)
      if (iso) return this.field(line.start, line.end, 'head-signature-date', 0.95, iso)
    }
    for (const line of this.lines) {
      const words = this.words(line)
      const posted = postedOn.exec(words)
      const iso = posted ? isoDate(Number(posted[1]), Number(posted[2]), Number(posted[3])) : null
      if (!posted || !iso) continue
      const start = line.start + posted.index
      return this.field(
        start,
        start + posted[0].length,
        'head-posted-date',
        /^(?:成文|印发|发文)/.test(posted[0]) ? 0.9 : 0.6,
        iso,
      )
    }
    return null
  }

  issuer(title: HeadField | null): HeadField | null {
    for (const [index, line] of this.lines.entries()) {
      const words = this.words(line)
      if (!signedOn.test(words) && hanDate(words) === null) continue
      let first: Paragraph | null = null
      for (let at = index - 1; at >= 0 && at >= index - 4; at--) {
        const above = this.lines[at]
        if (!above || above.end - above.start > 40 || !issuingBody.test(this.words(above))) break
        first = above
      }
      const last = this.lines[index - 1]
      if (first && last) return this.field(first.start, last.end, 'head-signature', 0.95)
    }
    const named = this.lines.find((line) => {
      const words = this.words(line)
      return (
        words.length < 120 &&
        /^[一-鿿]{3,40}关于/.test(words) &&
        !/[，。：>]/.test(words) &&
        issuingBody.test(words.split(/(?:等[一二三四五六七八九十]{1,3}部门)?关于/, 1)[0] ?? '')
      )
    })
    if (!named) return title === null ? null : this.redHead()
    const end = named.start + this.words(named).indexOf('关于')
    return this.field(named.start, end, 'head-title', 0.8)
  }

  private redHead(): HeadField | null {
    const line = this.lines
      .slice(0, 12)
      .find((one) => one.end - one.start <= 30 && (/文件$/.test(this.words(one)) || issuingBody.test(this.words(one))))
    if (!line) return null
    const end = /文件$/.test(this.words(line)) ? line.end - 2 : line.end
    return this.field(line.start, end, 'head-red', 0.7)
  }

  /** What the first match of a pattern says in its group. */
  said(pattern: RegExp, rule: string): HeadField | null {
    for (const found of this.clean.text.matchAll(pattern)) {
      const words = found[1] ?? ''
      const start = found.index + found[0].indexOf(words)
      return this.field(start, start + words.length, rule, 0.9)
    }
    return null
  }

  annexes(): PlanHead['annexes'] {
    const { clean } = this
    const printed = this.outline.headings
      .filter((heading) => heading.style === 'annex')
      .map((heading) => ({
        ...this.field(heading.start, heading.end, 'annex', 0.95),
        number: heading.label,
        body: clean.original(heading.body.start, heading.body.end),
      }))
    const titles = new Set(printed.map((annex) => plainTitle(annex.value)))
    const numbers = new Set(printed.map((annex) => annex.number))
    const named = this.namedAnnexes().filter(
      (annex) => !titles.has(plainTitle(annex.value)) && !numbers.has(annex.number),
    )
    return [...printed, ...named]
  }

  /** Annexes that the text names and the document does not hold. */
  private namedAnnexes(): PlanHead['annexes'][number][] {
    const named: PlanHead['annexes'][number][] = []
    let listing = false
    for (const line of this.outline.paragraphs) {
      if (line.opens) continue
      const words = this.words(line)
      const first = /^附件(\d{1,2})?：(?:(\d{1,2})[.、])?(.{2,80})$/.exec(words)
      const next: RegExpExecArray | null = listing ? /^()(\d{1,2})[.、](.{2,80})$/.exec(words) : null
      const found: RegExpExecArray | null = first ?? next
      listing = found !== null && !/[。；]/.test(words)
      if (!found || !listing) continue
      const end = line.start + words.length
      const number = `附件${found[1] || found[2] || ''}`
      const at = originalEnd(this.clean, end)
      named.push({
        ...this.field(end - (found[3] ?? '').length, end, 'annex-named', 0.7),
        number,
        body: { start: at, end: at },
      })
    }
    return named
  }

  placeholders(): HeadField[] {
    const pattern =
      /[XxＸ×]{2,8}(?:年|月|日|%|亿元|万元|家|个|项|人)?(?:\(请[^()]{1,24}\))?|\(请[^()]{1,24}(?:补充|填写|核实|提供|确认|完善)\)|\((?:待定|待补充|待核实|待明确)\)|[〇○]{2,6}(?:年|月|%|亿元|万元|家|个)/g
    return [...this.clean.text.matchAll(pattern)].map((found) =>
      this.field(found.index, found.index + found[0].length, 'placeholder', found[0].includes('请') ? 0.95 : 0.7),
    )
  }
}

const originalEnd = (clean: CleanText, end: number): number => clean.original(Math.max(0, end - 1), end).end

const plainTitle = (title: string): string => title.replace(/[《》\s]|\.(?:docx?|pdf|xlsx?|wps)$/g, '')

function isoDate(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function hanDate(words: string): string | null {
  const found = signedInHan.exec(words)
  if (!found) return null
  const year = Number(
    [...(found[1] ?? '')].map((character) => Math.max(0, '零一二三四五六七八九'.indexOf(character))).join(''),
  )
  return isoDate(year, hanNumber(found[2] ?? '') ?? 0, hanNumber(found[3] ?? '') ?? 0)
}

/** The year the document was made: its date's, else its number's, else the first of its term; null where it says none. */
export function yearOf(head: PlanHead): number | null {
  const issued =
    /^(\d{4})/.exec(head.issuedOn?.value ?? '') ??
    /[〔[(](\d{4})[〕\])]/.exec((head.documentNumber?.value ?? '').normalize('NFKC')) ??
    /^(\d{4})/.exec(head.term?.value ?? '')
  return issued?.[1] === undefined ? null : Number(issued[1])
}
