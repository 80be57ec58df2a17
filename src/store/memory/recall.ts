import type { CityHandle } from '../handle.ts'
import { takeNumbers } from '../observations/number-heads.ts'
import type { Remembered } from './memory.ts'

/** What may change under something remembered; each is counted by itself in `number_head`. */
export type Changing = 'subject' | 'indicator' | 'batch'

/**
 * Says that subjects, indicators or what counts of the values changes in this transaction: from its end on no process
 * answers from what it remembers of before, and until then this transaction reads everything anew. Said before the change.
 */
export async function noteChange(tx: CityHandle, of: Changing): Promise<void> {
  tx.remembers = false
  // The noun's own counter first, as whoever adds one takes it: two who change at once never wait for each other in a ring.
  await takeNumbers(tx, of, 0)
  await takeNumbers(tx, `${of}-change`, 1)
}

export type Recalled<T> = {
  /** names what is read and all it is asked with; a city's own is kept apart from every other's */
  readonly key: string
  readonly restsOn: readonly Changing[]
  readonly read: () => Promise<T>
  /** how much memory it takes, about */
  readonly weigh: (value: T) => number
}

/** How often each has changed, at the moment when somebody began to read. */
export type Changes = Readonly<Record<Changing, number>>

export async function readChanges(tx: CityHandle): Promise<Changes> {
  const counts = { subject: 0, indicator: 0, batch: 0 }
  const rows = await tx
    .selectFrom('number_head')
    .select(['noun', 'last'])
    .where('city_id', '=', tx.cityId)
    .where('noun', 'in', ['subject-change', 'indicator-change', 'batch-change'])
    .execute()
  for (const { noun, last } of rows) {
    if (noun === 'subject-change') counts.subject = last
    else if (noun === 'indicator-change') counts.indicator = last
    else counts.batch = last
  }
  return counts
}

/**
 * Answers from memory what has been read before, if nothing it rests on has changed since, which one small question to the
 * database tells. Who reads several things for one page asks it once, before the first of them, and hands on the answer.
 * What is given is shared: nobody may change it, and rights are applied to it afterwards.
 */
export async function recall<T>(
  tx: CityHandle,
  { key, restsOn, read, weigh }: Recalled<T>,
  known?: Changes,
): Promise<T> {
  if (!tx.remembers) return read()
  const changes = known ?? (await readChanges(tx))
  const whole = `${tx.cityId} ${restsOn.map((one) => changes[one]).join('.')} ${key}`
  return tx.memory.recall(whole, async (): Promise<Remembered<T>> => {
    const value = await read()
    return { value, bytes: weigh(value) + 2 * whole.length }
  })
}
