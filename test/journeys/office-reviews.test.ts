import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Browsing, openBrowser, type Visitor } from '../browser.ts'
import { comeIn, gone, leave, seen } from '../people.ts'

const PLAN = fileURLToPath(new URL('../documents/ocean-plan.txt', import.meta.url))
const TITLE = '望潮市海洋装备产业提升行动方案（2026—2028年）'
const text = readFileSync(PLAN, 'utf8')

let browser: Browsing
let office: Visitor
let draft: string
/** how many readings there are to judge */
let all = 0
beforeAll(async () => {
  browser = await openBrowser(inject('city'))
  office = await comeIn(browser, 'office')
})
afterAll(async () => {
  await browser?.close()
})

const chosen = (page: Page) => page.locator('li.reading[aria-current=true]')
const row = (page: Page, words: string) => page.locator('li.reading').filter({ hasText: words })
const judged = (page: Page, done: number) => page.getByText(all === 0 ? `已审 ${done} /` : `已审 ${done} / ${all}`)
const press = (page: Page, ...keys: readonly string[]) =>
  keys.reduce(async (before, key) => {
    await before
    await page.keyboard.press(key)
  }, Promise.resolve())

/** Goes down the list by key until `words` stand in the chosen reading. */
async function walkTo(page: Page, words: string): Promise<void> {
  await press(page, 'j')
  await seen(chosen(page))
  while (!(await chosen(page).innerText()).includes(words)) await press(page, 'j')
}

/** Drags over `words` in the source as a hand with a mouse does. */
async function markWords(page: Page, words: string): Promise<void> {
  const piece = page.locator('.source-text p').filter({ hasText: words }).first()
  await piece.scrollIntoViewIfNeeded()
  const box = await piece.evaluate((paragraph, wanted) => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
    const at = (paragraph.textContent ?? '').indexOf(wanted)
    const range = document.createRange()
    let before = 0
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0
      if (at >= before && at < before + length) range.setStart(node, at - before)
      if (at + wanted.length > before && at + wanted.length <= before + length)
        range.setEnd(node, at + wanted.length - before)
      before += length
    }
    const rects = [...range.getClientRects()]
    const [first, last] = [rects[0], rects.at(-1)]
    if (first === undefined || last === undefined) throw new Error(`not in the source: ${wanted}`)
    return {
      fromX: first.left + 1,
      fromY: first.top + first.height / 2,
      toX: last.right - 1,
      toY: last.top + last.height / 2,
    }
  }, words)
  await page.mouse.move(box.fromX, box.fromY)
  await page.mouse.down()
  await page.mouse.move(box.toX, box.toY, { steps: 4 })
  await page.mouse.up()
}

test('the office hands in a plan, may leave the page while it is read, and goes to review it', async () => {
  const { page } = office
  await page.getByRole('link', { name: '导入与审阅' }).click()
  await page.getByLabel('把规划文件拖到这里').setInputFiles(PLAN)
  await seen(page.getByRole('listitem').filter({ hasText: 'ocean-plan.txt' }).getByText(/完成$/))
  await office.screenshot('office-drafts')
  await page.getByRole('link', { name: '去审阅' }).first().click()
  await seen(page.getByRole('heading', { name: TITLE }))
  await seen(judged(page, 0))
  draft = new URL(page.url()).pathname
  all = await page.locator('li.reading').count()
  expect(all).toBeGreaterThan(18)
  await office.screenshot('office-review')
})

test('the keyboard alone suffices to go through the readings', async () => {
  const { page } = office
  await walkTo(page, '≥ 360 亿元')
  await press(page, 'j', 'k', 'a')
  await seen(judged(page, 1))
  await seen(chosen(page).filter({ hasText: '≥ 82 家' }))
  await press(page, 'x')
  await seen(judged(page, 2))
  await press(page, 'k')
  await seen(chosen(page).filter({ hasText: '≥ 82 家' }).getByText(/剔除$/))
  await press(page, 'u')
  await seen(judged(page, 1))
  await press(page, 'n')
  await seen(chosen(page).filter({ hasText: '≥ 460 亿元' }))
})

test('a correction is typed and kept with Ctrl+Enter, or dropped with Escape', async () => {
  const { page } = office
  await press(page, 'e')
  await page.getByLabel('指标').fill('写错的指标')
  await press(page, 'Escape')
  await seen(chosen(page).filter({ hasText: '海洋装备产业产值' }))
  await press(page, 'e')
  await page.getByLabel('指标').fill('海洋装备产业总产值')
  await office.screenshot('office-review-correct')
  await press(page, 'Control+Enter')
  await seen(
    chosen(page)
      .filter({ hasText: '海洋装备产业总产值' })
      .getByText(/已更正$/),
  )
  await seen(judged(page, 2))
})

test('a form that opens low in the list is brought wholly into view', async () => {
  const { page } = office
  const rows = page.locator('li.reading')
  const low = await rows.evaluateAll((all) =>
    all.findLastIndex((one) => one.getBoundingClientRect().bottom <= window.innerHeight),
  )
  await rows.nth(low).click()
  await press(page, 'e')
  const form = page.locator('.reading-form')
  await seen(form)
  const { bottom, height } = await form.evaluate((one) => ({
    bottom: one.getBoundingClientRect().bottom,
    height: window.innerHeight,
  }))
  expect(bottom).toBeLessThanOrEqual(height)
  await press(page, 'Escape')
  await row(page, '海洋装备产业总产值').first().click()
})

test('what the reader missed is marked in the text and added with T', async () => {
  const { page } = office
  await markWords(page, '海洋装备增加值占比稳步提高到两位数')
  await seen(page.getByRole('button', { name: '补录为目标' }))
  await press(page, 't')
  await page.getByLabel('指标').fill('海洋装备增加值占比')
  await page.getByLabel('目标值').fill('10')
  await page.getByLabel('计量单位').fill('%')
  await office.screenshot('office-review-add')
  await press(page, 'Control+Enter')
  await seen(chosen(page).filter({ hasText: '海洋装备增加值占比' }).getByText('人工补录'))
  await gone(page.getByRole('button', { name: '补录为目标' }))
  all += 1
  await seen(judged(page, 3))
})

test('a sentence that promises nothing is dismissed by key', async () => {
  const { page } = office
  await page.getByRole('tab', { name: '未读出的句子' }).click()
  const sentence = page.locator('.unread-list li').filter({ hasText: '版图上占有一席之地' })
  await seen(sentence)
  await press(page, 'j')
  while ((await sentence.getAttribute('class'))?.includes('chosen') !== true) await press(page, 'j')
  await office.screenshot('office-review-unread')
  await press(page, 'x')
  await seen(page.getByText(/未读出的句子( \d+)?$/))
  await press(page, 'k')
  await gone(sentence.filter({ hasNotText: '重新列入' }))
})

test('an unknown name is mapped to its unit, and a unit that is new is created', async () => {
  const { page } = office
  await page.getByRole('tab', { name: '单位对照 2' }).click()
  await office.screenshot('office-review-names')
  await page.getByLabel('选择单位或单位组 市经信局').click()
  await page.keyboard.type('市工业和')
  await page.getByTitle('市工业和信息化局').click()
  await gone(page.getByRole('button', { name: '市经信局', exact: true }))
  await page.getByLabel('新单位的类别').click()
  await page.getByTitle('新建单位：部门').click()
  await seen(page.getByText('全部对应好了').first())
})

test('who closes the browser comes back to the same place and the same state', async () => {
  const { page } = office
  await page.getByRole('tab', { name: '读出的内容' }).click()
  await page.getByText('举措 6', { exact: true }).click()
  await row(page, '引进紧缺技术人才').click()
  const left = page.url()
  await leave(office)
  office = await comeIn(browser, 'office')
  await office.page.goto(left)
  await seen(judged(office.page, 3))
  await seen(chosen(office.page).filter({ hasText: '引进紧缺技术人才' }))
  expect(await office.page.locator('li.reading').count()).toBe(6)
})

/** real plans, where somebody has put them beside the project */
const REAL = fileURLToPath(new URL('../../../shared/sources/', import.meta.url))
const largest = existsSync(REAL)
  ? readdirSync(REAL)
      .filter((name) => name.endsWith('.txt'))
      .sort((a, b) => statSync(REAL + b).size - statSync(REAL + a).size)[0]
  : undefined

test.skipIf(largest === undefined)(
  'a real plan of more than a hundred pages is read and reviewed as briskly',
  async () => {
    const person = await comeIn(browser, 'office')
    const { page } = person
    await page.getByRole('link', { name: '导入与审阅' }).click()
    await page.getByLabel('把规划文件拖到这里').setInputFiles(REAL + largest)
    const job = page.getByRole('listitem').filter({ hasText: String(largest) })
    await job.getByRole('link', { name: '去审阅' }).click()
    await seen(page.locator('li.reading'))
    expect(await page.locator('li.reading').count()).toBeGreaterThan(300)
    await press(page, 'j', 'a')
    await seen(page.getByText(/已审 1 \//))
    await person.screenshot('office-review-real')
    await leave(person)
  },
)

test('the sure readings are accepted together, the rest one by one, and the plan is adopted', async () => {
  const { page } = office
  expect(new URL(page.url()).pathname).toBe(draft)
  await page.getByText(`全部 ${all}`, { exact: true }).click()
  await page.getByRole('button', { name: /接受把握 90% 以上的/ }).click()
  await seen(page.getByText(/接受了 \d+ 项/))
  await page.getByRole('button', { name: /接受把握 80% 以上的/ }).click()
  await seen(judged(page, all))
  await office.screenshot('office-review-done')
  await page.getByRole('button', { name: '采纳为方案' }).click()
  const dialog = page.getByRole('dialog')
  await seen(dialog.getByText('没有妨碍采纳的问题'))
  await office.screenshot('office-adopt')
  await dialog.getByRole('button', { name: '采纳', exact: true }).click()
  await page.waitForURL('**/programmes/*/overview')
  await seen(page.getByRole('heading', { name: TITLE }))
  expect(text).toContain(TITLE)
  await office.screenshot('office-adopted')
  await leave(office)
})
