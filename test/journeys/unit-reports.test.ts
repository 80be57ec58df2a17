import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Browsing, openBrowser, type Visitor } from '../browser.ts'
import { comeIn, gone, leave, seen } from '../people.ts'

const MEASURE = '二（一） 做强临港装备集群'
const STEP = '完成配套企业摸底并发布需求清单'
const WORDS = '走访配套企业 86 家，需求清单首批 42 项已在市工信局网站发布。'
const BETTER = `${WORDS}其中 11 项已与本地企业签订供货意向。`

let browser: Browsing
let unit: Visitor
let office: Visitor
/** the measure's page */
let address: string
beforeAll(async () => {
  browser = await openBrowser(inject('city'))
  unit = await comeIn(browser, 'gongxin')
  office = await comeIn(browser, 'office')
})
afterAll(async () => {
  await browser?.close()
})

const owed = ({ page }: Visitor) => page.getByRole('grid', { name: '待报送' }).locator('tbody tr')

test('the lead unit begins its day with what it owes, and nothing of others', async () => {
  const { page } = unit
  await seen(owed(unit).filter({ hasText: MEASURE }))
  await gone(owed(unit).filter({ hasText: '盘活低效用地' }).filter({ hasText: '市自然资源局' }))
  expect(await page.getByRole('link', { name: '导入与审阅' }).count()).toBe(0)
  await unit.screenshot('unit-today')
})

test('a report that is begun survives leaving the page, and closing the browser', async () => {
  await owed(unit).getByRole('link', { name: MEASURE }).first().click()
  const { page } = unit
  await page.getByLabel('本期进展').fill(WORDS)
  await page.getByLabel('完成进度').fill('35')
  await page.getByLabel(/完成配套企业摸底/).check()
  await page.getByLabel('佐证材料 · 把文件拖到这里').setInputFiles({
    name: '需求清单.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('配套需求清单（首批）：舱口盖锻件等 42 项', 'utf8'),
  })
  await seen(page.getByRole('link', { name: '需求清单.txt' }))
  // at once, before the typing has rested
  await page.getByRole('link', { name: '今日' }).click()
  await seen(owed(unit).filter({ hasText: MEASURE }).filter({ hasText: '已起草' }))
  await owed(unit).getByRole('link', { name: MEASURE }).first().click()
  expect(await page.getByLabel('本期进展').inputValue()).toBe(WORDS)
  address = new URL(page.url()).pathname
  await leave(unit)
  unit = await comeIn(browser, 'gongxin')
  await unit.page.goto(`${address}?report=1`)
  expect(await unit.page.getByLabel('本期进展').inputValue()).toBe(WORDS)
  await seen(unit.page.getByRole('link', { name: '需求清单.txt' }))
  await unit.screenshot('unit-report')
})

test('the unit hands its report in', async () => {
  const { page } = unit
  await page.getByRole('button', { name: '报送', exact: true }).click()
  await seen(page.getByText('已报送，等待确认'))
  await seen(page.getByRole('listitem').filter({ hasText: WORDS }).getByText('待确认'))
  await unit.screenshot('unit-submitted')
})

test('the office sends it back, and must say why', async () => {
  const { page } = office
  const waiting = page.getByRole('grid', { name: '待确认' })
  await page.reload()
  await waiting.getByRole('link', { name: MEASURE }).first().click()
  const report = page.getByRole('listitem').filter({ hasText: WORDS })
  await report.getByRole('button', { name: '退回' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '退回' }).click()
  await seen(dialog.getByText('请写明理由，至少 2 个字'))
  await dialog.getByLabel('理由').fill('请补充已签约的数量')
  await office.screenshot('office-sends-back')
  await dialog.getByRole('button', { name: '退回' }).click()
  await seen(report.getByText('已退回'))
})

test('the unit sees the reason, corrects its words and reports again', async () => {
  const { page } = unit
  await page.getByRole('link', { name: '今日' }).click()
  await page.reload()
  const back = owed(unit).filter({ hasText: MEASURE }).filter({ hasText: '被退回' })
  await seen(back)
  await unit.screenshot('unit-today-returned')
  await back.getByRole('link', { name: MEASURE }).click()
  await seen(page.getByText('上次被退回：请补充已签约的数量'))
  await page.getByLabel('本期进展').fill(BETTER)
  await unit.screenshot('unit-corrects')
  await page.getByRole('button', { name: '报送', exact: true }).click()
  await seen(page.getByRole('listitem').filter({ hasText: BETTER }).getByText('待确认'))
})

test('the office confirms, and the step stands done on the timeline', async () => {
  const { page } = office
  await page.reload()
  const report = page.getByRole('listitem').filter({ hasText: BETTER })
  await report.getByRole('link', { name: '需求清单.txt' }).waitFor()
  await report.getByRole('button', { name: '确认', exact: true }).click()
  await seen(report.getByText('已确认', { exact: true }))
  await office.screenshot('office-confirms')
  await page.getByRole('link', { name: '望潮市先进制造业强市三年行动方案' }).click()
  await page.getByRole('navigation', { name: '方案' }).getByRole('link', { name: '时间线' }).click()
  const line = page.getByRole('row').filter({ hasText: MEASURE })
  await seen(
    line
      .locator('.step')
      .filter({ hasText: STEP })
      .getByText(/已完成/),
  )
  await office.screenshot('office-timeline')
})

test('what was confirmed is opened again by the office alone, with a reason that is kept', async () => {
  await unit.page.reload()
  await seen(unit.page.getByRole('listitem').filter({ hasText: BETTER }).getByText('已确认', { exact: true }))
  expect(await unit.page.getByRole('button', { name: '重新打开' }).count()).toBe(0)
  const { page } = office
  await page.goto(address)
  const report = page.getByRole('listitem').filter({ hasText: BETTER })
  await report.getByRole('button', { name: '重新打开' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('理由').fill('签约数量与台账不符')
  await office.screenshot('office-reopens')
  await dialog.getByRole('button', { name: '重新打开' }).click()
  await seen(report.getByText('已退回'))
  await unit.page.getByRole('link', { name: '今日' }).click()
  await unit.page.reload()
  await seen(owed(unit).filter({ hasText: MEASURE }).filter({ hasText: '被退回' }))
  await leave(unit)
  await leave(office)
})

test('a park reports for itself and for nobody else', async () => {
  const park = await comeIn(browser, 'lingang')
  const { page } = park
  await page.goto(address)
  await page.getByRole('button', { name: '报送进展' }).click()
  await seen(page.getByRole('heading', { name: /^临港工业园管委会 · .* 进展$/ }))
  // a park that has missed a period may still report on it, but never for another unit
  const turns = page.getByLabel('报送单位和报送期')
  if ((await turns.count()) > 0) {
    await turns.click()
    const offered = await page.locator('.ant-select-item-option').allInnerTexts()
    expect(offered.filter((one) => !one.startsWith('临港工业园管委会 · '))).toEqual([])
    await page.keyboard.press('Escape')
  }
  // what the lead wrote is no business of the park to confirm or send back
  expect(await page.getByRole('button', { name: '退回' }).count()).toBe(0)
  await park.screenshot('park-report')
  await page.getByRole('link', { name: '方案', exact: true }).click()
  await page.getByRole('link', { name: '望潮市先进制造业强市三年行动方案' }).first().click()
  await page.getByRole('navigation', { name: '方案' }).getByRole('link', { name: '举措' }).click()
  await page.getByRole('link', { name: '做优电子信息集群' }).click()
  await seen(page.getByRole('heading', { name: /做优电子信息集群/ }))
  expect(await page.getByRole('button', { name: '报送进展' }).count()).toBe(0)
  await leave(park)
})

test('without a connection the page stays with what was typed, says so, and goes on by itself', async () => {
  const clerk = await comeIn(browser, 'lingang')
  const { page } = clerk
  await page.goto(address)
  await page.getByRole('button', { name: '报送进展' }).click()
  await page.getByLabel('本期进展').fill('断网时正在写的进展')
  await page.context().setOffline(true)
  await seen(page.getByText('连不上服务器，正在重试'))
  await page.getByRole('link', { name: '比较与排名', exact: true }).click()
  await page.waitForURL(/\/rankings$/)
  await clerk.screenshot('unit-offline')
  expect(await page.getByLabel('本期进展').inputValue()).toBe('断网时正在写的进展')
  await page.context().setOffline(false)
  await seen(page.getByRole('heading', { name: '比较与排名' }))
  await gone(page.getByText('连不上服务器，正在重试'))
  // the styles of that page did not come either at first
  expect(await page.locator('.ranking-summary').evaluate((one) => getComputedStyle(one).display)).toBe('flex')
  await page.goBack()
  await seen(page.getByLabel('本期进展'))
  expect(await page.getByLabel('本期进展').inputValue()).toBe('断网时正在写的进展')
  const others = clerk.takeComplaints().filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))
  expect(others).toEqual([])
  await leave(clerk)
})
