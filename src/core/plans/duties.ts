// Who answers for a measure, and in which role, by the words of a bracket, a label or a table's cell?

import type { Span } from '../base/span.ts'
import type { CleanText } from './clean.ts'
import { matchesOf } from './matches.ts'
import type { DutyGrade, DutyReading } from './reading.ts'
import { looksLikeUnit, unitKey, unitsIn } from './unit-names.ts'

/** What the words say before it is known who leads: `shared` is 负责、按职责分工, an assistant where another leads. */
export type Role = 'lead' | 'assist' | 'shared' | 'territorial'

export type Duty = Span & {
  readonly role: Role
  readonly rule: string
  readonly confidence: number
  readonly inherited?: true
}

/** Words that name units, and the role they stand for when they carry a label or a column of their own. */
export function roleOfLabel(words: string): Role | null {
  if (/领导|责任人|联系人|负责人|人员|电话|同志/.test(words)) return null
  if (/牵头|主办|主责|第一责任|主要责任/.test(words)) return 'lead'
  if (/配合|协办|协同|参与|参加|支持|协助|协作|成员单位/.test(words)) return 'assist'
  return /责任|实施|承办|落实|执行|承担|负责|主管|分工/.test(words) ? 'shared' : null
}

export const dutyLabel =
  /[【〔](?:牵头|主办|责任|配合|协办|参与|落实|承办|实施)(?:责任)?(?:单位|部门|主体|科室|处室)[】〕]：?|(?:牵头|主办|主责|第一责任|主要责任|责任|负责|实施|承办|落实|执行|承担|配合|协办|协同|参与|参加|支持|协助|协作|主管)(?:责任)?(?:单位|部门|主体|科室|处室|机构|领导|人|市领导)(?:及(?:分工|人员))?(?:\([^()]{1,24}\))?[：|]|(?:牵头|配合|责任|协办|参与|落实)：|(?:责任人|联系人|责任领导|分管领导|包保领导)：|(?:完成|办理|工作)?(?:时限|期限)(?:要求)?：|(?:完成|办结)时间：|时间(?:节点|要求|安排)：/g

const predicate =
  /(?:((?:(?:依|按照?|根据)(?:各自)?(?:职责|职能)(?:分工)?)?(?:共同|联合|分别)?牵头(?:负责|组织实施|组织|落实|推进|抓总|抓好落实|实施)?(?:，?(?:并)?按(?:照)?(?:各自)?职责分工(?:负责|落实))?|主办)|((?:(?:依|按照?|根据)(?:照)?(?:各自)?(?:职责|职能)(?:分工)?)?(?:积极|共同|密切)?(?:配合|协助|协同|参与|协办|支持)(?:实施|落实|推进|做好|抓好落实|完成)?)|((?:结合(?:各自)?(?:职责|实际|职能)(?:分工)?(?:抓好)?(?:贯彻)?(?:落实|负责|推进|实施))|抓好(?:贯彻)?落实)|((?:依|按照?|根据)?(?:照)?(?:各自)?(?:职责|职能)?(?:分工)?(?:分别|共同|具体)?(?:负责(?:具体|组织)?(?:落实|实施|推进|组织实施|抓好落实)?|组织实施|组织落实|推进落实|落实)))(?=[，；。、\n]|$|会同)/g

const roleOfPredicate = (found: RegExpExecArray): Role =>
  found[1] ? 'lead' : found[2] ? 'assist' : found[3] ? 'territorial' : 'shared'

/** Reads the duties in cleaned [start, end): labels, verbs, or only names (then all share it). */
export function dutiesIn(clean: CleanText, start: number, end: number, cell: Role | null): Duty[] {
  const words = clean.text.slice(start, end)
  const labels = matchesOf(dutyLabel, words)
  const first = labels[0]?.index ?? words.length
  const unlabelled = first > 0 ? dutiesByVerb(clean, start, start + first, cell ?? 'shared', cell !== null) : []
  const labelled = labels.flatMap((label, index) => {
    const from = start + label.index + label[0].length
    const to = start + (labels[index + 1]?.index ?? words.length)
    const role = roleOfLabel(label[0])
    if (role !== null) return dutiesByVerb(clean, from, to, role, true)
    // 牵头市领导：某某；市发展改革委牵头: behind the person's name the units follow
    const stop = words.slice(from - start, to - start).search(/[；。]/)
    return stop < 0 ? [] : dutiesByVerb(clean, from + stop + 1, to, cell ?? 'shared', cell !== null)
  })
  return once(clean, [...unlabelled, ...labelled])
}

function dutiesByVerb(clean: CleanText, start: number, end: number, fallback: Role, named: boolean): Duty[] {
  const words = clean.text.slice(start, end)
  const duties: Duty[][] = []
  let from = 0
  let led = false
  for (const found of matchesOf(predicate, words)) {
    const to = found.index + found[0].length
    const role = roleOfPredicate(found)
    led ||= role === 'lead'
    duties.push(withCompany(clean, start + from, start + found.index, role, 'duty-verb'))
    from = to
  }
  const rest: Role = led && fallback !== 'lead' ? 'assist' : fallback
  const rule = named ? 'duty-label' : duties.length > 0 ? 'duty-verb' : 'duty-names'
  duties.push(withCompany(clean, start + from, end, rest, rule))
  return duties.flat()
}

/** "甲会同乙负责": what stands behind 会同 assists. */
function withCompany(clean: CleanText, start: number, end: number, role: Role, rule: string): Duty[] {
  const together = clean.text.slice(start, end).indexOf('会同')
  const cut = together < 0 ? end : start + together
  const inCell = rule === 'duty-label'
  const confidence = rule === 'duty-names' ? 0.6 : 0.95
  const duty =
    (grade: Role) =>
    (unit: Span & { mark: 'lead' | 'assist' | null }): Duty => {
      const known = looksLikeUnit(clean.text.slice(unit.start, unit.end))
      return {
        start: unit.start,
        end: unit.end,
        role: unit.mark ?? grade,
        rule,
        confidence: known ? confidence : confidence - 0.4,
      }
    }
  const company = cut < end ? unitsIn(clean, cut + 2, end, inCell).map(duty('assist')) : []
  const duties = [...unitsIn(clean, start, cut, inCell).map(duty(role)), ...company]
  // a list with a label may name what no rule knows, but not a clause
  return duties.filter((one) => one.confidence > 0.5 || (inCell && one.end - one.start <= 20))
}

/** A unit named twice keeps its first place, and 牵头 wherever it is said of it. */
function once(clean: CleanText, duties: readonly Duty[]): Duty[] {
  const byName = new Map<string, Duty>()
  for (const duty of duties) {
    const key = unitKey(clean.text.slice(duty.start, duty.end))
    const known = byName.get(key)
    if (!known) byName.set(key, duty)
    else if (duty.role === 'lead' && known.role !== 'lead') byName.set(key, { ...known, role: 'lead' })
  }
  return [...byName.values()]
}

const firstLeads =
  /牵头(?:责任)?(?:单位|部门)?(?:排|列)(?:名|序|位)?(?:在|为|于)?(?:首位|首个|第一)|(?:排|列)(?:名|序|位)?(?:在|于)?(?:首|第一)(?:位|名|个)?(?:者|的)?(?:责任)?(?:单位|部门)?(?:为|是|系)?(?:牵头|主办)|(?:首|第一)(?:位|个|家)(?:的)?(?:责任)?(?:单位|部门)?(?:为|是)牵头|(?:首位|第一家)为牵头/

/** Whether these words say that the first unit listed leads. */
export function saysFirstLeads(words: string): boolean {
  return firstLeads.test(words)
}

/** Settles roles into grades: without a lead 负责 is plain responsibility, unless the document lets the first unit lead. */
export function gradedDuties(clean: CleanText, duties: readonly Duty[], firstOneLeads: boolean): DutyReading[] {
  const distinct = ledByResponsible(once(clean, duties))
  const led = distinct.some((duty) => duty.role === 'lead')
  return distinct.map((duty, index): DutyReading => {
    const leads = !led && firstOneLeads && index === 0
    const { start, end } = clean.original(duty.start, duty.end)
    const grade = leads ? 'lead' : gradeOf(duty.role, led || firstOneLeads)
    const { rule, confidence } = duty
    const reading = {
      start,
      end,
      name: clean.printed(duty.start, duty.end),
      grade,
      confidence,
      rule: leads ? 'duty-first-leads' : rule,
    }
    return duty.inherited ? { ...reading, inherited: true } : reading
  })
}

/** 责任科室：甲，配合科室：乙: where nobody is said to lead but others assist, the one responsible leads. */
function ledByResponsible(duties: readonly Duty[]): readonly Duty[] {
  const said = (role: Role) => duties.some((duty) => duty.role === role)
  if (said('lead') || !said('assist') || !said('shared')) return duties
  return duties.map((duty): Duty => (duty.role === 'shared' ? { ...duty, role: 'lead' } : duty))
}

function gradeOf(role: Role, led: boolean): DutyGrade {
  if (role === 'shared') return led ? 'assist' : 'responsible'
  return role
}
