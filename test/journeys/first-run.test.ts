import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browsing, openBrowser } from '../browser.ts'
import { comeInFirst, leave, openAccount, seen } from '../people.ts'
import { type RunningServer, startServer } from '../server.ts'

const people = [
  { office: '系统管理员', name: '江一', username: 'xitong', password: 'Chengpu-2026-A' },
  { office: '安全管理员', name: '白二', username: 'anquan', password: 'Chengpu-2026-B' },
  { office: '审计管理员', name: '孟三', username: 'shenji', password: 'Chengpu-2026-C' },
] as const

let server: RunningServer
let browser: Browsing
beforeAll(async () => {
  server = await startServer({ env: { JINGWEI_DEMO: 'off' } })
  browser = await openBrowser(server.origin)
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
})

/** The code that the program printed for whoever can read its log. */
const setUpCode = (): string => /[A-Z0-9]{4}(?:-[A-Z0-9]{4})+/.exec(lineOf('设置码'))?.[0] ?? ''
const lineOf = (words: string): string =>
  server
    .output()
    .split('\n')
    .find((line) => line.includes(words)) ?? ''

async function fillIn(page: Page, code: string): Promise<void> {
  await page.getByLabel('设置码').fill(code)
  await page.getByLabel('城市名称').fill('澄浦市')
  for (const person of people) {
    const part = page.getByRole('group', { name: person.office })
    await part.getByLabel('姓名').fill(person.name)
    await part.getByLabel('用户名').fill(person.username)
    await part.getByLabel('密码', { exact: true }).fill(person.password)
  }
}

test('a production install waits to be set up, and offers no account that anybody knows', async () => {
  const visitor = await browser.visit()
  const { page } = visitor
  await page.goto('/')
  await seen(page.getByRole('heading', { name: '首次设置' }))
  expect(await page.getByText('演示账号').count()).toBe(0)
  await visitor.screenshot('first-run')
  await leave(visitor)
})

test('only who can read the log of the server sets it up, once, with three different people', async () => {
  const visitor = await browser.visit()
  const { page } = visitor
  await page.goto('/')
  await fillIn(page, 'ABCD-EFGH-JKLM')
  await page.getByRole('button', { name: '完成设置' }).click()
  await seen(page.getByText('设置码不对'))
  await visitor.screenshot('first-run-refused')
  expect(visitor.takeComplaints().filter((one) => !/status of 4\d\d/.test(one))).toEqual([])
  await page.getByLabel('设置码').fill(setUpCode())
  await page.getByRole('button', { name: '完成设置' }).click()
  await seen(page.getByRole('heading', { name: '登录' }))
  await seen(page.getByText('澄浦市'))
  await leave(visitor)
})

test('the system administrator of the new city comes in and opens the first account', async () => {
  // whoever set up has typed it, so it is no longer the administrator's own
  const visitor = await comeInFirst(browser, { ...people[0], password: 'Chengpu-2027-Z' }, people[0].password)
  const { page } = visitor
  expect(await page.getByText('虚构').count()).toBe(0)
  const first = await openAccount(visitor, { username: 'bangongshi', name: '于办' })
  expect(first).not.toBe('')
  await visitor.screenshot('first-run-accounts')
  await leave(visitor)
})
