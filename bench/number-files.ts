import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Outcome, round } from './benchmark.ts'

export type FileDone = { readonly seconds: number; readonly peakMb: number; readonly rows: number }

const CHILD = fileURLToPath(new URL('./number-files-child.ts', import.meta.url))
export const FILE_ROWS = 100_000

/** A hundred thousand rows out to .xlsx and in again, each in a process of its own, whose whole memory is counted. */
export async function measureFiles(): Promise<Outcome> {
  const directory = mkdtempSync(join(tmpdir(), 'jingwei-bench-'))
  const file = join(directory, 'values.xlsx')
  try {
    const out = await run('out', file)
    const back = await run('in', file)
    if (back.rows !== FILE_ROWS) throw new Error(`${back.rows} of ${FILE_ROWS} rows came back`)
    return {
      figures: {
        excelOutSeconds: round(out.seconds),
        excelInSeconds: round(back.seconds),
        excelPeakMb: Math.round(Math.max(out.peakMb, back.peakMb)),
      },
      notes: [
        `excelOutSeconds, excelInSeconds: ${FILE_ROWS} rows of 8 columns written with headers and units, and read again cell by cell`,
        `excelPeakMb: the larger of the two processes' whole resident memory at its highest (out ${Math.round(out.peakMb)}, in ${Math.round(back.peakMb)}), runtime and TypeScript loader included`,
      ],
    }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

function run(deed: 'out' | 'in', file: string): Promise<FileDone> {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, [deed, file], { execArgv: ['--import', 'tsx'] })
    child.on('message', (done) => resolve(done as FileDone))
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code !== 0) reject(new Error(`${deed} ended with ${code}`))
    })
  })
}
