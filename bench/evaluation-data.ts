import type { Method } from '#core/evaluations/method.ts'
import type { Subjects } from '#core/evaluations/subjects.ts'
import type { ColumnValues } from '#core/expressions/column.ts'
import { readMethod } from '#server/evaluations/read-method.ts'
import { seeded } from './seeded.ts'

export const NUMBERS = ['tax', 'added', 'land', 'energy', 'emission', 'staff', 'rd', 'revenue'] as const
export type NumberName = (typeof NUMBERS)[number]

/** code, name, weight, dividend, divisor: the six items of a published county method */
export const ITEMS = [
  ['i1', '亩均税收', 30, 'tax', 'land'],
  ['i2', '亩均增加值', 20, 'added', 'land'],
  ['i3', '单位能耗增加值', 20, 'added', 'energy'],
  ['i4', '单位排放增加值', 10, 'added', 'emission'],
  ['i5', '全员劳动生产率', 10, 'added', 'staff'],
  ['i6', '研发投入强度', 10, 'rd', 'revenue'],
] as const

/** Six ratios against the mean of the firm's industry, capped at 1.5; 20/40/35/5 grades; total with two decimals. */
export function benchMethod(): Method {
  const items = ITEMS.map(
    ([code, name, weight, of, per]) =>
      `  - { code: ${code}, name: ${name}, weight: ${weight}, value: { of: ${of}, per: ${per} }, missing: zero,
      score: { kind: ratio, cap: 1.5, floor: 0, benchmark: { mean: ratios, by: industry } } }`,
  )
  const yaml = `format: jingwei-method/1
code: bench
name: 基准测试办法
subject: enterprise
period: 2025
inputs:
  industry: { name: 行业大类, type: text }
${NUMBERS.map((name) => `  ${name}: { name: 数${name} }`).join('\n')}
cohorts: { firms: { name: 企业 } }
items:
${items.join('\n')}
rounding: { item: 4, total: 2 }
gradings: [{ grades: [{ code: A, share: 20 }, { code: B, upto: 60 }, { code: C, rest: true }, { code: D, last: 5, rounding: ceil }] }]
`
  const read = readMethod(new TextEncoder().encode(yaml), 'bench.yaml')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  return read.value
}

export type Firms = {
  readonly rows: number
  readonly industry: Int32Array
  readonly numbers: Readonly<Record<NumberName, Float64Array>>
}

/** Largest value, and how many digits behind the point. */
const RANGES: Readonly<Record<NumberName, readonly [least: number, most: number]>> = {
  tax: [0, 2000],
  added: [1, 9000],
  land: [1, 120],
  energy: [1, 5000],
  emission: [0.1, 20],
  staff: [1, 900],
  rd: [0, 500],
  revenue: [100, 40_000],
}

export function inventFirms(rows: number): Firms {
  const { below } = seeded(20_251_125)
  const numbers = Object.fromEntries(
    NUMBERS.map((name) => {
      const [least, most] = RANGES[name]
      const span = Math.round((most - least) * 100)
      return [name, Float64Array.from({ length: rows }, () => (Math.round(least * 100) + below(span)) / 100)]
    }),
  ) as Record<NumberName, Float64Array>
  return { rows, industry: Int32Array.from({ length: rows }, () => 13 + below(31)), numbers }
}

/** 13 to 43 are the divisions of manufacturing. */
const DIVISIONS = Array.from({ length: 44 }, (_, code) => String(code))

export function subjectsOf({ rows, industry, numbers }: Firms): Subjects {
  const absent = new Uint8Array(rows)
  const columns = new Map<string, ColumnValues>([
    ['industry', { kind: 'text', indexes: industry, words: DIVISIONS, absent }],
    ...NUMBERS.map((name) => [name, { kind: 'number', values: numbers[name], absent }] as const),
  ])
  // the number is the key of the table that the firms come from
  return { rows, codes: [], names: [], unique: true, columns }
}

export type Result = { readonly total: Float64Array; readonly rank: Int32Array; readonly grade: readonly string[] }

/** The same in SQL, half up on doubles, which no database rounds by itself; a hair more, for 0.005 is no double. */
export const resultSql = (): string => {
  const half = (value: string, decimals: number) => `floor(${value} * 1e${decimals} + 0.500000001) / 1e${decimals}`
  const list = (each: (item: (typeof ITEMS)[number]) => string) => ITEMS.map(each).join(', ')
  return `
with v as (select id, industry, ${list(([code, , , of, per]) => `${of} / ${per} as ${code}`)} from firms),
m as (select industry, ${list(([code]) => `avg(${code}) as m_${code}`)} from v group by industry),
p as (select id, ${list(([code, , weight]) => `${half(`(${weight} * least(1.5, greatest(0, ${code} / m_${code})))`, 4)} as ${code}`)}
  from v join m using (industry)),
t as (select *, ${half(`(${ITEMS.map(([code]) => code).join(' + ')})`, 2)} as total from p),
r as (select *, rank() over (order by total desc) as place, count(*) over () as n from t)
select id, ${list(([code]) => code)}, total, place,
  case when place <= floor(n * 0.2) then 'A' when place <= floor(n * 0.6) then 'B'
    when place <= n - ceil(n * 0.05) then 'C' else 'D' end as grade
from r`
}
