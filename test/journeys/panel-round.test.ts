// A round that people mark and others answer anonymously: a panel by personal link, a questionnaire by one-time code.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Browsing, openBrowser, type Visitor } from '../browser.ts'
import { comeIn, leave, pick, seen, wordsOf } from '../people.ts'

const METHOD_NAME = '望潮市园区服务考评办法'
const ROUND = '2026年园区服务考评'
const METHOD = `format: jingwei-method/1
code: park_service
name: ${METHOD_NAME}
version: 1
subject: park
period: 2026
inputs:
  output: { name: 工业产值, unit: 亿元, least: 0 }
  visit: { name: 考评团评分, type: list, from: 考评团, least: 0, most: 100 }
  satisfaction: { name: 问卷平均分, least: 0, most: 100 }
  answers: { name: 有效问卷数, unit: 份, least: 0 }
cohorts:
  all: { name: 全部园区 }
items:
  - code: output
    name: 工业产值
    unit: 亿元
    weight: 40
    value: output
    score: { kind: best, over: cohort, floor: 0 }
  - code: visited
    name: 考评团实地评分
    weight: 40
    value: { panel: visit, trim: 1, members: 3 }
    score: { kind: mark, from: 0, to: 100 }
  - code: surveyed
    name: 企业和职工问卷
    weight: 20
    value: { survey: satisfaction, answers: answers, least: 5 }
    score: { kind: mark, from: 0, to: 100 }
    missing: zero
rounding: { item: 2, total: 1, mode: half-up }
gradings:
  - grades:
      - { code: 优秀, score: 80 }
      - { code: 达标, rest: true }
`
const DATA = '代码,名称,工业产值（亿元）\nP1,临港工业园,100\nP2,东屿高新区,80\n'
const PHONE = { width: 390, height: 844 }
/** of the two parks, by each of the three members */
const MARKS = { 陈向东: ['92', '70'], 李望舒: ['85', '80'], 周海平: ['78', '64'] } as const
const ANSWERS = ['很满意', '很满意', '很满意', '一般', '一般'] as const

let browser: Browsing
let office: Visitor
const links: Record<string, string> = {}
let codes: readonly string[] = []

beforeAll(async () => {
  browser = await openBrowser(inject('city'))
  office = await comeIn(browser, 'office')
})
afterAll(() => browser?.close())

async function openTab(tab: string): Promise<Page> {
  const { page } = office
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '评价', exact: true }).click()
  await page.getByRole('link', { name: ROUND }).click()
  await page.getByRole('navigation', { name: '评价' }).getByRole('link', { name: tab, exact: true }).click()
  return page
}

async function onPhone(path: string): Promise<Visitor> {
  const visitor = await browser.visit(PHONE)
  await visitor.page.goto(path)
  return visitor
}

test('the office opens a round by a method with a panel and a questionnaire', async () => {
  const { page } = office
  await page.goto('/methods')
  await page.getByRole('button', { name: '添加办法' }).click()
  await page
    .getByLabel('选择 YAML 文件')
    .setInputFiles({ name: '办法.yaml', mimeType: 'text/yaml', buffer: Buffer.from(METHOD) })
  await seen(page.getByRole('heading', { name: METHOD_NAME }))
  await page.getByRole('link', { name: '评价', exact: true }).click()
  await page.getByRole('button', { name: '新建一轮' }).click()
  const drawer = page.getByRole('dialog')
  await pick(page, drawer.getByLabel('评价办法'), `${METHOD_NAME} · 第 1 版`)
  await drawer.getByLabel('名称').fill(ROUND)
  await drawer.getByLabel('评价期').fill('2026年')
  for (const step of ['底数公示', '自评', '审核', '征求意见'])
    await drawer.getByRole('checkbox', { name: step, exact: true }).uncheck()
  await drawer.getByRole('button', { name: '开始' }).click()
  await seen(page.getByRole('heading', { name: '这一步 · 筹备' }))
  await openTab('数据')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '底数.csv', mimeType: 'text/csv', buffer: Buffer.from(DATA) })
  await seen(page.getByRole('link', { name: '临港工业园', exact: true }))
})

test('members of the panel get a link each, told once', async () => {
  const page = await openTab('考评团')
  await page.getByLabel('给成员的说明').fill('请逐园实地查看后打分。')
  await page.getByRole('button', { name: '保存安排' }).click()
  for (const name of Object.keys(MARKS)) {
    await page.getByLabel('姓名', { exact: true }).fill(name)
    await page.getByRole('button', { name: '添加成员' }).click()
    const dialog = page.getByRole('dialog')
    await seen(dialog.getByText(`交给${name}本人`))
    links[name] = await dialog.getByRole('link').innerText()
    await dialog.getByRole('button', { name: '关闭' }).or(dialog.locator('.ant-modal-close')).first().click()
    await seen(page.getByRole('row').filter({ hasText: name }))
  }
})

test('each member marks every park on a phone and hands the sheet in', async () => {
  for (const [name, [east, west]] of Object.entries(MARKS)) {
    const member = await onPhone(new URL(links[name] ?? '').pathname + new URL(links[name] ?? '').hash)
    const { page } = member
    await seen(page.getByRole('heading', { name: `${name}的打分表` }))
    const field = page.getByLabel('临港工业园 考评团实地评分', { exact: true })
    await field.fill('9200')
    await seen(page.locator('.field-fault'))
    const standBack = page.getByRole('button', { name: '临港工业园 考评团实地评分 回避' })
    await standBack.click()
    await standBack.click()
    expect(await field.inputValue()).toBe('')
    await field.fill(east.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)))
    await page.getByRole('button', { name: '下一个' }).click()
    await page.getByLabel('东屿高新区 考评团实地评分', { exact: true }).fill(west)
    await seen(page.getByText('已自动保存'))
    await page.getByRole('button', { name: '提交打分' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: '提交打分' }).click()
    await seen(page.getByText('打分已提交，谢谢。'))
    await leave(member)
  }
})

test('the office writes a questionnaire, sends it out and makes codes', async () => {
  const page = await openTab('问卷')
  await seen(page.getByText('不记名：答案只记入各选项的计数'))
  await page.getByRole('button', { name: '起草问卷' }).click()
  await page.getByRole('button', { name: '开始发放' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '开始发放' }).click()
  await seen(page.getByText('第 1 题没有写题目。'))
  await page.getByLabel('标题').fill('园区服务满意度问卷')
  await page.getByLabel('开头的话').fill('请按这一年的实际感受回答，约需一分钟。')
  await page.getByLabel('第 1 题 题目').fill('您对园区的服务总体满意吗？')
  await page.getByRole('button', { name: '加填写题' }).click()
  await page.getByLabel('第 2 题 题目').fill('您还有什么建议？')
  await page.getByRole('button', { name: '保存草稿' }).click()
  await seen(page.getByText('草稿已保存'))
  await page.getByRole('button', { name: '开始发放' }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '开始发放' }).click()
  await seen(page.getByText('还没有生成填写码'))
  await page.getByLabel('每个对象多少个').fill('5')
  await seen(page.getByText('共 10 个，2 个对象'))
  await page.getByRole('button', { name: '生成填写码' }).click()
  await seen(page.getByText('填写码只显示这一次'))
  codes = await page.locator('.slip .code-signs').allInnerTexts()
  expect(new Set(codes).size).toBe(10)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载 Excel' }).click()
  expect((await download).suggestedFilename()).toBe('园区服务满意度问卷 2个对象 企业 填写码.xlsx')
  await page.getByRole('button', { name: '已打印或下载，收起' }).click()
  await seen(page.getByRole('row').filter({ hasText: '临港工业园' }).getByText('0%'))
})

test('five people answer by code without signing in, and no code answers twice', async () => {
  for (const [at, answer] of ANSWERS.entries()) {
    const somebody = await onPhone(`/q#${codes[at]}`)
    const { page } = somebody
    await seen(page.getByRole('heading', { name: '园区服务满意度问卷' }))
    if (at === 0) {
      await page.getByRole('button', { name: '提交答卷' }).click()
      await seen(page.getByText('第 1 题没有回答。'))
    }
    await page.getByRole('radio', { name: answer, exact: true }).check()
    if (at === 0) await page.getByLabel('您还有什么建议？').fill('班车可以再多一班。')
    await page.getByRole('button', { name: '提交答卷' }).click()
    await seen(page.getByText('答卷已收到，谢谢'))
    expect(await page.context().cookies()).toEqual([])
    await leave(somebody)
  }
  const again = await onPhone('/q')
  await again.page.getByLabel('请输入填写码').fill((codes[0] ?? '').toLowerCase())
  await again.page.getByRole('button', { name: '开始填写' }).click()
  await seen(again.page.getByText('这个填写码已经用过。'))
  await again.page.getByRole('button', { name: '换一个填写码' }).click()
  await again.page.getByLabel('请输入填写码').fill('AAAA-AAAA-AAAA')
  await again.page.getByRole('button', { name: '开始填写' }).click()
  await seen(again.page.getByText('没有这个填写码'))
  again.takeComplaints()
  await leave(again)
})

test('the office takes marks and answers into the round and computes', async () => {
  let page = await openTab('问卷')
  await page.reload()
  await seen(page.getByRole('row').filter({ hasText: '临港工业园' }).getByText('100%'))
  await page.getByRole('button', { name: '截止', exact: true }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '截止', exact: true }).click()
  await seen(page.getByText('84.00'))
  await seen(page.getByText('班车可以再多一班。'))
  await page.getByText('各选项人数').last().click()
  await page.getByRole('button', { name: '采用结果' }).click()
  await seen(page.locator('.panel > header').getByText('已采用'))
  page = await openTab('考评团')
  await page.getByRole('button', { name: '采用打分' }).click()
  await seen(page.locator('.panel > header').getByText('已采用'))
  await openTab('进程')
  await page.getByRole('button', { name: '进入“计算”' }).click()
  await seen(page.getByRole('heading', { name: '这一步 · 计算' }))
  await page.getByRole('button', { name: '计算', exact: true }).click()
  await seen(page.getByText('第 1 次', { exact: true }))
})

test('a score opens into the trimmed mean and the count of answers', async () => {
  const page = await openTab('数据')
  await page.getByRole('link', { name: '临港工业园', exact: true }).click()
  await seen(page.getByText('得分是怎么来的'))
  const score = await wordsOf(page.locator('.score-table'))
  expect(score).toContain('(85) ÷ 1（去掉最高 92、最低 78）')
  expect(score).toContain('问卷平均分 84，有效问卷数 5 份')
  // the draft without a question was refused on purpose
  await leave({ ...office, complaints: () => office.complaints().filter((one) => !one.includes('422')) })
})
