import { randomUUID } from 'node:crypto'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TrialHead } from '#contract/what-if.ts'
import { readMethod } from '../evaluations/read-method.ts'
import { type Browser, type FrontDoor, openFrontDoor } from '../testing.ts'

let door: FrontDoor
beforeAll(async () => {
  door = await openFrontDoor()
})
afterAll(() => door.close())

type Part = { readonly text: string; readonly file?: string }

async function send(clerk: Browser, path: string, parts: Readonly<Record<string, Part>>) {
  const boundary = `----${randomUUID()}`
  const payload = Object.entries(parts)
    .map(([name, { text, file }]) => {
      const named = file === undefined ? '' : `; filename="${file}"`
      return `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${named}\r\n\r\n${text}\r\n`
    })
    .join('')
  return door.server.inject({
    method: 'POST',
    url: path,
    payload: Buffer.from(`${payload}--${boundary}--\r\n`),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'x-jingwei-csrf': clerk.csrf ?? '' },
    cookies: Object.fromEntries(clerk.cookies),
  })
}

const method = `# 望潮市试评办法
format: jingwei-method/1
code: wangchao
name: 望潮市试评办法
version: 3
subject: enterprise
period: 2025
inputs:
  scale: { name: 规模类别, type: text }
  tax: { name: 税收, unit: 万元 }
  land: { name: 用地, unit: 亩 }
cohorts:
  big: { name: 规上, where: scale == "规上" }
  small: { name: 规下, where: scale == "规下" }
items:
  - { code: tax_total, name: 税收总额, weight: 60, value: tax, score: { kind: minmax } } # 总量
  - code: tax_per_mu
    name: 亩均税收
    weights: { big: 40, small: 40 }
    value: { of: tax, per: land }
    score: { kind: ratio, benchmark: { mean: sums }, cap: 1.5 }
gradings: [{ grades: [{ code: A, share: 50 }, { code: B, rest: true }] }]
`
const data = `代码,名称,规模类别,税收（万元）,用地（亩）
W1,潮声制造,规上,900,90
W2,望海电子,规上,500,20
W3,沙洲纺织,规下,30,3
W4,长堤机械,规下,20,1
`
const trial = { method: { text: method, file: '办法.yaml' }, data: { text: data, file: '数据.csv' } }
const turned = [
  ['items.tax_total.weights.big', 20],
  ['items.tax_per_mu.weights.big', 80],
]

test('a method and data come back as columns that the page evaluates, and nothing is kept', async () => {
  const clerk = await door.as('third_party')
  const answer = await send(clerk, '/api/imports/what-if', trial)
  expect(answer.statusCode).toBe(200)
  const body = answer.rawPayload
  const length = body.readUInt32LE(0)
  const head = JSON.parse(body.subarray(4, 4 + length).toString()) as TrialHead
  const start = Math.ceil((4 + length) / 8) * 8
  expect(head).toMatchObject({ format: 'jingwei-trial/1', rows: 4, method: { code: 'wangchao', version: 3 } })
  const tax = head.columns.find(({ code }) => code === 'tax')
  if (tax?.kind !== 'number') throw new Error('tax is a number')
  const bytes = Uint8Array.from(body.subarray(start + tax.values.from, start + tax.values.from + tax.values.bytes))
  expect([...new Float64Array(bytes.buffer)]).toEqual([900, 500, 30, 20])
  const names = body.subarray(start + head.names.from, start + head.names.from + head.names.bytes)
  expect(JSON.parse(names.toString())).toEqual(['潮声制造', '望海电子', '沙洲纺织', '长堤机械'])
})

test('a method that comes with the program is known by its code', async () => {
  const clerk = await door.as('office')
  const list = await clerk.ask<readonly { code: string; name: string }[]>('GET', '/api/shipped-methods')
  expect(list.body.map(({ code }) => code)).toContain('huangyan-enterprises-2022')
  const csv =
    '代码,规模类别,评价税收,用地面积,工业增加值,综合能耗,主要污染物排放量,年平均职工人数,R&D经费支出,主营业务收入,用电量\nW1,规下,20,2,,,,,,,100000\nW2,规上,20,2,90,5,1,20,3,100,100000\n'
  const answer = await send(clerk, '/api/imports/what-if', {
    shipped: { text: 'huangyan-enterprises-2022' },
    data: { text: csv, file: '数据.csv' },
  })
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, ''])
})

test('what is wrong with the data is said in both languages, with its place', async () => {
  const clerk = await door.as('statistics')
  const spoilt = data.replace('900', '九百').replace('W4', 'W3')
  const answer = await send(clerk, '/api/imports/what-if', { ...trial, data: { text: spoilt, file: '数据.csv' } })
  expect(answer.statusCode).toBe(422)
  expect(answer.json().faults).toMatchObject([
    { place: { file: '数据.csv', row: 2 }, said: { zh: expect.stringContaining('第 2 行') } },
    { code: 'evaluation.row-twice', said: { en: expect.stringContaining('W3') } },
  ])
  const none = await send(clerk, '/api/imports/what-if', { data: trial.data })
  expect(none.json().faults).toMatchObject([{ code: 'what-if.no-method' }])
  const alone = await send(clerk, '/api/imports/what-if', {
    ...trial,
    data: { text: data.replaceAll('规下', '规上'), file: '数据.csv' },
  })
  expect(alone.json().faults).toMatchObject([{ code: 'evaluation.cohort-empty' }])
})

test('a proposal keeps the text of the method and changes what was turned, as the next version', async () => {
  const clerk = await door.as('office')
  const answer = await send(clerk, '/api/exports/what-if', {
    ...trial,
    changes: {
      text: JSON.stringify([...turned, ['items.tax_per_mu.score.cap', 2], ['gradings.0.grades.0.share', 25]]),
    },
    as: { text: 'proposal' },
  })
  expect(answer.statusCode).toBe(200)
  const files = unzipSync(answer.rawPayload)
  expect(Object.keys(files)).toEqual(['wangchao-v4.yaml', '望潮市试评办法-试算.xlsx'])
  const text = new TextDecoder().decode(files['wangchao-v4.yaml'])
  expect(text).toContain('# 总量')
  expect(text).toContain('60 → 20')
  const read = readMethod(new TextEncoder().encode(text), '方案.yaml')
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const points = (item: (typeof read.value.items)[number] | undefined, cohort: string) =>
    item?.weights?.kind === 'each' ? item.weights.values[cohort]?.points : undefined
  const [total, perMu] = read.value.items
  expect([points(total, 'big'), points(total, 'small'), points(perMu, 'big'), points(perMu, 'small')]).toEqual([
    20, 60, 80, 40,
  ])
  expect(read.value).toMatchObject({ version: 4, gradings: [{ grades: [{ share: { percent: 25 } }, {}] }] })
})

test('the difference names everybody with what they were and are', async () => {
  const clerk = await door.as('office')
  const answer = await send(clerk, '/api/exports/what-if', {
    ...trial,
    changes: { text: JSON.stringify(turned) },
    as: { text: 'csv' },
  })
  const lines = answer.body.trim().split('\r\n')
  expect(lines[1]).toMatch(/^规上,W2,望海电子,2,1,1,/)
  expect(lines[2]).toMatch(/^规上,W1,潮声制造,1,2,-1,/)
  expect(lines[2]).toMatch(/,A,B,有变$/)
  expect(lines).toHaveLength(5)
  const crossed = await send(clerk, '/api/exports/what-if', {
    ...trial,
    changes: { text: '[["items.tax_total.weights.big",90]]' },
    as: { text: 'csv' },
  })
  expect(crossed.json().faults).toMatchObject([{ code: 'evaluation.weights-sum' }])
  const unread = await send(clerk, '/api/exports/what-if', { ...trial, changes: { text: 'x' }, as: { text: 'csv' } })
  expect(unread.json().data.faults).toMatchObject([{ code: 'what-if.changes-unreadable' }])
})
