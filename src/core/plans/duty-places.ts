// Where in a paragraph is it said who answers for it?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import { type Duty, dutiesIn, dutyLabel, type Role, roleOfLabel, saysFirstLeads } from './duties.ts'
import { matchesOf } from './matches.ts'
import type { Paragraph } from './outline.ts'
import { looksLikeUnit } from './unit-names.ts'

/** One bracket or label line: its place, the units in it, and a deadline if it names one. */
export type DutyPlace = Span & { readonly duties: readonly Duty[]; readonly deadline: Span | null }

export type DutyLine = {
  readonly paragraph: Paragraph
  readonly places: readonly DutyPlace[]
  /** nothing else stands in the paragraph */
  readonly alone: boolean
}

const siteFoot = /ICP备|备案号|公网安备|网站标识码|版权所有|技术支持：|站点地图/
const keyword = /牵头|负责|责任|配合|落实|参与|主办|协办|会同/

/** Reads the duties of one paragraph; null where it names none. */
export function dutyLine(clean: CleanText, paragraph: Paragraph): DutyLine | null {
  const { text } = clean
  const words = text.slice(paragraph.start, paragraph.end)
  // 主办单位：区政府办公室 ICP备案号：…: the foot of a web page
  if (paragraph.end - paragraph.start < 300 && siteFoot.test(words)) return null
  const places = [...bracketPlaces(clean, paragraph), ...labelPlaces(clean, paragraph)].sort(
    (a, b) => a.start - b.start,
  )
  const distinct = places.filter((place, index) => index === 0 || place.start >= (places[index - 1]?.end ?? 0))
  if (distinct.length === 0) return null
  let rest = words.length
  for (const place of distinct) rest -= place.end - place.start
  const alone = rest <= 2 && !paragraph.opens
  return { paragraph, places: distinct, alone }
}

const bareLabel = /^[一-鿿]{2,8}(?:\([^()]{1,12}\))?：$/

/** The role of a line that is only a label, "责任单位：", with the names on the next line. */
export function bareLabelRole(clean: CleanText, paragraph: Paragraph): Role | null {
  const words = clean.text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 24))
  return bareLabel.test(words) && words.search(dutyLabel) === 0 ? roleOfLabel(words) : null
}

/** A line of nothing but names, under a label line. */
export function namesUnderLabel(clean: CleanText, paragraph: Paragraph, role: Role): DutyLine | null {
  if (paragraph.opens || paragraph.end - paragraph.start > 400) return null
  const duties = dutiesIn(clean, paragraph.start, paragraph.end, role)
  const known = duties.every((duty) => looksLikeUnit(clean.text.slice(duty.start, duty.end)))
  if (duties.length === 0 || !known) return null
  const { start, end } = paragraph
  return { paragraph, places: [{ start, end, duties, deadline: null }], alone: true }
}

function bracketPlaces(clean: CleanText, paragraph: Paragraph): DutyPlace[] {
  const { text } = clean
  const places: DutyPlace[] = []
  for (const bracket of topBrackets(text, paragraph)) {
    const after = text[bracket.end] ?? '\n'
    const before = bracket.start === paragraph.start ? '。' : (text[bracket.start - 1] ?? '。')
    const atEnd = bracket.end >= paragraph.end || '。；\n'.includes(after)
    const afterStop = '。；！”)〕'.includes(before)
    if (!atEnd && !afterStop) continue
    const content = { start: bracket.start + 1, end: bracket.end - 1 }
    const duties = believed(clean, content, bracket.end >= paragraph.end - 1 && (afterStop || paragraph.opens))
    if (duties.length > 0) places.push({ ...bracket, duties, deadline: deadlineIn(text, content) })
  }
  return places
}

/** Outermost brackets of a paragraph. */
function topBrackets(text: string, span: Span): Span[] {
  const brackets: Span[] = []
  let depth = 0
  let start = 0
  for (let at = span.start; at < span.end; at++) {
    const character = text[at] ?? ''
    if ('(〔【'.includes(character)) {
      if (depth === 0) start = at
      depth++
    } else if (')〕】'.includes(character) && depth > 0) {
      depth--
      if (depth === 0) brackets.push({ start, end: at + 1 })
    } else if (depth > 0 && at - start > 1200) depth = 0
  }
  return brackets
}

/** A bracket counts where labels or verbs say so, or where it holds nothing but names of units at the very end. */
function believed(clean: CleanText, content: Span, last: boolean): Duty[] {
  const words = clean.text.slice(content.start, content.end)
  if (words.length < 2 || words.length > 1200) return []
  const labelled = words.search(dutyLabel) >= 0
  if (!labelled && /解释|以下简称|下同|简称|指|含|包括|不得/.test(words) && !saysFirstLeads(words)) return []
  if (!labelled && !keyword.test(words) && !last) return []
  const body = withoutNote(clean.text, content)
  const duties = dutiesIn(clean, body.start, body.end, null)
  if (labelled) return duties
  const known = duties.filter((duty) => looksLikeUnit(clean.text.slice(duty.start, duty.end)))
  if (saysFirstLeads(words) && known.length > 0 && known.length === duties.length) return duties
  if (keyword.test(words)) {
    const byVerb = duties.some((duty) => duty.rule === 'duty-verb')
    return byVerb && known.length * 2 >= duties.length ? duties : []
  }
  const sure = known.every((duty) =>
    /^(?:各|市|县|区|省|州|镇|旗|国家|全国|国务院|中国|中央|有关|工业和|自治|团|人民)|(?:局|委|办|厅|部|政府|管委会|中心|[一-鿿]{2}(?:科|处|科室|处室|党委|党组))$/.test(
      clean.text.slice(duty.start, duty.end),
    ),
  )
  return last && known.length === duties.length && sure ? duties : []
}

/** Leaves out "列第一位的为牵头单位，下同" behind the names. */
function withoutNote(text: string, whole: Span): Span {
  // 区管委会（以下均需各县市落实，不再列出）
  const note = /\((?:以下|下同|以上|注)[^()]*\)(?=[\])〕】。]*$)/.exec(text.slice(whole.start, whole.end))
  const content = note === null ? whole : { start: whole.start, end: whole.start + note.index }
  const words = text.slice(content.start, content.end)
  if (!saysFirstLeads(words)) return content
  const cut = words.search(/[，；。](?:排|列|首|第一)[^，；。]*(?:牵头|主办)/)
  return cut < 0 ? content : { start: content.start, end: content.start + cut }
}

/** 由市工信局牵头，市财政局配合。: a sentence of prose that says nothing but who leads, and perhaps who helps. */
export function proseDuties(clean: CleanText, paragraph: Paragraph): readonly Duty[] {
  for (const sentence of paragraph.sentences) {
    const words = clean.text.slice(sentence.start, sentence.end)
    const told = /(?:^|[，；])由(?=[^，；。]{2,80}?(?:牵头|主办)(?:负责|落实|组织|实施|抓总)*(?:$|[，。；]))/.exec(
      words,
    )
    if (told === null) continue
    const from = sentence.start + told.index + told[0].length
    const to = sentence.start + words.length
    const cut = words
      .slice(from - sentence.start)
      .search(/，(?![^，。]{0,80}(?:配合|参与|协助|负责|支持|会同|组织实施))/)
    // in the middle of a sentence it tells how something is done, not who answers for all of it
    if (told.index > 0 && cut >= 0) continue
    const duties = dutiesIn(clean, from, cut < 0 ? to : from + cut, null).filter((duty) =>
      looksLikeUnit(clean.text.slice(duty.start, duty.end)),
    )
    const sure = duties.filter(({ rule }) => rule === 'duty-verb')
    if (sure.some(({ role }) => role === 'lead'))
      return sure.map((duty) => ({ ...duty, rule: 'duty-prose', confidence: 0.7 }))
  }
  return []
}

const opensWithUnit =
  /^(?:[省市县区州旗镇盟][一-龥]{1,16}?(?:局|委|办|厅|公司|管委会|中心|办公室|分行|支行|总队|支队|院|会)(?:\([^()]{1,12}\))?、?){1,6}：(?=.{6})/

/** 市工信局：新增企业20户。: a line that opens with who answers for it; a deed of one's own only among others like it. */
export function unitOpening(clean: CleanText, paragraph: Paragraph): DutyLine | null {
  if (paragraph.opens) return null
  const words = clean.text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 120))
  const found = opensWithUnit.exec(words)
  if (found === null || found[0].search(dutyLabel) >= 0) return null
  const end = paragraph.start + found[0].length
  const duties = dutiesIn(clean, paragraph.start, end - 1, 'shared')
  return { paragraph, places: [{ start: paragraph.start, end, duties, deadline: null }], alone: false }
}

function labelPlaces(clean: CleanText, paragraph: Paragraph): DutyPlace[] {
  const { text } = clean
  const words = text.slice(paragraph.start, paragraph.end)
  // every label ends or stands in one of these; most paragraphs hold none and are spared the search
  if (!/[：|】〕]/.test(words)) return []
  const labels = matchesOf(dutyLabel, words).filter((label) => startsLabel(words, label.index))
  const places: DutyPlace[] = []
  for (let at = 0; at < labels.length; at++) {
    const label = labels[at]
    if (!label) continue
    const from = label.index
    let to = stopAfter(words, from + label[0].length)
    while ((labels[at + 1]?.index ?? Number.POSITIVE_INFINITY) <= to + 1) {
      at++
      to = stopAfter(words, (labels[at]?.index ?? to) + 3)
    }
    const span = { start: paragraph.start + from, end: paragraph.start + to }
    const body = withoutNote(text, span)
    const duties = dutiesIn(clean, body.start, body.end, null)
    const deadline = deadlineIn(text, span)
    if (duties.length > 0 || deadline) places.push({ ...span, duties, deadline })
  }
  return places
}

function startsLabel(words: string, at: number): boolean {
  if (at === 0) return true
  let depth = 0
  for (let back = at - 1; back >= Math.max(0, at - 60); back--) {
    const character = words[back] ?? ''
    if (')〕】'.includes(character)) depth++
    else if ('(〔【'.includes(character) && --depth < 0) return false
  }
  const before = words[at - 1] ?? ''
  return (
    '。；，、！)〕】”'.includes(before) || /(?:局|委|办|厅|部|府|会|心|司|区|县|市|镇|位|门|前|底|月|年)$/.test(before)
  )
}

const longestList = 2000

function stopAfter(words: string, from: number): number {
  // no list of units is longer; a text without full stops must not be searched to its end for every label
  const stop = words.slice(from, from + longestList).indexOf('。')
  return stop < 0 ? Math.min(words.length, from + longestList) : from + stop + 1
}

const deadline =
  /(?:(?:完成|办理|工作)?(?:时限|期限)(?:要求)?|(?:完成|办结)时间|时间(?:节点|要求|安排))：([^；。\n)]{2,40})/

/** The words of a deadline in a bracket or a label line, without the label. */
export function deadlineIn(text: string, span: Span): Span | null {
  const found = deadline.exec(text.slice(span.start, span.end))
  if (!found) return null
  const words = (found[1] ?? '').split(/[，](?=[^\d]*(?:单位|部门))|(?=(?:牵头|责任|配合)(?:单位|部门))/, 1)[0] ?? ''
  const start = span.start + found.index + found[0].length - (found[1] ?? '').length
  return { start, end: start + words.replace(/[，、]$/, '').length }
}
