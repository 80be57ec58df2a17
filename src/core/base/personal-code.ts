// How is a code written that somebody reads from paper and types on a phone?

/** Crockford's alphabet: no I, L, O, U, so that nothing is taken for another sign. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

export const CODE_LENGTH = 12

/** A code from so many random numbers as it has signs; each is taken modulo 32. */
export function toPersonalCode(random: ArrayLike<number>): string {
  const signs = Array.from({ length: CODE_LENGTH }, (_, at) => SIGNS[(random[at] ?? 0) % 32] ?? '0').join('')
  return signs.replace(/(.{4})(?=.)/g, '$1-')
}

/** What was typed as the code it means: case, spaces and hyphens do not matter, O is 0, I and L are 1. Undefined where it cannot be one. */
export function parsePersonalCode(typed: string): string | undefined {
  const signs = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-—–]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  if (signs.length !== CODE_LENGTH || [...signs].some((sign) => !SIGNS.includes(sign))) return undefined
  return signs.replace(/(.{4})(?=.)/g, '$1-')
}
