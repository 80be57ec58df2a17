import { randomInt } from 'node:crypto'
import type { ClientBase } from 'pg'
import type { Changes, Changing, CityHandle } from '../handle.ts'
import { takeNumbers } from '../observations/number-heads.ts'

/**
 * Says that subjects, indicators or what counts of the values changes in this transaction: from its end on no process
 * answers from what it remembers of before, and until then this transaction reads everything anew. Said before the change.
 * Answers with the count of changes, this one included.
 */
export async function noteChange(tx: CityHandle, of: Changing): Promise<number> {
  tx.remembers = false
  // The noun's own counter first, as whoever adds one takes it: two who change at once never wait for each other in a ring.
  await takeNumbers(tx, of, 0)
  return takeNumbers(tx, `${of}-change`, 1)
}

const RESTARTS = { from: 1_000_000, below: 2_000_000_000 } as const

/**
 * Said where a whole store is put in place of another: its counts would go back to what they were and then count on to
 * what this or another process has remembered other values under. They start somewhere else instead.
 */
export async function restartChanges(client: ClientBase): Promise<void> {
  const start = randomInt(RESTARTS.from, RESTARTS.below)
  await client.query(
    `insert into number_head (city_id, noun, last)
     select city.id, noun, $1 from city cross join unnest($2::text[]) noun
     on conflict (city_id, noun) do update set last = excluded.last`,
    [start, ['subject-change', 'indicator-change', 'batch-change']],
  )
  const { rows } = await client.query<{ id: number }>('select id from city')
  for (const { id } of rows) await client.query('update standing_year set changed = $1 where city_id = $2', [start, id])
}

export type Recalled<T> = {
  /** names what is read and all it is asked with; a city's own is kept apart from every other's */
  readonly key: string
  readonly restsOn: readonly Changing[]
  readonly read: () => Promise<T>
  /** how much memory it takes, about */
  readonly weigh: (value: T) => number
}

/** How often each has changed, at the moment when this transaction first asked: one small question for a whole page. */
export const readChanges = async (tx: CityHandle): Promise<Changes> => {
  tx.changes ??= await countChanges(tx)
  return tx.changes
}

async function countChanges(tx: CityHandle): Promise<Changes> {
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
 * Answers from memory what has been read before, if nothing it rests on has changed since. What is given is shared: nobody
 * may change it, and rights are applied to it afterwards.
 */
export async function recall<T>(tx: CityHandle, { key, restsOn, read, weigh }: Recalled<T>): Promise<T> {
  if (!tx.remembers) return read()
  const changes = await readChanges(tx)
  const whole = `${tx.cityId} ${restsOn.map((one) => changes[one]).join('.')} ${key}`
  return tx.memory.recall(whole, async () => {
    const value = await read()
    return { value, bytes: weigh(value) + 2 * whole.length }
  })
}

export type RecalledEach<Asked, T> = {
  readonly asked: readonly Asked[]
  /** names one of them and the change by which it became what it is */
  readonly keyOf: (one: Asked) => string
  /** all of them, in their order */
  readonly read: (unknown: readonly Asked[]) => Promise<readonly T[]>
  readonly weigh: (value: T) => number
}

/** The same for many that change one by one: what is not remembered is read together. Answers in the order asked. */
export async function recallEach<Asked, T>(
  tx: CityHandle,
  { asked, keyOf, read, weigh }: RecalledEach<Asked, T>,
): Promise<readonly T[]> {
  if (!tx.remembers) return asked.length === 0 ? [] : read(asked)
  const byKey = new Map(asked.map((one) => [`${tx.cityId} ${keyOf(one)}`, one]))
  const found = await tx.memory.recallEach<T>([...byKey.keys()], async (keys) => {
    const values = await read(keys.flatMap((key) => byKey.get(key) ?? []))
    return new Map(
      values.flatMap((value, at) => {
        const key = keys[at]
        return key === undefined ? [] : [[key, { value, bytes: weigh(value) + 2 * key.length }]]
      }),
    )
  })
  return [...byKey.keys()].flatMap((key) => found.get(key) ?? [])
}
