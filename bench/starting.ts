import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RunningServer, startServer } from '../test/server.ts'
import { median, type Outcome, round } from './benchmark.ts'
import { weighFirstPage } from './first-page.ts'

const rounds = 5

/** The built program on a new directory, then again and again on the demonstration city that is in it by now. */
export async function measure(): Promise<Outcome> {
  const data = mkdtempSync(join(tmpdir(), 'jingwei-bench-'))
  try {
    const first = await timeStart(data)
    const page = await weighFirstPage(first.server.origin).finally(() => first.server.stop())
    const times: number[] = []
    for (let n = 0; n < rounds; n += 1) {
      const { server, ms } = await timeStart(data)
      times.push(ms)
      await server.stop()
    }
    const figures = { firstStartMs: round(first.ms), secondStartMs: round(median(times)) }
    return {
      figures: { ...figures, secondStartBestMs: round(Math.min(...times)), ...page.figures },
      notes: [
        `secondStartMs: median of ${rounds} starts (secondStartBestMs: the least) on the demonstration city, from the spawn to the first 200 of /api/health, asked each tenth of a second; firstStartMs: one start that makes the database and the city`,
        ...page.notes,
      ],
    }
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

async function timeStart(data: string): Promise<{ readonly server: RunningServer; readonly ms: number }> {
  const started = performance.now()
  const server = await startServer({ data })
  return { server, ms: performance.now() - started }
}
