import { z } from 'zod'
import type { Cohort, Input, Method, MethodDocument, Population, TieBreak, Total } from '#core/evaluations/method.ts'
import { grading, grouping, ruling, subject } from './grade-file.ts'
import { extra, item } from './item-file.ts'
import { code, day, finite, formula, listOf, name, orNull, provenance } from './method-parts.ts'

/** Things written as a map from code to what they are; the order of the file is kept. */
const byCode = <T extends object>(shape: z.ZodType<T>) =>
  z.record(code, shape).transform((map) => Object.entries(map).map(([code, value]) => ({ code, ...value })))

const document = z.strictObject({
  title: name,
  number: orNull(z.string()),
  issuer: orNull(z.string()),
  date: orNull(day),
  url: orNull(z.url()),
}) satisfies z.ZodType<Omit<MethodDocument, 'code'>>

const input = z.strictObject({
  name,
  aliases: listOf(name),
  type: z.enum(['number', 'text', 'boolean', 'list']).default('number'),
  unit: orNull(z.string()),
  from: orNull(z.string()).describe('数据来源部门'),
  least: orNull(finite),
  most: orNull(finite),
  values: listOf(z.string()),
  blank: orNull(z.union([z.number(), z.boolean(), z.string()])).describe('空着当作什么；不写就是缺数据'),
}) satisfies z.ZodType<Omit<Input, 'code'>>

const population = z.strictObject({ name, where: orNull(formula), cohorts: listOf(code) }) satisfies z.ZodType<
  Omit<Population, 'code'>
>

const cohort = z.strictObject({
  name,
  where: orNull(formula),
  ranked: z.boolean().default(true),
  ...provenance,
}) satisfies z.ZodType<Omit<Cohort, 'code'>>

const direction = z.enum(['higher', 'lower']).default('higher')
const tie = z
  .union([z.strictObject({ item: code, direction }), z.strictObject({ input: code, direction })])
  .transform((given): TieBreak => ('item' in given ? { kind: 'item', ...given } : { kind: 'input', ...given }))

const total = z.strictObject({
  coefficient: orNull(z.strictObject({ name, value: formula, ...provenance })),
  most: orNull(finite),
  least: orNull(finite).describe('总分最低多少分'),
  full: finite.positive().default(100).describe('满分：各组权重合计，百分制 100，千分制 1000'),
}) satisfies z.ZodType<Total>

const ranking = z.strictObject({
  over: z.enum(['cohort', 'all']).default('cohort'),
  on: z.enum(['rounded', 'exact']).default('rounded').describe('按取舍后的总分排，还是按取舍前的'),
  ties: listOf(tie),
  style: z.enum(['competition', 'dense']).default('competition'),
})

const rounding = z.strictObject({
  item: z.int().min(0).max(8).default(4),
  total: z.int().min(0).max(8).default(2),
  mode: z.enum(['half-up', 'half-even', 'down']).default('half-up').describe('四舍五入、四舍六入五成双、舍去'),
})

const fields = z.strictObject({
  format: z.literal('jingwei-method/1'),
  code,
  name,
  version: z.int().min(1).default(1),
  subject,
  period: z.union([z.string(), z.int()]).transform(String).describe('评价期：2022、2022H1、2022Q4'),
  place: orNull(z.string()),
  validFrom: orNull(day),
  validTo: orNull(day),
  documents: byCode(document).default([]),
  notes: listOf(z.string()),
  ...provenance,
  inputs: byCode(input),
  populations: byCode(population).default([]),
  cohorts: byCode(cohort),
  items: z.array(item).min(1),
  bonus: orNull(extra),
  deductions: orNull(extra),
  total: total.prefault({}),
  rounding: rounding.prefault({}),
  ranking: ranking.prefault({}),
  gradings: listOf(grading),
  rulings: listOf(ruling),
  grouping: orNull(grouping),
})

/** The shape of a method's file. What it lets through has the right form; whether it makes sense is core's question. */
export const methodFile: z.ZodType<Method, unknown> = fields

/** The same as JSON Schema, for editors. */
export const methodJsonSchema = (): object => ({
  $id: 'method.schema.json',
  title: '评价办法文件 · jingwei-method/1',
  ...z.toJSONSchema(fields, { io: 'input', unrepresentable: 'any', reused: 'ref' }),
})
