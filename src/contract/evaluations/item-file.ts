import { z } from 'zod'
import type { Branch, Extra, Item, Leaf, Weight } from '#core/evaluations/item.ts'
import type { PerCohort } from '#core/evaluations/terms.ts'
import { code, finite, name, oneOf, orNull, perCohort, provenance } from './method-parts.ts'
import { missing, score, value, winsorise } from './score-file.ts'

const weight = z
  .union([
    finite,
    z.strictObject({
      points: finite,
      printed: z.array(finite).default([]).describe('文件前后不一致时，文件上印的各个数'),
      confirmed: z.boolean().default(true),
      note: orNull(z.string()),
    }),
  ])
  .describe('权重（满分），单位：分')
  .transform(
    (given): Weight =>
      typeof given === 'number' ? { points: given, printed: [], confirmed: true, note: null } : given,
  )

const common = { code, name, note: orNull(z.string()), ...provenance }
const bounds = { most: orNull(finite), least: orNull(finite) }
const weighing = { weight: weight.optional(), weights: z.record(code, weight).optional() }

const leafBounds = {
  most: finite.nullish(),
  mosts: z.record(code, finite).optional().describe('各组的最高分'),
  least: finite.nullish(),
  leasts: z.record(code, finite).optional().describe('各组的最低分'),
}

const leafShape = {
  ...common,
  ...weighing,
  unit: orNull(z.string()),
  direction: z.enum(['higher', 'lower']).default('higher').describe('higher 越大越好，lower 越小越好'),
  value: value.optional(),
  values: z.record(code, value).optional(),
  score: score.optional(),
  scores: z.record(code, score).optional(),
  missing: missing.prefault('refuse'),
  winsorise: orNull(winsorise),
  ...leafBounds,
}

type LeafGiven = z.output<z.ZodObject<typeof leafShape>>

const none = (): PerCohort<never> => ({ kind: 'each', values: {} })
function toLeaf(given: LeafGiven): Leaf {
  const { weight, weights, value, values, score, scores, most, mosts, least, leasts, ...rest } = given
  return {
    kind: 'leaf',
    ...rest,
    weights: perCohort(weight, weights) ?? none(),
    value: perCohort(value, values) ?? none(),
    score: perCohort(score, scores) ?? none(),
    most: perCohort(most ?? undefined, mosts),
    least: perCohort(least ?? undefined, leasts),
  }
}

const leaf = z
  .strictObject(leafShape)
  .superRefine((given, context) => {
    oneOf(given, ['weight', 'weights'], context)
    oneOf(given, ['value', 'values'], context)
    oneOf(given, ['score', 'scores'], context)
    oneOf(given, ['most', 'mosts'], context, false)
    oneOf(given, ['least', 'leasts'], context, false)
  })
  .transform(toLeaf)

// Where the function gives points by itself there is no full mark to weigh them by.
const unweighed: Weight = { points: 0, printed: [], confirmed: true, note: null }
const extraLeaf = z
  .strictObject(leafShape)
  .superRefine((given, context) => {
    oneOf(given, ['weight', 'weights'], context, false)
    oneOf(given, ['value', 'values'], context)
    oneOf(given, ['score', 'scores'], context)
    oneOf(given, ['most', 'mosts'], context, false)
    oneOf(given, ['least', 'leasts'], context, false)
  })
  .transform(({ weight, ...given }) => toLeaf({ ...given, weight: given.weights ? weight : (weight ?? unweighed) }))

const branch: z.ZodType<Branch, unknown> = z
  .strictObject({
    ...common,
    ...weighing,
    combine: z
      .enum(['sum', 'shares'])
      .default('sum')
      .describe('sum 下级权重即分值；shares 下级权重是系数，按系数分本级分值'),
    ...bounds,
    get items() {
      return z.array(item).min(1)
    },
  })
  .superRefine((given, context) => oneOf(given, ['weight', 'weights'], context, given.combine === 'shares'))
  .transform(
    ({ weight, weights, ...rest }): Branch => ({ kind: 'branch', ...rest, weights: perCohort(weight, weights) }),
  )

export const item: z.ZodType<Item, unknown> = z.union([leaf, branch])

export const extra = z.strictObject({
  name,
  cap: orNull(finite.positive()).describe('合计最多多少分（正数）'),
  ...provenance,
  items: z.array(extraLeaf).min(1),
}) satisfies z.ZodType<Extra>
