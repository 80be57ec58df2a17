// What does an official ask for with a word in braces?

import { bad, type Fault, good, type Outcome } from '../base/fault.ts'
import { foldText } from '../base/text.ts'

/** What may be said of an indicator, by the word behind the dot. Without one: value and unit. */
export const SAYINGS = {
  值: 'amount',
  数值: 'number',
  单位: 'unit',
  期间: 'when',
  增速: 'rate',
  同比: 'growth',
  升降: 'rise',
  比上期: 'growth-change',
  比平均: 'against-mean',
  位次: 'rank',
  位次变化: 'rank-change',
  完成: 'progress',
  完成率: 'done',
  贡献: 'contribution',
  上年同期: 'last-year',
  目标: 'target',
} as const
export type Saying = (typeof SAYINGS)[keyof typeof SAYINGS]

/** What may be said of the bulletin itself. */
export const OWN_WORDS = ['期', '年', '月', '期数', '签发日期', '签发单位', '文号'] as const
export type OwnWord = (typeof OWN_WORDS)[number]

const TURN_WORDS = ['名称', '序号', '顿号'] as const
export type TurnWord = (typeof TURN_WORDS)[number]

/** An indicator's value as a tag names it; the subject is the one of the loop or, outside, the bulletin's place. */
export type ValueTag = {
  readonly kind: 'value'
  readonly subject: string | null
  readonly indicator: string
  readonly saying: Saying
}

export type Tag =
  | ValueTag
  | { readonly kind: 'own'; readonly word: OwnWord }
  /** 名称 and 序号 of the subject whose turn it is, and a 、 behind all but the last */
  | { readonly kind: 'turn'; readonly word: TurnWord }
  /** #园区 按 指标.增速 降序 前3: once for each subject of a group */
  | {
      readonly kind: 'each'
      readonly group: string
      readonly by: ValueTag | null
      readonly descending: boolean
      readonly first: number | null
    }
  /** #如果 指标.增速 < 0: what follows stands only where this holds; where the value is absent it does not */
  | {
      readonly kind: 'if'
      readonly value: ValueTag
      readonly op: '<' | '<=' | '>' | '>=' | '=' | '≠'
      readonly against: number
    }
  /** #有 指标 and #无 指标: whether there is a value at all */
  | { readonly kind: 'present'; readonly value: ValueTag; readonly wanted: boolean }

const OPS = { '<': '<', '<=': '<=', '≤': '<=', '>': '>', '>=': '>=', '≥': '>=', '=': '=', '≠': '≠', '<>': '≠' } as const

const fault = (code: string, text: string, facts: Fault['facts'] = {}): Outcome<never> =>
  bad({ code, facts: { tag: text, ...facts } })

/** The text between the braces, full or half width; a section begins with #. Faults name the tag and what it may be. */
export function parseTag(text: string): Outcome<Tag> {
  const folded = foldText(text)
  if (folded.startsWith('#')) return parseSection(text, folded.slice(1))
  const own = OWN_WORDS.find((word) => word === folded)
  if (own !== undefined) return good({ kind: 'own', word: own })
  const turn = TURN_WORDS.find((word) => word === folded)
  if (turn !== undefined) return good({ kind: 'turn', word: turn })
  return parseValue(text, folded)
}

function parseValue(text: string, folded: string): Outcome<ValueTag> {
  const match = /^(?:([^/.]+)\/)?([^/.]+)(?:\.([^/.]+))?$/.exec(folded)
  if (match === null) return fault('bulletin.tag-unreadable', text)
  const [, subject, indicator, word] = match
  const saying = word === undefined ? 'amount' : sayingOf(word)
  if (saying === undefined) {
    return fault('bulletin.saying-unknown', text, { word: word ?? '', known: Object.keys(SAYINGS).join('、') })
  }
  return good({ kind: 'value', subject: subject ?? null, indicator: indicator ?? '', saying })
}

const sayingOf = (word: string): Saying | undefined => Object.entries(SAYINGS).find(([known]) => known === word)?.[1]

function parseSection(text: string, folded: string): Outcome<Tag> {
  const present = /^([有无])(.+)$/.exec(folded)
  const condition = /^如果(.+?)(<=|>=|<>|[<>=≤≥≠])([-+]?\d+(?:\.\d+)?)%?$/.exec(folded)
  if (condition !== null) return parseCondition(text, condition)
  if (present !== null) {
    const value = parseValue(text, present[2] ?? '')
    return value.ok ? good({ kind: 'present', value: value.value, wanted: present[1] === '有' }) : value
  }
  const each = /^(.+?)(?:按(.+?)([升降])序)?(?:前(\d+))?$/.exec(folded)
  if (each === null || folded.startsWith('如果')) return fault('bulletin.section-unreadable', text)
  const [, group, by, order, first] = each
  const value = by === undefined ? undefined : parseValue(text, by)
  if (value !== undefined && !value.ok) return value
  return good({
    kind: 'each',
    group: group ?? '',
    by: value?.value ?? null,
    descending: order !== '升',
    first: first === undefined ? null : Number(first),
  })
}

function parseCondition(text: string, match: RegExpExecArray): Outcome<Tag> {
  const [, left, op, right] = match
  const value = parseValue(text, left ?? '')
  if (!value.ok) return value
  const known = Object.entries(OPS).find(([sign]) => sign === op)?.[1]
  if (known === undefined) return fault('bulletin.section-unreadable', text)
  return good({ kind: 'if', value: value.value, op: known, against: Number(right) })
}
