// Which units does a list name, each as printed and none split inside its brackets?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import { trimmed } from './sentences.ts'

/** A unit in a list; `mark` is what a bracket behind the name says of its role, "市工信局(牵头)". */
export type NamedUnit = Span & { readonly mark: 'lead' | 'assist' | null }

const suffix =
  '局|委|办|厅|省|自治区|部|院|会|中心|公司|集团|社区|政府|银行|支行|分行|总队|支队|大队|法院|检察院|大学|学校|校区|医院|镇|乡|街道|区|县|市|州|旗|盟|园|所|站|处|科|室|组|队|社|联|协|行|企业|部门|单位|机构|团体|人大|政协|海关|台|馆|厂|高校|院校|指挥部|专班|小组|工会|电网|电信|移动|联通|铁塔|邮政|群|村|港|署|庭|司|地|专项办|运营商|园区|平台|组织'
const endsAsUnit = new RegExp(`(?:${suffix})(?:\\([^()]{1,24}\\))?$`)
const startsAsUnit = /^(?:各|市|县|区|省|州|镇|乡|国家|中央|有关|相关|其他|人民银行|人行|国网|所在|属地|中国|驻|自治)/

/** Whether a piece of text reads as the name of a unit or of a group of units. */
export function looksLikeUnit(name: string): boolean {
  return (
    name.length >= 2 &&
    name.length <= 40 &&
    endsAsUnit.test(name) &&
    !/[，。；：！？]|的$|^(?:是|为|将|把|对|以)/.test(name)
  )
}

/** The units in cleaned [start, end), in order; in a table's cell a blank may part two names. */
export function unitsIn(clean: CleanText, start: number, end: number, inCell: boolean): NamedUnit[] {
  const { text } = clean
  const blanks = inCell && !isSpaced(clean, start, end)
  const pieces: Span[] = []
  let from = start
  let depth = 0
  for (let at = start; at < end; at++) {
    const character = text[at] ?? ''
    if ('(〔'.includes(character)) depth++
    else if (')〕'.includes(character)) depth = Math.max(0, depth - 1)
    if (depth > 0) continue
    const width = '、，；。/|\n\t 。'.includes(character) ? 1 : conjunction(text, from, at, end)
    if (width > 0) {
      pieces.push({ start: from, end: at })
      from = at + width
      at += width - 1
    } else if (blanks && at > from && clean.gapBefore(at) && partsNames(text, from, at, end)) {
      pieces.push({ start: from, end: at })
      from = at
    }
  }
  pieces.push({ start: from, end })
  return joinedPlaces(text, pieces).flatMap((piece) => nameIn(text, piece))
}

/** Where letters are set apart, a blank says nothing. */
function isSpaced(clean: CleanText, start: number, end: number): boolean {
  let gaps = 0
  for (let at = start + 1; at < end; at++) if (clean.gapBefore(at)) gaps++
  return end - start > 4 && gaps * 3 > end - start
}

/** The length of a word for "and" that parts two names here, 0 where it belongs to a name. */
function conjunction(text: string, from: number, at: number, end: number): number {
  const character = text[at] ?? ''
  const two = text.startsWith('以及', at)
  if (!two && !'和及与'.includes(character)) return 0
  const left = text.slice(Math.max(from, at - 40), at)
  if (left.length < 2 || !endsAsUnit.test(left)) return 0
  const width = two ? 2 : 1
  const right = text.slice(at + width, Math.min(end, at + width + 40)).split(/[、，；。\n\t]/, 1)[0] ?? ''
  return startsAsUnit.test(right) || endsAsUnit.test(right) || /(?:等|分局|部门)$/.test(right) ? width : 0
}

/** what a line's end cuts off from a name: 高新区 管委会, 支 行 */
const restOfName =
  /^(?:管委会?|管理委员会|委员会|员会|委会|会|科|局|行|办|门|位|区|镇|处|区(?:管委会|管理委员会|人民政府|政府|分局)|人民政府|政府|分局|支行|分行|办事处|街道办|党委|党工委|党政办)(?:$|[、，；。)〕\n])/
const goesOn = /^(?:组织|宣传|统战|政法|政研|编办|办公|人民|开发|管委|党工|工委|有限|集团|分|中|管理)/

function partsNames(text: string, from: number, at: number, end: number): boolean {
  const left = text.slice(Math.max(from, at - 40), at)
  if (left.length < 2 || !endsAsUnit.test(left)) return false
  const right = text.slice(at, Math.min(end, at + 24))
  if (right.startsWith('(') || restOfName.test(right) || (left.length < 3 && !/[局委办厅部院会科室处]$/.test(left)))
    return false
  if (/(?:县|市|省|区|党|州)委$/.test(left) && goesOn.test(right)) return false
  if (/^[市县省州区镇]$/.test(left)) return false
  // "市 场 监 管 局": what stands before the blank must be a name by itself
  return (
    !/^(?:市|县|区|镇|乡|部|会|社|地|科|行|所|处|办|队|室|组|联|协|司|台)$/.test(left.slice(-2, -1)) || left.length > 3
  )
}

const placeWord =
  /^(?:县|区|市|镇|乡|州|旗|自治区|直辖市|自治州)(?:\([^()]{1,12}\))?(?:人民政府|政府|管委会|党委|党工委)?(?:\([^()]{1,12}\))?$/
const placesBefore =
  /^(?:各|有关|相关|各有关|各相关).{0,4}(?:省|市|县|区|州|镇|乡)(?:\([^()]{1,12}\))?(?:、.{1,8}){0,3}$/

/** "各市、县、区人民政府" is one group, not three names. */
function joinedPlaces(text: string, pieces: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const piece of pieces) {
    const last = joined.at(-1)
    const words = text.slice(piece.start, piece.end)
    if (last && placeWord.test(words) && placesBefore.test(text.slice(last.start, last.end))) {
      joined[joined.length - 1] = { start: last.start, end: piece.end }
    } else joined.push(piece)
  }
  return joined
}

const roleMark = /\((牵头|牵头单位|牵头负责|主办|主办单位|负责|配合|配合单位|协办|参与)\)$/
const etcetera = /(?:等)(?:(?:市|县|省|区|其他)?(?:直|级)?(?:有关|相关)?(?:部门|单位|机构|市直单位))?$/
const notName = /^(?:无|略|同上|-+|—+|按|依|根据|结合|分别|共同|其中|下同|其他|列|排|首位|第一|为牵头|以上|备注)/

function nameIn(text: string, piece: Span): NamedUnit[] {
  let { start, end } = trimmed(text, piece.start, piece.end)
  const leading = /^(?:由|请|[：:*★●]|\d{1,2}[.、])+/.exec(text.slice(start, Math.min(end, start + 8)))
  if (leading) start += leading[0].length
  let name = text.slice(start, end)
  const mark = roleMark.exec(name)
  if (mark) name = name.slice(0, -mark[0].length)
  name = name.replace(/[*★：:]+$/, '')
  const etc = etcetera.exec(name)
  if (etc && etc.index > 1) name = name.slice(0, etc.index)
  end = start + name.length
  if (name.length < 2 || name.length > 60 || notName.test(name) || !/[一-鿿A-Za-z]/.test(name)) return []
  return [{ start, end, mark: mark === null ? null : /牵头|主办|负责/.test(mark[1] ?? '') ? 'lead' : 'assist' }]
}

/** A name as it is compared: without blanks and with one width of brackets. */
export function unitKey(name: string): string {
  return name.replace(/\s+/g, '').replace(/（/g, '(').replace(/）/g, ')')
}
