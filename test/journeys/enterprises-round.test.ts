// Five thousand enterprises from set-up to the final circular: those above designated size by six items, those below by two.
import { readFile } from 'node:fs/promises'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Browsing, openBrowser, type Visitor } from '../browser.ts'
import { firmsForHuaian, firmsForHuangyan, inventFirms } from '../firms.ts'
import { huaianByHand, takesPart } from '../huaian-by-hand.ts'
import { comeIn, comeInFirst, grantPost, leave, openAccount, pick, seen, wordsOf } from '../people.ts'
import * as round from '../round.ts'

const NAME = '2025年度工业企业亩均效益评价'
const METHOD = '望潮市工业企业亩均效益综合评价办法'
const FIRMS = inventFirms(5000)
// both above designated size, fit to be judged; far apart in the list
const [ONE, OTHER] = [FIRMS[1210], FIRMS[4305]] as const
if (ONE === undefined || OTHER === undefined) throw new Error('too few firms')
// one with bonus and deduction, one with a deduction; in the same county, one above the other
const BY_HAND = [4400, 110] as const
const SPEAKERS = [
  { username: 'qiye1', name: '方启', password: 'Chaoxi-2026-qi', firm: ONE },
  { username: 'qiye2', name: '林业', password: 'Chaoxi-2026-ye', firm: OTHER },
] as const

/** Huangyan's six and two items as 望潮市 would take them over, with Huai'an's class of those who are not fit to be judged. */
const methodText = async (): Promise<Buffer> => {
  const shipped = new URL('../../src/server/evaluations/methods/huangyan-enterprises-2022.yaml', import.meta.url)
  const text = (await readFile(shipped, 'utf8'))
    .replace('code: huangyan_enterprises', 'code: wangchao_enterprises')
    .replace(/^name: .+$/m, `name: ${METHOD}`)
    .replace(/^place: .+$/m, 'place: 望潮市')
    .replace(/^unverified: .+\n/m, '')
    .replace(/^documents:\n.+\n/m, '')
    .replace(/^notes:\n(?: {2}- .+\n)+/m, '')
    .replace(/^period: .+$/m, 'period: 2025')
    .replace('inputs:\n', 'inputs:\n  unfit: { name: 不适合评价, type: boolean, from: 工业和信息化局, blank: false }\n')
  return Buffer.from(`${text}
rulings:
  - { code: unfit, name: 不适合评价类, when: unfit, ungraded: T, gradeName: T类（不适合评价类）, inBenchmarks: false, ranked: false }
gradings:
  - grades:
      - { code: A, share: 20 }
      - { code: B, upto: 60 }
      - { code: C, rest: true }
      - { code: D, last: 5 }
`)
}

const dataText = (): Buffer => {
  const [head = '', ...lines] = firmsForHuangyan(FIRMS).trimEnd().split('\n')
  const marked = lines.map((line, at) => `${line},${FIRMS[at]?.unfit === true ? '是' : ''}`)
  return Buffer.from([`${head},不适合评价`, ...marked].join('\n'))
}

const visitors = new Map<string, Visitor>()
let browser: Browsing

beforeAll(async () => {
  browser = await openBrowser(inject('city'))
  for (const who of ['office', 'leader', 'tongji', 'ziran', 'shuiwu', 'pinggu'])
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

async function openRound(who: string, tab: string, name = NAME): Promise<Page> {
  const page = pageOf(who)
  await round.openRound(page, name, tab)
  return page
}

const goOn = (who: string, button: string, reason?: string, name = NAME): Promise<void> => {
  const step = /“(.+)”/.exec(button)?.[1] ?? (name === NAME ? '公示' : '最终通报')
  return round.stepOn(pageOf(who), name, button, step, reason)
}

/** Types a name into the filter of a table's column of names. */
async function narrow(page: Page, grid: Locator, name: string): Promise<void> {
  await grid.getByRole('button', { name: '筛选：对象' }).click()
  await page.getByRole('textbox', { name: '筛选：对象' }).fill(name)
  await page.keyboard.press('Escape')
}

/** One among five thousand is found by its name. */
async function openFirm(who: string, name: string): Promise<Page> {
  const page = await openRound(who, '数据')
  await narrow(page, page.getByRole('grid', { name: '数据' }), name)
  await page.getByRole('link', { name, exact: true }).click()
  await seen(page.getByRole('heading', { name: '各项数据的经过' }))
  return page
}

const object = async (who: string, firm: string, input: string, value: string): Promise<void> =>
  round.object(await openFirm(who, firm), input, value, '与年报不一致，附完税证明')

const decide = async (who: string, firm: string, input: string, verdict: string): Promise<void> =>
  round.decide(await openRound(who, '异议'), firm, verdict, `经核对${input}台账`, input)

test('two enterprises get a unit, an account and a post each', async () => {
  const office = pageOf('office')
  await office.goto('/settings/units')
  for (const { firm } of SPEAKERS) {
    await office.getByRole('button', { name: '添加单位' }).click()
    const drawer = office.getByRole('dialog')
    await drawer.getByLabel('名称', { exact: true }).fill(firm.name)
    await pick(office, drawer.getByLabel('类别'), '企业')
    await drawer.getByRole('button', { name: '保存' }).click()
    await seen(office.getByRole('grid').getByText(firm.name))
  }
  const system = await comeIn(browser, 'sysadmin')
  const passwords: string[] = []
  for (const speaker of SPEAKERS) passwords.push(await openAccount(system, speaker))
  const security = await comeIn(browser, 'secadmin')
  for (const [at, speaker] of SPEAKERS.entries()) {
    await grantPost(security, speaker.username, { role: '企业', unit: speaker.firm.name })
    await security.page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click()
    visitors.set(speaker.username, await comeInFirst(browser, speaker, passwords[at] ?? ''))
  }
  await leave(system)
  await leave(security)
})

test('the office keeps the method, opens the round and brings five thousand enterprises at once', async () => {
  const page = pageOf('office')
  await page.goto('/methods')
  await page.getByRole('button', { name: '添加办法' }).click()
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '办法.yaml', mimeType: 'text/yaml', buffer: await methodText() })
  await seen(page.getByRole('heading', { name: METHOD }))
  await page.getByRole('link', { name: '评价', exact: true }).click()
  await page.getByRole('button', { name: '新建一轮' }).click()
  const drawer = page.getByRole('dialog')
  await pick(page, drawer.getByLabel('评价办法'), `${METHOD} · 第 1 版`)
  await drawer.getByLabel('名称').fill(NAME)
  await drawer.getByLabel('评价期').fill('2025年')
  await pick(page, drawer.getByLabel('第三方', { exact: true }).last(), '望潮产业评估事务所')
  await drawer.getByRole('button', { name: '开始' }).click()
  await seen(page.getByRole('heading', { name: '这一步 · 筹备' }))
  await openRound('office', '数据')
  await page.locator('input[type=file]').setInputFiles({ name: '底数.csv', mimeType: 'text/csv', buffer: dataText() })
  await seen(page.getByText(/新增对象 5000 个/))
  const grid = page.getByRole('grid', { name: '数据' })
  await seen(grid.getByRole('link', { name: FIRMS[0]?.name ?? '', exact: true }))
  await visitors.get('office')?.screenshot('enterprises-inputs')
  // a page of them, not five thousand
  expect(await grid.getByRole('row').count()).toBeLessThan(160)
  await goOn('office', '进入“底数公示”')
  await goOn('office', '进入“自评”', '底数公示期内各企业无异议')
})

test('an enterprise finds itself and nobody else', async () => {
  const page = await openRound('qiye1', '数据')
  await seen(page.getByRole('link', { name: ONE.name, exact: true }))
  expect(await page.getByRole('link', { name: OTHER.name, exact: true }).count()).toBe(0)
  await goOn('office', '进入“审核”', '企业数据均由部门提供，无须自报')
})

test('the third party reviews one of them with a reason', async () => {
  const page = await openFirm('pinggu', OTHER.name)
  await page.getByLabel('工业增加值 审核').fill('1234.5')
  await page.getByLabel('工业增加值 理由').fill('与统计年报不符')
  await page.getByRole('button', { name: '提交审核' }).click()
  await seen(page.getByText('与统计年报不符'))
  await goOn('office', '进入“征求意见”')
  await goOn('office', '进入“计算”')
})

test('it is computed, both lists stand apart, and another approves', async () => {
  const page = await openRound('office', '进程')
  await page.getByRole('button', { name: '计算', exact: true }).click()
  await seen(page.getByText('第 1 次', { exact: true }))
  await openRound('office', '结果')
  await seen(page.getByRole('grid', { name: '名次表' }).getByRole('row').nth(1))
  await visitors.get('office')?.screenshot('enterprises-results')
  const summary = await wordsOf(page.locator('section.panel').filter({ hasText: '等次分布' }).first())
  for (const part of ['规上企业', '规下企业', 'T类（不适合评价类）']) expect(summary).toContain(part)
  await openRound('office', '敏感性')
  // three seconds of one processor in a thread of its own, which others may be using
  await page.getByRole('button', { name: '已看过' }).click({ timeout: 60_000 })
  await seen(page.getByText('已记入进程'))
  await goOn('office', '进入“审定”')
  await goOn('leader', '审定通过')
})

test('two enterprises object to four values, and who supplied each decides', async () => {
  await object('qiye1', ONE.name, '评价税收', '1999')
  await object('qiye1', ONE.name, '用地面积', '12')
  await object('qiye2', OTHER.name, '评价税收', '2100')
  await object('qiye2', OTHER.name, 'R&D经费支出', '155')
  await goOn('office', '进入“异议处理”', '各企业均已书面确认')
  await decide('shuiwu', ONE.name, '评价税收', '采纳')
  await decide('shuiwu', OTHER.name, '评价税收', '不采纳')
  await decide('ziran', ONE.name, '用地面积', '采纳')
  await decide('tongji', OTHER.name, 'R&D经费支出', '采纳')
  await goOn('office', '进入“更正”')
})

test('everybody who moves is shown before it is accepted, and the circular lists it', async () => {
  const page = await openRound('office', '异议')
  const correction = page.locator('section').filter({ hasText: '更正试算' })
  const moved = correction.getByRole('grid', { name: '与公示结果的差别' })
  await seen(moved.getByRole('row').nth(1))
  expect(await wordsOf(correction)).toMatch(/\d+ 个对象有变化/)
  await visitors.get('office')?.screenshot('enterprises-correction')
  await narrow(page, moved, ONE.name)
  await seen(moved.getByRole('row').filter({ hasText: ONE.name }))
  await correction.getByRole('button', { name: '确认更正' }).click()
  await seen(page.getByText('没有待更正的异议'))
  await goOn('office', '进入“最终通报”')
  await openRound('office', '结果')
  const download = page.waitForEvent('download', { timeout: 60_000 })
  await page.getByRole('button', { name: '通报（Word）' }).click()
  expect((await readFile(await (await download).path())).subarray(0, 2).toString()).toBe('PK')
})

test('an enterprise opens its own score into the values it came from', async () => {
  const page = await openFirm('qiye1', ONE.name)
  await seen(page.getByText('得分是怎么来的'))
  await visitors.get('qiye1')?.screenshot('enterprises-own-score')
  expect(await wordsOf(page.locator('.score-table'))).toContain('评价税收 1999 万元')
})

test("Huai'an's way: every county its own quotas, and those not fit to be judged in a class of their own", async () => {
  const page = pageOf('office')
  await page.goto('/methods')
  await page.getByRole('button', { name: '添加办法' }).click()
  await page.getByRole('button', { name: '取用 淮安市工业企业资源集约利用综合评价（2024年）' }).click()
  await seen(page.getByRole('heading', { name: '淮安市工业企业资源集约利用综合评价（2024年）' }))
  const name = '2025年度资源集约利用评价试评'
  await page.getByRole('link', { name: '评价', exact: true }).click()
  await page.getByRole('button', { name: '新建一轮' }).click()
  const drawer = page.getByRole('dialog')
  await pick(page, drawer.getByLabel('评价办法'), '淮安市工业企业资源集约利用综合评价（2024年） · 第 1 版')
  await drawer.getByLabel('名称').fill(name)
  await drawer.getByLabel('评价期').fill('2025年')
  for (const step of ['底数公示', '自评', '审核', '征求意见', '公示', '异议处理', '更正'])
    await drawer.getByRole('checkbox', { name: step, exact: true }).uncheck()
  await drawer.getByRole('button', { name: '开始' }).click()
  await seen(page.getByRole('heading', { name: '这一步 · 筹备' }))
  await openRound('office', '数据', name)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '数据.csv', mimeType: 'text/csv', buffer: Buffer.from(firmsForHuaian(FIRMS)) })
  await seen(page.getByText(/新增对象 5000 个/))
  await goOn('office', '进入“计算”', undefined, name)
  await page.getByRole('button', { name: '计算', exact: true }).click()
  await seen(page.getByText('第 1 次', { exact: true }))
  await openRound('office', '结果', name)
  const unfit = FIRMS.filter((firm) => firm.unfit && takesPart(firm)).length
  await seen(
    page
      .getByRole('row')
      .filter({ hasText: 'T类（不适合评价类）' })
      .filter({ hasText: String(unfit) }),
  )
  for (const at of BY_HAND) {
    const { name: firm, total, grade } = huaianByHand(FIRMS, at)
    const grid = page.getByRole('grid', { name: '名次表' })
    await narrow(page, grid, firm)
    const row = grid.getByRole('row').filter({ hasText: firm })
    await seen(row.getByText(total.toFixed(2), { exact: true }))
    expect(await wordsOf(row)).toContain(grade)
  }
  await visitors.get('office')?.screenshot('huaian-results')
  await goOn('office', '进入“审定”', '试评，只看等次', name)
  await goOn('leader', '审定通过', undefined, name)
  await openRound('office', '结果', name)
  const download = page.waitForEvent('download', { timeout: 60_000 })
  await page.getByRole('button', { name: '通报（Word）' }).click()
  expect((await readFile(await (await download).path())).subarray(0, 2).toString()).toBe('PK')
  for (const visitor of visitors.values()) await leave(visitor)
})
