// Does a printed line go on with the paragraph before it, or does it start something of its own?

import { fieldOf } from './fields.ts'
import { isDigit, type LineBuffer, textOfCodes } from './fold-line.ts'
import { readNumbering } from './numbering.ts'

export type LineFacts = {
  readonly tabbed: boolean
  /** starts something of its own: an item, a bullet, a label, an annex, a date */
  readonly structural: boolean
  readonly numbered: boolean
  /** opens with a field's name, 工作目标： */
  readonly field: boolean
  /** a page's running number, sure ("- 3 -") or possible ("3") */
  readonly furniture: 'page' | 'number' | null
  readonly punctuated: boolean
  readonly indent: number
  readonly width: number
  readonly copy?: LineBuffer
}

export type Join = { readonly skip: number; readonly blank: boolean }

const isStop = 1
const isTerminal = 2
const isOpening = 4
const isClosing = 8
const isComma = 16
const isPunctuation = 32
const cannotStart = 64
const isRoundOpening = 128

/** the roles of a character, looked up because every character of a document passes here */
const roles = new Uint8Array(0x10000)
for (const [role, characters] of [
  [isStop, '。！？；'],
  [isTerminal, '。！？；：…'],
  [isOpening, '(〔《“‘「『【'],
  [isClosing, ')〕》”’」』】'],
  [isComma, '，'],
  [isPunctuation, '，。；、：'],
  [cannotStart, '，。；、：！？)〕》”’」』】%'],
  [isRoundOpening, '(〔【'],
] as const) {
  for (const character of characters) roles[character.charCodeAt(0)] = (roles[character.charCodeAt(0)] ?? 0) | role
}

const is = (code: number | undefined, role: number): boolean => ((roles[code ?? 0] ?? 0) & role) !== 0

const page = /^(?:[-—·. ]*第?\d{1,4}页?[-—·. ]*|第?\d{1,4}页[/，, ]?共?\d{1,4}页?|\d{1,4}\/\d{1,4})$/
const bullet = /^(?:——|[•●○◆◇■□▲△★☆※·➢]|附件|附表|专栏|表\d|图\d|注[：:]|抄送|公开方式|主题词|[-—*])/
const label = /^[(〔【]?(?:责任|牵头|配合|主办|协办|参与|完成|实施|落实|承办|时限|联系)[一-鿿]{0,6}：/
const paperNumber = /^[一-鿿]{2,12}[〔(](?:19|20)\d\d[〕)](?:第)?\d{1,5}号$/
const date = /^[(〔]?(?:二[〇○零0]|\d{4}年)[^，。；]{3,12}日[)〕]?$/

export function lineFacts(buffer: LineBuffer, inTable: boolean): LineFacts {
  const head = textOf(buffer, 0, Math.min(buffer.length, 64))
  const short = buffer.length <= 24
  const numbering = readNumbering(head, 0)
  const furniture = !short || inTable || !page.test(head) ? null : /^\d+$/.test(head) ? 'number' : 'page'
  return {
    tabbed: inTable || buffer.codes.subarray(0, buffer.length).indexOf(9) >= 0,
    structural:
      numbering !== null ||
      bullet.test(head) ||
      label.test(head) ||
      (short && (date.test(head) || paperNumber.test(head))) ||
      opensDuty(buffer, head),
    numbered: numbering !== null,
    field: fieldOf(head) !== null,
    furniture,
    punctuated: hasRole(buffer, isPunctuation),
    indent: buffer.indent,
    width: buffer.width,
  }
}

/** A line that is one bracket "（市工信局牵头，各区负责）" stands on its own. */
function opensDuty(buffer: LineBuffer, head: string): boolean {
  if (!/^[(〔【]/.test(head)) return false
  const tail = textOf(buffer, Math.max(0, buffer.length - 24), buffer.length)
  return /[)〕】]。?$/.test(tail) && /牵头|负责|责任|配合|落实|参与/.test(head + tail)
}

function hasRole(buffer: LineBuffer, role: number): boolean {
  for (let at = 0; at < buffer.length; at++) if (is(buffer.codes[at], role)) return true
  return false
}

function textOf(buffer: LineBuffer, start: number, end: number): string {
  if (end <= start) return ''
  if (buffer.length > longestTold)
    return textOfCodes(buffer.codes.subarray(start, Math.min(end, start + longestTold * 2)))
  buffer.text ??= textOfCodes(buffer.codes.subarray(0, buffer.length))
  return buffer.text.slice(start, end)
}

const remembered = 320
const longestTold = 4000

/** What must be known of the paragraph so far to judge the line after it. */
export class Paragraph {
  tail = ''
  length = 0
  stops = 0
  commas = 0
  /** characters since the last full stop */
  sinceStop = 0
  /** brackets and quotation marks still open */
  open = 0
  sinceOpen = 0
  blankAfter = false
  /** whole text while it is short enough to be told again */
  whole: string | null = ''
  facts: LineFacts
  /** whether the current sentence is nothing but a bracket */
  bracketed = false

  constructor(buffer: LineBuffer, facts: LineFacts) {
    this.facts = facts
    this.grow(buffer, 0, facts)
  }

  noteBlankLine(): void {
    this.blankAfter = true
  }

  grow(buffer: LineBuffer, skip: number, facts: LineFacts): void {
    for (let at = skip; at < buffer.length; at++) this.note(buffer.codes[at] ?? 0)
    const added = textOf(buffer, Math.max(skip, buffer.length - remembered), buffer.length)
    this.tail = (this.tail + added).slice(-remembered)
    this.whole =
      this.whole === null || this.length > longestTold ? null : this.whole + textOf(buffer, skip, buffer.length)
    if (facts !== this.facts) this.facts = { ...facts, numbered: this.facts.numbered, tabbed: this.facts.tabbed }
    this.blankAfter = false
  }

  private note(code: number): void {
    this.length++
    if (this.sinceStop === 0) this.bracketed = is(code, isRoundOpening)
    this.sinceStop++
    this.sinceOpen++
    const role = roles[code] ?? 0
    if (role === 0) return
    if (role & isOpening) {
      this.open++
      this.sinceOpen = 0
    } else if (role & isClosing) this.open = Math.max(0, this.open - 1)
    else if (role & isComma) this.commas++
    if ((role & isStop) === 0) return
    this.stops++
    this.sinceStop = 0
    // (牵头部门：…；配合部门：…) goes on behind the semicolon
    if (code !== semicolon) this.open = 0
  }

  get last(): number {
    return this.tail.charCodeAt(this.tail.length - 1)
  }
}

/** 到2 | 025 | 年: a line of nothing but digits ends the year that the line before began. */
export function endsYear(paragraph: Paragraph, buffer: LineBuffer): boolean {
  const begun = /(?<!\d)\d{1,3}$/.exec(paragraph.tail)?.[0] ?? ''
  return begun !== '' && /^(?:19|20)\d\d$/.test(begun + textOf(buffer, 0, buffer.length))
}

/** How the line joins the paragraph: null it does not, 'repeated' it only says the end of it again. */
export function joinOf(
  paragraph: Paragraph,
  facts: LineFacts,
  buffer: LineBuffer,
  wrapWidth: number | null,
): Join | 'repeated' | null {
  if (paragraph.facts.tabbed || facts.tabbed) return null
  const repeated = facts.structural ? 0 : saidAgain(paragraph, buffer)
  if (repeated === buffer.length || saysTheSame(paragraph, buffer)) return 'repeated'
  if (repeated > 0) return { skip: repeated, blank: false }
  if (!goesOn(paragraph, facts, buffer, wrapWidth)) return null
  const first = buffer.codes[0] ?? 0
  const blank = /[A-Za-z]$/.test(paragraph.tail) && ((first >= 65 && first <= 90) || (first >= 97 && first <= 122))
  return { skip: 0, blank }
}

function goesOn(paragraph: Paragraph, facts: LineFacts, buffer: LineBuffer, wrapWidth: number | null): boolean {
  const { last } = paragraph
  // a rate's unit alone on its line is a cell of a table, unless a number stands before it
  if (is(buffer.codes[0], cannotStart)) return !(buffer.codes[0] === percent && buffer.length === 1) || isDigit(last)
  const opening = textOf(buffer, 0, Math.min(buffer.length, 12))
  if (aboutPage.test(opening) || opensColumn.test(opening)) return false
  const full = wrapWidth !== null && paragraph.facts.width >= wrapWidth - 4
  if (!full && saidDue.test(paragraph.tail.slice(-48)) && !isDigit(buffer.codes[0] ?? 0)) return false
  if (!facts.numbered && (is(last, isRoundOpening) || (inDuty(paragraph) && !opensFirst(buffer)))) return true
  // 实现以下主要 | 目标：… goes on in a text that was wrapped there
  if (facts.field && !full) return false
  // …。责任单位： | 市发改委、市财政局: the names go on behind the label
  if (!facts.structural && opensNames.test(paragraph.tail)) return true
  if (facts.structural) return !is(last, isTerminal) && brokenDecimal.test(textOf(buffer, 0, 16))
  if (endsTitle.test(paragraph.tail) && paragraph.length <= 60 && opensText.test(textOf(buffer, 0, 4))) return false
  const wrapped = full && !paragraph.blankAfter
  if (
    !facts.numbered &&
    buffer.length <= 9 &&
    restOfUnit.test(textOf(buffer, 0, buffer.length)) &&
    listsUnits.test(paragraph.tail)
  )
    return true
  if (is(last, isTerminal)) {
    if (last === colon) return wrapped && facts.indent === 0 && paragraph.facts.width >= (wrapWidth ?? 0) - 2
    return wrapped && facts.indent === 0 && paragraph.facts.indent > 0
  }
  if (is(last, isComma) || last === listComma || is(last, isOpening)) return true
  if (paragraph.open > 0 && paragraph.sinceOpen < 80 && closesFirst(buffer)) return true
  if (wrapped && facts.indent === 0) return true
  if (!facts.punctuated) return false
  // 力争202 | 2年…: a number goes on behind the line's end
  if (isDigit(last) && isDigit(buffer.codes[0] ?? 0) && paragraph.length > 8) return true
  if (paragraph.stops > 0) return !(is(last, isClosing) && paragraph.bracketed)
  // a heading may hold a comma too
  return paragraph.length > (paragraph.facts.numbered ? 45 : 26) && paragraph.commas > 0
}

const opensNames = /[^。；\n]{4}[。；，](?:牵头|责任|配合)(?:单位|部门)：$/
/** 责任单位：甲局、乙园 | 区管委会: a list that was wrapped in the middle of a name */
const listsUnits = /(?:牵头|责任|配合)(?:单位|部门)：[^。；：]{4,}(?<![局委办厅府会心司行部院校所室团联位门])$/
const restOfUnit = /^(?:\([^()]{1,4}\))?[一-龥]{0,6}(?:局|委|办|府|会|心|行|司)$/
/** what a portal prints about a text goes on with nothing */
const aboutPage =
  /^(?:发布(?:日期|时间|机构)：|(?:信息)?来源：|索引号：|(?:浏览|访问|阅读)(?:次数|量)：|您(?:所在|当前)|当前位置|字号：)/
/** the first cell of a table whose cells stand one a line */
const opensColumn = /^(?:序号|指标名称)$/
/** 完成时限：2025年6月底前 ends a line of duties, full stop or none */
const saidDue = /(?:时限|期限|时间)：[^；。：]{2,24}(?:前|底|末|日|月|年|坚持|推进|落实|开展|实施)$/
const percent = 37
/** under a title the text begins: 为贯彻落实…, 根据… */
const endsTitle = /(?:方案|计划|规划|意见|措施|办法|要点|清单|细则|纲要|举措|政策|通知|\)|号)$/
const opensText = /^(?:为[了深贯全认加进统推促切落有确更]|根据|按照|现将|各[县市区镇乡部])/
const colon = 0xff1a
const semicolon = 0xff1b
/** "3. 5%" at the start of a line is no item but the rest of a number */
const brokenDecimal = /^\d{1,3}\.\s?\d{1,2}(?:[%‰倍]|[万亿]|个百分点)/
const listComma = 0x3001

/** whether the first bracket or quotation mark of the line closes one */
function closesFirst(buffer: LineBuffer): boolean {
  for (let at = 0; at < Math.min(buffer.length, 160); at++) {
    if (is(buffer.codes[at], isClosing)) return true
    if (is(buffer.codes[at], isOpening)) return false
  }
  return false
}

/** inside （牵头单位：…；责任单位：… that the line before left open, whatever mark that line ended with */
function inDuty(paragraph: Paragraph): boolean {
  if (paragraph.open === 0 || paragraph.sinceOpen === 0 || paragraph.sinceOpen >= remembered) return false
  return /^.{0,12}(?:牵头|责任|配合|负责|主办|承办|落实)/.test(paragraph.tail.slice(-paragraph.sinceOpen))
}

/** whether the first bracket of the line opens one, as a line of duties of its own does */
const opensFirst = (buffer: LineBuffer): boolean => is(buffer.codes[0], isRoundOpening)

const shortestRepeat = 10

/** The length of the line's beginning that repeats the paragraph's end, 0 where it is too short to be one. */
function saidAgain(paragraph: Paragraph, buffer: LineBuffer): number {
  const size = Math.min(buffer.length, paragraph.tail.length, remembered)
  if (size < shortestRepeat || !paragraph.tail.includes(textOf(buffer, 0, shortestRepeat))) return 0
  const head = buffer.codes.subarray(0, size)
  const borders = new Uint16Array(size)
  for (let at = 1, border = 0; at < size; at++) {
    while (border > 0 && head[at] !== head[border]) border = borders[border - 1] ?? 0
    if (head[at] === head[border]) border++
    borders[at] = border
  }
  let matched = 0
  const from = paragraph.tail.length - size
  for (let at = from; at < paragraph.tail.length; at++) {
    const code = paragraph.tail.charCodeAt(at)
    while (matched > 0 && (matched === size || code !== head[matched])) matched = borders[matched - 1] ?? 0
    if (code === head[matched]) matched++
  }
  return matched >= shortestRepeat && isProse(buffer, matched) ? matched : 0
}

function isProse(buffer: LineBuffer, length: number): boolean {
  return /[，。；]/.test(textOf(buffer, 0, length))
}

function saysTheSame(paragraph: Paragraph, buffer: LineBuffer): boolean {
  if (paragraph.whole === null || paragraph.length !== buffer.length || buffer.length < 20) return false
  const text = textOf(buffer, 0, buffer.length)
  return text === paragraph.whole && /[，。；]/.test(text) && !isDigit(text.charCodeAt(text.length - 1))
}
