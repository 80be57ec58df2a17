// The parks' round from set-up to the final circular, each person with an account of their own.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Browsing, openBrowser, type Visitor } from '../browser.ts'
import { comeIn, leave, pick, seen, wordsOf } from '../people.ts'
import * as round from '../round.ts'

const NAME = '2026年度产业园区考核'
const HEAD =
  '代码,名称,园区类别,所属区,主导产业比重（%）,上年主导产业比重（%）,规模以上工业增加值（亿元）,上年同期规模以上工业增加值（亿元）,上年规模以上工业增加值增速（%）,全市规模以上工业增加值增速（%）,考评团评分,问卷平均分,有效问卷数（份）,工业投资（亿元）,上年同期工业投资（亿元）,技术改造投资（亿元）,上年同期技术改造投资（亿元）,新投产项目投资额（万元）,新开工项目投资额（万元）'
const DATA = `${HEAD}
P1,临港工业园,增量,汐川区,78,76,132,120,8,7,92;95;90;88;96,91,120,60,50,20,18,18000;12000,
P2,东屿高新区,增量,屿东区,72,73,88,80,12,7,90;94;91;95;92,94,200,40,36,12,10,30000;15000,10000;60000
P5,南浦智造园,存量,汐川区,81,80,44.1,42,4,7,88;86;90;91;85,88,90,9,9,8,6.4,7000;5000,6000;8000
P8,望潮综合保税区,保税,汐川区,63,61,236.5,220,5,6,80;84;82;86;78,85,40,7,6,4,4,6500,5000;9000
`

const visitors = new Map<string, Visitor>()
let browser: Browsing

beforeAll(async () => {
  browser = await openBrowser(inject('city'))
  for (const who of ['office', 'leader', 'tongji', 'lingang', 'dongyu', 'pinggu'])
    visitors.set(who, await comeIn(browser, who))
})
afterAll(async () => {
  await browser?.close()
})

const pageOf = (who: string): Page => {
  const visitor = visitors.get(who)
  if (visitor === undefined) throw new Error(who)
  return visitor.page
}

async function openRound(who: string, tab: string): Promise<Page> {
  const page = pageOf(who)
  await round.openRound(page, NAME, tab)
  return page
}

const goOn = (who: string, button: string, reason?: string): Promise<void> =>
  round.stepOn(pageOf(who), NAME, button, /“(.+)”/.exec(button)?.[1] ?? '公示', reason)

async function openSubject(who: string, subject: string): Promise<Page> {
  const page = await openRound(who, '数据')
  await page.getByRole('link', { name: subject, exact: true }).click()
  await seen(page.getByRole('heading', { name: '各项数据的经过' }))
  return page
}

const object = async (who: string, subject: string, input: string, value: string): Promise<void> =>
  round.object(await openSubject(who, subject), input, value, '统计口径有误，附年报')

const decide = async (subject: string, verdict: string): Promise<void> =>
  round.decide(await openRound('tongji', '异议'), subject, verdict, '与年报核对')

test('the office sets the round up from a method and brings the values', async () => {
  const page = pageOf('office')
  await page.getByRole('link', { name: '评价', exact: true }).click()
  await page.getByRole('button', { name: '新建一轮' }).click()
  const drawer = page.getByRole('dialog')
  await pick(page, drawer.getByLabel('评价办法'), '望潮市产业园区经济发展目标考核办法 · 第 1 版')
  await drawer.getByLabel('名称').fill(NAME)
  await drawer.getByLabel('评价期').fill('2026年')
  await pick(page, drawer.getByLabel('第三方', { exact: true }).last(), '望潮产业评估事务所')
  await drawer.getByRole('button', { name: '开始' }).click()
  await seen(page.getByRole('heading', { name: '这一步 · 筹备' }))
  await openRound('office', '数据')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '底数.csv', mimeType: 'text/csv', buffer: Buffer.from(DATA) })
  await seen(page.getByRole('link', { name: '临港工业园', exact: true }))
  await goOn('office', '进入“底数公示”')
  await goOn('office', '进入“自评”', '各园区已书面确认底数')
})

test('the office reminds a park, which finds it in its day and goes from there to its values', async () => {
  const office = await openRound('office', '进程')
  await office.getByRole('button', { name: /^催办 临港工业园/ }).click()
  const dialog = office.getByRole('dialog')
  await dialog.getByLabel('附言').fill('请周五前报齐')
  await dialog.getByRole('button', { name: '催办（1）' }).click()
  await seen(office.getByText('请周五前报齐'))
  const page = pageOf('lingang')
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '今日', exact: true }).click()
  await page.reload()
  const todo = page.getByRole('row').filter({ hasText: NAME })
  await seen(todo.getByText(/^办公室 .* 催办$/))
  await todo.getByRole('link', { name: '填报自评' }).click()
  await seen(page.getByRole('heading', { name: '各项数据的经过' }))
})

test('a park sees itself alone and reports its projects with evidence', async () => {
  const page = await openSubject('lingang', '临港工业园')
  await page.getByLabel('新开工项目投资额 自报').fill('12000; 35000; 9000')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '附佐证 新开工项目投资额' }).click()
  await (await chooser).setFiles({ name: '开工证明.txt', mimeType: 'text/plain', buffer: Buffer.from('开工证明') })
  await seen(page.getByText('开工证明.txt'))
  await page.getByRole('button', { name: '提交自评' }).click()
  await seen(page.getByRole('link', { name: '开工证明.txt' }))
  await openRound('lingang', '数据')
  await seen(page.getByRole('link', { name: '临港工业园', exact: true }))
  expect(await page.getByRole('link', { name: '东屿高新区', exact: true }).count()).toBe(0)
  await goOn('office', '进入“审核”', '其余园区逾期未报')
})

test('the third party finds another value and says why; both stay', async () => {
  const page = await openSubject('pinggu', '临港工业园')
  await page.getByLabel('新开工项目投资额 审核').fill('12000; 35000')
  await page.getByRole('button', { name: '提交审核' }).click()
  await seen(page.getByText('请写明理由'))
  await page.getByLabel('新开工项目投资额 理由').fill('第三个没有开工证明')
  await page.getByRole('button', { name: '提交审核' }).click()
  await seen(page.getByText('第三个没有开工证明'))
  await goOn('office', '进入“征求意见”')
  await goOn('office', '进入“计算”')
})

test('it is computed, sent for approval and approved by another', async () => {
  const page = await openRound('office', '进程')
  await page.getByRole('button', { name: '计算', exact: true }).click()
  await seen(page.getByText('第 1 次', { exact: true }))
  await openRound('office', '敏感性')
  await page.getByRole('button', { name: '已看过' }).click()
  await seen(page.getByText('已记入进程'))
  await goOn('office', '进入“审定”')
  expect(await page.getByRole('button', { name: '审定通过' }).count()).toBe(0)
  await goOn('leader', '审定通过')
})

test('two parks object; statistics upholds one and rejects the other', async () => {
  await object('lingang', '临港工业园', '技术改造投资', '22')
  await object('dongyu', '东屿高新区', '工业投资', '48')
  await goOn('office', '进入“异议处理”', '各园区均已书面确认')
  await decide('临港工业园', '采纳')
  await decide('东屿高新区', '不采纳')
  await goOn('office', '进入“更正”')
})

test('who moves is shown before it is accepted, and the circular lists it', async () => {
  const page = await openRound('office', '异议')
  const correction = page.locator('section').filter({ hasText: '更正试算' })
  await seen(correction.getByRole('row').filter({ hasText: '临港工业园' }))
  expect(await wordsOf(correction)).toContain('1 个对象有变化，3 个没有变化')
  await correction.getByRole('button', { name: '确认更正' }).click()
  await seen(page.getByText('没有待更正的异议'))
  await goOn('office', '进入“最终通报”')
  await openRound('office', '结果')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '通报（Word）' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe(`关于${NAME}结果的通报.docx`)
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK')
})

test('a park opens its score into the values it came from', async () => {
  const page = await openSubject('lingang', '临港工业园')
  await seen(page.getByText('得分是怎么来的'))
  expect(await wordsOf(page.locator('.score-table'))).toContain('技术改造投资 22 亿元')
  for (const visitor of visitors.values())
    await leave({ ...visitor, complaints: () => visitor.complaints().filter((one) => !one.includes('422')) })
})
