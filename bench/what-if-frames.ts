import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { buildStale } from '../scripts/build.mjs'
import { openBrowser } from '../test/browser.ts'
import { findChromium } from '../test/chromium.ts'
import { comeIn, seen } from '../test/people.ts'
import { startServer } from '../test/server.ts'
import { type Outcome, round } from './benchmark.ts'
import { seeded } from './seeded.ts'

const ITEMS = 10
const DRAGS = 120

/** Ten ratios against the means of 31 industries, capped; 20/40/35/5 grades: what a city judges all its firms by. */
const methodText = (): string => {
  const places = Array.from({ length: ITEMS }, (_, at) => at + 1)
  return `format: jingwei-method/1
code: ten_items
name: 十项指标试评办法
subject: enterprise
period: 2025
inputs:
  industry: { name: 行业大类, type: text }
${places.map((at) => `  x${at}: { name: 数值${at} }\n  y${at}: { name: 基数${at} }`).join('\n')}
cohorts: { firms: { name: 企业 } }
items:
${places
  .map(
    (at) => `  - { code: i${at}, name: 指标${at}, weight: 10, value: { of: x${at}, per: y${at} }, missing: zero,
      score: { kind: ratio, cap: 1.5, floor: 0, benchmark: { mean: ratios, by: industry } } }`,
  )
  .join('\n')}
gradings: [{ grades: [{ code: A, share: 20 }, { code: B, upto: 60 }, { code: C, rest: true }, { code: D, last: 5 }] }]
`
}

function dataText(rows: number): string {
  const { below } = seeded(20_251_125)
  const numbers = Array.from({ length: ITEMS }, (_, at) => `数值${at + 1},基数${at + 1}`)
  const lines = [`代码,名称,行业大类,${numbers.join(',')}`]
  for (let row = 0; row < rows; row += 1) {
    const cells = numbers.map(() => `${below(90_000) / 10},${(100 + below(9000)) / 10}`)
    lines.push(`Q${row + 1},望潮企业${row + 1},${13 + below(31)},${cells.join(',')}`)
  }
  return `${lines.join('\n')}\n`
}

/** How long after a hand's move the page shows everybody's new ranks, in Chromium, from the built program. */
export async function measureFrames(rows: number): Promise<Outcome> {
  if (findChromium() === null) return { figures: {}, notes: ['frameMs: no Chromium on this machine'] }
  const folder = await mkdtemp(join(tmpdir(), 'jingwei-frames-'))
  const [method, data] = [join(folder, 'method.yaml'), join(folder, 'data.csv')]
  await writeFile(method, methodText())
  await writeFile(data, dataText(rows))
  await buildStale()
  const server = await startServer()
  const browser = await openBrowser(server.origin)
  try {
    const { page } = await comeIn(browser, 'office')
    page.setDefaultTimeout(180_000)
    await page.goto('/evaluations/what-if')
    await page.getByLabel('上传办法文件').setInputFiles(method)
    await page.getByLabel('选择数据文件').setInputFiles(data)
    await page.getByRole('button', { name: '开始试算' }).click()
    await seen(page.getByRole('slider', { name: '指标1', exact: true }))
    await page.locator('.what-if-open').first().waitFor()
    const drawn = await drag(page)
    const [whole, core] = [drawn.map(({ ms }) => ms), drawn.map(({ computed }) => computed)]
    return {
      figures: {
        frameMs: round(at(whole, 0.5)),
        frameMsP95: round(at(whole, 0.95)),
        frameCoreMs: round(at(core, 0.5)),
      },
      notes: [
        `frameMs: ${rows} firms × ${ITEMS} items in Chromium, ${drawn.length} moves of a weight's slider, all ten weights changing each time: from the input event to the page with the new ranks, grades, movers and distribution in its document, median; frameMsP95: 95th percentile; frameCoreMs: the core's part of it`,
      ],
    }
  } finally {
    await browser.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

type Drawn = { readonly ms: number; readonly computed: number }

const at = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0

/** Moves the slider as a hand does, and waits each time for the page to have followed. */
const drag = (page: Page): Promise<readonly Drawn[]> =>
  page.getByRole('slider', { name: '指标1', exact: true }).evaluate(async (element, moves) => {
    const slider = element as HTMLInputElement
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
    const drawn: { ms: number; computed: number }[] = []
    for (let move = 0; move < moves; move += 1) {
      const next = new Promise<PerformanceMeasure>((resolve) => {
        const watcher = new PerformanceObserver((list) => {
          const [entry] = list.getEntriesByName('what-if')
          if (entry === undefined) return
          watcher.disconnect()
          resolve(entry as PerformanceMeasure)
        })
        watcher.observe({ entryTypes: ['measure'] })
      })
      set?.call(slider, String(10 + (move % 60) / 2 + 0.5))
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      const { duration, detail } = await next
      drawn.push({ ms: duration, computed: (detail as { computed: number }).computed })
      await new Promise((resolve) => requestAnimationFrame(resolve))
    }
    // the first moves are spent on compiling
    return drawn.slice(20)
  }, DRAGS)
