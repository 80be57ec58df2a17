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

const pagesOf = async ({ page }: Visitor): Promise<number | undefined> => {
  const pdf = await page.pdf({ preferCSSPageSize: true, path: '.cache/screenshots/leader-briefing.pdf' })
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length
}

type List = { total: number; items: Record<string, unknown>[] }
/** As many rows as the page shows at most, each with more to say than has room. */
const overfill = (list: List, most: number, long: Record<string, unknown>): List => {
  const [row] = list.items
  const ids = ['measureId', 'unitId', 'programmeId', 'step', 'unitName'].filter(
    (key) => row !== undefined && key in row,
  )
  const items = Array.from({ length: row === undefined ? 0 : most }, (_, n) => ({
    ...row,
    ...long,
    ...Object.fromEntries(ids.map((key) => [key, `${row?.[key]}${n}`])),
  }))
  return { total: 99, items }
}

test('it prints on one page, and on a bad day too', async () => {
  const { page } = leader
  expect(await pagesOf(leader)).toBe(1)
  const words = '因用地指标和环评批复尚未落实，项目建设进度慢于序时，需要请市领导协调有关部门加快办理。'.repeat(4)
  await page.route('**/api/briefing', async (route) => {
    const answer = await route.fetch()
    const { asks, stuck, silent, moves, stepsDone, versions, ...rest } = await answer.json()
    const title = words.slice(0, 60)
    await route.fulfill({
      response: answer,
      json: {
        ...rest,
        asks: overfill(asks, 4, { title, ask: words }),
        stuck: overfill(stuck, 5, { title, problem: { unitName: title, problem: words } }),
        silent: overfill(silent, 4, { first: title }),
        moves: overfill(moves, 3, { title, leads: [title, title] }),
        stepsDone: overfill(stepsDone, 3, { title, step: words }),
        versions: overfill(versions, 2, { title, reason: words }),
      },
    })
  })
  await page.reload()
  await seen(panel(leader, /^推进受阻/).getByText(words.slice(0, 20)))
  await leader.screenshot('leader-bad-day')
  expect(await pagesOf(leader)).toBe(1)
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
