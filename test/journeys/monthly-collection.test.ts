import { readFile } from 'node:fs/promises'
import ExcelJs from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Browsing, openBrowser, type Visitor } from '../browser.ts'
import { comeIn, leave, pick, seen } from '../people.ts'

const FORM = '园区用电与用工快报'
const INDICATORS = [
  { code: 'quick_orders', name: '在手订单额', unit: '万元', periodType: 'month', overTime: { kind: 'sum' } },
  {
    code: 'quick_spent',
    name: '设备购置投资',
    unit: '万元',
    periodType: 'cumulative-month',
    overTime: { kind: 'last' },
  },
  {
    code: 'quick_robots',
    name: '其中机器人购置',
    unit: '万元',
    periodType: 'cumulative-month',
    overTime: { kind: 'last' },
  },
  { code: 'quick_jobs', name: '当月新招工人', unit: '人', periodType: 'month', overTime: { kind: 'sum' } },
] as const

let browser: Browsing
let office: Visitor
let grid: Visitor
let paster: Visitor
let excel: Visitor
beforeAll(async () => {
  browser = await openBrowser(inject('city'))
  office = await comeIn(browser, 'office')
  grid = await comeIn(browser, 'lingang')
  paster = await comeIn(browser, 'dongyu')
  excel = await comeIn(browser, 'xichuan')
})
afterAll(async () => {
  await browser?.close()
})

/** What other journeys walk through by hand. */
async function ask<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  return page.evaluate(
    async ([how, where, sent]) => {
      const session = await (await fetch('/api/session')).json()
      const headers = { 'content-type': 'application/json', 'x-jingwei-csrf': session.csrf }
      const answer = await fetch(String(where), {
        method: String(how),
        headers,
        ...(sent === null ? {} : { body: String(sent) }),
      })
      if (!answer.ok) throw new Error(await answer.text())
      return answer.json()
    },
    [method, path, body === undefined ? null : JSON.stringify(body)],
  )
}

const sheetOf = async ({ page }: Visitor, period: string) => {
  await page.goto('/collections')
  await page.getByRole('row').filter({ hasText: FORM }).filter({ hasText: period }).getByRole('link').click()
  await seen(page.getByRole('grid', { name: new RegExp(FORM) }))
}
const cell = (page: Page, indicator: string, column: '本期' | '上年同期' | '情况说明') => {
  const line = page.getByRole('grid').getByRole('row').filter({ hasText: indicator })
  return line.locator('td[data-edit]').nth(['本期', '上年同期', '情况说明'].indexOf(column))
}
const saved = (page: Page) => seen(page.locator('[data-state="saved"]'))
const submit = async (page: Page) => {
  await page.getByRole('button', { name: '报送', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: '报送', exact: true }).click()
  await seen(page.getByText('已报送，等待接收'))
}
const callOf = async (page: Page, period: string) => {
  await page.goto('/collections')
  await page.getByRole('row').filter({ hasText: FORM }).filter({ hasText: period }).getByRole('link').click()
  await seen(page.getByRole('grid', { name: '各单位' }))
}
const unitRow = (page: Page, unit: string) => page.getByRole('row').filter({ hasText: unit })

test('the office makes a form from the dictionary and opens June and July', async () => {
  const { page } = office
  for (const card of INDICATORS)
    await ask(page, 'POST', '/api/indicators', {
      card: {
        ...{ aliases: [], definition: '企业报数汇总', kind: 'level', direction: 'higher', overPlaces: { kind: 'sum' } },
        ...{ alarm: null, good: null, sourceUnitId: null, officer: null, leader: null, method: 'reported' },
        ...{ formula: null, decimals: 0, disclosure: 'internal', source: null, ...card },
      },
    })
  await page.goto('/collections/new')
  await page.getByLabel('名称').fill(FORM)
  await page.getByLabel('从哪一期开始').fill('2026-06-30')
  await page.getByLabel('从哪一期开始').press('Enter')
  for (const { name, unit } of INDICATORS) await pick(page, page.getByLabel('从指标字典添加'), `${name}（${unit}）`)
  await page.getByRole('button', { name: '添加核对关系' }).click()
  await page.getByLabel('条件').fill('其中机器人购置 <= 设备购置投资')
  await page.getByLabel('不满足时的提示').fill('机器人购置是设备购置的其中项')
  for (const unit of ['临港工业园管委会', '东屿高新区管委会', '汐川区人民政府', '白塔科技园管委会'])
    await pick(page, page.getByLabel('添加单位'), unit)
  await office.screenshot('collection-definition')
  await page.getByRole('button', { name: '建立报表' }).click()
  await seen(page.getByRole('heading', { name: FORM }))
  for (const month of ['6', '7']) {
    await page.getByRole('button', { name: '开启报送期' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('报告期').selectOption({ label: `2026年${month}月` })
    await dialog.getByLabel('截止日期').fill('2027-12-31')
    await dialog.getByLabel('截止日期').press('Enter')
    await dialog.getByRole('button', { name: '开启报送期' }).click()
    await seen(page.getByRole('heading', { name: `${FORM} 2026年${month}月` }))
    await page.getByRole('link', { name: '报表定义' }).click()
    await seen(page.getByRole('heading', { name: '报送日历' }))
  }
})

test('June: one unit fills in by keyboard, the office accepts', async () => {
  const { page } = grid
  await sheetOf(grid, '2026年6月')
  // the first cell is ready: nobody needs to find it
  for (const value of ['１2,000', '3400', '800', '56']) {
    await page.keyboard.type(value)
    await page.keyboard.press('Enter')
  }
  await cell(page, '在手订单额', '上年同期').click()
  for (const value of ['11000', '3100', '760', '52']) {
    await page.keyboard.type(value)
    await page.keyboard.press('ArrowDown')
  }
  await saved(page)
  await submit(page)
  await callOf(office.page, '2026年6月')
  await office.page.getByRole('checkbox', { name: '选择 临港工业园管委会' }).check()
  await office.page.getByRole('button', { name: '接收所选（1）' }).click()
  await seen(office.page.getByText('已接收 1 家，数据已入库'))
})

test('July in the grid: what looks odd is named at the cell and needs its reason', async () => {
  const { page } = grid
  await sheetOf(grid, '2026年7月')
  for (const value of ['24000', '3900', '4100', '61']) {
    await page.keyboard.type(value)
    await page.keyboard.press('Enter')
  }
  await cell(page, '在手订单额', '上年同期').click()
  for (const value of ['11500', '3600', '880', '58']) {
    await page.keyboard.type(value)
    await page.keyboard.press('Enter')
  }
  await seen(page.getByRole('button', { name: /其中项，现在不成立/ }))
  await page.getByRole('button', { name: '报送', exact: true }).click()
  await seen(page.getByText(/还有 \d+ 处需要处理，处理后才能报送/))
  await grid.screenshot('collection-grid-findings')
  await cell(page, '其中机器人购置', '本期').click()
  await page.keyboard.type('0.09亿')
  await page.keyboard.press('Escape')
  await page.keyboard.type('900')
  await page.keyboard.press('Enter')
  await cell(page, '在手订单额', '情况说明').click()
  await page.keyboard.type('新接海工平台配套订单')
  await page.keyboard.press('Enter')
  await saved(page)
  await submit(page)
  await grid.screenshot('collection-grid-submitted')
})

test('July pasted from a spreadsheet, with a dash, a unit and a thousands comma', async () => {
  const { page } = paster
  await sheetOf(paster, '2026年7月')
  await cell(page, '在手订单额', '本期').click()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text/plain', '8,200\t7,900\r\n0.21亿元\t1900\r\n—\t\r\n４２\t40\r\n')
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  })
  expect(await cell(page, '设备购置投资', '本期').innerText()).toContain('2,100')
  await seen(page.getByRole('button', { name: /已换算为 2,100 万元/ }))
  await cell(page, '其中机器人购置', '情况说明').click()
  await page.keyboard.type('本月没有购置')
  await page.keyboard.press('Enter')
  await saved(page)
  await submit(page)
  await paster.screenshot('collection-pasted')
})

test('two clerks of one unit type into the same cell, and neither is overwritten', async () => {
  await sheetOf(excel, '2026年7月')
  const second = await comeIn(browser, 'xichuan')
  await second.page.goto(excel.page.url())
  await seen(cell(second.page, '当月新招工人', '本期'))
  await cell(excel.page, '当月新招工人', '本期').click()
  await excel.page.keyboard.type('30')
  await excel.page.keyboard.press('Enter')
  await saved(excel.page)
  await cell(second.page, '当月新招工人', '本期').click()
  await second.page.keyboard.type('33')
  await second.page.keyboard.press('Enter')
  await seen(second.page.getByText(/填了“30”/))
  await second.screenshot('collection-two-clerks')
  await second.page.getByRole('button', { name: '用对方的' }).click()
  await saved(second.page)
  expect(await cell(second.page, '当月新招工人', '本期').innerText()).toBe('30')
  await leave(second)
})

test('what is typed on a broken line, with the browser then closed, is there again and goes out', async () => {
  const { page } = excel
  const context = page.context()
  await context.setOffline(true)
  await cell(page, '设备购置投资', '本期').click()
  await page.keyboard.type('1500')
  await page.keyboard.press('Enter')
  await seen(page.getByRole('alert').getByText(/连不上服务器/))
  await excel.screenshot('collection-offline')
  const url = page.url()
  await page.goto('about:blank')
  await context.setOffline(false)
  await page.goto(url)
  await saved(page)
  expect(await cell(page, '设备购置投资', '本期').innerText()).toBe('1,500')
  const provoked = excel.takeComplaints()
  expect(provoked.every((one) => /ERR_INTERNET_DISCONNECTED|Failed to load/.test(one))).toBe(true)
})

test('July by Excel: good cells are kept, bad ones come back marked', async () => {
  const { page } = excel
  const [out] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载填报模板' }).click(),
  ])
  const book = new ExcelJs.Workbook()
  await book.xlsx.load((await readFile(await out.path())).buffer as ArrayBuffer)
  const sheet = book.getWorksheet('填报')
  const line = (name: string) => {
    let found: ExcelJs.Row | undefined
    sheet?.eachRow((row) => {
      if (row.getCell(4).value === name) found = row
    })
    return found
  }
  line('在手订单额')?.getCell(6).value
  const put = (name: string, now: string | number, last: string | number) => {
    const row = line(name)
    if (row === undefined) throw new Error(`no line of ${name}`)
    row.getCell(6).value = now
    row.getCell(7).value = last
  }
  put('在手订单额', '约五千', 4800)
  put('设备购置投资', 1500, 1400)
  put('其中机器人购置', 300, 280)
  put('当月新招工人', 30, 28)
  const bytes = Buffer.from(await book.xlsx.writeBuffer())
  const bring = async () => {
    await page.getByRole('button', { name: '上传填好的模板' }).click()
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    await page.getByLabel('把文件拖到这里，或点击选择').setInputFiles({ name: '快报.xlsx', mimeType, buffer: bytes })
  }
  await bring()
  const dialog = page.getByRole('dialog')
  await seen(dialog.getByText(/“约五千”不是数/))
  await seen(dialog.getByRole('button', { name: /下载标出问题的文件/ }))
  await excel.screenshot('collection-excel-problems')
  await dialog
    .getByRole('button', { name: /关闭|Close/ })
    .first()
    .click()
  await seen(cell(page, '其中机器人购置', '本期').getByText('300'))
  await cell(page, '在手订单额', '本期').click()
  await page.keyboard.type('5000')
  await page.keyboard.press('Enter')
  await saved(page)
  await submit(page)
})

test('the office sees who is late, reminds, sends one back naming the cell, and accepts the rest', async () => {
  const { page } = office
  await callOf(page, '2026年7月')
  await page.getByRole('button', { name: '调整截止日期' }).click()
  const postpone = page.getByRole('dialog')
  await postpone.getByLabel('截止日期').fill('2026-08-05')
  await postpone.getByLabel('截止日期').press('Enter')
  await postpone.getByLabel('理由').fill('与统计月报同日')
  await postpone.getByRole('button', { name: '调整截止日期' }).click()
  await seen(unitRow(page, '白塔科技园管委会').getByText(/逾期 \d+ 天/))
  await page.getByRole('button', { name: '催报（1）' }).click()
  await seen(page.getByRole('dialog').getByText(/白塔科技园管委会（已逾期/))
  await page.getByRole('dialog').getByRole('button', { name: '催报（1）' }).click()
  await seen(page.getByText('已催报 1 家'))
  await office.screenshot('collection-call')

  await unitRow(page, '东屿高新区管委会').getByRole('link').click()
  await page.getByRole('grid').getByRole('row').filter({ hasText: '在手订单额' }).locator('td').nth(3).click()
  await page.getByRole('button', { name: '退回', exact: true }).click()
  const back = page.getByRole('dialog')
  await seen(back.getByText('点名表中选中的 1 格'))
  await back.getByLabel('理由').fill('订单额与企业直报不一致')
  await back.getByRole('button', { name: '退回', exact: true }).click()
  await seen(page.getByText('已退回 东屿高新区管委会'))

  await paster.page.goto('/')
  const waiting = paster.page.getByRole('grid', { name: '待填报表' }).getByRole('row').filter({ hasText: FORM })
  await waiting.filter({ hasText: '2026年7月' }).getByRole('link').click()
  await seen(paster.page.getByText('订单额与企业直报不一致'))
  await paster.screenshot('collection-returned')
  await cell(paster.page, '在手订单额', '本期').click()
  await paster.page.keyboard.type('8300')
  await paster.page.keyboard.press('Enter')
  await saved(paster.page)
  await submit(paster.page)

  await callOf(page, '2026年7月')
  await page.getByRole('button', { name: '全选已报送的' }).click()
  await page.getByRole('button', { name: '接收所选（3）' }).click()
  await seen(page.getByText('已接收 3 家，数据已入库'))
  await page.getByRole('link', { name: '汇总' }).click()
  const sums = page.getByRole('grid', { name: `${FORM} 汇总` }).locator('tfoot')
  await seen(sums.getByText('37,300'))
  await seen(sums.getByText('缺 1').first())
  await office.screenshot('collection-summary')
})

test('a revision of June arrives, and stands beside what was first reported', async () => {
  await sheetOf(grid, '2026年6月')
  const { page } = grid
  await page.getByRole('button', { name: '申请更正' }).click()
  await page.getByRole('dialog').getByLabel('理由').fill('一户企业订单重复')
  await page.getByRole('dialog').getByRole('button', { name: '申请更正' }).click()
  await seen(page.getByText('已申请更正，等待领导小组办公室打开'))

  await office.page.goto('/')
  const asked = office.page.getByRole('grid', { name: '申请更正' }).getByRole('row').filter({ hasText: FORM })
  await asked.getByRole('link').click()
  await office.page.getByRole('button', { name: '重新打开' }).click()
  await office.page.getByRole('dialog').getByLabel('理由').fill('同意更正6月订单额')
  await office.page.getByRole('dialog').getByRole('button', { name: '重新打开' }).click()
  await seen(office.page.getByText('已为 临港工业园管委会 重新打开'))

  await page.reload()
  await seen(page.getByText('同意更正6月订单额').first())
  await cell(page, '在手订单额', '本期').click()
  await page.keyboard.type('11600')
  await page.keyboard.press('Enter')
  await saved(page)
  await submit(page)
  await office.page.reload()
  await office.page.getByRole('button', { name: '接收', exact: true }).click()
  await seen(office.page.getByText(/已接收 临港工业园管委会 的报送/))
  type Batch = {
    readonly kind: string
    readonly vintage: string
    readonly reason: string | null
    readonly cellCount: number
  }
  const { items } = await ask<{ items: readonly Batch[] }>(
    office.page,
    'GET',
    '/api/batches?kind=submission&indicator=quick_orders',
  )
  expect(items[0]).toMatchObject({ vintage: 'revised', reason: '同意更正6月订单额', cellCount: 1 })
  await callOf(office.page, '2026年6月')
  await seen(unitRow(office.page, '临港工业园管委会').getByText('修订 1 次'))
})

/** What Word would show of a file that the page hands out. */
async function wordsOfFile(page: Page, button: string): Promise<string> {
  const [out] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
  const parts = unzipSync(new Uint8Array(await readFile(await out.path())))
  return strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '')
}
const SERIES = '园区在手订单快报'

test('the office sets up a bulletin on all parks and drafts July; who gave no number is named', async () => {
  const { page } = office
  await page.goto('/bulletins')
  await page.getByRole('button', { name: '新建系列' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('名称').fill(SERIES)
  await pick(page, form.getByLabel('报告期'), '月')
  await pick(page, form.getByLabel('地区'), '全部园区')
  await form.getByLabel('文中称呼').fill('各园区')
  await form.getByLabel('签发单位').fill('市产业园区建设领导小组办公室')
  await form.getByLabel('发文字号').fill('订单快报〔{年}〕{期数}号')
  for (const name of ['在手订单额', '设备购置投资']) await pick(page, form.getByLabel('指标'), name)
  await page.keyboard.press('Escape')
  await form.getByRole('button', { name: '保存' }).click()
  const line = page.getByRole('listitem').filter({ hasText: SERIES })
  await seen(line)
  await line.getByRole('button', { name: '起草其他期' }).click()
  await page.getByRole('menuitem', { name: '2026年7月', exact: true }).click()
  await seen(page.getByRole('heading', { name: `2026年7月${SERIES}` }))
  // the county's orders are no park's: 24,000 and 8,300, this year's and last year's from the same two
  await seen(page.getByRole('row').filter({ hasText: '全部园区' }).getByText('32,300'))
  await seen(
    page
      .getByRole('row')
      .filter({ hasText: '合计不全' })
      .getByText(/白塔科技园/),
  )
  await office.screenshot('bulletin-draft')
  const text = await wordsOfFile(page, '下载正文')
  expect(text).toContain('2026年7月，各园区在手订单额32300万元，同比增长66.5%')
  expect(text).toContain('1—7月，各园区设备购置投资6000万元')
  expect(text).toContain('（文号待定）')
  await page.getByRole('button', { name: '送审' }).click()
  await seen(page.getByText('已送审'))
})

let issued: string
test('the leader issues it, numbered and dated, and it stays as it went out', async () => {
  const leader = await comeIn(browser, 'leader')
  const { page } = leader
  await page.goto(office.page.url())
  await page.getByRole('button', { name: '签发', exact: true }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '签发', exact: true }).click()
  await seen(page.getByText('已签发，订单快报〔2026〕1号'))
  issued = await wordsOfFile(page, '下载正文')
  expect(issued).toContain('订单快报〔2026〕1号')
  expect(issued).not.toContain('待定')
  await leader.screenshot('bulletin-issued')
  await leave(leader)
})

test('after a correction the issued bulletin tells which of its numbers and words would be others now', async () => {
  const bulletin = office.page.url()
  await sheetOf(grid, '2026年7月')
  await grid.page.getByRole('button', { name: '申请更正' }).click()
  await grid.page.getByRole('dialog').getByLabel('理由').fill('一笔订单改到8月签约')
  await grid.page.getByRole('dialog').getByRole('button', { name: '申请更正' }).click()
  await seen(grid.page.getByText('已申请更正，等待领导小组办公室打开'))
  await callOf(office.page, '2026年7月')
  await unitRow(office.page, '临港工业园管委会').getByRole('link').click()
  await office.page.getByRole('button', { name: '重新打开' }).click()
  await office.page.getByRole('dialog').getByLabel('理由').fill('同意更正7月订单额')
  await office.page.getByRole('dialog').getByRole('button', { name: '重新打开' }).click()
  await seen(office.page.getByText('已为 临港工业园管委会 重新打开'))
  await grid.page.reload()
  await seen(grid.page.getByText('同意更正7月订单额').first())
  await cell(grid.page, '在手订单额', '本期').click()
  await grid.page.keyboard.type('22000')
  await grid.page.keyboard.press('Enter')
  await saved(grid.page)
  await submit(grid.page)
  await office.page.reload()
  await office.page.getByRole('button', { name: '接收', exact: true }).click()
  await seen(office.page.getByText(/已接收 临港工业园管委会 的报送/))

  await office.page.goto(bulletin)
  const changed = office.page.locator('section.panel').filter({ hasText: '签发后有变的数' })
  const row = changed.getByRole('row').filter({ hasText: '全部园区' })
  await seen(row.getByText('32,300'))
  await seen(row.getByText('30,300'))
  await seen(row.getByText('同比增长56.2%'))
  await office.screenshot('bulletin-changed')
  expect(await wordsOfFile(office.page, '下载正文')).toBe(issued)
  await office.page.getByRole('button', { name: '发更正' }).click()
  await seen(office.page.getByRole('button', { name: '送审' }))
  expect(await wordsOfFile(office.page, '下载正文')).toContain('各园区在手订单额30300万元，同比增长56.2%')
  for (const each of [office, grid, paster, excel]) await leave(each)
})
