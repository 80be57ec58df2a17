import { chromium } from 'playwright-core'
import { findChromium } from '../chromium.ts'

/** The browser that prints PDFs for tests; a machine without one skips those tests and says so. */
export const browser = findChromium()
if (!browser) console.warn('No Chromium on this machine: the tests that print PDFs are skipped.')

export async function printPdf(html: string): Promise<Uint8Array> {
  const running = await chromium.launch({ executablePath: browser ?? '', args: ['--no-sandbox'] })
  try {
    const page = await running.newPage()
    await page.setContent(html)
    const footer = '<div style="font-size:9px;width:100%;text-align:center">- <span class="pageNumber"></span> -</div>'
    const margin = { top: '37mm', bottom: '35mm', left: '28mm', right: '26mm' }
    const headers = { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate: footer }
    return new Uint8Array(await page.pdf({ format: 'A4', margin, ...headers }))
  } finally {
    await running.close()
  }
}
