// How people of the demonstration city come in and find what is theirs.
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Browsing, Visitor, VisitorOptions } from './browser.ts'

/** Waits until `what` is in sight. */
export const seen = (what: Locator): Promise<void> => what.first().waitFor({ state: 'visible' })
export const gone = (what: Locator): Promise<void> => what.first().waitFor({ state: 'hidden' })

/** Signs in by the list of demonstration accounts. */
export async function comeIn(browser: Browsing, username: string, options?: VisitorOptions): Promise<Visitor> {
  const visitor = await browser.visit(options)
  await visitor.page.goto('/')
  await visitor.page.getByRole('button', { name: new RegExp(`${username}$`) }).click()
  await seen(visitor.page.getByRole('navigation', { name: '主导航' }))
  return visitor
}

/** Types name and password as anybody does who is not in that list. */
export async function typeIn(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

export async function leave(visitor: Visitor): Promise<void> {
  const complaints = visitor.complaints()
  await visitor.close()
  expect(complaints).toEqual([])
}

/** The words of a page as one line, for what stands there in several elements. */
export const wordsOf = async (what: Locator): Promise<string> => (await what.innerText()).replace(/\s+/g, ' ')

/** Chooses in a list that opens under its field. */
export async function pick(page: Page, field: Locator, option: string): Promise<void> {
  await field.click()
  if (await field.isEditable()) await page.keyboard.type(option)
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByTitle(option, { exact: true })
    .click()
}

type Clerk = { readonly username: string; readonly name: string; readonly password: string }
type Post = { readonly role: string; readonly unit: string }

/** The system administrator opens an account and hands over the first password, which is the answer. */
export async function openAccount({ page }: Visitor, { username, name }: Omit<Clerk, 'password'>): Promise<string> {
  await page.getByRole('link', { name: '账号', exact: true }).click()
  await page.getByRole('button', { name: '添加账号' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('用户名').fill(username)
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByRole('button', { name: '添加账号' }).click()
  const password = await dialog.locator('code').innerText()
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await seen(page.getByRole('button', { name: username }))
  return password
}

/** The security administrator gives the account its post. */
export async function grantPost({ page }: Visitor, username: string, { role, unit }: Post): Promise<void> {
  await page.getByRole('link', { name: '账号', exact: true }).click()
  await page.getByRole('button', { name: username }).click()
  const drawer = page.getByRole('dialog')
  await pick(page, drawer.getByLabel('岗位角色'), role)
  await pick(page, drawer.getByLabel('单位'), unit)
  await drawer.getByRole('button', { name: '授予岗位' }).click()
  await seen(drawer.getByRole('listitem').filter({ hasText: role }).filter({ hasText: unit }))
}

/** A new person's first minute: the first password is no longer good once it has been used. */
export async function comeInFirst(browser: Browsing, clerk: Clerk, first: string): Promise<Visitor> {
  const visitor = await browser.visit()
  const { page } = visitor
  await page.goto('/')
  await typeIn(page, clerk.username, first)
  await seen(page.getByText('首次登录须修改初始密码'))
  await page.getByLabel('当前密码').fill(first)
  await page.getByLabel('新密码', { exact: true }).fill(clerk.password)
  await page.getByLabel('再输一次新密码').fill(clerk.password)
  await page.getByRole('button', { name: '修改密码' }).click()
  await seen(page.getByRole('navigation', { name: '主导航' }))
  return visitor
}
