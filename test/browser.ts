// A browser for journeys: it notes every complaint of a page, and lets no page ask anything outside its own origin.
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { findChromium } from './chromium.ts'

const SCREENSHOTS = fileURLToPath(new URL('../.cache/screenshots/', import.meta.url))
const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** milliseconds that a page may take to show what is awaited: a busy machine is no fault */
const PATIENCE = 30_000
/** the office screen */
const DESK = { width: 1440, height: 900 }

/** One person at one screen, with cookies of their own. */
export type Visitor = {
  readonly page: Page
  /** console errors, exceptions, failed and outside requests so far; a journey ends with none */
  complaints(): readonly string[]
  /** drops complaints that the journey provoked on purpose, and hands them back */
  takeComplaints(): readonly string[]
  /** writes .cache/screenshots/NAME.png and answers with its path */
  screenshot(name: string): Promise<string>
  close(): Promise<void>
}

/** everybody who sits before a screen just now */
export const openVisitors: Set<Visitor> = new Set()

export type VisitorOptions = { readonly width?: number; readonly height?: number; readonly locale?: string }

export type Browsing = {
  visit(options?: VisitorOptions): Promise<Visitor>
  close(): Promise<void>
}

/** Opens the system's Chromium for pages of `origin` ("http://127.0.0.1:8080"). Throws where there is no Chromium. */
export async function openBrowser(origin: string): Promise<Browsing> {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium: install the package chromium, or set CHROMIUM_PATH')
  // Chromium's sandbox refuses to run as root
  const args = process.getuid?.() === 0 ? ['--no-sandbox', ...FLAGS] : FLAGS
  const browser = await chromium.launch({ executablePath, args })
  return { visit: (options) => openVisitor(browser, origin, options), close: () => browser.close() }
}

async function openVisitor(browser: Browser, origin: string, options: VisitorOptions = {}): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width: options.width ?? DESK.width, height: options.height ?? DESK.height },
    locale: options.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(PATIENCE)
  const heard: string[] = []
  await refuseOutside(context, origin, heard)
  const page = await context.newPage()
  listen(page, origin, heard)
  const visitor: Visitor = {
    page,
    complaints: () => [...heard],
    takeComplaints: () => heard.splice(0),
    screenshot: (name) => takeScreenshot(page, name),
    close: () => {
      openVisitors.delete(visitor)
      return context.close()
    },
  }
  openVisitors.add(visitor)
  return visitor
}

async function refuseOutside(context: BrowserContext, origin: string, heard: string[]): Promise<void> {
  const outside = (url: URL) => /^https?:$/.test(url.protocol) && url.host !== new URL(origin).host
  await context.route(outside, (route) => {
    heard.push(`asked outside: ${route.request().url()}`)
    return route.abort()
  })
}

function listen(page: Page, origin: string, heard: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => heard.push(`exception: ${error.message}`))
  page.on('websocket', (socket) => {
    if (new URL(socket.url()).host !== new URL(origin).host) heard.push(`asked outside: ${socket.url()}`)
  })
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? 'failed'
    // leaving a page, or a download taking over the request, ends it without fault
    if (why !== 'net::ERR_ABORTED') heard.push(`request: ${request.url()} ${why}`)
  })
}

async function takeScreenshot(page: Page, name: string): Promise<string> {
  mkdirSync(SCREENSHOTS, { recursive: true })
  const path = `${SCREENSHOTS}${name}.png`
  await page.screenshot({ path, animations: 'disabled' })
  return path
}
