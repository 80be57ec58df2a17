import type { Adjustment, ExplainedInput, ExplainedItem, Explanation } from '#core/evaluations/explain.ts'
import type { Language } from './finding-words.ts'
import { benchmarkWords, scoreWords, shown } from './score-words.ts'

const words = {
  zh: {
    weight: (w: string) => `满分 ${w}`,
    missing: '缺数据',
    why: {
      absent: '没有填报',
      'divided-by-zero': '分母为 0',
      'out-of-range': '数太大',
      'base-not-positive': '上年数不大于 0，增速没有意义',
      'too-few-members': '评委打分不足',
      'too-few-answers': '问卷回收不足',
    },
    imputed: {
      refuse: '不予计算',
      zero: '计 0 分',
      mean: '按本组平均得分计',
      points: '按固定分计',
      'leave-out': '该项不计，权重按比例摊给其他项',
    },
    winsorised: '超出缩尾界限，按界限计',
    capped: '超过上限，按上限计',
    floored: '低于下限，按下限计',
    leftOut: '其他项缺数据，摊得权重',
    withoutEvidence: '没有佐证，不计分',
    benchmark: '基准',
    points: '得分',
    total: '总分',
    rank: (place: number, of: number) => `第 ${place} 名，共 ${of} 个`,
    grade: '等次',
    ungraded: '没有等次',
    before: (grade: string) => `按分数和名次应为 ${grade}`,
    managedAs: (grade: string) => `按 ${grade} 管理`,
    next: (grade: string, points: string) => `距 ${grade} 还差 ${points} 分`,
    rulings: '适用',
    adjustment: '调整',
    adjustments: {
      branch: '分项上下限',
      coefficient: '系数',
      'bonus-cap': '加分封顶',
      'deductions-cap': '扣分封顶',
      'total-bounds': '总分上下限',
      rounding: '总分取舍',
    },
    without: (highest: string, lowest: string) => `（去掉最高 ${highest}、最低 ${lowest}）`,
    yes: '是',
    no: '否',
    sections: { items: '', bonus: '加分', deductions: '扣分' },
  },
  en: {
    weight: (w: string) => `full marks ${w}`,
    missing: 'missing',
    why: {
      absent: 'not reported',
      'divided-by-zero': 'denominator is 0',
      'out-of-range': 'too large a number',
      'base-not-positive': 'last year is not above 0; growth means nothing',
      'too-few-members': 'too few marks',
      'too-few-answers': 'too few answers',
    },
    imputed: {
      refuse: 'not computed',
      zero: '0 points',
      mean: 'mean score of the cohort',
      points: 'fixed points',
      'leave-out': 'left out, its weight spread over the others',
    },
    winsorised: 'beyond the limits, held at them',
    capped: 'above the cap, held at it',
    floored: 'below the floor, held at it',
    leftOut: 'other items are missing; weight spread to this one',
    withoutEvidence: 'no evidence, no points',
    benchmark: 'benchmark',
    points: 'points',
    total: 'Total',
    rank: (place: number, of: number) => `rank ${place} of ${of}`,
    grade: 'Grade',
    ungraded: 'no grade',
    before: (grade: string) => `by score and rank it would be ${grade}`,
    managedAs: (grade: string) => `treated as ${grade}`,
    next: (grade: string, points: string) => `${points} points short of ${grade}`,
    rulings: 'Applied',
    adjustment: 'adjustment',
    adjustments: {
      branch: 'bounds of a group',
      coefficient: 'coefficient',
      'bonus-cap': 'cap of the bonus',
      'deductions-cap': 'cap of the deductions',
      'total-bounds': 'bounds of the total',
      rounding: 'rounding of the total',
    },
    without: (highest: string, lowest: string) => ` (without the highest ${highest} and the lowest ${lowest})`,
    yes: 'yes',
    no: 'no',
    sections: { items: '', bonus: 'bonus', deductions: 'deduction' },
  },
} as const

/** The whole trace of one subject as text, from the reported numbers to the grade. */
export function wordExplanation(explanation: Explanation, language: Language): string {
  const say = words[language]
  const { code, name, cohort, items, adjustments, rulings, total } = explanation
  const lines = [`${name}${name === code ? '' : `（${code}）`}  ${cohort.name}`, '']
  let above = ''
  for (const item of items) {
    const branch = [say.sections[item.section], ...item.branches].filter(Boolean).join(' · ')
    if (branch !== above && branch !== '') lines.push(branch)
    above = branch
    lines.push(...itemLines(item, language).map((line) => `  ${line}`))
  }
  for (const adjustment of adjustments) lines.push(adjustmentLine(adjustment, language))
  lines.push(
    '',
    `${say.total} ${shown(total)}${explanation.rank === null ? '' : `  ${say.rank(explanation.rank.place, explanation.rank.of)}`}`,
  )
  lines.push(`${say.grade} ${gradeWords(explanation, language)}`)
  if (rulings.length > 0)
    lines.push(
      `${say.rulings} ${rulings.map((one) => `${one.name}${one.article === null ? '' : `（${one.article}）`}`).join('；')}`,
    )
  return `${lines.join('\n')}\n`
}

/** One item of one subject: what was measured and from what, how that became points, and what happened to it. */
export function itemWords(item: ExplainedItem, language: Language) {
  const say = words[language]
  const unit = item.unit === null ? '' : ` ${item.unit}`
  const inputs = item.inputs.map((input) => inputWords(input, language)).join('，')
  const value =
    item.raw === null ? `${say.missing}（${item.why === null ? '' : say.why[item.why]}）` : `${shown(item.raw)}${unit}`
  const { imputed, winsorised, capped, floored, leftOut, withoutEvidence } = item.marks
  const marks = [
    imputed === null ? '' : say.imputed[imputed],
    winsorised ? say.winsorised : '',
    capped ? say.capped : '',
    floored ? say.floored : '',
    leftOut && imputed === null ? say.leftOut : '',
    withoutEvidence ? say.withoutEvidence : '',
  ].filter(Boolean)
  return {
    inputs,
    value: `${value}${inputs === '' ? '' : `  ←  ${inputs}`}${panelFormula(item, language)}`,
    benchmarks: item.benchmarks.map((benchmark) => `${say.benchmark} ${benchmarkWords(benchmark, language)}`),
    how: imputed === null ? scoreWords(item, language) : '',
    marks,
  }
}

/** How marks became their mean: which of them were left out, and the sum by which number. */
function panelFormula({ value, raw, inputs }: ExplainedItem, language: Language): string {
  const marks = value.kind === 'panel' ? inputs[0]?.value : undefined
  if (value.kind !== 'panel' || raw === null || !Array.isArray(marks)) return ''
  const sorted = [...(marks as readonly number[])].sort((a, b) => a - b)
  const counted = sorted.slice(value.trim, sorted.length - value.trim).map(shown)
  const left = [sorted.slice(0, value.trim), sorted.slice(sorted.length - value.trim)].map((part) =>
    part.map(shown).join('、'),
  )
  const without = value.trim === 0 ? '' : words[language].without(left[1] ?? '', left[0] ?? '')
  return `  ＝  (${counted.join(' + ')}) ÷ ${counted.length}${without}`
}

function itemLines(item: ExplainedItem, language: Language): readonly string[] {
  const say = words[language]
  const article = item.article === null ? '' : `  〔${item.article}〕`
  const { value, benchmarks, how, marks } = itemWords(item, language)
  const head = `${item.name}  ${item.section === 'items' ? say.weight(shown(item.weight)) : ''}${article}`
  const lines = [head.trimEnd(), `    ${value}`, ...benchmarks.map((benchmark) => `    ${benchmark}`)]
  const told = marks.length === 0 ? '' : `  （${marks.join('；')}）`
  lines.push(`    ${say.points} ${how === '' ? '' : `${how} → `}${shown(item.points)}${told}`)
  return lines
}

function inputWords({ name, unit, from, value }: ExplainedInput, language: Language): string {
  const say = words[language]
  const text =
    value === null
      ? say.missing
      : typeof value === 'number'
        ? shown(value)
        : typeof value === 'boolean'
          ? value
            ? say.yes
            : say.no
          : typeof value === 'string'
            ? value
            : value.map(shown).join('、')
  return `${name} ${text}${unit === null || value === null ? '' : ` ${unit}`}${from === null ? '' : `（${from}）`}`
}

/** Which part of the method an item stands in: nothing for the items that make up full marks. */
export const sectionWords = (section: ExplainedItem['section'], language: Language): string =>
  words[language].sections[section]

export const adjustmentWords = ({ kind, name }: Adjustment, language: Language) => ({
  kind: words[language].adjustment,
  what: `${words[language].adjustments[kind]}${name === '' ? '' : `“${name}”`}`,
})

const adjustmentLine = ({ kind, name, points }: Adjustment, language: Language): string =>
  `${words[language].adjustments[kind]}${name === '' ? '' : `“${name}”`}  ${points > 0 ? '+' : ''}${shown(points)}`

function gradeWords({ grade }: Explanation, language: Language): string {
  const say = words[language]
  if (grade === null) return say.ungraded
  const more = [
    grade.before === null ? '' : say.before(grade.before),
    grade.managedAs === null ? '' : say.managedAs(grade.managedAs),
    grade.next === null ? '' : say.next(grade.next.grade, shown(grade.next.points)),
  ].filter(Boolean)
  return `${grade.name}${more.length === 0 ? '' : `（${more.join('；')}）`}`
}

/** What happened to one item of one subject, for the remarks of a table; blank where nothing did. */
export function markWords(
  item: {
    readonly name: string
    readonly imputed: keyof (typeof words)['zh']['imputed'] | null
    readonly winsorised: boolean
    readonly capped: boolean
    readonly floored: boolean
    readonly withoutEvidence: boolean
  },
  language: Language,
): string {
  const say = words[language]
  const notes = [
    item.imputed === null ? '' : `${say.missing}，${say.imputed[item.imputed]}`,
    item.winsorised ? say.winsorised : '',
    item.capped ? say.capped : '',
    item.floored ? say.floored : '',
    item.withoutEvidence ? say.withoutEvidence : '',
  ].filter(Boolean)
  return notes.length === 0 ? '' : `${item.name}：${notes.join('，')}`
}
