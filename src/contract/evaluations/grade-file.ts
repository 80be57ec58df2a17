import { z } from 'zod'
import {
  type Effect,
  type Grade,
  type Grading,
  type Grouping,
  type Ruling,
  subjectKinds,
} from '#core/evaluations/method.ts'
import { code, finite, formula, listOf, name, orNull, provenance } from './method-parts.ts'

/** Grades are printed as they are called: A, B, T, 优秀. */
const gradeCode = z.string().trim().min(1).max(20)
const percent = finite.gt(0).max(100)

const grade = z
  .strictObject({
    code: gradeCode,
    name: name.optional(),
    share: percent.optional().describe('名额：前百分之几'),
    upto: percent.optional().describe('名次占比到百分之几为止'),
    last: percent.optional().describe('末位百分之几'),
    rounding: z
      .enum(['floor', 'ceil', 'nearest'])
      .default('floor')
      .describe('名额取整：floor 舍，ceil 进，nearest 四舍五入'),
    inclusive: z.boolean().default(true).describe('upto、score 是否含本数'),
    score: finite.optional().describe('总分不低于'),
    rank: z.int().min(1).optional().describe('名次在前几名'),
    rest: z.boolean().optional().describe('其余'),
    ...provenance,
  })
  .transform(
    ({ share, upto, last, rounding, inclusive, score, rank, rest: _, ...given }): Grade => ({
      ...given,
      name: given.name ?? given.code,
      share: share === undefined ? null : { percent: share, rounding },
      upto: upto === undefined ? null : { percent: upto, inclusive },
      last: last === undefined ? null : { percent: last, rounding },
      score: score === undefined ? null : { least: score, inclusive },
      rank: rank ?? null,
    }),
  )

export const grading = z.strictObject({
  cohorts: listOf(code),
  over: z
    .union([z.enum(['cohort', 'all']), z.strictObject({ by: code })])
    .default('cohort')
    .describe('名额在哪个范围内计算：cohort 各组，all 合在一起，by 按某个文字输入（县区）')
    .transform((given): Grading['over'] =>
      typeof given === 'string' ? { kind: given } : { kind: 'by', input: given.by },
    ),
  edge: z.enum(['up', 'down']).default('up').describe('名额边上分不出先后的：up 都进，down 都不进'),
  grades: z.array(grade).min(1),
}) satisfies z.ZodType<Grading>

const when = { code, name, cohorts: listOf(code), when: formula, ...provenance }

export const ruling = z
  .union([
    z.strictObject({ ...when, grade: gradeCode, inQuota: z.boolean().default(false) }),
    z.strictObject({ ...when, atBest: gradeCode }),
    z.strictObject({ ...when, atLeast: gradeCode }),
    z.strictObject({ ...when, down: z.int().min(1) }),
    z.strictObject({
      ...when,
      ungraded: gradeCode,
      gradeName: name.optional(),
      managedAs: orNull(gradeCode),
      ranked: z.boolean().default(false),
      inBenchmarks: z.boolean().default(true),
    }),
  ])
  .describe('否决、直接定档、封顶、保底、降档、不定等级：一条只写一种')
  .transform((given): Ruling => {
    const { code, name, cohorts, when, article, document, confirmed, unverified } = given
    return { code, name, cohorts, when, article, document, confirmed, unverified, effect: toEffect(given) }
  })

type Given =
  | { grade: string; inQuota: boolean }
  | { atBest: string }
  | { atLeast: string }
  | { down: number }
  | {
      ungraded: string
      gradeName?: string | undefined
      managedAs: string | null
      ranked: boolean
      inBenchmarks: boolean
    }

function toEffect(given: Given): Effect {
  if ('grade' in given) return { kind: 'grade', grade: given.grade, inQuota: given.inQuota }
  if ('atBest' in given) return { kind: 'at-best', grade: given.atBest }
  if ('atLeast' in given) return { kind: 'at-least', grade: given.atLeast }
  if ('down' in given) return { kind: 'down', steps: given.down }
  const { ungraded, gradeName, managedAs, ranked, inBenchmarks } = given
  return { kind: 'ungraded', grade: ungraded, name: gradeName ?? ungraded, managedAs, ranked, inBenchmarks }
}

export const grouping = z.strictObject({
  name,
  by: code,
  decimals: z.int().min(0).max(8).default(1),
  ranked: z.boolean().default(true),
  graded: z.boolean().default(false),
  leaveOut: listOf(z.string()).describe('不计入平均的组'),
  ...provenance,
}) satisfies z.ZodType<Grouping>

export const subject = z.enum(subjectKinds)
