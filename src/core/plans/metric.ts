// What does the document call the thing that a number measures?

import type { TimeMention } from './periods.ts'
import type { Placed } from './targets-clauses.ts'
import { AND, startsAdding } from './targets-words.ts'

const LEADING =
  /^(?:[，、；：。\s]|力争|争取|努力|力求|确保|计划|预计|拟|目标|到(?!位)|至(?!少)|至少有?|在(?!孵|站|册|校|建|谈|库|岗)|底|末|前(?!期|沿|端|置|瞻)|内(?!资|需|陆|河|部|贸|外)|以上的|的|其中|同时|并|将|要(?!素)|且|以及|和|及|与|使(?!用)|让|共(?!性|享|建|有)|(?:[两三四五]年)?(?:分别)?(?:各|均)(?=新增|增加|新建|建成|建设|引进|培育|完成|实施|打造|创建)|每年|全年|今年|年内|近期|远期|进一步|加快|大力|积极|全力|稳步|全面|重点|实现|完成|推动|推进|引导|支持|协助|帮助|培育和引进|引进和培育|培育|引进|建成(?!区)|建设(?!用地|规模)|建立|打造|形成|组织|开展|申报|选取|选择|拥有|达成|安排|设立|划定|新建|启动|集聚)+/
const TRAILING =
  /(?:[，、；：\s]|达到|达|为|各|至少|分别|均|都|约|力争|争取|将|要|预计|计划|累计达|每年|每季度|每月|全年|年内|实现|稳定|保持|不|再)+$/
const SCOPES = /^(?:我[市县区省])?全[市县区镇省旗州](?!域)/

/** 在京津冀、长三角设立直营店各10家: the places are no names of what is set up */
const DEED = /设立|新增|新建|建设|建成|引进|培育|打造|开展|组织|举办|实施|新开/

/** 普及率、覆盖率均超过85%, 工程中心、创新中心各1家: the names that one number is said of, each; [] where it is said of one. */
export function namesSharing({ left, turns, figure }: Placed): readonly string[] {
  if (turns > 1 || !/(?:均|各|都)$/.test(left)) return []
  const words = left.slice(0, -1)
  if (/\d(?![A-Za-z])|[（(]|^[，、]?[在从对向由与按以]|各/.test(words) || !words.includes('、')) return []
  if (left.endsWith('各') && figure.dimension !== 'count') return []
  const names = trimName(words)
    .split('、')
    .flatMap((part) => part.split(AND))
  if (names.length < 2 || names.length > 4 || names.some((name) => name.length < 2)) return []
  const rates = /(?:[率度面值量额数]|比重|占比|比例|增速|水平|指数)$/.test(names.at(-1) ?? '')
  if (!rates && names.slice(1).some((name) => startsAdding(name) || DEED.test(name))) return []
  return names.map((_, turn) => nameInTurn(names.join('、'), turn, names.length))
}

/** The metric's name without the number, the dates and the words of striving; '' where the sentence gives none. */
export function metricOf(placed: Placed, times: readonly TimeMention[]): string {
  const { figure } = placed
  const left = withoutTimes(placed.left, placed.leftStart, times)
  const named = placed.turns > 1 ? nameInTurn(left, placed.turn, placed.turns) : left
  const before = trimName(named)
  const after = nounAfter(placed.right)
  const counted = before === '' || /^(?:新增|新建|新引进|新培育|累计|年)$/.test(before)
  if (counted && after !== '') return `${before === '累计' || before === '年' ? '' : before}${after}`
  if (before !== '' && after !== '' && figure.dimension === 'percent') return `${after}占比`
  if (before !== '' && placed.left !== '' && after !== '' && isVerbal(named)) return after
  return before !== '' ? before : after
}

/** The name that a clause without a number gives: its words without verb, adverbs and scope. */
export const nameIn = (clause: string): string => trimName(clause)

const isVerbal = (left: string): boolean =>
  /(?:推动|引导|支持|建设|建成|培育|引进|新增|打造|形成|划定|设立|安排|完成|实施|开展|实现|组织|选择|拆除|整理)(?:约|至少|县级|市级)?$/.test(
    left,
  )

function withoutTimes(left: string, start: number, times: readonly TimeMention[]): string {
  let words = ''
  let at = start
  for (const time of times) {
    if (time.end <= start || time.start >= start + left.length) continue
    if (time.kind === 'base') continue
    words += left.slice(Math.max(0, at - start), Math.max(0, time.start - start))
    at = time.end
  }
  return words + left.slice(Math.max(0, at - start))
}

function trimName(words: string): string {
  const opened = words.replace(LEADING, '').replace(TRAILING, '')
  const place = opened.replace(SCOPES, '')
  const name = place.replace(LEADING, '').replace(/^[)）”]+|[(（“]+$/g, '')
  const prefix = /^(?:.*?[，、])?(?:力争|争取|每年|全年)?.{0,2}(新增|新引进|新培育|累计新增)$/.exec(words)?.[1]
  return name === '' && prefix !== undefined ? prefix : name.slice(-60)
}

function nounAfter(right: string): string {
  const noun = right
    .replace(/^(?:及?以上|以下|左右|级)?的?(?:目标任务|目标|大关|要求)?/, '')
    .replace(/[，；。：、)）\]〕\t\n].*$/s, '')
  return /^[一-龥A-Za-z“0-9]/.test(noun) ? noun.replace(/(?:以上|以下|和|及|与)$/, '').slice(0, 60) : ''
}

// 先进制造业、高技术制造业占…比重分别达到50%和25%: each value belongs to the name in its turn
function nameInTurn(left: string, turn: number, turns: number): string {
  const plain = left.replace(/分别|各自|等?[两三四五六七八九十\d]+大(?:产业|行业|领域|集群)?/g, '')
  const names = plain.split(/[、/]/).flatMap((part) => part.split(AND))
  if (names.length < turns) return plain
  const last = names.at(-1) ?? ''
  const tail = /(?:占.*|(?:增加值|产值|收入|数量?|个数|比重|增速|增长).*)$/.exec(last)?.[0] ?? ''
  const name = names.at(names.length - turns + turn) ?? ''
  return turn === turns - 1 || name.endsWith(tail) || /数量?$|个数$|比重$/.test(name) ? name : name + tail
}
