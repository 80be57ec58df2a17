import { createHash, randomBytes } from 'node:crypto'
import { CODE_LENGTH, parsePersonalCode, toPersonalCode } from '#core/base/personal-code.ts'
import { listCities } from '#store/city/cities.ts'
import { inCity } from '#store/city/city.ts'
import type { CityHandle } from '#store/handle.ts'
import type { Store } from '#store/open.ts'

/** Sixty random bits as somebody types them. 256 is a multiple of 32, so every sign is as likely as the others. */
export const newPersonalCode = (): string => toPersonalCode(randomBytes(CODE_LENGTH))

/** All that is kept of a code. Sixty bits are too many to try through, so that no salt is needed. */
export const hashPersonalCode = (code: string): string => createHash('sha256').update(code).digest('hex')

/**
 * Works in the city in which somebody knows the code: an installation holds few, and an address that named one would have
 * to be typed. Undefined where the code is none or nobody knows it.
 */
export async function inCityOfCode<T>(
  store: Store,
  typed: string,
  work: (tx: CityHandle, codeSha256: string, city: { readonly name: string }) => Promise<T | undefined>,
): Promise<T | undefined> {
  const code = parsePersonalCode(typed)
  if (code === undefined) return undefined
  const hash = hashPersonalCode(code)
  for (const city of await listCities(store.db)) {
    const done = await inCity(store, city.id, (tx) => work(tx, hash, city))
    if (done !== undefined) return done
  }
  return undefined
}
