// What is the plan called?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import type { Outline, Paragraph } from './outline.ts'
import type { HeadField } from './reading.ts'

const kinds =
  '方案|计划|规划|意见|办法|措施|细则|决定|纲要|政策|规定|要点|行动|工程|条例|指引|指南|指导意见|政策措施|若干意见|分工(?:表|方案)?|分解表|任务书|责任书|责任状|清单|台账|安排|部署|举措|思路|通知|公告|通告'
const endsAsTitle = new RegExp(`(?:${kinds})(?:\\([^()]{1,30}\\))*$`)
const furthest = 60

type Candidate = Span & { readonly notice: boolean }

/** The plan's own title; of a notice only the title between "关于印发" and "的通知"; null where none is printed. */
export function titleLine(clean: CleanText, outline: Outline, lines: readonly Paragraph[]): HeadField | null {
  const firstHeading = outline.headings.find((heading) => heading.style !== 'document')
  const limit = firstHeading?.body.start ?? Number.POSITIVE_INFINITY
  const before = lines.filter((line) => line.start < limit).slice(0, furthest)
  const candidates = candidatesIn(clean.text, before)
  const own = candidates.filter((candidate) => !candidate.notice).at(-1)
  if (own) return field(clean, own, 'title-line', 0.95)
  const notice = candidates.at(-1)
  if (notice) return insideNotice(clean, notice) ?? field(clean, notice, 'title-notice', 0.8)
  return titleInAnnex(clean, outline)
}

function candidatesIn(text: string, lines: readonly Paragraph[]): Candidate[] {
  const candidates: Candidate[] = []
  for (const [index, line] of lines.entries()) {
    const words = text.slice(line.start, line.end)
    const next = lines[index + 1]
    const below = next ? text.slice(next.start, next.end) : ''
    if (next && !isTitle(words) && !isTitle(below) && endsOnNext(words, below)) {
      const notice = noticed.test(words + below)
      candidates.push({ start: line.start, end: next.end, notice })
    }
    if (!isTitle(words)) continue
    const above = lines[index - 1]
    const broken = above && goesOn(text.slice(above.start, above.end)) ? above.start : line.start
    const whole = text.slice(broken, line.end)
    candidates.push({
      start: broken,
      end: line.end,
      notice: noticed.test(whole),
    })
  }
  return candidates
}

const noticed = /(?:通知|公告|通告|决定)(?:\([^()]*\))*$|关于印发/

/** 某市三年行动计 | 划(2024-2026年): a title whose last word a line's end cuts in two. */
const endsOnNext = (words: string, next: string): boolean =>
  words.length >= 12 && next.length <= 30 && isTitle(words + next) && !/[号日]$/.test(words)

function isTitle(words: string): boolean {
  if (words.length < 6 || words.length > 100 || !endsAsTitle.test(words)) return false
  return !/[，。；：>？！]|^(?:附件|相关|来源|发布|索引|主题|现将|根据|关于印发.{0,4}$)|您(?:现在|当前)/.test(words)
}

/** A line without an end of its own is the upper half of a title: "某市关于进一步". */
function goesOn(words: string): boolean {
  if (words.length < 4 || words.length > 60 || /[，。；：>？！、]/.test(words) || endsAsTitle.test(words)) return false
  return (
    /关于|(?:市|县|区|省|镇|州)(?:人民政府)?.{2,}/.test(words) &&
    !/(?:文件|号|人民政府|办公室|委员会|局|厅|日|首页|小组)$/.test(words)
  )
}

function insideNotice(clean: CleanText, notice: Candidate): HeadField | null {
  const words = clean.text.slice(notice.start, notice.end)
  const found =
    /(?:关于)?(?:印发|发布|转发|下发|公布|实施)(?:《([^《》]{4,80})》|([^《》]{4,80}?))的(?:通知|公告|通告|决定)/.exec(
      words,
    )
  const title = found?.[1] ?? found?.[2]
  if (!found || !title) return null
  const start = notice.start + found.index + found[0].indexOf(title)
  return field(clean, { start, end: start + title.length }, 'title-in-notice', 0.85)
}

/** A text without a title line may be named by its own annex: "《…实施方案》任务分工表". */
function titleInAnnex(clean: CleanText, outline: Outline): HeadField | null {
  for (const heading of outline.headings) {
    if (heading.style !== 'annex') continue
    const words = clean.text.slice(heading.start, heading.end)
    const found = /《([^《》]{4,80})》/.exec(words)
    if (!found) continue
    const start = heading.start + found.index + 1
    return field(clean, { start, end: start + (found[1] ?? '').length }, 'title-in-annex', 0.6)
  }
  return null
}

function field(clean: CleanText, span: Span, rule: string, confidence: number): HeadField {
  return {
    ...clean.original(span.start, span.end),
    value: clean.printed(span.start, span.end).replace(/[\r\n]/g, ''),
    rule,
    confidence,
  }
}
