import { readPlan } from '#core/plans/read.ts'
import { readDocument } from '#server/documents/read-document.ts'
import { median, type Outcome, round } from './benchmark.ts'
import { findBigPlan } from './big-plan.ts'

const rounds = 15

/** From the bytes of the file to everything that the reader says about it, in one process. */
export async function measure(): Promise<Outcome> {
  const { bytes, what } = findBigPlan()
  const times: number[] = []
  const cpuTimes: number[] = []
  for (let n = 0; n < rounds; n += 1) {
    const before = process.cpuUsage()
    times.push(await timeReading(bytes))
    const { user, system } = process.cpuUsage(before)
    cpuTimes.push((user + system) / 1000)
  }
  const kilobytes = Math.round(bytes.length / 1024)
  return {
    figures: {
      readMs: round(median(times)),
      readFirstMs: round(times[0] ?? Number.NaN),
      readCpuMs: round(median(cpuTimes)),
    },
    notes: [
      `readMs: median of ${rounds} readings of ${what} (${kilobytes} kB), readFirstMs the first of them, readCpuMs the processor's share, which other work on the machine does not lengthen`,
    ],
  }
}

async function timeReading(bytes: Uint8Array): Promise<number> {
  const start = performance.now()
  const read = await readDocument(bytes, 'plan.txt')
  if (!read.ok) throw new Error(`the plan was refused: ${read.fault.code}`)
  const { targets, measures } = readPlan(read.document)
  if (targets.length === 0 || measures.length === 0) throw new Error('nothing was read from the plan')
  return performance.now() - start
}
