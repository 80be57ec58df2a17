import type { VerdictWords } from '#contract/comparison/verdict-wording.ts'
import { verdictWordsEn } from '#contract/comparison/verdict-words-en.ts'
import { verdictWordsZh } from '#contract/comparison/verdict-words-zh.ts'
import type { PlanRelation } from '#core/comparison/relation.ts'
import type { ComparedFact, ComparedFactCode, Verdict } from '#core/comparison/verdicts.ts'

type Phrase = (left: string, right: string, number: string) => string
export type CompareWords = VerdictWords & {
  readonly facts: Readonly<Record<ComparedFactCode, Phrase>>
}

const zh: CompareWords = {
  ...verdictWordsZh,
  facts: {
    value: (left, right, number) => `${left}→${right}${number === '' ? '' : `（${number}%）`}`,
    points: (left, right, number) => `${left}→${right}（${number}个点）`,
    unit: (left, right) => `计量单位${left}、${right}，已换算比较`,
    comparator: (left, right) => `${left}→${right}`,
    metric: (left, right) => `指标写法不同：${left}／${right}`,
    'period-later': (left, right) => `推迟：${left}→${right}`,
    'period-earlier': (left, right) => `提前：${left}→${right}`,
    'period-next-term': (left, right) => `各到期末：${left}、${right}`,
    'period-open': (left, right) => `期限不能对应：${left}／${right}`,
    share: (_left, _right, number) => `下级占上级${number}%`,
    'part-exceeds-whole': (_left, _right, number) => `下级超过上级总数（${number}%）`,
    'second-value': () => '同一方案对同一指标另有一个数',
    'said-again': (left, right) => `文中重复：左${left}次，右${right}次`,
    'not-one-unit': (left, right) => `计量单位不可比：${left}／${right}`,
    'not-one-kind': () => '一方是水平、占比，另一方是增速或增量',
    'not-one-direction': () => '一方设上限（或求降），另一方求增',
    'not-one-place': (left, right) => `范围不同：${left}／${right}`,
    'not-one-period': (left, right) => `期限不同：${left}／${right}`,
    title: (left, right) => `名称：${left}→${right}`,
    number: (left, right) => `编号：${left}→${right}`,
    lead: (left, right) => `牵头：${left}→${right}`,
    units: (left, right) => `责任单位：减${left}，增${right}`,
    'step-moved': (left, right) => `步骤时间：${left}→${right}`,
    'step-worded': (left, right) => `步骤内容：${left}→${right}`,
    'step-added': (_left, right) => `新增步骤：${right}`,
    'step-dropped': (left) => `取消步骤：${left}`,
  },
}

const en: CompareWords = {
  ...verdictWordsEn,
  facts: {
    value: (left, right, number) => `${left} → ${right}${number === '' ? '' : ` (${number}%)`}`,
    points: (left, right, number) => `${left} → ${right} (${number} points)`,
    unit: (left, right) => `compared in one scale (${left}, ${right})`,
    comparator: (left, right) => `${left} → ${right}`,
    metric: (left, right) => `worded ${left} / ${right}`,
    'period-later': (left, right) => `later: ${left} → ${right}`,
    'period-earlier': (left, right) => `earlier: ${left} → ${right}`,
    'period-next-term': (left, right) => `each at the end of its term: ${left}, ${right}`,
    'period-open': (left, right) => `their times do not compare: ${left} / ${right}`,
    share: (_left, _right, number) => `${number}% of the upper level`,
    'part-exceeds-whole': (_left, _right, number) => `more than the upper level has (${number}%)`,
    'second-value': () => 'one plan gives a second value for it',
    'said-again': (left, right) => `said again: left ${left}, right ${right} times`,
    'not-one-unit': (left, right) => `units do not compare: ${left} / ${right}`,
    'not-one-kind': () => 'a level or share against a growth or increment',
    'not-one-direction': () => 'one caps or cuts what the other wants to grow',
    'not-one-place': (left, right) => `scopes differ: ${left} / ${right}`,
    'not-one-period': (left, right) => `periods differ: ${left} / ${right}`,
    title: (left, right) => `title: ${left} → ${right}`,
    number: (left, right) => `number: ${left} → ${right}`,
    lead: (left, right) => `lead: ${left} → ${right}`,
    units: (left, right) => `units: without ${left}, with ${right}`,
    'step-moved': (left, right) => `step moved: ${left} → ${right}`,
    'step-worded': (left, right) => `step reworded: ${left} → ${right}`,
    'step-added': (_left, right) => `step added: ${right}`,
    'step-dropped': (left) => `step dropped: ${left}`,
  },
}

export const compareWords = { zh, en } as const

export const wordVerdict = (verdict: Verdict, relation: PlanRelation, language: 'zh' | 'en'): string => {
  const { apart, verdicts } = compareWords[language]
  return (relation === 'editions' ? undefined : apart[verdict]) ?? verdicts[verdict]
}

const comparators: Readonly<Record<'zh' | 'en', Readonly<Record<string, string>>>> = {
  zh: { '>=': '不低于', '<=': '不超过', '=': '达到', '~': '左右' },
  en: { '>=': 'at least', '<=': 'at most', '=': 'exactly', '~': 'about' },
}

/** What a verdict rests on, in one line. */
export function wordFacts(facts: readonly ComparedFact[], language: 'zh' | 'en'): string {
  const say = compareWords[language]
  const signs = comparators[language]
  const annual = language === 'zh' ? '每年' : 'every year'
  const blank = language === 'zh' ? '无' : 'none'
  const words = (code: ComparedFactCode, text: string | null): string =>
    text === null || text === ''
      ? blank
      : code === 'comparator'
        ? (signs[text] ?? text)
        : text === 'annual'
          ? annual
          : text
  return facts
    .map(({ code, left, right, number }) =>
      say.facts[code](words(code, left), words(code, right), signed(code, number)),
    )
    .join(language === 'zh' ? '；' : '; ')
}

const signed = (code: ComparedFactCode, number: number | null): string => {
  if (number === null) return ''
  const rounded = Math.round(number * 100) / 100
  return (code === 'value' || code === 'points') && rounded > 0 ? `+${rounded}` : String(rounded)
}
