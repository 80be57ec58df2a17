import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Browsing, openBrowser, type Visitor } from '../browser.ts'
import { comeIn, leave, seen, wordsOf } from '../people.ts'

let browser: Browsing
let leader: Visitor
beforeAll(async () => {
  browser = await openBrowser(inject('city'))
  leader = await comeIn(browser, 'leader')
})
afterAll(async () => {
  await browser?.close()
})

const panel = (visitor: Visitor, title: RegExp) =>
  visitor.page.locator('section.panel').filter({ has: visitor.page.getByRole('heading', { name: title }) })

test('a leader sees six figures, what is asked, who is stuck and what has changed, and no form', async () => {
  const { page } = leader
  await seen(page.getByRole('heading', { name: '今日要情' }))
  await seen(page.locator('.briefing-figures'))
  expect(await page.locator('.briefing-figures b').count()).toBe(6)
  await seen(panel(leader, /^提请协调/))
  await seen(panel(leader, /^推进受阻/).getByText('第一责任人 许砚秋'))
  await seen(panel(leader, /^逾期未报/).getByText('市金融工作局'))
  // what has changed depends on the day on which this runs
  await seen(panel(leader, /以来的变化/))
  expect(await page.locator('.page input, .page textarea, .page select').count()).toBe(0)
  await leader.screenshot('leader-briefing')
})

test('what stands there leads to the measure and back', async () => {
  const { page } = leader
  await panel(leader, /^推进受阻/)
    .getByRole('link', { name: /盘活低效用地/ })
    .click()
  await seen(page.getByRole('heading', { name: /盘活低效用地/ }))
  await page.goBack()
  await seen(page.getByRole('heading', { name: '今日要情' }))
})

test('it prints on one page', async () => {
  const { page } = leader
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(1)
  await leave(leader)
})

test('on a phone nothing lies beyond the edge', async () => {
  const phone = await comeIn(browser, 'leader', { width: 390, height: 844 })
  await seen(phone.page.getByRole('heading', { name: '今日要情' }))
  await seen(phone.page.locator('.briefing-figures'))
  expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await wordsOf(phone.page.locator('.briefing-figures'))).toContain('滞后')
  await phone.screenshot('leader-phone')
  await leave(phone)
})

test('the office opens the same page to prepare the meeting', async () => {
  const office = await comeIn(browser, 'office')
  await office.page.getByRole('link', { name: '要情（一页）' }).click()
  await seen(panel(office, /^推进受阻/).getByText('盘活低效用地'))
  await leave(office)
})
