import type { Response } from 'playwright-core'
import { openBrowser } from '../test/browser.ts'
import { findChromium } from '../test/chromium.ts'
import type { Outcome } from './benchmark.ts'

/** What a newcomer's browser fetches of JavaScript from opening the address to the office's first page, as it was sent. */
export async function weighFirstPage(origin: string): Promise<Outcome> {
  if (findChromium() === null) return { figures: {}, notes: ['firstJsKb: no Chromium on this machine'] }
  const browser = await openBrowser(origin)
  try {
    const { page } = await browser.visit()
    const scripts: Response[] = []
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response)
    })
    await page.goto('/')
    await page.locator('.demo-accounts button', { has: page.locator('code', { hasText: /^office$/ }) }).click()
    await page.locator('#content h1').first().waitFor()
    await page.waitForLoadState('networkidle')
    const sent = await Promise.all(scripts.map(weigh))
    const bytes = sent.reduce((sum, one) => sum + one.bytes, 0)
    const plain = sent.filter(({ encoding }) => encoding !== 'br').length
    return {
      figures: { firstJsKb: Math.round(bytes / 102.4) / 10 },
      notes: [
        `firstJsKb: ${scripts.length} scripts as sent, kB of 1024 bytes, from an empty cache through sign-in to the office's first page${plain === 0 ? '' : `; ${plain} of them not brotli`}`,
      ],
    }
  } finally {
    await browser.close()
  }
}

async function weigh(script: Response): Promise<{ readonly bytes: number; readonly encoding: string | undefined }> {
  const [sizes, headers] = await Promise.all([script.request().sizes(), script.allHeaders()])
  return { bytes: sizes.responseBodySize, encoding: headers['content-encoding'] }
}
