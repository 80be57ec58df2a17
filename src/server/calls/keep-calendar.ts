import { dayOf, type Program } from '../context.ts'
import { keepChances } from '../progress/chances.ts'
import { openDueCalls } from './open-call.ts'

const EVERY_MS = 10 * 60_000

/** Opens calls on their day, and keeps each month's chances, for as long as the program runs; answers with the end of it. */
export function keepCalendar(program: Program): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  let keptOn = ''
  const turn = () => {
    running = running.then(async () => {
      await look(program)
      const today = dayOf(program.clock())
      if (today !== keptOn && (await keepMonth(program))) keptOn = today
    })
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

/** Once a day is enough for what changes once a month. */
async function keepMonth({ store, clock, log }: Program): Promise<boolean> {
  try {
    const kept = await keepChances(store, clock())
    if (kept > 0) log.info({ kept }, 'the chances of the last month were kept')
    return true
  } catch (error) {
    log.error({ err: error }, 'the chances of the last month could not be kept')
    return false
  }
}
