import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '#store/open.ts'
import { testStores } from '#store/testing.ts'
import { evaluated, standings } from './testing.ts'

const METHOD = `
inputs:
  industry: { name: 行业, type: text }
  tax: { name: 税收 }
  land: { name: 面积 }
  added: { name: 增加值 }
  energy: { name: 能耗 }
cohorts: { all_of_them: { name: 全体 } }
items:
  - { code: i1, name: 亩均税收, weight: 50, value: { of: tax, per: land }, missing: zero, score: { kind: ratio, cap: 1.5, floor: 0, benchmark: { mean: ratios, by: industry, least: 3 } } }
  - { code: i2, name: 亩均增加值, weight: 30, value: { of: added, per: land }, missing: mean, score: { kind: ratio, benchmark: { mean: sums, times: 2, decimals: 4 } } }
  - { code: i3, name: 单位能耗增加值, weight: 20, value: { of: added, per: energy }, missing: { points: 4 }, score: { kind: minmax, floor: 20 } }
rounding: { item: 4, total: 2 }
gradings: [{ grades: [{ code: A, share: 20 }, { code: B, upto: 60 }, { code: C, rest: true }, { code: D, last: 5, rounding: ceil }] }]
`

// Written from the method's words by somebody who has not seen the kernel: exact decimals, window functions.
const SQL = `
with value as (
  select code, industry, tax / land as x1, added / land as x2, tax, land, added, added / nullif(energy, 0) as x3 from firms
), industry_mean as (
  select industry, avg(x1) as mean, count(x1) as firms from value group by industry
), benchmark as (
  select avg(x1) as b1,
    round(2 * (sum(added) filter (where added is not null) / sum(land) filter (where added is not null)), 4) as b2,
    max(x3) as best, min(x3) as worst
  from value
), raw as (
  select code,
    case when x1 is null then 0
      else round(50 * greatest(0, least(1.5, x1 / case when m.firms >= 3 then m.mean else b1 end)), 4) end as p1,
    round(30 * x2 / b2, 4) as p2,
    case when x3 is null then 4 when best = worst then 20
      else round(20 * (20 + 80 * (x3 - worst) / (best - worst)) / 100, 4) end as p3
  from value join industry_mean m using (industry), benchmark
), scored as (
  select code, p1, coalesce(p2, round(avg(p2) over (), 4)) as p2, p3 from raw
), total as (
  select code, round(p1 + p2 + p3, 2) as total from scored
), ranked as (
  select code, total, rank() over (order by total desc) as place, count(*) over () as n from total
)
select code, total::float8 as total, place::int as rank,
  case when place <= floor(n * 0.2) then 'A' when place <= least(floor(n * 0.6), n - ceil(n * 0.05)) then 'B'
    when place <= n - ceil(n * 0.05) then 'C' else 'D' end as grade
from ranked`

const cents = (least: number, most: number) =>
  fc.integer({ min: least * 100, max: most * 100 }).map((value) => value / 100)
// Three sound firms an industry, so that every mean is there and above zero; the rest is as it comes.
const sound = ['机械', '食品', '化工', '纺织'].flatMap((industry, at) =>
  [1, 2, 3].map((times) => ({ industry, tax: 700 * times, land: 10 + at, added: 1000 * times, energy: 90 })),
)
const firms = fc
  .array(
    fc.record({
      industry: fc.constantFrom('机械', '食品', '化工', '纺织'),
      tax: fc.option(cents(-20, 900), { freq: 12 }),
      land: cents(1, 60),
      added: fc.option(cents(1, 4000), { freq: 12 }),
      energy: fc.option(cents(0, 500), { freq: 12 }),
    }),
    { minLength: 30, maxLength: 80 },
  )
  .map((rows) => [...sound, ...rows])

describe.each(testStores)('SQL written independently, on $name', ({ open }) => {
  let store: Store
  beforeAll(async () => {
    store = await open()
    await store.pool.query(
      'create table firms (code text primary key, industry text, tax numeric, land numeric, added numeric, energy numeric)',
    )
  })
  afterAll(() => store.close())

  it('gives the same totals, ranks and grades', async () => {
    await fc.assert(
      fc.asyncProperty(firms, async (rows) => {
        await store.pool.query('delete from firms')
        await store.pool.query('insert into firms select * from json_populate_recordset(null::firms, $1::json)', [
          JSON.stringify(rows.map((row, at) => ({ code: `f${at}`, ...row }))),
        ])
        const csv = rows.map(({ industry, tax, land, added, energy }, at) =>
          [`f${at}`, industry, tax, land, added, energy].map((cell) => cell ?? '').join(','),
        )
        const ours = standings(evaluated(METHOD, `代码,行业,税收,面积,增加值,能耗\n${csv.join('\n')}`))
        const theirs = await store.pool.query<{ code: string; total: number; rank: number; grade: string }>(SQL)
        expect(Object.fromEntries(theirs.rows.map(({ code, ...standing }) => [code, standing]))).toEqual(ours)
      }),
      { numRuns: 25 },
    )
  })
})
