import { type Page } from 'playwright-core'
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
export type VisitorOptions = {
  readonly width?: number
  readonly height?: number
  readonly locale?: string
}
export type Browsing = {
  visit(options?: VisitorOptions): Promise<Visitor>
  close(): Promise<void>
}
/** Opens the system's Chromium for pages of `origin` ("http://127.0.0.1:8080"). Throws where there is no Chromium. */
export declare function openBrowser(origin: string): Promise<Browsing>
