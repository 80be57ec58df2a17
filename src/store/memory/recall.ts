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

/**
 * Answers from memory what has been read before, if nothing it rests on has changed since, which one small question to the
 * database tells. The answer is shared: nobody may change it, and rights are applied to it afterwards.
 */
export async function recall<T>(tx: CityHandle, { key, restsOn, read, weigh }: Recalled<T>): Promise<T> {
  if (!tx.remembers) return read()
  const whole = `${tx.cityId} ${await readChanges(tx, restsOn)} ${key}`
  return tx.memory.recall(whole, async (): Promise<Remembered<T>> => {
    const value = await read()
    return { value, bytes: weigh(value) + 2 * whole.length }
  })
}

async function readChanges(tx: CityHandle, restsOn: readonly Changing[]): Promise<string> {
  const rows = await tx
    .selectFrom('number_head')
    .select(['noun', 'last'])
    .where('city_id', '=', tx.cityId)
    .where(
      'noun',
      'in',
      restsOn.map((one) => `${one}-change` as const),
    )
    .execute()
  const counts = new Map(rows.map(({ noun, last }) => [noun, last]))
  return restsOn.map((one) => counts.get(`${one}-change`) ?? 0).join('.')
}
