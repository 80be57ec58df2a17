// What comes of a round that has ended: how sure it is, what proves it, what follows from it.
import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Browsing, openBrowser, type Visitor } from '../browser.ts'
import { comeIn, leave, pick, seen, wordsOf } from '../people.ts'

const NAME = '2025年度产业园区考核'
const run = promisify(execFile)
const jingwei = fileURLToPath(new URL('../../bin/jingwei', import.meta.url))

let browser: Browsing
let office: Visitor
let folder: string

beforeAll(async () => {
  browser = await openBrowser(inject('city'))
  office = await comeIn(browser, 'office')
  folder = await mkdtemp(join(tmpdir(), 'round-results-'))
})
afterAll(async () => {
  await browser?.close()
  await rm(folder, { recursive: true, force: true })
})

async function openTab(page: Page, tab: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '评价', exact: true }).click()
  await page.getByRole('link', { name: NAME }).click()
  await page.getByRole('navigation', { name: '评价' }).getByRole('link', { name: tab, exact: true }).click()
}

async function downloaded(page: Page, button: string): Promise<{ readonly name: string; readonly path: string }> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: button, exact: true }).click()
  const file = await waiting
  const path = join(folder, file.suggestedFilename())
  await copyFile(await file.path(), path)
  return { name: file.suggestedFilename(), path }
}

test('the league table says how sure each rank is, and a page of its own says why', async () => {
  const { page } = office
  await openTab(page, '结果')
  const table = page.getByRole('grid', { name: '名次表' }).or(page.getByRole('table', { name: '名次表' }))
  await seen(table.getByText('临港工业园'))
  expect(await wordsOf(table)).toContain('名次区间')
  await openTab(page, '敏感性')
  await seen(page.getByRole('heading', { name: '名次主要取决于哪一个选择' }))
  for (const heading of [
    '去掉一项会怎样',
    '换一种算法会怎样',
    '极端值把别人压扁了吗',
    '说的是同一件事的指标',
    '缺数据的处理',
  ])
    await seen(page.getByRole('heading', { name: heading }))
  expect(await wordsOf(page.locator('main, body').first())).toMatch(/随机种子 \d+/)
})

test('the package is verified by anybody, and a changed copy is not', async () => {
  const { page } = office
  await openTab(page, '结果')
  const { name, path } = await downloaded(page, '档案包')
  expect(name).toBe(`${NAME}档案包.zip`)
  const { stdout } = await run(jingwei, ['package', 'verify', path])
  expect(stdout).toContain('逐格相同')
  const bytes = await readFile(path)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  const changed = join(folder, 'changed.zip')
  await writeFile(changed, bytes)
  await expect(run(jingwei, ['package', 'verify', changed])).rejects.toMatchObject({ code: 1 })
})

test('tables and texts go out: formulas, the report, the circular', async () => {
  const { page } = office
  await openTab(page, '结果')
  const wanted = {
    ...{ '结果 Excel': `${NAME}结果.xlsx`, '计算表（带公式）': `${NAME}计算表（带公式）.xlsx` },
    ...{ '评价报告（Word）': `${NAME}评价报告.docx`, '通报（Word）': `关于${NAME}结果的通报.docx` },
  }
  for (const [button, name] of Object.entries(wanted)) expect((await downloaded(page, button)).name).toBe(name)
})

test('a park reads what would lift it, as arithmetic, and what was said to its objection', async () => {
  const { page } = office
  await openTab(page, '数据')
  await page.getByRole('link', { name: '南浦智造园', exact: true }).first().click()
  const lift = page.locator('section').filter({ has: page.getByRole('heading', { name: '哪一项最能提分' }) })
  await seen(lift.getByText('不是建议'))
  expect(await wordsOf(lift)).toContain('单靠它升到良好（差 2.2 分）需达到')
  await seen(page.getByText('经核实漏统属实，予以更正'))
})

test('what follows from each grade stands in the register, and what has been done is entered once', async () => {
  const { page } = office
  await openTab(page, '结果运用')
  await page.getByRole('button', { name: '按等次登记' }).click()
  await seen(page.getByText('新登记 0 条'))
  await page.getByRole('row').filter({ hasText: '东屿高新区' }).getByRole('button', { name: '考核奖励' }).click()
  const drawer = page.getByRole('dialog')
  await seen(drawer.getByText('50 万元'))
  await pick(page, drawer.getByLabel('状态'), '执行中')
  await drawer.getByLabel('已兑现或征收（万元）').fill('20')
  await drawer.getByRole('button', { name: '登记落实情况' }).click()
  await seen(page.getByText('已登记', { exact: true }))
  await seen(page.getByRole('row').filter({ hasText: '东屿高新区' }).getByText('执行中'))
  expect((await downloaded(page, '导出台账')).name).toBe('结果运用台账.xlsx')
  await page.getByRole('link', { name: '各等次的措施' }).click()
  await seen(page.getByRole('heading', { name: '各等次的措施' }))
  await leave(office)
})
