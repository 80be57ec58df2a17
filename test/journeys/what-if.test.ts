import { readFile } from 'node:fs/promises'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browsing, openBrowser } from '../browser.ts'
import { comeIn, leave, seen, wordsOf } from '../people.ts'
import { type RunningServer, startServer } from '../server.ts'

let server: RunningServer
let browser: Browsing
beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser(server.origin)
}, 240_000)
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const METHOD = `format: jingwei-method/1
code: wangchao_trial
name: 望潮市工业企业亩均效益综合评价办法（试评）
version: 1
subject: enterprise
period: 2025
inputs:
  tax: { name: 税收, unit: 万元 }
  added: { name: 工业增加值, unit: 万元 }
  land: { name: 用地面积, unit: 亩 }
  energy: { name: 综合能耗, unit: 吨标煤 }
cohorts: { firms: { name: 参评企业 } }
items:
  - { code: tax_per_mu, name: 亩均税收, unit: 万元/亩, weight: 50, value: { of: tax, per: land }, missing: zero, score: { kind: ratio, cap: 1.5, floor: 0, benchmark: { mean: sums } } } # 主指标
  - { code: added_per_mu, name: 亩均增加值, unit: 万元/亩, weight: 30, value: { of: added, per: land }, missing: zero, score: { kind: ratio, cap: 1.5, floor: 0, benchmark: { mean: sums } } }
  - { code: added_per_energy, name: 单位能耗增加值, unit: 万元/吨标煤, weight: 20, value: { of: added, per: energy }, missing: zero, score: { kind: minmax, floor: 20 } }
gradings: [{ grades: [{ code: A, name: A类, share: 20 }, { code: B, name: B类, upto: 60 }, { code: C, name: C类, rest: true }, { code: D, name: D类, last: 10 }] }]
`
const NAMES = ['潮声', '望海', '沙洲', '长堤', '白帆', '灯塔', '渔歌', '礁石', '远岸', '晨汐']
const firms = Array.from({ length: 40 }, (_, at) => {
  const tax = 40 + ((at * 37) % 101) * 9
  const added = 300 + ((at * 53) % 97) * 40
  return `W${String(at + 1).padStart(3, '0')},${NAMES[at % 10]}${['制造', '电子', '纺织', '机械'][Math.floor(at / 10)]}有限公司,${tax},${added},${8 + ((at * 29) % 41)},${60 + ((at * 71) % 89) * 8}`
})
const DATA = `代码,名称,税收（万元）,工业增加值（万元）,用地面积（亩）,综合能耗（吨标煤）\n${firms.join('\n')}\n`
const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })

test('the office drags a weight, sees who moves and why, and keeps the proposal', async () => {
  const office = await comeIn(browser, 'office')
  const { page } = office
  await page.getByRole('link', { name: '评价试算' }).click()
  await page.getByLabel('上传办法文件').setInputFiles(file('办法.yaml', METHOD))
  await page.getByLabel('选择数据文件').setInputFiles(file('数据.csv', DATA.replace(',40,', ',四十,')))
  await page.getByRole('button', { name: '开始试算' }).click()
  await seen(page.getByText('数据.csv 第').first())
  await office.screenshot('what-if-faults')
  expect(office.takeComplaints().join()).toContain('422')
  await page.locator('input[type=file]').nth(1).setInputFiles(file('数据.csv', DATA))
  await page.getByRole('button', { name: '开始试算' }).click()

  const league = page.getByRole('table').first()
  await seen(league.getByRole('button', { name: /有限公司/ }))
  const before = await wordsOf(league)
  const slider = page.getByRole('slider', { name: '亩均税收', exact: true })
  await slider.focus()
  const box = await slider.boundingBox()
  if (box === null) throw new Error('the slider is nowhere')
  await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2, { steps: 8 })
  await page.mouse.move(box.x + box.width * 0.12, box.y + box.height / 2, { steps: 8 })
  await page.mouse.up()
  await seen(league.getByText('▲'))
  expect(await wordsOf(league)).not.toBe(before)
  await seen(page.getByText('合计 100'))
  await office.screenshot('what-if')

  await page.getByText('等次有变', { exact: true }).first().click()
  await seen(league.getByText('→'))
  const changed = await league.locator('.what-if-regraded').count()
  await seen(page.getByRole('complementary', { name: '与原办法相比' }).getByText(String(changed)).first())
  await league
    .getByRole('button', { name: /有限公司/ })
    .first()
    .click()
  const drawer = page.getByRole('dialog')
  await seen(drawer.getByText('单位能耗增加值'))
  await office.screenshot('what-if-explained')
  await drawer
    .getByRole('button', { name: /关闭|Close/ })
    .first()
    .click()

  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: '存为方案' }).click()
  const files = unzipSync(await readFile(await (await downloading).path()))
  expect(Object.keys(files)).toContain('wangchao_trial-v2.yaml')
  expect(new TextDecoder().decode(files['wangchao_trial-v2.yaml'])).toContain('# 主指标')
  await page.getByRole('button', { name: '全部还原' }).click()
  await seen(page.getByText('与原办法相比没有变化'))
  await leave(office)
}, 120_000)

test('a method that the city keeps is turned, and kept as its next version with a reason', async () => {
  const office = await comeIn(browser, 'office')
  const { page } = office
  await page.goto('/methods')
  await page.getByRole('button', { name: '添加办法' }).click()
  await page.getByLabel('选择 YAML 文件').setInputFiles(file('办法.yaml', METHOD))
  await page.waitForURL(/\/methods\/.+/)
  await page.getByRole('link', { name: '评价试算' }).click()
  await page.getByLabel('选择办法', { exact: true }).click()
  await page.getByText(/（试评）（2025/).click()
  await page.getByLabel('选择数据文件').setInputFiles(file('数据.csv', DATA))
  await page.getByRole('button', { name: '开始试算' }).click()
  const share = page.getByRole('textbox', { name: 'A类 名额（%）' })
  await share.fill('30')
  await share.press('Enter')
  await seen(page.getByText('改动 1 处'))
  await page.getByRole('button', { name: '存为本市办法新版' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('优先发展类名额放宽')
  await dialog.getByRole('button', { name: '存为本市办法新版' }).click()
  await seen(page.getByText('已存为第 2 版'))
  await office.screenshot('what-if-kept')
  await leave(office)
}, 120_000)

test('a unit has no such page', async () => {
  const unit = await comeIn(browser, 'gongxin')
  expect(await unit.page.getByRole('link', { name: '评价试算' }).count()).toBe(0)
  await leave(unit)
})
