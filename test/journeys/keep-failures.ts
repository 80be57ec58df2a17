// What a failed journey had before its eyes, for whoever reads the log and was not there.
import { afterEach } from 'vitest'
import { openVisitors } from '../browser.ts'

const TOLD = 1500

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  const name = task.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60)
  for (const [index, visitor] of [...openVisitors].entries()) {
    const words = await visitor.page.locator('body').innerText()
    const picture = await visitor.screenshot(`failed-${name}-${index + 1}`)
    const complaints = visitor.complaints().join('\n')
    console.log(`${task.name}: ${visitor.page.url()} (${picture})\n${complaints}\n${words.slice(0, TOLD)}`)
  }
})
