import { z } from 'zod'
import type { Benchmark, Missing, Over, Score, Step, Steps, Value, Winsorise } from '#core/evaluations/item.ts'
import { code, finite, formula, orNull } from './method-parts.ts'

export const over = z
  .union([z.literal('cohort'), z.literal('all'), code])
  .describe('范围：cohort 本组，all 全部参评对象，或某个 populations 的代码')
  .transform(
    (value): Over =>
      value === 'cohort' || value === 'all' ? { kind: value } : { kind: 'population', population: value },
  )
const overCohort = over.prefault('cohort')

export const value = z
  .union([
    formula,
    z.strictObject({ of: formula, per: formula, times: finite.default(1) }),
    z.strictObject({ growth: formula, before: formula }),
    z.strictObject({ count: code, least: orNull(finite) }),
    z.strictObject({ panel: code, trim: z.int().min(0).default(0), members: z.int().min(1).default(1) }),
    z.strictObject({ survey: code, answers: code, least: z.int().min(1).default(1) }),
  ])
  .describe('怎样得数：一个输入或公式；of/per 两数相比；growth/before 增速；count 计数；panel 考评团；survey 问卷')
  .transform((given): Value => {
    if (typeof given === 'string') return { kind: 'formula', formula: given }
    if ('of' in given) return { kind: 'ratio', ...given }
    if ('growth' in given) return { kind: 'growth', now: given.growth, before: given.before }
    if ('count' in given) return { kind: 'count', list: given.count, least: given.least }
    if ('panel' in given) return { kind: 'panel', list: given.panel, trim: given.trim, members: given.members }
    return { kind: 'survey', mean: given.survey, answers: given.answers, least: given.least }
  })

const times = finite.default(1).describe('几倍')
export const benchmark = z
  .union([
    finite,
    z.strictObject({
      mean: z.enum(['ratios', 'sums']).describe('ratios 各家比值的平均；sums 合计之比'),
      over: overCohort,
      by: orNull(code).describe('按某个文字输入（行业）分别求平均'),
      least: z.int().min(1).default(1).describe('少于几家时改用整个范围的平均'),
      of: orNull(value).describe('求另一个数的平均，如上年数'),
      times,
      decimals: orNull(z.int().min(0).max(12)).describe('平均数按公布的小数位取舍'),
    }),
    z.strictObject({ best: over, times }),
    z.strictObject({ worst: over, times }),
    z.strictObject({ own: formula, times }).describe('本单位自己的数：目标数、上年数'),
  ])
  .transform((given): Benchmark => {
    if (typeof given === 'number') return { kind: 'preset', value: given, times: 1 }
    if ('mean' in given) return { kind: 'mean', ...given }
    if ('best' in given) return { kind: 'best', over: given.best, times: given.times }
    if ('worst' in given) return { kind: 'worst', over: given.worst, times: given.times }
    return { kind: 'own', value: given.own, times: given.times }
  })

const step = z
  .strictObject({
    from: finite.optional().describe('不小于'),
    above: finite.optional().describe('大于'),
    below: finite.optional().describe('小于'),
    upto: finite.optional().describe('不大于'),
    points: finite,
  })
  .transform(
    ({ from, above, below, upto, points }): Step => ({
      from: from ?? above ?? null,
      to: below ?? upto ?? null,
      fromInclusive: from !== undefined,
      toInclusive: below === undefined && upto !== undefined,
      points,
    }),
  )
const further = orNull(z.strictObject({ above: finite, every: finite.positive(), points: finite })).describe(
  '超过 above 后每增加 every 再加 points',
)
const steps = { steps: z.array(step).min(1), further }
const standards = z.array(z.strictObject({ value: finite, coefficient: finite })).min(2)
const scale = orNull(finite.positive()).describe('满分是多少；不写则直接给分')
const poles = {
  best: benchmark.prefault({ best: 'cohort' }),
  worst: benchmark.prefault({ worst: 'cohort' }),
  clip: z.boolean().default(true).describe('超出两端时按两端计'),
}

/** 10, 9.5, 9 … down to the least, told apart in decimals: 10 − 3 × 0.1 is 9.7. */
function stepsDown({ first, down, least }: { first: number; down: number; least: number }): readonly number[] {
  const places = Math.min(10_000, Math.max(0, Math.ceil((first - least) / down - 1e-9)))
  return [...Array.from({ length: places }, (_, at) => Number((first - at * down).toPrecision(12))), least]
}

export const score = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ratio'), benchmark, cap: orNull(finite), floor: orNull(finite) }),
  z.strictObject({ kind: z.literal('inverse'), benchmark }),
  z.strictObject({ kind: z.literal('best'), over: overCohort, floor: orNull(finite) }),
  z.strictObject({ kind: z.literal('minmax'), ...poles, floor: finite.min(0).max(100).default(0) }),
  z.strictObject({ kind: z.literal('efficacy'), ...poles, span: finite.default(40), base: finite.default(60) }),
  z.strictObject({ kind: z.literal('exponential'), ...poles, base: finite.gt(0).lt(100).default(60) }),
  z.strictObject({
    kind: z.literal('standards'),
    standards,
    by: orNull(z.strictObject({ input: code, standards: z.record(z.string(), standards) })),
  }),
  z
    .strictObject({ kind: z.literal('steps'), benchmark: orNull(benchmark), ...steps, scale })
    .transform(({ steps, further, ...rest }) => ({ ...rest, steps: { steps, further } })),
  z
    .strictObject({
      kind: z.literal('rank'),
      over: overCohort,
      points: z
        .union([z.array(finite).min(1), z.strictObject({ first: finite, down: finite.positive(), least: finite })])
        .describe('各名次的分；或 first 第一名得多少、down 每低一名减多少、least 最少多少'),
      rest: orNull(finite).describe('其余名次的分；不写：列出各名次的为 0，first/down/least 的为 least'),
      scale,
    })
    .transform(({ points, rest, ...given }) => {
      const listed = Array.isArray(points) ? points : stepsDown(points)
      return { ...given, points: listed, rest: rest ?? (Array.isArray(points) ? 0 : points.least) }
    }),
  z.strictObject({ kind: z.literal('percentile'), over: overCohort, floor: finite.min(0).max(100).default(0) }),
  z.strictObject({
    kind: z.literal('gap'),
    benchmark,
    relative: z.boolean().default(false).describe('按相对差（%）算，不按绝对差'),
    base: z.union([finite, z.strictObject(steps).transform((given): Steps => given)]).describe('持平得多少分'),
    up: finite.describe('每高出 per 加多少分'),
    down: finite.describe('每低于 per 减多少分（写正数）'),
    per: finite.positive().default(1),
    scale,
  }),
  z.strictObject({ kind: z.literal('each'), points: finite, beyond: finite.default(0), scale }),
  z.strictObject({ kind: z.literal('mark'), from: finite.default(0), to: finite.default(100), evidence: orNull(code) }),
  z.strictObject({ kind: z.literal('yes') }),
]) satisfies z.ZodType<Score>

export const missing = z
  .union([z.enum(['refuse', 'zero', 'mean', 'leave-out']), z.strictObject({ points: finite })])
  .describe(
    '缺数据时：refuse 不予计算，zero 计零分，mean 取本组平均得分，leave-out 该项不计、权重按比例摊给其他项，points 计固定分',
  )
  .transform((given): Missing => (typeof given === 'string' ? { kind: given } : { kind: 'points', ...given }))

const pair = z.tuple([z.number().nullable(), z.number().nullable()])
export const winsorise = z
  .union([z.strictObject({ percentiles: pair, over: overCohort }), z.strictObject({ limits: pair })])
  .describe('缩尾：超出界限的数按界限计')
  .transform((given): Winsorise => {
    const [lower, upper] = 'limits' in given ? given.limits : given.percentiles
    return 'limits' in given
      ? { kind: 'limits', lower, upper }
      : { kind: 'percentiles', lower, upper, over: given.over }
  })
