import type { ExplainedBenchmark, ExplainedItem } from '#core/evaluations/explain.ts'
import type { Language } from './finding-words.ts'

/** As many digits as somebody with a calculator wants to see. */
export const shown = (value: number | null): string => (value === null ? '—' : String(Number(value.toPrecision(12))))

const overWords: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { cohort: '本组', all: '全部对象' },
  en: { cohort: 'the cohort', all: 'all subjects' },
}

/** "24.097（规上企业 321 个，合计之比，四位小数）" */
export function benchmarkWords(benchmark: ExplainedBenchmark, language: Language): string {
  const { kind, value, over, group, count, fallback, mean, times, decimals } = benchmark
  const zh = language === 'zh'
  const whom = over === null ? '' : (overWords[language][over] ?? over)
  const factor = times === 1 ? '' : zh ? ` × ${times}` : ` × ${times}`
  const said: string[] = []
  switch (kind) {
    case 'preset':
      said.push(zh ? '办法规定' : 'preset')
      break
    case 'own':
      said.push(zh ? '本对象自己的数' : "the subject's own")
      break
    case 'best':
      said.push(zh ? `${whom} ${count} 个中最好` : `best of ${count}, ${whom}`)
      break
    case 'worst':
      said.push(zh ? `${whom} ${count} 个中最差` : `worst of ${count}, ${whom}`)
      break
    case 'mean': {
      const name = mean === 'sums' ? (zh ? '合计之比' : 'ratio of sums') : zh ? '平均' : 'mean'
      const part = group === null || fallback ? '' : zh ? `“${group}”` : ` "${group}"`
      said.push(zh ? `${whom}${part} ${count} 个${name}${factor}` : `${name} of ${count}, ${whom}${part}${factor}`)
      if (fallback) said.push(zh ? `“${group}”家数不足，用整个范围的` : `too few in "${group}": of the whole`)
      if (decimals !== null) said.push(zh ? `取 ${decimals} 位小数` : `${decimals} decimals`)
    }
  }
  return zh ? `${shown(value)}（${said.join('，')}）` : `${shown(value)} (${said.join('; ')})`
}

/** As it stands among signs: 20 − (−10). */
const term = (value: number | null): string => (value !== null && value < 0 ? `(${shown(value)})` : shown(value))

/** The function with this subject's numbers put in: "30 × min(24.1 ÷ 20.1, 1.5)". */
export function scoreWords(item: ExplainedItem, language: Language): string {
  const { score, weight, direction, benchmarks } = item
  const zh = language === 'zh'
  const x = term(item.scored)
  const w = shown(weight)
  const [b, c] = benchmarks.map(({ value }) => term(value))
  const quotient = direction === 'higher' ? `${x} ÷ ${b}` : `${b} ÷ ${x}`
  const scale = 'scale' in score && score.scale !== null ? ` ÷ ${score.scale} × ${w}` : ''
  switch (score.kind) {
    case 'ratio': {
      const capped = score.cap === null ? quotient : `min(${quotient}, ${score.cap})`
      return `${w} × ${score.floor === null ? capped : `max(${capped}, ${score.floor})`}`
    }
    case 'best':
      return `${w} × ${score.floor === null ? quotient : `max(${quotient}, ${score.floor})`}`
    case 'inverse':
      return `${w} ÷ 2 × (2 − ${x} ÷ ${b})`
    case 'minmax':
      return `${w} × [${score.floor} + ${100 - score.floor} × (${x} − ${c}) ÷ (${b} − ${c})] ÷ 100`
    case 'efficacy':
      return `${w} × [(${x} − ${c}) ÷ (${b} − ${c}) × ${score.span} + ${score.base}] ÷ 100`
    case 'exponential':
      return `${w} × ${score.base} × (100 ÷ ${score.base})^[(${x} − ${c}) ÷ (${b} − ${c})] ÷ 100`
    case 'standards': {
      const coefficient = weight === 0 ? '' : ` ${shown(item.points / weight)}`
      return zh
        ? `${w} × 标准值之间按直线内插的系数${coefficient}（x = ${x}）`
        : `${w} × coefficient${coefficient} between standards (x = ${x})`
    }
    case 'steps': {
      const value = score.benchmark === null ? x : `${x} ÷ ${b}`
      return zh ? `${value} 所在档次的分值${scale}` : `points of the band of ${value}${scale}`
    }
    case 'rank':
      return zh ? `按 ${x} 在范围内的名次给分${scale}` : `points by the rank of ${x}${scale}`
    case 'percentile': {
      const share =
        weight === 0 || score.floor === 100 ? null : ((item.points / weight) * 100 - score.floor) / (100 - score.floor)
      const percent = share === null ? '' : ` ${Number((share * 100).toFixed(2))}%`
      const worse =
        direction === 'higher'
          ? zh
            ? `低于 ${x} 的占比${percent}`
            : `share${percent} below ${x}`
          : zh
            ? `高于 ${x} 的占比${percent}`
            : `share${percent} above ${x}`
      return `${w} × [${score.floor} + ${100 - score.floor} × ${worse}] ÷ 100`
    }
    case 'gap': {
      const [left, right] = direction === 'higher' ? [x, b] : [b, x]
      const relative = direction === 'higher' ? `(${x} ÷ ${b} − 1) × 100` : `(1 − ${x} ÷ ${b}) × 100`
      const base = typeof score.base === 'number' ? `${score.base}` : zh ? '所在档次的基本分' : 'base of the band'
      const slope = isBelow(item) ? score.down : score.up
      const gap = score.relative ? relative : `(${left} − ${right})`
      return `(${base} + ${gap} × ${slope}${score.per === 1 ? '' : ` ÷ ${score.per}`})${scale}`
    }
    case 'each':
      return `${score.points} × ${score.beyond === 0 ? x : `max(0, ${x} − ${score.beyond})`}${scale}`
    case 'mark':
      return `${w} × ${score.from === 0 ? x : `(${x} − ${score.from})`} ÷ ${score.to - score.from}`
    case 'yes':
      return zh
        ? `${x === '0' ? '否' : '是'} → ${x === '0' ? '0' : w}`
        : `${x === '0' ? 'no' : 'yes'} → ${x === '0' ? '0' : w}`
  }
}

function isBelow({ scored, benchmarks, direction }: ExplainedItem): boolean {
  const gap = (scored ?? 0) - (benchmarks[0]?.value ?? 0)
  return direction === 'higher' ? gap < 0 : gap > 0
}
