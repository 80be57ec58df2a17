import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type Browsing, openBrowser, type Visitor } from '../browser.ts'
import { comeIn, comeInFirst, grantPost, leave, openAccount, pick, seen, typeIn } from '../people.ts'

const clerk = { username: 'xinren', name: '苏新', password: 'Chaoxi-2026-hao' }
const PLAN = '望潮市先进制造业强市三年行动方案（2026—2028年）'

let browser: Browsing
let system: Visitor
let security: Visitor
let audit: Visitor
let first: string
beforeAll(async () => {
  browser = await openBrowser(inject('city'))
  system = await comeIn(browser, 'sysadmin')
  security = await comeIn(browser, 'secadmin')
  audit = await comeIn(browser, 'auditadmin')
})
afterAll(async () => {
  await browser?.close()
})

test('none of the three administrators sees a programme', async () => {
  for (const each of [system, security, audit]) {
    expect(await each.page.getByRole('link', { name: '方案', exact: true }).count()).toBe(0)
    expect(await each.page.getByRole('link', { name: '今日' }).count()).toBe(0)
    await each.page.goto('/programmes')
    await seen(each.page.getByText('这个账号看不到这一页'))
    await seen(each.page.getByRole('link', { name: '回到首页' }))
    expect(await each.page.getByText(PLAN).count()).toBe(0)
    // the refusal itself is what was asked for here
    each.takeComplaints()
    await each.screenshot('administrators-no-programme')
    await each.page.goto('/')
  }
})

test('the system administrator opens an account but gives it no right', async () => {
  first = await openAccount(system, clerk)
  expect(first.length).toBeGreaterThanOrEqual(8)
  await system.page.getByRole('button', { name: clerk.username }).click()
  await seen(system.page.getByText('岗位由安全管理员授予和结束。'))
  await system.screenshot('administrators-account')
  await system.page.getByRole('dialog').getByRole('button', { name: '关闭' }).first().click()
})

test('the security administrator grants a post, and may not change the account', async () => {
  await grantPost(security, clerk.username, { role: '责任单位', unit: '市商务局' })
  expect(await security.page.getByRole('button', { name: '停用' }).count()).toBe(0)
  await security.screenshot('administrators-post')
})

test('the new person changes the first password, and only then sees what is theirs', async () => {
  const person = await comeInFirst(browser, clerk, first)
  await seen(person.page.getByRole('heading', { name: '今日' }))
  await person.screenshot('administrators-new-person')
  await leave(person)
})

test('five wrong passwords lock an account until the security administrator unlocks it', async () => {
  const stranger = await browser.visit()
  const { page } = stranger
  await page.goto('/')
  for (let tries = 1; tries <= 4; tries += 1) {
    await typeIn(page, clerk.username, `wrong-${tries}`)
    await seen(page.getByText('用户名或密码不对'))
  }
  await typeIn(page, clerk.username, 'wrong-5')
  await seen(page.getByRole('alert').getByText(/锁定/))
  await stranger.screenshot('administrators-locked')
  // the words of the last refusal still stand, so only the answer tells that this one came back too
  const refused = page.waitForResponse((answer) => answer.url().endsWith('/api/session') && answer.status() === 401)
  await typeIn(page, clerk.username, clerk.password)
  await refused
  await seen(page.getByRole('alert').getByText(/锁定/))
  await security.page.reload()
  await security.page.getByRole('button', { name: '解锁' }).click()
  await seen(security.page.getByText(`已解锁 ${clerk.name}`))
  await security.screenshot('administrators-unlocked')
  await typeIn(page, clerk.username, clerk.password)
  await seen(page.getByRole('heading', { name: '今日' }))
  expect(stranger.takeComplaints().every((one) => one.includes('401'))).toBe(true)
  await leave(stranger)
})

test('the audit administrator sees all of it in the log and verifies the chain', async () => {
  const { page } = audit
  await page.getByRole('link', { name: '审计日志' }).click()
  const log = page.getByRole('grid', { name: '审计日志' })
  for (const [action, who] of [
    ['建立账号', '系统管理员'],
    ['授予岗位', '安全管理员'],
    ['修改密码', clerk.name],
    ['登录被拒', clerk.name],
    ['解锁账号', '安全管理员'],
  ] as const) {
    await pick(page, page.getByRole('combobox', { name: '操作' }), action)
    await seen(log.getByRole('row').filter({ hasText: action }).filter({ hasText: who }))
  }
  await page.getByRole('button', { name: '校验日志' }).click()
  await seen(page.getByText(/条日志首尾相接，没有被改动/))
  await audit.screenshot('administrators-audit')
  for (const each of [system, security, audit]) await leave(each)
})
