import type { Benchmark, Missing, Over, Score, Steps, Value } from '#core/evaluations/item.ts'
import type { Grade, Method } from '#core/evaluations/method.ts'
import type { Language } from './finding-words.ts'
import { shown } from './score-words.ts'

/** What a method's rules say before any subject's numbers stand in them, for somebody who reads no formulas of programs. */

export const bothLanguages = (say: (language: Language) => string) => ({ zh: say('zh'), en: say('en') })

/** A formula with the inputs' names in place of their codes. */
export function namedFormula(formula: string, { inputs }: Pick<Method, 'inputs'>): string {
  const names = new Map(inputs.map(({ code, name }) => [code, name]))
  return formula
    .replace(/"[^"]*"|[a-z][a-z0-9_]*/g, (word) => names.get(word) ?? word)
    .replaceAll(' * ', ' × ')
    .replaceAll(' / ', ' ÷ ')
    .replaceAll(' - ', ' − ')
    .replaceAll(' == ', ' = ')
    .replaceAll(' && ', ' 且 ')
    .replaceAll(' || ', ' 或 ')
}

export function valueRule(value: Value, method: Method, language: Language): string {
  const zh = language === 'zh'
  const name = (formula: string) => namedFormula(formula, method)
  switch (value.kind) {
    case 'formula':
      return name(value.formula)
    case 'ratio':
      return `${name(value.of)} ÷ ${name(value.per)}${value.times === 1 ? '' : ` × ${value.times}`}`
    case 'growth':
      return zh
        ? `${name(value.now)}比${name(value.before)}的增速（%）`
        : `growth of ${name(value.now)} over ${name(value.before)} (%)`
    case 'count':
      return zh
        ? `${name(value.list)}中${value.least === null ? '' : `不低于 ${value.least} 的`}个数`
        : `how many of ${name(value.list)}${value.least === null ? '' : ` are at least ${value.least}`}`
    case 'panel':
      return zh
        ? `${name(value.list)}去掉 ${value.trim} 个最高分和 ${value.trim} 个最低分后的平均（至少 ${value.members} 人打分）`
        : `mean of ${name(value.list)} without the ${value.trim} highest and lowest (at least ${value.members} marks)`
    case 'survey':
      return zh
        ? `${name(value.mean)}（有效问卷不少于 ${value.least} 份）`
        : `${name(value.mean)} (at least ${value.least} answers)`
  }
}

function overRule(over: Over, method: Method, language: Language): string {
  if (over.kind === 'cohort') return language === 'zh' ? '本组' : 'the cohort'
  if (over.kind === 'all') return language === 'zh' ? '全部对象' : 'all subjects'
  return method.populations.find(({ code }) => code === over.population)?.name ?? over.population
}

function benchmarkRule(benchmark: Benchmark, method: Method, language: Language): string {
  const zh = language === 'zh'
  const times = benchmark.times === 1 ? '' : ` × ${benchmark.times}`
  switch (benchmark.kind) {
    case 'preset':
      return `${shown(benchmark.value)}${times}`
    case 'own':
      return `${namedFormula(benchmark.value, method)}${times}`
    case 'best':
    case 'worst': {
      const whom = overRule(benchmark.over, method, language)
      const which = benchmark.kind === 'best' ? ['最好值', 'best'] : ['最差值', 'worst']
      return `${zh ? `${whom}${which[0]}` : `${which[1]} of ${whom}`}${times}`
    }
    case 'mean': {
      const whom = overRule(benchmark.over, method, language)
      const by = benchmark.by === null ? '' : namedFormula(benchmark.by, method)
      const kind = benchmark.mean === 'sums' ? ['平均（合计之比）', 'mean (ratio of sums)'] : ['平均', 'mean']
      return `${zh ? `${whom}${by === '' ? '' : `同${by}`}${kind[0]}` : `${kind[1]} of ${whom}${by === '' ? '' : ` by ${by}`}`}${times}`
    }
  }
}

function stepsRule({ steps, further }: Steps, language: Language): string {
  const zh = language === 'zh'
  const parts = steps.map(({ from, to, points }) => {
    if (from === null && to === null) return `${points}`
    if (from === null) return zh ? `${to} 以下 ${points} 分` : `below ${to}: ${points}`
    if (to === null) return zh ? `${from} 以上 ${points} 分` : `from ${from}: ${points}`
    return zh ? `${from} 至 ${to} ${points} 分` : `${from} to ${to}: ${points}`
  })
  if (further !== null)
    parts.push(
      zh
        ? `${further.above} 以上每多 ${further.every} 加 ${further.points} 分`
        : `above ${further.above}, ${further.points} for every ${further.every}`,
    )
  return parts.join(zh ? '，' : ', ')
}

/** x is the value, w the full marks. */
export function scoreRule(
  score: Score,
  method: Method,
  { language, direction }: { readonly language: Language; readonly direction: 'higher' | 'lower' },
): string {
  const zh = language === 'zh'
  const bench = (benchmark: Benchmark) => benchmarkRule(benchmark, method, language)
  const over = (given: Over) => overRule(given, method, language)
  const up = direction === 'higher'
  switch (score.kind) {
    case 'ratio':
    case 'best': {
      const b =
        score.kind === 'best'
          ? zh
            ? `${over(score.over)}最好值`
            : `best of ${over(score.over)}`
          : bench(score.benchmark)
      const bounds = [
        score.kind === 'ratio' && score.cap !== null
          ? zh
            ? `最多 ${score.cap} 倍`
            : `at most ${score.cap} times`
          : '',
        score.floor === null ? '' : zh ? `最少 ${score.floor} 倍` : `at least ${score.floor} times`,
      ].filter(Boolean)
      const whole = up
        ? zh
          ? `满分 × 实绩 ÷ ${b}`
          : `full marks × value ÷ ${b}`
        : zh
          ? `满分 × ${b} ÷ 实绩`
          : `full marks × ${b} ÷ value`
      return `${whole}${bounds.length === 0 ? '' : zh ? `（${bounds.join('，')}）` : ` (${bounds.join(', ')})`}`
    }
    case 'inverse':
      return zh
        ? `满分 ÷ 2 ×（2 − 实绩 ÷ ${bench(score.benchmark)}）`
        : `full marks ÷ 2 × (2 − value ÷ ${bench(score.benchmark)})`
    case 'minmax':
      return zh
        ? `在${bench(score.worst)}与${bench(score.best)}之间按比例，从满分的 ${score.floor}% 到满分`
        : `in proportion between ${bench(score.worst)} and ${bench(score.best)}, from ${score.floor} % of full marks`
    case 'efficacy':
    case 'exponential':
      return zh
        ? `功效系数法${score.kind === 'exponential' ? '（指数）' : ''}：${bench(score.worst)}得 ${score.base}% 的分，${bench(score.best)}得满分`
        : `efficacy${score.kind === 'exponential' ? ' (exponential)' : ''}: ${score.base} % at ${bench(score.worst)}, full marks at ${bench(score.best)}`
    case 'standards':
      return zh ? '按分档标准值内插的系数乘满分' : 'full marks × coefficient between graded standard values'
    case 'steps':
      return `${score.benchmark === null ? '' : zh ? `与${bench(score.benchmark)}之比：` : `ratio to ${bench(score.benchmark)}: `}${stepsRule(score.steps, language)}`
    case 'rank':
      return zh
        ? `按在${over(score.over)}中的名次：${score.points.join('、')} 分，其余 ${score.rest} 分`
        : `by rank among ${over(score.over)}: ${score.points.join(', ')}; the others ${score.rest}`
    case 'percentile':
      return zh
        ? `满分 × ${over(score.over)}中比它差的占比`
        : `full marks × share of ${over(score.over)} that are worse`
    case 'gap': {
      const b = bench(score.benchmark)
      const base =
        typeof score.base === 'number'
          ? `${score.base}`
          : zh
            ? `基本分（${stepsRule(score.base, language)}）`
            : `the base (${stepsRule(score.base, language)})`
      const unit = score.relative ? '%' : ''
      return zh
        ? `与${b}相同得 ${base}${typeof score.base === 'number' ? ' 分' : ''}；每${up ? '高' : '低'} ${score.per}${unit} 加 ${score.up} 分，每${up ? '低' : '高'} ${score.per}${unit} 减 ${score.down} 分`
        : `equal to ${b}: ${base}; ${score.up} more for every ${score.per}${unit} ${up ? 'above' : 'below'}, ${score.down} less for every ${score.per}${unit} ${up ? 'below' : 'above'}`
    }
    case 'each':
      return zh
        ? `每个 ${score.points} 分${score.beyond === 0 ? '' : `，从第 ${score.beyond + 1} 个起`}`
        : `${score.points} for each${score.beyond === 0 ? '' : ` beyond ${score.beyond}`}`
    case 'mark':
      return zh
        ? `打分 ${score.from} 至 ${score.to}，按比例折算到满分${score.evidence === null ? '' : '，须有佐证'}`
        : `a mark of ${score.from} to ${score.to}, in proportion to full marks${score.evidence === null ? '' : '; evidence needed'}`
    case 'yes':
      return zh ? '是得满分，否不得分' : 'full marks if yes, else none'
  }
}

export function missingRule(missing: Missing, language: Language): string {
  const zh = language === 'zh'
  switch (missing.kind) {
    case 'refuse':
      return zh ? '不得缺数据' : 'must not be missing'
    case 'zero':
      return zh ? '缺数据计 0 分' : 'missing gives 0'
    case 'mean':
      return zh ? '缺数据按本组平均得分计' : 'missing gives the mean score of the cohort'
    case 'points':
      return zh ? `缺数据计 ${missing.points} 分` : `missing gives ${missing.points}`
    case 'leave-out':
      return zh ? '缺数据则此项不计，权重按比例摊给其他项' : 'missing leaves the item out and spreads its weight'
  }
}

export function gradeRule(grade: Grade, language: Language): string {
  const zh = language === 'zh'
  const { share, upto, last, score, rank } = grade
  const parts = [
    rank === null ? '' : zh ? `名次前 ${rank}` : `rank ${rank} or better`,
    score === null
      ? ''
      : zh
        ? `总分${score.inclusive ? ' ≥ ' : ' > '}${score.least}`
        : `total ${score.inclusive ? '≥' : '>'} ${score.least}`,
    share === null ? '' : zh ? `从高到低取 ${share.percent}%` : `the best ${share.percent} %`,
    upto === null ? '' : zh ? `位次在前 ${upto.percent}%` : `within the first ${upto.percent} %`,
    last === null ? '' : zh ? `末位 ${last.percent}%` : `the last ${last.percent} %`,
  ].filter(Boolean)
  if (parts.length === 0) return zh ? '其余' : 'the others'
  return parts.join(zh ? '，且' : ' and ')
}
