import type { Program } from '../context.ts'
import { openDueCalls } from './open-call.ts'

const EVERY_MS = 10 * 60_000

/** Opens calls on their day for as long as the program runs; answers with the end of it. */
export function keepCalendar(program: Program): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const turn = () => {
    running = running.then(() => look(program))
  }
  turn()
  const timer = setInterval(turn, EVERY_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    await running
  }
}

async function look({ store, clock, log }: Program): Promise<void> {
  try {
    const { opened, faults } = await openDueCalls(store, clock())
    if (opened > 0) log.info({ opened }, 'the calendar opened calls')
    for (const fault of faults) log.warn(fault, 'the calendar could not open a call')
  } catch (error) {
    log.error({ err: error }, 'the calendar of calls stumbled')
  }
}
