// For which years is a plan made?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import { hanNumber } from './numbering.ts'
import type { Paragraph } from './outline.ts'
import type { HeadField } from './reading.ts'

type Known = {
  readonly title: HeadField | null
  readonly issuedOn: HeadField | null
  readonly documentNumber: HeadField | null
}

/** Years in the title, else a five-year plan's name, else stated years, else "三年行动计划" from its year on. */
export function readTerm(clean: CleanText, lines: readonly Paragraph[], known: Known): HeadField | null {
  const reader = new TermReader(clean, lines)
  return (
    reader.inTitle(known.title) ??
    reader.stated() ??
    reader.inTitleLines() ??
    reader.spent() ??
    reader.running() ??
    reader.counted(known)
  )
}

const COUNT = '([一二两三四五六七八九十]|\\d)'
const YEAR = '((?:19|20)\\d\\d)年'
const titleEnd =
  /(?:通知|方案|计划|规划|意见|措施|办法|要点|清单|责任书|任务书|责任状|安排|台账|分解(?:表|方案)?)(?:\([^()]{1,30}\))?$/
const statedYears =
  /(?:(?:实施|规划|行动|执行|计划)(?:期限|期|年限)(?:为|是|：)|现(?:就|将|对)(?:我[市县区省])?(?:今后|未来)?)((?:19|20)\d\d)年?(?:-|—|至|到)+((?:19|20)\d\d)年/
/** (2024-2026年): the years of the title above, on a line of their own */
const yearsAlone = /^[(〔]?(?:19|20)\d\d年?(?:-|—|至|到)+(?:19|20)\d\d年[)〕]?$/
/** 用3年时间(2022-2024年), 通过三年努力，到2026年 */
const spentYears =
  /(?:用|通过|经过|利用|力争)([一二两三四五六七八九十]|\d)年(?:左右)?的?(?:时间|努力|攻坚|建设|奋斗)?(?:[(，]?((?:19|20)\d\d)年?(?:-|至|到|—)+((?:19|20)\d\d)年|的?努力，到((?:19|20)\d\d)年|的?时间，到((?:19|20)\d\d)年)/
/** 2012年起5年内, 从2023年开始，用三年时间: so many years from a year on, that year among them */
const runningYears = new RegExp(
  `${YEAR}(?:\\d{1,2}月(?:\\d{1,2}日)?)?(?:起|开始)，?(?:的|连续|力争|争取|计划|用|通过|利用|经过)*${COUNT}年(?:之?内|时间|左右|的?努力|期间)`,
)

class TermReader {
  private readonly clean: CleanText
  private readonly lines: readonly Paragraph[]

  constructor(clean: CleanText, lines: readonly Paragraph[]) {
    this.clean = clean
    this.lines = lines
  }

  inTitle(title: HeadField | null): HeadField | null {
    if (title === null) return null
    const span = this.spanOf(title)
    const below = this.lines.find(({ start }) => start >= span.end)
    const behind = below && yearsAlone.test(this.clean.text.slice(below.start, below.end)) ? [below] : []
    return this.named([span, ...behind])
  }

  inTitleLines(): HeadField | null {
    return this.named(
      this.lines.filter(({ start, end }) => {
        const words = this.clean.text.slice(start, Math.min(end, start + 120))
        return end - start < 120 && (titleEnd.test(words) || yearsAlone.test(words))
      }),
    )
  }

  private named(spans: readonly Span[]): HeadField | null {
    for (const span of spans) {
      // a title over two lines is read as one
      const words = this.clean.text.slice(span.start, span.end).replace(/\n/g, '')
      const years = /((?:19|20)\d\d)年?(?:-|至|到|—)+((?:19|20)\d\d)年/.exec(words)
      if (years) return this.found(span, years, `${years[1]}-${years[2]}`, 'term-title')
      const plan = /[“"]?十([三四五六])五[”"]?|第十([三四五六])个五年(?=规划|计划)/.exec(words)
      const from = plan ? { 三: 2016, 四: 2021, 五: 2026, 六: 2031 }[plan[1] ?? plan[2] ?? ''] : undefined
      if (plan && from) return this.found(span, plan, `${from}-${from + 4}`, 'term-five-year')
      // (2024年2月6日) behind a title says when it was passed
      const one = /((?:19|20)\d\d)年(?:度)?(?!\d{1,2}月\d)/.exec(words)
      if (one) return this.found(span, one, one[1] ?? '', 'term-title')
    }
    return null
  }

  private spanOf(title: HeadField): Span {
    return { start: this.clean.cleaned(title.start), end: this.clean.cleaned(title.end) }
  }

  private found(span: Span, match: RegExpExecArray, value: string, rule: string, confidence = 0.9): HeadField {
    const start = this.behindBreaks(span.start, match.index)
    const end = this.behindBreaks(span.start, match.index + match[0].length - 1) + 1
    return { ...this.clean.original(start, end), value, rule, confidence }
  }

  private inText(match: RegExpExecArray, value: string, rule: string, confidence: number): HeadField {
    const printed = this.clean.original(match.index, match.index + match[0].length)
    return { ...printed, value, rule, confidence }
  }

  /** where so many letters behind a place stand, its line breaks not counted */
  private behindBreaks(start: number, letters: number): number {
    let at = start
    for (let left = letters; left > 0 || this.clean.text[at] === '\n'; at++) if (this.clean.text[at] !== '\n') left--
    return at
  }

  stated(): HeadField | null {
    const stated = statedYears.exec(this.clean.text)
    return stated && this.inText(stated, `${stated[1]}-${stated[2]}`, 'term-stated', 0.9)
  }

  spent(): HeadField | null {
    const spent = spentYears.exec(this.clean.text)
    if (!spent) return null
    const last = Number(spent[3] ?? spent[4] ?? spent[5])
    const first = spent[2] ?? last - countOf(spent[1]) + 1
    return this.inText(spent, `${first}-${last}`, 'term-spent', 0.7)
  }

  running(): HeadField | null {
    const running = runningYears.exec(this.clean.text)
    if (!running) return null
    const first = Number(running[1])
    const value = `${first}-${first + countOf(running[2]) - 1}`
    return this.inText(running, value, 'term-spent', 0.7)
  }

  counted({ title, issuedOn, documentNumber }: Known): HeadField | null {
    const numbered = /(?:19|20)\d\d/.exec((documentNumber?.value ?? '').normalize('NFKC'))?.[0]
    const year = Number(issuedOn?.value.slice(0, 4) ?? numbered ?? 0)
    if (year === 0 || title === null) return null
    const span = this.spanOf(title)
    const words = this.clean.text.slice(span.start, span.end).replace(/\n/g, '')
    const counted = /([一二两三四五六七八九十])年(?:行动|提升|攻坚|倍增|工作|发展)/.exec(words)
    return counted && this.found(span, counted, `${year}-${year + countOf(counted[1]) - 1}`, 'term-counted', 0.5)
  }
}

const countOf = (said: string | undefined): number =>
  /\d/.test(said ?? '') ? Number(said) : (hanNumber(said ?? '') ?? 1)
