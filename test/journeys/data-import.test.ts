import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Browsing, openBrowser } from '../browser.ts'
import { comeIn, gone, leave, seen, wordsOf } from '../people.ts'

let browser: Browsing
beforeAll(async () => {
  browser = await openBrowser(inject('city'))
})
afterAll(() => browser?.close())

const LAND = [
  '望潮市2026年10月工业用地情况',
  '制表：市自然资源局,单位：公顷',
  '地区,工业用地面积',
  '临港管委会,600',
  '南浦智造园,二百',
  '稻浦镇,580',
  '合计,1380',
].join('\n')

test('statistics brings a bureau’s table in, says what a name means, finds a number’s row, and takes it all back', async () => {
  const clerk = await comeIn(browser, 'tongji')
  const { page } = clerk
  await page.getByRole('link', { name: '数据导入' }).click()
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: '工业用地2026年1-10月.csv', mimeType: 'text/csv', buffer: Buffer.from(LAND) },
  })
  await seen(page.getByText('公顷 → 亩，乘以15'))
  await page.getByRole('button', { name: '核对' }).click()
  await seen(page.getByText('对不上的名称'))
  expect(await wordsOf(page.locator('.import-report').last())).toContain('第5行 B列 “二百”不是数')
  await page.getByRole('button', { name: '临港工业园', exact: true }).click()
  await page.getByRole('button', { name: '按以上指定重新核对' }).click()
  await page.getByText('对不上的名称').waitFor({ state: 'hidden' })
  // what was decided outlives a reload
  await page.reload()
  await seen(page.getByRole('button', { name: '只导入没有问题的2行' }))
  await clerk.screenshot('import-preview')
  await page.getByRole('button', { name: '只导入没有问题的2行' }).click()
  await seen(page.getByText('已导入：'))
  await page.getByRole('link', { name: '查看数据' }).click()
  const park = page.getByRole('row', { name: /临港工业园/ })
  await park.getByRole('button', { name: '9,000', exact: true }).click()
  await seen(page.getByText('第 4 行，“B”列，原文“600”'))
  await clerk.screenshot('value-history')
  await page.getByRole('button', { name: '撤销这一批' }).first().click()
  await page.getByRole('dialog').getByLabel('理由').fill('自然资源局重发')
  await page.getByRole('button', { name: '撤销整批' }).click()
  await seen(page.getByText(/撤销：自然资源局重发/))
  await gone(park.getByRole('button', { name: '9,000', exact: true }))
  await leave(clerk)
})

test('a leader reads indicators and their source, and finds nothing to change', async () => {
  const leader = await comeIn(browser, 'leader')
  const { page } = leader
  await page.getByRole('link', { name: '指标', exact: true }).click()
  await page.getByRole('link', { name: '亩均税收', exact: true }).click()
  await seen(page.getByRole('row', { name: /白塔科技园/ }))
  expect(await page.getByRole('button', { name: '修改', exact: true }).count()).toBe(0)
  await page.getByText('指标卡', { exact: true }).click()
  await seen(page.getByText('税收收入 ÷ 工业用地面积'))
  await leave(leader)
})
