import { z } from 'zod'
import type { Code, PerCohort, Provenance } from '#core/evaluations/terms.ts'

/** A shape of the file that comes out as a type of core: what may be left out of the file is there, as null. */
export type Part<T> = z.ZodType<T, unknown>

export const code = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/)
  .describe('代码：小写英文字母开头，只含小写字母、数字和下划线')
export const name = z.string().trim().min(1)
export const formula = z.union([z.string().trim().min(1), z.number(), z.boolean()]).transform(String)
export const finite = z.number()
export const day = z.iso.date()
export const orNull = <T>(shape: z.ZodType<T>) => shape.nullish().transform((value) => value ?? null)
export const listOf = <T>(shape: z.ZodType<T>) => z.array(shape).default([])

export const provenance = {
  article: orNull(z.string()).describe('出处：条、款、项或附表'),
  document: orNull(code).describe('出自哪份文件；不写则是第一份'),
  confirmed: z.boolean().default(true).describe('false：须经办公室确认后方可发布结果'),
  unverified: orNull(z.string()).describe('未能核实之处'),
} satisfies Record<keyof Provenance, z.ZodType>

/** "weight: 30" for every cohort, or "weights: { above: 30, below: 50 }" for some: one of the two. */
export function perCohort<T>(one: T | undefined, each: Readonly<Record<Code, T>> | undefined): PerCohort<T> | null {
  if (one !== undefined) return { kind: 'all', value: one }
  return each === undefined ? null : { kind: 'each', values: each }
}

type Refusing = {
  readonly addIssue: (issue: { code: 'custom'; message: string; path: string[]; input: unknown }) => void
}

/** Says that one of two spellings must be there, and not both. */
export function oneOf(given: object, names: readonly [string, string], context: Refusing, needed = true): void {
  const there = names.filter((key) => key in given && Reflect.get(given, key) !== undefined)
  if (there.length === 1 || (there.length === 0 && !needed)) return
  const message = there.length === 0 ? 'needs-one-of' : 'needs-only-one-of'
  context.addIssue({ code: 'custom', message: `${message} ${names.join(' ')}`, path: [names[0]], input: given })
}
