import type { Leaf, Score, Steps } from '#core/evaluations/item.ts'
import type { RoundingMode } from '#core/evaluations/method.ts'
import { excelText, excelConstant as n } from './excel-expression.ts'

/** Cells that a score is computed from. */
export type ScoreCells = {
  /** the measured value, "" where it is missing */
  readonly x: string
  /** full marks */
  readonly w: string
  /** what it is held against, as benchmarksOf lists them */
  readonly b: readonly string[]
  /** values of everybody ranked with it: one range a sheet */
  readonly pool: readonly string[]
  readonly cell: (code: string) => string | undefined
}

/** Points of x before bounds and rounding; undefined where Excel has no words for the function. */
export function excelScore(score: Score, direction: Leaf['direction'], cells: ScoreCells): string | undefined {
  const { x, w } = cells
  const [b = '', worst = ''] = cells.b
  const higher = direction === 'higher'
  const scale = (by: number | null, marks: string) => (by === null ? marks : `${w}/${n(by)}*(${marks})`)
  switch (score.kind) {
    case 'ratio':
    case 'best': {
      const cap = score.kind === 'ratio' ? score.cap : null
      const quotient = higher ? `${x}/${b}` : `IF(${x}>0,${b}/${x},${cap === null ? 'NA()' : n(cap)})`
      return `${w}*${held(quotient, score.floor, cap)}`
    }
    case 'inverse':
      return `${w}/2*${held(`2-${x}/${b}`, 0, 2)}`
    case 'minmax':
      return `${w}*(${n(score.floor)}+${n(100 - score.floor)}*${part(cells, b, worst, score.clip)})/100`
    case 'efficacy':
      return `${w}*(${part(cells, b, worst, score.clip)}*${n(score.span)}+${n(score.base)})/100`
    case 'exponential':
      return `${w}*${n(score.base)}*(100/${n(score.base)})^${part(cells, b, worst, score.clip)}/100`
    case 'standards':
      return standards(score, higher, cells)
    case 'steps':
      return scale(score.scale, steps(score.steps, score.benchmark === null ? x : `(${x}/${b})`))
    case 'rank':
      return scale(
        score.scale,
        `IFERROR(CHOOSE(1+${better(cells, higher)},${score.points.map(n).join(',')}),${n(score.rest)})`,
      )
    case 'percentile': {
      const others = `(${cells.pool.map((range) => `COUNT(${range})`).join('+')}-1)`
      const equal = `(${cells.pool.map((range) => `SUMPRODUCT(ISNUMBER(${range})*(${range}=${x}))`).join('+')}-1)`
      const worse = `((${better(cells, !higher)})+${equal}/2)/${others}`
      return `${w}*(${n(score.floor)}+${n(100 - score.floor)}*IF(${others}<=0,1,${worse}))/100`
    }
    case 'gap': {
      const { base, relative, up, down, per } = score
      const difference = relative ? `((${x}/${b}-1)*100)` : `(${x}-${b})`
      const gap = higher ? difference : `(-${difference})`
      const start = typeof base === 'number' ? n(base) : steps(base, x)
      return scale(score.scale, `${start}+IF(${gap}>=0,${n(up)},${n(down)})*${gap}/${n(per)}`)
    }
    case 'each':
      return scale(score.scale, `${n(score.points)}*MAX(0,${x}-${n(score.beyond)})`)
    case 'mark': {
      const share = held(`(${x}-${n(score.from)})/${n(score.to - score.from)}`, 0, 1)
      if (score.evidence === null) return `${w}*${share}`
      const evidence = cells.cell(score.evidence)
      return evidence === undefined
        ? undefined
        : `IF(OR(${evidence}="",${evidence}=FALSE,${evidence}=0),0,${w}*${share})`
    }
    case 'yes':
      return `IF(${x}<>0,${w},0)`
  }
}

const held = (value: string, floor: number | null, cap: number | null): string => {
  const low = floor === null ? value : `MAX(${n(floor)},${value})`
  return cap === null ? `(${low})` : `MIN(${n(cap)},${low})`
}

const part = ({ x }: ScoreCells, best: string, worst: string, clip: boolean): string => {
  const share = `(${x}-${worst})/(${best}-${worst})`
  return `IF(${best}=${worst},1,${clip ? `MIN(1,MAX(0,${share}))` : share})`
}

/** How many of the pool are better; text cells are nobody's values. */
const better = ({ pool, x }: ScoreCells, higher: boolean): string =>
  pool.map((range) => `SUMPRODUCT(ISNUMBER(${range})*(${range}${higher ? '>' : '<'}${x}))`).join('+')

/** The first band that fits; 0 in none. What lies beyond the last adds up. */
function steps({ steps: bands, further }: Steps, x: string): string {
  const chosen = [...bands].reverse().reduce((rest, { from, to, fromInclusive, toInclusive, points }) => {
    const tests = [
      ...(from === null ? [] : [`${x}${fromInclusive ? '>=' : '>'}${n(from)}`]),
      ...(to === null ? [] : [`${x}${toInclusive ? '<=' : '<'}${n(to)}`]),
    ]
    const test = tests.length === 0 ? 'TRUE' : tests.length === 1 ? tests[0] : `AND(${tests.join(',')})`
    return `IF(${test},${n(points)},${rest})`
  }, '0')
  if (further === null) return chosen
  const more = `INT((${x}-${n(further.above)})/${n(further.every)}+0.000000001)*${n(further.points)}`
  return `(${chosen}+IF(${x}>${n(further.above)},${more},0))`
}

type Standards = Extract<Score, { kind: 'standards' }>

function standards(score: Standards, higher: boolean, cells: ScoreCells): string | undefined {
  const plain = coefficient(score.standards, higher, cells.x)
  if (score.by === null) return `${cells.w}*${plain}`
  const word = cells.cell(score.by.input)
  if (word === undefined) return undefined
  const chosen = Object.entries(score.by.standards).reduce(
    (rest, [name, own]) => `IF(EXACT(${word},${excelText(name)}),${coefficient(own, higher, cells.x)},${rest})`,
    plain,
  )
  return `${cells.w}*${chosen}`
}

/** In a straight line between two standards, beyond the best its own, below the worst in proportion. */
function coefficient(list: Standards['standards'], higher: boolean, x: string): string {
  const [best, worst] = [list[0], list.at(-1)]
  if (best === undefined || worst === undefined) return '0'
  const reached = (value: number) => `${x}${higher ? '>=' : '<='}${n(value)}`
  const below = !higher || worst.value <= 0 ? '0' : `MAX(0,${n(worst.coefficient)}*${x}/${n(worst.value)})`
  const between = list.slice(1).reduceRight((rest, lower, at) => {
    const upper = list[at]
    if (upper === undefined) return rest
    const slope = `(${x}-${n(lower.value)})/${n(upper.value - lower.value)}*${n(upper.coefficient - lower.coefficient)}`
    return `IF(${reached(lower.value)},${n(lower.coefficient)}+${slope},${rest})`
  }, below)
  return `IF(${reached(best.value)},${n(best.coefficient)},${between})`
}

/** Rounded as the method rounds. */
export function excelRounded(value: string, decimals: number, mode: RoundingMode): string {
  switch (mode) {
    case 'half-up':
      return `ROUND(${value},${decimals})`
    case 'down':
      // what a few operations on doubles have taken from a whole digit is given back
      return `ROUNDDOWN(ROUND(${value},${decimals + 8}),${decimals})`
    case 'half-even': {
      const p = n(10 ** decimals)
      return `IF(ABS(MOD(ABS(${value})*${p},1)-0.5)<0.000000001,2*ROUND((${value})*${p}/2,0)/${p},ROUND(${value},${decimals}))`
    }
  }
}
