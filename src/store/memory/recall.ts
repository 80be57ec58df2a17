import { randomInt } from 'node:crypto'
import type { ClientBase } from 'pg'
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

const RESTARTS = { from: 1_000_000, below: 2_000_000_000 } as const

/**
 * Said where a whole store is put in place of another: its counts would go back to what they were and then count on to
 * what this or another process has remembered other values under. They start somewhere else instead.
 */
export async function restartChanges(client: ClientBase): Promise<void> {
  await client.query(
    `insert into number_head (city_id, noun, last)
     select city.id, noun, $1 from city cross join unnest($2::text[]) noun
     on conflict (city_id, noun) do update set last = excluded.last`,
    [randomInt(RESTARTS.from, RESTARTS.below), ['subject-change', 'indicator-change', 'batch-change']],
  )
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
