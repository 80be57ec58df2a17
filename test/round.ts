// How people find their way in a round of an evaluation.
import type { Page } from 'playwright-core'
import { seen } from './people.ts'

/** Opens the round's tab anew, as it now is. */
export async function openRound(page: Page, round: string, tab: string): Promise<void> {
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '评价', exact: true }).click()
  await page.reload()
  await page.getByRole('link', { name: round }).click()
  await seen(page.getByRole('navigation', { name: '评价' }))
  await page.getByRole('navigation', { name: '评价' }).getByRole('link', { name: tab, exact: true }).click()
}

/** Takes the round to its next step by that button, with the reason where one is asked for. */
export async function stepOn(page: Page, round: string, button: string, step: string, reason?: string): Promise<void> {
  await openRound(page, round, '进程')
  await page.getByRole('button', { name: button }).click()
  if (reason !== undefined) {
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox').fill(reason)
    await dialog.getByRole('button', { name: button }).click()
  }
  await seen(page.getByRole('heading', { name: `这一步 · ${step}` }))
}

/** On a subject's own page: another value is claimed for one of its inputs. */
export async function object(page: Page, input: string, value: string, words: string): Promise<void> {
  await page.getByRole('button', { name: `异议 ${input}`, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('主张的值').fill(value)
  await dialog.getByLabel('理由').fill(words)
  await dialog.getByRole('button', { name: '提出异议' }).click()
  await seen(page.getByText('异议已提出'))
}

/** Decides the only open objection of that subject, or the one to that input. */
export async function decide(page: Page, subject: string, verdict: string, words: string, input = ''): Promise<void> {
  const row = page.getByRole('row').filter({ hasText: subject }).filter({ hasText: input })
  await row.getByRole('button', { name: '处理' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: verdict, exact: true }).check()
  await dialog.getByLabel('理由').fill(words)
  await dialog.getByRole('button', { name: '处理' }).click()
  await seen(row.getByText(words))
}
