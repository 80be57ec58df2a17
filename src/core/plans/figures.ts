// Which numbers with their units stand in a text, and which words beside them say "at least", "about" or "at most"?

import { NUMERAL, parseNumeral } from './figures-numerals.ts'
import {
  BARE_UNIT_SOURCE,
  countsInCharacters,
  type Dimension,
  dimensionOf,
  PER_SOURCE,
  UNIT_SOURCE,
} from './figures-units.ts'
import type { Comparator } from './reading.ts'

export type FigureForm = 'digits' | 'characters' | 'fraction' | 'doubling' | 'bare'

/** A number as it stands in a text; [start, end) covers the number and its unit, [from, to) also the words that bound it. */
export type Figure = {
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
  readonly value: number
  readonly valueMax: number | null
  readonly unit: string
  readonly dimension: Dimension
  readonly form: FigureForm
  /** said by the words right before or behind it; null where nothing is said */
  readonly bound: Comparator | null
  /** the word right before it that reaches (达到, 提高到), exceeds or keeps; '' where there is none */
  readonly lead: string
  /** the word right behind it (以上, 左右, 级); '' where there is none */
  readonly tail: string
}

type Skip = { readonly start: number; readonly end: number }

const DIGITS = '\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?(?!\\d)|\\d+(?:\\.\\s?\\d+)?'
const DASH = '\\s?(?:-|—+|–|~|～|至|到|―|－)\\s?'
const WORDS = `[${NUMERAL}]+`
const UNIT = `(?:(?:余|多)?(?:${UNIT_SOURCE})(?:${PER_SOURCE})?|${BARE_UNIT_SOURCE})`
const sticky = (...sources: readonly string[]): RegExp => new RegExp(sources.join('|'), 'y')
// what may start at a digit, at a numeral written in characters, and at the words beside them
const AT_DIGIT = sticky(
  `(?<over>\\d{1,3})/(?<under>\\d{1,3})(?:\\s?(?<pairUnit>${UNIT}))?`,
  `(?<low>${DIGITS})(?:\\s?(?<lowUnit>${UNIT}))?${DASH}(?<high>${DIGITS})\\s?(?<highUnit>${UNIT})?`,
  `(?<digits>${DIGITS})\\s?(?:[（(](?<bracketUnit>${UNIT})[)）]|(?<unit>${UNIT}))?`,
)
const AT_NUMERAL = sticky(
  `(?<tenths>[一二两三四五六七八九])成(?<half>[一二三四五六七八九半])(?![一-龥])|(?<part>${WORDS})分之(?<ofPart>${WORDS}|\\d+(?:\\.\\d+)?)`,
  `(?<wordLow>${WORDS})(?<wordLowUnit>${UNIT})?(?:至|到)(?<wordHigh>${WORDS})(?<wordHighUnit>${UNIT})`,
  `(?<words>${WORDS})(?<wordsUnit>${UNIT})`,
)
const AT_WORD = sticky(
  '(?<doubling>翻(?<times>[一两二三1-3])?番|翻了一番)',
  '(?<myriad>万)(?<myriadUnit>名|家|户|亩|人次|人|吨|台|套|个)',
  '(?<bare>亿美元|亿元|万亿元)(?=[^\\n]?[以及级企项产规园投])',
)
const STARTS = new RegExp(`\\d|${WORDS}|[翻万亿]`, 'g')
/** what every number begins with */
export const HOLDS_NUMBER = new RegExp(`[\\d${NUMERAL}翻万亿]`)
const LONGEST_NUMERAL = 7

/** Bounds that stand right before a number, strongest first, with what they say. */
const LEADS: readonly (readonly [RegExp, Comparator])[] = [
  [
    /(?:不低于|不少于|不小于|不短于|不得低于|不得少于|至少(?:达到?)?|最少|最低|起码|大于等于|≥|>|(?<!不得?)(?:高于|多于|大于|优于))$/,
    '>=',
  ],
  [
    /(?:不高于|不超过|不多于|不大于|不得高于|不得超过|最多|至多|≤|<|低于|少于|小于|控制(?:在|到)|压(?:缩|减)(?:至|到|为)|降(?:低)?(?:至|到|为)|下降(?:至|到)|缩(?:短|减|小)(?:至|到|为)|减(?:少|至)?(?:至|到|为)|回落(?:至|到))$/,
    '<=',
  ],
  [/(?:约为|大约|(?<![签合契履节公特])约|接近|将近|(?<![最附临邻])近|左右)$/, '~'],
  [
    /(?:突破|超过|超出|超|跨越|迈上|迈过|迈进|迈向|冲刺|冲击|跃上|站上|达到了?|达|提[高升](?:至|到)|升(?:至|到)|上升(?:至|到)|增(?:加|长)?(?:至|到)|扩大(?:至|到)|拓展(?:至|到)|发展(?:至|到)|扩展(?:至|到)|保持在|维持在|稳定在|提增至|恢复(?:至|到))$/,
    '>=',
  ],
]
/** the last characters of all leads, asked first because most numbers have none */
const ENDS_LEAD: ReadonlySet<number> = new Set(
  [...'于少到低码≥>高多大过≤<在至为约近右破出超越上进向刺击达了'].map((character) => character.charCodeAt(0)),
)
const KEEPS = /(?:稳定在|维持在)$/
const TAIL = /\s?(?:(?:[（(]含[）)])?(?:及?以上|以下|以内|之内|以里|以外|左右|上下)|\+|(?<=[天日月时钟秒周里米])内|级)/y
const OVER = new RegExp(`[\\d${NUMERAL}][余多]`)
const TAIL_BOUNDS: readonly (readonly [RegExp, Comparator])[] = [
  [/以上|\+/, '>='],
  [/以下|内|以里/, '<='],
  [/左右|上下/, '~'],
]

/** Every number in the text in order, but for those inside a span to skip (times, list numbers). Linear in the text's length. */
export function scanFigures(text: string, skips: readonly Skip[]): readonly Figure[] {
  const figures: Figure[] = []
  let skip = 0
  STARTS.lastIndex = 0
  for (let start = STARTS.exec(text); start !== null; start = STARTS.exec(text)) {
    const match = matchAt(text, start.index, start[0])
    if (match === null) continue
    const end = start.index + match[0].length
    STARTS.lastIndex = end
    while (skip < skips.length && (skips[skip]?.end ?? 0) <= start.index) skip += 1
    const skipped = skips[skip]
    if (skipped !== undefined && skipped.start < end) {
      // 10家2025年: the number before a time must not swallow it, nor the time what follows
      STARTS.lastIndex = Math.max(start.index + start[0].length, Math.min(end, skipped.end))
      continue
    }
    if (isPartOfCode(text, start.index, end, match[0])) continue
    for (const value of readNumber(match.groups ?? {})) figures.push(boundFigure(text, start.index, match[0], value))
  }
  return sharedUnits(text, figures)
}

// 分别提高2个和1.5个百分点, 分别新增50、60家: the unit is said once, behind the last of them
function sharedUnits(text: string, figures: Figure[]): readonly Figure[] {
  for (let at = figures.length - 2; at >= 0; at -= 1) {
    const [figure, next] = [figures[at], figures[at + 1]]
    if (figure === undefined || next === undefined || figure.form !== 'digits' || next.form !== 'digits') continue
    const lacks = figure.unit === '' || (figure.unit === '个' && next.unit === '个百分点')
    if (!lacks || next.unit === '' || !/^(?:、|和|及|与)$/.test(text.slice(figure.to, next.from))) continue
    if (!/分别|依次|各/.test(text.slice(Math.max(0, figure.from - 60), figure.from))) continue
    figures[at] = { ...figure, unit: next.unit, dimension: next.dimension }
  }
  return figures
}

function matchAt(text: string, at: number, start: string): RegExpExecArray | null {
  const code = start.charCodeAt(0)
  if (code >= 48 && code <= 57) return stickyAt(AT_DIGIT, text, at)
  if (/[翻万亿]/.test(start)) return stickyAt(AT_WORD, text, at)
  return start.length > LONGEST_NUMERAL ? null : stickyAt(AT_NUMERAL, text, at)
}

function stickyAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

type Value = { value: number; valueMax: number | null; unit: string; form: FigureForm }
type Groups = Readonly<Record<string, string | undefined>>

const amount = (digits: string | undefined): number => Number((digits ?? '').replace(/[,\s]/g, ''))
const clean = (unit: string | undefined): string =>
  (unit ?? '')
    .replace(/\s/g, '')
    .replace(/^[余多]/, '')
    .replace('％', '%')
const hundredths = (value: number): number => Math.round(value * 10_000) / 100

function readNumber(groups: Groups): readonly Value[] {
  const one = (value: number | null, unit: string | undefined, form: FigureForm, valueMax: number | null = null) =>
    value === null ? [] : [{ value, valueMax, unit: clean(unit), form }]
  if (groups.doubling !== undefined)
    return one(2 ** (parseNumeral(groups.times ?? '一') ?? amount(groups.times)), '倍', 'doubling')
  if (groups.part !== undefined) return readFraction(groups.part, groups.ofPart ?? '')
  // 六成五: 65%
  if (groups.tenths !== undefined) {
    const rest = groups.half === '半' ? 5 : (parseNumeral(groups.half ?? '') ?? 0)
    return one((parseNumeral(groups.tenths) ?? 0) * 10 + rest, '%', 'characters')
  }
  if (groups.over !== undefined) return readSlash(amount(groups.over), amount(groups.under), groups.pairUnit)
  if (groups.low !== undefined) return readRange(groups)
  if (groups.digits !== undefined)
    return tenths(one(amount(groups.digits), groups.bracketUnit ?? groups.unit, 'digits'))
  if (groups.myriad !== undefined) return one(10_000, groups.myriadUnit, 'characters')
  if (groups.bare !== undefined) return one(1, groups.bare, 'bare')
  const unit = groups.wordsUnit ?? groups.wordHighUnit
  if (!countsInCharacters(clean(unit))) return []
  if (groups.wordLow !== undefined)
    return tenths(one(parseNumeral(groups.wordLow), unit, 'characters', parseNumeral(groups.wordHigh ?? '')))
  return tenths(one(parseNumeral(groups.words ?? ''), unit, 'characters'))
}

// 四成 is a fraction like 三分之一: 40%
const tenths = (values: readonly Value[]): readonly Value[] =>
  values.map((value) =>
    value.unit === '成'
      ? { ...value, value: value.value * 10, valueMax: value.valueMax === null ? null : value.valueMax * 10, unit: '%' }
      : value,
  )

function readFraction(part: string, of: string): readonly Value[] {
  const whole = parseNumeral(part)
  const value = /^\d/.test(of) ? Number(of) : parseNumeral(of)
  if (whole === null || value === null || whole === 0) return []
  return [{ value: hundredths(value / whole), valueMax: null, unit: '%', form: 'fraction' }]
}

// 2/3 of something is a share; 45/30家 are two numbers for the two names joined by a slash before them
function readSlash(over: number, under: number, unit: string | undefined): readonly Value[] {
  if (unit === undefined) {
    if (under === 0 || over >= under || under > 10) return []
    return [{ value: hundredths(over / under), valueMax: null, unit: '%', form: 'fraction' }]
  }
  return [over, under].map((value) => ({ value, valueMax: null, unit: clean(unit), form: 'digits' }))
}

function readRange(groups: Groups): readonly Value[] {
  const low = amount(groups.low)
  const high = amount(groups.high)
  const unit = clean(groups.highUnit ?? groups.lowUnit)
  if (high <= low || unit === '') return []
  return [{ value: low, valueMax: high, unit, form: 'digits' }]
}

// 进入全国百强高新区前60强: a rank, where nothing is named by it
const ranked = (text: string, start: number, end: number, unit: string): boolean =>
  unit === '' && text[start - 1] === '前' && /^强(?:$|[，。；、：)）\s])/.test(text.slice(end, end + 2))

// 5G, COVID-19, 1.9:47.2:51.9, 3+5+1 and the like are no quantities
function isPartOfCode(text: string, start: number, end: number, found: string): boolean {
  const before = text[start - 1] ?? ''
  const after = text[end] ?? ''
  // 每万人, 每百户, 每100平方米: what the rate is per
  if (before === '每' && !/^\d+年/.test(found)) return true
  // 万人有效发明专利拥有量: 每 is left out
  if (/^万[人名户]$/.test(found) && PER_MYRIAD.test(text.slice(end, end + 28)) && /^$|[，。；、：\s年]/.test(before))
    return true
  if (/^(?:19|20)\d\d$/.test(found) && /[〔〕[\]()]/.test(before + after)) return true
  if (
    /[A-Za-z0-9_.:+/·]/.test(before) ||
    (/[数上几]/.test(before) && !/^[\d翻]/.test(found) && !/[迈跃站踏]上$/.test(text.slice(start - 2, start)))
  )
    return true
  if (before === '-' && /[A-Za-z0-9+]/.test(text[start - 2] ?? '')) return true
  // the number of an item in a list: 1. 2、 3)
  if (
    /^\d{1,2}$/.test(found) &&
    /[.．、)]/.test(after) &&
    !/[(（]$/.test(text.slice(Math.max(0, start - 1), start)) &&
    !/\d/.test(text[end + 1] ?? '')
  )
    return !/[达超]$/.test(before)
  if (after === '强' && ranked(text, start, end, '')) return false
  return /\d$/.test(found) && /[A-Za-z0-9_:+/.强号]/.test(after) && !/^[.]\D?$/.test(text.slice(end, end + 2))
}

const PER_MYRIAD =
  /^口?[^，。；、\d]{2,20}(?:拥有量|拥有|持有量|数量?|率|密度|保有量)(?:达|为|超|突破|不[低少]于|提|增|保持|\d)/

function boundFigure(text: string, start: number, found: string, value: Value): Figure {
  const strong = ranked(text, start, start + found.length, value.unit)
  const end = start + found.length + (strong ? 1 : 0)
  const near = text.slice(Math.max(0, start - 16), start)
  // 提高到2025年的60%, 压缩至法定时限的20%
  const before = near.trimEnd().replace(/(?<=[到至])(?:20\d\d年|法定(?:办理)?时限|原[来有]?时限)的$/, '')
  TAIL.lastIndex = end
  const tail = TAIL.exec(text)?.[0] ?? ''
  let lead = ''
  let bound: Comparator | null = null
  for (const [words, says] of ENDS_LEAD.has(before.charCodeAt(before.length - 1)) ? LEADS : []) {
    const hit = words.exec(before)
    if (hit === null) continue
    lead = hit[0]
    bound = KEEPS.test(lead) ? '=' : says
    break
  }
  const said = TAIL_BOUNDS.find(([words]) => words.test(tail))
  if (said !== undefined) bound = said[1]
  if (value.valueMax !== null) bound = '='
  const rank = /[前第]\s?$/.test(before) || (/^[位名]$/.test(value.unit) && /(?<![之以今])后\s?$/.test(before))
  return {
    value: value.value,
    valueMax: value.valueMax,
    unit: strong ? '强' : value.unit,
    form: value.form,
    start,
    end,
    from: start - (lead === '' ? 0 : near.length - before.length + lead.length),
    to: end + tail.length,
    dimension: rank ? 'rank' : dimensionOf(value.unit),
    bound: rank ? '<=' : bound,
    lead,
    // 百余处, 300多家
    tail: tail.trim() || (OVER.test(found) ? '余' : ''),
  }
}
