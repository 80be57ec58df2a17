import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, inject, test } from 'vitest'
import { type Browsing, openBrowser, type Visitor } from '../browser.ts'
import { comeIn, comeInFirst, grantPost, leave, openAccount, seen } from '../people.ts'

const PLAN = fileURLToPath(new URL('../documents/ocean-plan.txt', import.meta.url))
const second = { username: 'bangong2', name: '季同', password: 'Haichao-2026-er' }

let browser: Browsing
let one: Visitor
let other: Visitor
beforeAll(async () => {
  browser = await openBrowser(inject('city'))
})
afterAll(async () => {
  await browser?.close()
})

const row = (page: Page, words: string) => page.locator('li.reading').filter({ hasText: words }).first()

test('the office is given a second person', async () => {
  const system = await comeIn(browser, 'sysadmin')
  const first = await openAccount(system, second)
  await leave(system)
  const security = await comeIn(browser, 'secadmin')
  await grantPost(security, second.username, { role: '领导小组办公室', unit: '市产业园区建设领导小组办公室' })
  await leave(security)
  other = await comeInFirst(browser, second, first)
})

test('two people open the same readings', async () => {
  one = await comeIn(browser, 'office')
  await one.page.getByRole('link', { name: '导入与审阅' }).click()
  // the name tells this plan from the one that another journey brings
  const plan = { name: '海洋装备（两人审阅）.txt', mimeType: 'text/plain', buffer: await readFile(PLAN) }
  await one.page.getByLabel('把规划文件拖到这里').setInputFiles(plan)
  const job = one.page.getByRole('listitem').filter({ hasText: plan.name })
  await job.getByRole('link', { name: '去审阅' }).click()
  await seen(row(one.page, '建设海工装备总装基地'))
  await other.page.goto(one.page.url())
  await seen(row(other.page, '建设海工装备总装基地'))
})

test("what the one decides, the other sees without reloading, with the one's name", async () => {
  await row(one.page, '建设海工装备总装基地').click()
  await one.page.keyboard.press('x')
  await seen(row(other.page, '建设海工装备总装基地').getByText(/剔除$/))
  await row(other.page, '建设海工装备总装基地').click()
  await seen(row(other.page, '建设海工装备总装基地').getByText('沈汀'))
})

test('of two who judge at once the second is told, and nothing is overwritten', async () => {
  const what = '组建海洋装备检测中心'
  await row(other.page, what).click()
  // the second keeps the state from before the first one's decision, as on a slow line
  await other.page.route('**/changes**', (route) => route.abort())
  await row(one.page, what).click()
  await one.page.keyboard.press('a')
  await seen(row(one.page, what).getByText(/接受$/))
  await other.page.keyboard.press('x')
  await seen(other.page.getByText('别人刚改过这一项，已换成最新内容，请再看一眼。'))
  await seen(row(other.page, what).getByText(/接受$/))
  // the judgement had already gone on to the next reading; the eye is brought back to the one in question
  await seen(other.page.locator('li.reading[aria-current=true]').filter({ hasText: what }))
  await other.screenshot('reviewers-conflict')
  await other.page.unroute('**/changes**')
  await seen(row(one.page, what).getByText(/接受$/))
  other.takeComplaints()
  await leave(one)
  await leave(other)
})
