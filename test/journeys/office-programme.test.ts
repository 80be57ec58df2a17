import { readFile } from 'node:fs/promises'
import ExcelJs from 'exceljs'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Browsing, openBrowser, type Visitor } from '../browser.ts'
import { comeIn, gone, leave, pick, seen, wordsOf } from '../people.ts'

const TITLE = '望潮市先进制造业强市三年行动方案（2026—2028年）'

let browser: Browsing
let office: Visitor
beforeAll(async () => {
  browser = await openBrowser(inject('city'))
  office = await comeIn(browser, 'office')
})
afterAll(async () => {
  await browser?.close()
})

const tab = (name: string) =>
  office.page.getByRole('navigation', { name: '方案' }).getByRole('link', { name, exact: true })
const table = (name: string) => office.page.getByRole('grid', { name })
/** a line of such a table, its head not counted */
const lines = (name: string) => table(name).locator('tbody tr')

async function bring(what: string): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const { page } = office
  await page.getByRole('button', { name: '导出' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: what }).click()])
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) }
}

async function bringBack(bytes: Uint8Array): Promise<void> {
  const { page } = office
  await page.getByRole('button', { name: '办理' }).click()
  await page.getByRole('button', { name: '回导任务分工表（Excel）' }).click()
  const buffer = Buffer.from(bytes)
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.getByLabel('把文件拖到这里').setInputFiles({ name: '任务分工表.xlsx', mimeType, buffer })
}

test('the office opens its programme and sees who is late and who is silent', async () => {
  const { page } = office
  await page.getByRole('link', { name: '方案', exact: true }).click()
  await seen(lines('方案'))
  await office.screenshot('programme-list')
  await page.getByRole('link', { name: TITLE }).click()
  await seen(page.getByRole('heading', { name: TITLE }))
  await seen(page.getByText('完成低效用地调查').first())
  await seen(page.getByText(/逾期 \d+ 天/))
  await seen(page.getByRole('link', { name: '市金融工作局' }))
  await office.screenshot('programme-overview')
})

test('a figure leads to the sentence from which it was read', async () => {
  const { page } = office
  await tab('目标').click()
  await lines('目标').filter({ hasText: '亩均税收' }).getByTitle('查看出处').click()
  const drawer = page.getByRole('dialog')
  await seen(drawer.getByText('出自《'))
  await seen(drawer.locator('mark'))
  expect(await wordsOf(drawer.locator('.sentence'))).toContain('规模以上工业亩均税收达到24万元')
  await office.screenshot('programme-targets-source')
  await drawer.getByRole('link', { name: '在原文中查看' }).click()
  await page.waitForURL(/\/document\?at=\d+/)
  await seen(page.locator('mark').filter({ hasText: '24万元' }))
  await office.screenshot('programme-document')
  await tab('目标').click()
  await page.getByText('轨迹', { exact: true }).click()
  await seen(page.getByRole('heading', { name: /规模以上工业增加值/ }).or(page.getByText(/规模以上工业增加值（亿元）/)))
  await office.screenshot('programme-trajectories')
})

test('measures are narrowed to one unit and to the late ones, and the address restores it', async () => {
  const { page } = office
  await tab('举措').click()
  await seen(lines('任务分工表'))
  await office.screenshot('programme-measures')
  await pick(page, page.getByRole('combobox', { name: '责任单位' }), '市自然资源局')
  await gone(lines('任务分工表').filter({ hasText: '做强临港装备集群' }))
  await page.getByRole('radiogroup').getByText('滞后', { exact: true }).click()
  await gone(lines('任务分工表').filter({ hasText: '保障工业用地' }))
  await seen(lines('任务分工表').filter({ hasText: '盘活低效用地' }))
  await office.screenshot('programme-measures-late')
  await page.reload()
  await seen(lines('任务分工表').filter({ hasText: '盘活低效用地' }))
  expect(await lines('任务分工表').filter({ hasText: '保障工业用地' }).count()).toBe(0)
})

test('the same programme stands as timeline, by unit, by version and as its document', async () => {
  const { page } = office
  await tab('时间线').click()
  await seen(page.getByRole('columnheader', { name: /2027年/ }))
  await page.getByLabel('只看有逾期的').check()
  await seen(page.getByRole('rowheader').filter({ hasText: '盘活低效用地' }))
  await office.screenshot('programme-timeline')
  await tab('责任单位').click()
  await seen(lines('责任单位').filter({ hasText: '市工业和信息化局' }))
  await office.screenshot('programme-units')
  await tab('原文').click()
  await seen(page.getByText('为把望潮的海港、园区和产业工人连成一股劲'))
  await tab('版本').click()
  await seen(page.getByRole('heading', { name: '第 1 版' }))
})

test('the programme goes out as a task division table and in the layout of official documents', async () => {
  const word = await bring('方案（Word）')
  expect(word.name).toMatch(/\.docx$/)
  expect(word.bytes.subarray(0, 2).toString()).toBe('PK')
  const targets = await bring('目标表（Excel）')
  expect(targets.name).toMatch(/\.xlsx$/)
})

test('what can be done with a programme is reached by keyboard, and Escape leads back', async () => {
  const { page } = office
  const menu = page.getByRole('button', { name: '办理' })
  await menu.focus()
  await page.keyboard.press('Enter')
  await seen(page.locator('button:focus').filter({ hasText: '修改文件信息' }))
  await page.keyboard.press('ArrowUp')
  await seen(page.locator('button:focus').filter({ hasText: '结束方案' }))
  await page.keyboard.press('Escape')
  await gone(page.getByRole('button', { name: '修改文件信息' }))
  await seen(page.locator('button:focus').filter({ hasText: '办理' }))
})

test('a table that comes back unchanged changes nothing; one changed cell becomes version 2 with its reason', async () => {
  const { page } = office
  const { bytes } = await bring('任务分工表（Excel）')
  await bringBack(bytes)
  await seen(page.getByText('与现行版本没有差异，无须写入。'))
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).or(page.getByLabel('关闭')).first().click()
  const book = new ExcelJs.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  book.getWorksheet('任务分工表')?.eachRow((row) => {
    const assist = row.getCell(6)
    if (String(row.getCell(4).value).includes('建研发机构'))
      assist.value = String(assist.value).replace('市税务局', '市财政局')
  })
  await bringBack(new Uint8Array(await book.xlsx.writeBuffer()))
  await seen(page.getByText('有 1 处差异'))
  await seen(page.locator('ins').filter({ hasText: '市财政局' }))
  await office.screenshot('programme-reimport')
  await page.getByRole('button', { name: '写入新版本' }).click()
  await seen(page.getByText('请写明理由，至少 2 个字'))
  await page.getByLabel('修改理由').fill('市财政局承担研发后补助，调整配合单位')
  await page.getByRole('button', { name: '写入新版本' }).click()
  await seen(page.getByRole('heading', { name: '第 2 版' }))
  await seen(page.getByText('市财政局承担研发后补助，调整配合单位'))
  await seen(page.locator('del').filter({ hasText: '市税务局' }))
  await gone(page.getByRole('dialog'))
  await office.screenshot('programme-versions')
  await leave(office)
})

test("the document's data is set right by a version, and its way of disclosure stands in the title line", async () => {
  office = await comeIn(browser, 'office')
  const { page } = office
  await page.getByRole('link', { name: '方案', exact: true }).click()
  await page.getByRole('link', { name: TITLE }).click()
  await seen(page.locator('.page-state').getByText('主动公开'))
  await page.getByRole('button', { name: '办理' }).click()
  await page.getByRole('button', { name: '修改文件信息' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('有效期至').fill('2029-06-30')
  await drawer.getByLabel('修改理由').fill('按延期通知更正有效期')
  await office.screenshot('programme-head')
  await drawer.getByRole('button', { name: /保存为第 \d+ 版/ }).click()
  await gone(drawer)
  await seen(page.getByText('2026年3月18日至2029年6月30日'))
  await tab('版本').click()
  await seen(page.getByText('按延期通知更正有效期'))
  await leave(office)
})

test('the bodies of the city are registered with head, members, matters and office', async () => {
  office = await comeIn(browser, 'office')
  const { page } = office
  await page.goto('/settings/groups')
  await seen(lines('单位组与专班').filter({ hasText: '江远帆（市长）' }).filter({ hasText: '统筹全市产业园区规划' }))
  await page.getByRole('button', { name: '添加单位组' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel('名称').fill('东屿片区建设指挥部')
  await pick(page, drawer.getByLabel('类别'), '指挥部')
  await pick(page, drawer.getByLabel('成员单位'), '市自然资源局')
  await page.keyboard.press('Escape')
  await drawer.getByLabel('牵头领导').fill('江远帆（市长）')
  await drawer.getByLabel('负责事项').fill('片区征收、配套和项目落地')
  await drawer.getByRole('button', { name: '保存' }).click()
  await seen(lines('单位组与专班').filter({ hasText: '东屿片区建设指挥部' }).filter({ hasText: '指挥部' }))
  await office.screenshot('bodies')
  await leave(office)
})

test('on a wide screen the main pages use the width they have', async () => {
  const wide = await comeIn(browser, 'office', { width: 1920, height: 1080 })
  const { page } = wide
  await seen(page.getByRole('heading', { name: '今日' }))
  await seen(page.getByRole('grid'))
  await wide.screenshot('wide-today')
  await page.getByRole('link', { name: '方案', exact: true }).click()
  await page.getByRole('link', { name: TITLE }).click()
  await seen(page.getByText(/逾期 \d+ 天/))
  await wide.screenshot('wide-overview')
  for (const [name, file, caption] of [
    ['目标', 'wide-targets', '目标'],
    ['举措', 'wide-measures', '任务分工表'],
  ] as const) {
    await page.getByRole('navigation', { name: '方案' }).getByRole('link', { name, exact: true }).click()
    await seen(page.getByRole('grid', { name: caption }).locator('tbody tr'))
    await wide.screenshot(file)
  }
  await leave(wide)
})
