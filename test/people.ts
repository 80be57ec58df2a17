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
  visitor.page.setDefaultTimeout(30_000)
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
