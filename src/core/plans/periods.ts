// Which words of a sentence say when, and which years do they mean?

import { NUMERAL, parseNumeral, parseYear } from './figures-numerals.ts'
import { matchesOf } from './matches.ts'
import { opensWithVerb } from './targets-words.ts'

/**
 * What a time expression does.
 * years: 2025年, 2024-2026年, 到2025年底 · within: 三年内, 未来五年 · annual: 每年 · this, next: 今年, 明年
 * turn: 第二年, 规划期末 of the plan's own years
 * base: 较2020年 · until: 截至2020年 · since: 十三五以来, 过去五年 · part: 每季度, 6月底, 上半年
 */
export type TimeKind = 'years' | 'within' | 'annual' | 'this' | 'next' | 'turn' | 'base' | 'until' | 'since' | 'part'

export type TimeMention = {
  readonly start: number
  readonly end: number
  readonly kind: TimeKind
  readonly from: number | null
  readonly to: number | null
  /** 3 for 三年内, 2 for 第二年; 0 where no number of years is said */
  readonly years: number
  /** 累计, 共: the years are summed over */
  readonly summed: boolean
  /** how far it dates what follows: 2025年6月底前 only its part, in the middle of a clause (平台于…前建成) only that clause */
  readonly reach: 'sentence' | 'part' | 'clause'
}

const YEAR = '(?:[12]\\d{3}|二[〇零]\\d?[〇零一二三四五六七八九]{2})'
const COUNT = `(?:\\d{1,2}|[${NUMERAL}]{1,3})`
const PLAN_FIRST_YEARS: ReadonlyMap<string, number> = new Map([
  ['十一', 2006],
  ['十二', 2011],
  ['十三', 2016],
  ['十四', 2021],
  ['十五', 2026],
  ['十六', 2031],
])

const TIME = new RegExp(
  [
    `(?<rangeFrom>${YEAR})\\s?年?\\s?(?:-|—+|–|~|～|至|到|―)\\s?(?<rangeTo>${YEAR}|\\d{2}(?=\\s?年))\\s?(?:年度?|(?=[)）]))(?:期间|间)?`,
    `(?<plan>[“"]?(?<planName>十[一二三四五六])[·.]?五[”"]?(?:规划)?(?:时期|期间|期末|期|末)?(?<planSince>以来|前[一二三四两]年)?)(?![个家项名年月类条])`,
    // 2024、2025年: the word stands once for all of them
    `(?<listed>${YEAR})(?=(?:[、和及与]${YEAR}){0,5}[、和及与]${YEAR}\\s?年)`,
    `(?<year>${YEAR})\\s?年(?<day>\\s?\\d{1,2}\\s?月(?:\\s?\\d{1,2}\\s?日|份|底|末|初)?)?(?:度|底|末|年底|初)?(?:以?前|之前|以内|内)?`,
    `(?<within>(?:未来|今后|力争|争取|用|约|再用|通过|经过)?\\s?(?<withinCount>${COUNT})(?:\\s?(?:-|—|至|到)\\s?(?<withinMax>${COUNT}))?\\s?年(?!级|以上|期|龄|代|度|制)(?:左右)?的?(?:时间)?(?:之?内|间|累计|合计|共|来|以来|时间)?)`,
    '(?<annual>(?:平均)?每年度?|每一年|逐年每|逐年(?=(?:下降|上升|降低|提高|提升|增长|增加|减少|压减)\\d)|(?<=^|[，。；、：（(]|机构|企业|园区|班列|港口|平台|全[市县区省]|院校|学校|单位|基地|公司)年(?=(?:均)?(?:培养|招生|招工|毕业|培训|引进|引育|新增|新建|招引|招收|组织|举办|开展|服务|接待|吸引|吸纳|输送|开行|进口|出口|转化|实施|培育|孵化))|年均(?!分别|均|各|增速|增长|递增|增幅|下降|复合|降低|增加(?!\\d)|提高|提升|上升|减少|压减|削减|节约))',
    '(?<this>今年|本年度?|当年|全年|年内|(?:到|至)?(?<!\\d)年底前?|年末|本年内|年度内)',
    '(?<turn>(?<=^|[，。；：、])第(?<turnCount>[一二三四五])年|(?<=[到至])(?:规划|行动|计划|实施)期末)',
    '(?<next>明年|次年|下一?年)',
    '(?<since>(?:过去|近|最近|前)[一二两三四五几\\d]{1,2}年|近年来|多年来|历年|去年|上年|上一年度?|前年|往年|“?十[一二三四]五”?以来)',
    '(?<part>每(?:个)?(?:季度?|月|周|半年|旬|日|天)|(?:前|上|第)[一二三四1234]{1,2}(?:个)?季度|[上下]半年|\\d{1,2}\\s?[-—至]\\s?\\d{1,2}\\s?月份?|\\d{1,2}\\s?月\\s?\\d{1,2}\\s?日|(?<!个)\\d{1,2}\\s?月(?:份|底|末|初|上旬|中旬|下旬)?(?:以?前)?|[一二三四五六七八九十]{1,2}月(?:份|底|末|初|中旬)?(?:以?前)?)',
  ].join('|'),
  'g',
)

/** a letter that every time expression holds; asked first, as most sentences hold none */
export const HOLDS_TIME = /[年月季周旬五天日期]/

const OPENS = /(?:^|[，。；：、（()在])$/
const BASE = /(?:较|比|与|同|相比于?|以|[高低优快多少大小当]于|对比)\s?$/
const BASE_AFTER = /^(?:底|末|年)?(?:相比|为基|的?基础上|基数|基准|水平|的\d)/
const UNTIL = /(?:截至|截止|截止到|截至到)\s?$/

/** Every time expression in the text, in order, none overlapping. Linear in the text's length. */
export function scanTimes(text: string): readonly TimeMention[] {
  const mentions: TimeMention[] = []
  if (!HOLDS_TIME.test(text)) return mentions
  for (const match of matchesOf(TIME, text)) {
    const groups = match.groups ?? {}
    const mention = readMention(text, match.index, match[0], groups)
    if (mention === null) continue
    // 每年新增用地500亩，且占当年新增建设用地的比重不低于40%: each year's own; 2025年底前建成，当年入驻率超60%: that year's
    const last = match[0] === '当年' ? mentions.findLast(({ kind }) => /annual|years/.test(kind)) : undefined
    if (last === undefined || (mention.kind !== 'this' && last.kind !== 'annual')) mentions.push(mention)
    else mentions.push({ ...last, start: mention.start, end: mention.end, from: last.to, reach: 'sentence' })
  }
  return mentions
}

const OF_PROJECTS = /^(?:新)?(?:签约|开工|引进|落地|落户|入库|立项|认定|竣工|毕业|实施)[^，；。、]{0,10}?(?:率|比例)/
const RATE_WITHIN =
  /^(?:的)?(?:项目|企业|成果)?(?:投产|开工|建成|竣工|履约|转化|达产|毕业|存活|动工|落地|到位|流失|离职|留任|留存|就业)率/

type Groups = Readonly<Record<string, string | undefined>>

function readMention(text: string, start: number, found: string, groups: Groups): TimeMention | null {
  const end = start + found.length
  const before = text.slice(Math.max(0, start - 4), start)
  const after = text.slice(end, end + 8)
  const make = (kind: TimeKind, from: number | null, to: number | null, years = 0, summed = false): TimeMention => ({
    start,
    end,
    kind,
    from,
    to,
    years,
    summed,
    reach:
      kind !== 'years' || !/前$/.test(found) || /[到至]$/.test(before)
        ? 'sentence'
        : OPENS.test(before)
          ? 'part'
          : 'clause',
  })
  const from = parseYear(groups.rangeFrom ?? '')
  if (from !== null) {
    const end = groups.rangeTo ?? ''
    const to = end.length === 2 ? Math.floor(from / 100) * 100 + Number(end) : parseYear(end)
    return to === null || to < from ? null : make('years', from, to)
  }
  if (groups.plan !== undefined) return readPlanPeriod(groups, found, make)
  const year = parseYear(groups.year ?? groups.listed ?? '')
  if (year !== null) {
    if (UNTIL.test(before)) return make('until', year, year)
    // 由2021年的42%提高到2025年的60%: the second year is by when
    if (BASE.test(before) || (BASE_AFTER.test(after) && !/[到至]\s?$/.test(before))) return make('base', year, year)
    return make('years', year, year)
  }
  if (groups.within !== undefined) return readWithin(groups, found, { before, after }, make)
  if (groups.annual !== undefined) return make('annual', null, null)
  // 当年签约项目开工率: which year's projects, not by when
  if (/^当年$/.test(found) && OF_PROJECTS.test(text.slice(end, end + 20))) return make('part', null, null)
  if (groups.this !== undefined) return make('this', null, null)
  if (groups.next !== undefined) return make('next', null, null)
  if (groups.turn !== undefined) return make('turn', null, null, parseNumeral(groups.turnCount ?? '') ?? 0)
  if (groups.since !== undefined) return make(BASE.test(before) ? 'base' : 'since', null, null)
  return groups.part !== undefined ? make('part', null, null) : null
}

type Make = (kind: TimeKind, from: number | null, to: number | null, years?: number, summed?: boolean) => TimeMention

function readPlanPeriod(groups: Groups, found: string, make: Make): TimeMention | null {
  const first = PLAN_FIRST_YEARS.get(groups.planName ?? '')
  if (first === undefined) return null
  if (groups.planSince !== undefined) return make('since', first, first + 4)
  // 实现“十四五”规划目标的关键之年: the plan, not its years
  if (/规划$/.test(found)) return make('part', null, null)
  return /末$/.test(found) ? make('years', first + 4, first + 4) : make('years', first, first + 4)
}

// 三年行动, 三年建设期: a name, no term
const NAMED_YEARS =
  /^(?:建设|提升|培育|发展|实施|倍增|滚动|攻坚|整治|改造|推进|治理|工作)?(?:行动|计划|方案|期|规划|目标|工程|周期|攻坚|战|大会战|任务)/

function readWithin(
  groups: Groups,
  found: string,
  { before, after }: { before: string; after: string },
  make: Make,
): TimeMention | null {
  const said = groups.withinMax ?? groups.withinCount ?? ''
  const years = /^\d/.test(said) ? Number(said) : (parseNumeral(said) ?? 0)
  if (years < 1 || years > 30 || /第$|[\d.]$/.test(before)) return null
  const spans =
    opensWithVerb(after.replace(/^(?:共|将|要|拟)/, '')) &&
    !NAMED_YEARS.test(after) &&
    !/(?:连续|近|过去|每|满|前|首|头|试行|[0-9])\s?$/.test(before)
  const bounded = (/^(?:未来|今后)|内|间|累计|合计|共/.test(found) && !RATE_WITHIN.test(after)) || spans
  return make(bounded ? 'within' : 'part', null, null, years, /累计|合计|共/.test(found))
}

/** What years of the plan the words are counted from. null where the document does not say when it was made. */
export type PeriodBase = { readonly year: number | null; readonly term: string | null }

/**
 * The years that a mention means: "2025", "2024-2026", "annual", or null where they cannot be told
 * (base, past and part-of-year words, or 三年内 in a document without a date).
 */
export function resolveTime(mention: TimeMention, base: PeriodBase): string | null {
  switch (mention.kind) {
    case 'years':
      return yearsText(mention.from, mention.to)
    case 'annual':
      return 'annual'
    case 'this':
      return base.term !== null && !base.term.includes('-') ? base.term : yearsText(base.year, base.year)
    case 'next':
      return base.year === null ? null : yearsText(base.year + 1, base.year + 1)
    case 'turn':
      return yearOfTerm(mention.years, base)
    case 'within':
      return withinTerm(mention.years, base)
    default:
      return null
  }
}

/** The n-th year of the plan's term; its last for 0; null where the plan has no such year. */
function yearOfTerm(turn: number, base: PeriodBase): string | null {
  const [from, to] = (base.term ?? '').split('-').map(Number)
  if (from === undefined || to === undefined || from + turn - 1 > to) return null
  return String(turn === 0 ? to : from + turn - 1)
}

function withinTerm(years: number, base: PeriodBase): string | null {
  const [from, to] = (base.term ?? '').split('-').map(Number)
  if (from !== undefined && to !== undefined && to - from + 1 === years) return yearsText(from, to)
  return base.year === null ? null : yearsText(base.year, base.year + years - 1)
}

const yearsText = (from: number | null, to: number | null): string | null => {
  if (from === null || to === null) return null
  return from === to ? String(from) : `${from}-${to}`
}

/** The last year of "2025" or "2024-2026"; null for "annual" and for none. */
export function lastYear(period: string | null): number | null {
  const found = /(\d{4})$/.exec(period ?? '')
  return found === null ? null : Number(found[1])
}
