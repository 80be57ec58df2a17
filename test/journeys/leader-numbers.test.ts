import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Browsing, openBrowser, type Visitor } from '../browser.ts'
import { comeIn, gone, leave, pick, seen, wordsOf } from '../people.ts'

let browser: Browsing
let leader: Visitor
let office: Visitor
beforeAll(async () => {
  browser = await openBrowser(inject('city'))
  leader = await comeIn(browser, 'leader')
  office = await comeIn(browser, 'office')
})
afterAll(async () => {
  await browser?.close()
})

test('the leader’s day begins with six figures, each with its period, its growth and its target’s light', async () => {
  const { page } = leader
  await seen(page.locator('.headline').first())
  expect(await page.locator('.headline').count()).toBe(6)
  const investment = await wordsOf(page.locator('.headline').filter({ hasText: '工业投资' }))
  expect(investment).toMatch(/亿元/)
  expect(investment).toMatch(/同比 [+−]\d+\.\d%/)
  expect(investment).toMatch(/(正常|关注|滞后)/)
  await leader.screenshot('leader-numbers')
})

test('a figure opens where it comes from, down to the towns that it was added up from and the file of one', async () => {
  const { page } = leader
  await page.locator('.headline').filter({ hasText: '税收收入' }).getByTitle('看这个数从哪里来').click()
  const drawer = page.getByRole('dialog')
  await seen(drawer.getByText('由这些数算出'))
  await drawer.getByRole('button', { name: /万元/ }).first().click()
  await seen(drawer.getByText(/· 汐川区 ·/).first())
  await drawer.getByRole('button', { name: /万元/ }).first().click()
  await seen(drawer.getByText(/文件《分园区镇街税收2026年/))
  await seen(drawer.getByText(/文件导入/))
  await seen(drawer.getByText(/第 \d+ 行，“/))
  await leader.screenshot('leader-where-from')
  await drawer
    .getByRole('button', { name: /关闭|Close/ })
    .first()
    .click()
})

test('the page of a past day says what was known then, and which numbers were changed since they had been shown', async () => {
  const { page } = leader
  await page.getByRole('button', { name: '看过去的一天' }).click()
  await page.getByLabel('看哪一天的口径').fill('2026-09-15')
  await page.keyboard.press('Enter')
  await page.waitForURL(/asOf=2026-09-15/)
  await seen(page.getByText('按9月15日当时的方案和当时已知的数据显示'))
  const revised = page.locator('.panel').filter({ hasText: '近 30 天改过的数' })
  await seen(revised.getByText(/核查发现一家企业6月产值/).first())
  await seen(revised.getByText(/文件数值以元为单位/))
  await leader.screenshot('leader-as-of')
})

test('the page prints on one sheet of A4', async () => {
  const { page } = leader
  await page.goto('/')
  await seen(page.locator('.headline').first())
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1)
})

test('the park whose orders fell away stands last in growth, the one that is silent at no rank', async () => {
  const { page } = leader
  await page.goto('/rankings?indicator=industrial_output&among=park&by=growth&as=table')
  const rows = page.getByRole('grid').locator('tbody tr')
  await seen(rows.filter({ hasText: '云帆航空产业园' }).filter({ hasText: '−' }))
  await seen(rows.filter({ hasText: '白塔科技园' }).filter({ hasText: '不排名' }).filter({ hasText: '未报' }))
  const kept = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 Excel' }).click()
  expect((await kept).suggestedFilename()).toMatch(/^园区规上工业总产值同比排名.*\.xlsx$/)
  await leader.screenshot('leader-rankings')
})

test('the office says what a target is measured by and sees its light at once, with the rule behind it', async () => {
  const { page } = office
  await page.getByRole('link', { name: '目标进度' }).click()
  await page.getByRole('button', { name: '逐个指定' }).click()
  await page.getByRole('link', { name: '签约亿元以上项目' }).first().click()
  await seen(page.getByText('还没有指定衡量它的指标。指定后才能判断进度。'))
  await page.getByRole('button', { name: '指定指标' }).click()
  const dialog = page.getByRole('dialog')
  await pick(page, dialog.getByLabel('指标', { exact: true }), '亿元以上签约项目数（个）')
  await seen(dialog.getByText('几年加在一起，目标是几年的数（三年累计投资）'))
  await office.screenshot('office-binds')
  await dialog.getByRole('button', { name: /确\s*认/ }).click()
  await seen(page.getByText('已为 1 个目标指定指标'))
  await gone(page.getByText('还没有指定衡量它的指标。'))
  await seen(page.locator('.page-state').getByText(/正常|关注|滞后|已完成/))
  await page.locator('.page-state').getByRole('button').click()
  await seen(page.getByRole('tooltip').getByText(/规则：/))
  await office.screenshot('office-bound')
})

test('a binding is taken back with a reason, and stays in the history', async () => {
  const { page } = office
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '取消指定' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('理由').fill('等商务局核对口径后再定')
  await dialog.getByRole('button', { name: '取消指定' }).click()
  await seen(page.getByText(/取消：等商务局核对口径后再定/))
})

test('a park sees its own targets, indicators and what it owes, and cannot say what measures it', async () => {
  const park = await comeIn(browser, 'lingang')
  const { page } = park
  await page.getByRole('link', { name: '本单位' }).click()
  const targets = page.getByRole('grid', { name: '我的目标' })
  await seen(targets.getByRole('link', { name: '工业投资' }))
  await seen(page.getByRole('grid', { name: '我的指标' }))
  await targets.getByRole('link', { name: '工业投资' }).first().click()
  await seen(page.getByText('衡量方式'))
  expect(await page.getByRole('button', { name: '更换' }).count()).toBe(0)
  await park.screenshot('park-target')
  await leave(park)
})

test('the wall shows the figures without a frame or a control', async () => {
  const { page } = leader
  await page.goto('/wall')
  await seen(page.locator('.wall-figures'))
  expect(await page.getByRole('navigation').count()).toBe(0)
  expect(await page.getByRole('button').count()).toBe(0)
  await leave(leader)
  await leave(office)
})
